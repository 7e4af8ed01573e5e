//! Russian stems: the Snowball algorithm, and a list of the forms it is known to get wrong.

use std::borrow::Cow;
use std::collections::HashMap;
use std::sync::LazyLock;

use frostem::{Algorithm, Stemmer};

/// Forms with their stems, from `rules/language/russian-stems.txt`.
static EXCEPTIONS: LazyLock<HashMap<&str, &str>> = LazyLock::new(|| {
    let lines = include_str!("../../rules/language/russian-stems.txt").lines();
    let entries = lines.filter(|line| !line.starts_with('#')).filter_map(|line| line.split_once(':'));
    entries.flat_map(|(stem, forms)| forms.split_whitespace().map(move |form| (form, stem))).collect()
});

/// The stem of `word`, a normalised Russian word.
pub fn stem(word: &str) -> Cow<'_, str> {
    match EXCEPTIONS.get(word) {
        Some(stem) => Cow::Borrowed(stem),
        None => Stemmer::new(Algorithm::Russian).stem(word),
    }
}
