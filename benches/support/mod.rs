//! A corpus of the size of a country's law.

pub mod national;
mod random;
mod vocabulary;
