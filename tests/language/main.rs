//! What `olqy::language` promises.

mod normal;
mod pattern;
mod russian;
mod token;
