//! The compiled form of rules.
