//! `olqy`
