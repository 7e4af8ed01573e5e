//! What `olqy::language` promises.

mod kazakh;
mod normal;
mod pattern;
mod russian;
mod token;
