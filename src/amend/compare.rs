//! The amending law that turns one text into another.
