//! Other words for the same sentences: what a text speaks of changes, its grammar stays.
//!
//! Frequent words and short ones are kept, so that sentences ban, oblige and define as before, but for those that the
//! rules ask about: of all the law of a country, little speaks of children. Any other word is given the beginning of
//! another word of the corpus and keeps its own ending, the same beginning for all forms of one word in one act. A third
//! of the words belong to the act alone and the rest to its field, so that some words are met in many acts and most in few.

use super::random::{mix, number_of};
use olqy::language::{Normalised, Required, stem};
use olqy::law::Lang;
use std::collections::{BTreeMap, BTreeSet};

/// Words so frequent in the restated corpus are kept.
const KEPT: usize = 500;
/// Letters by which forms are taken for one word, and the fewest that are left of a word's beginning.
const ROOT: usize = 5;
/// Letters of an ending.
const ENDING: usize = 3;
/// Of so many words one is kept besides the frequent ones: any act may speak of a child.
const SPARED: u64 = 40;

/// The words of one language.
pub struct Vocabulary {
    kept: BTreeSet<String>,
    /// Short words that the rules ask about.
    asked: BTreeSet<String>,
    /// Other short words, any of which can stand in the place of such a one.
    short: Vec<String>,
    beginnings: Vec<String>,
}

impl Vocabulary {
    /// The words of these texts; those that `asked` requires are words like any other.
    pub fn new<'a>(lang: Lang, asked: &BTreeSet<Required>, texts: impl Iterator<Item = &'a str>) -> Vocabulary {
        let mut counts: BTreeMap<String, usize> = BTreeMap::new();
        for word in texts.flat_map(|text| text.split(|c: char| !c.is_alphabetic())).filter(|w| !w.is_empty()) {
            *counts.entry(word.to_lowercase()).or_default() += 1;
        }
        let mut by_count: Vec<(&String, &usize)> = counts.iter().collect();
        by_count.sort_by_key(|(word, count)| (std::cmp::Reverse(**count), (*word).clone()));
        let is_asked = |word: &str| {
            let form = Normalised::new(word, lang).text;
            asked.iter().any(|required| match required {
                Required::Stem(asked) => *asked == stem(lang, &form),
                Required::Prefix(prefix) => form.starts_with(prefix.as_str()),
            })
        };
        let frequent = by_count.iter().take(KEPT).filter(|(word, _)| !is_asked(word));
        let kept = frequent.map(|(word, _)| (*word).clone()).collect();
        let beginning = |word: &String| {
            let letters: Vec<char> = word.chars().collect();
            (letters.len() > ROOT + ENDING).then(|| letters[..letters.len() - ENDING].iter().collect::<String>())
        };
        let beginnings: BTreeSet<String> = counts.keys().filter_map(beginning).collect();
        let few = |word: &&String| (3..=ROOT).contains(&word.chars().count());
        let (asked, short): (BTreeSet<String>, _) = counts.keys().filter(few).cloned().partition(|word| is_asked(word));
        Vocabulary { kept, asked, short: short.into_iter().collect(), beginnings: beginnings.into_iter().collect() }
    }

    /// Adds `text` to `out` in the words of an act and its field.
    pub fn tell(&self, text: &str, act: u64, field: u64, out: &mut String) {
        let mut rest = text;
        while let Some(start) = rest.find(char::is_alphabetic) {
            let (before, from) = rest.split_at(start);
            let end = from.find(|c: char| !c.is_alphabetic()).unwrap_or(from.len());
            let (word, after) = from.split_at(end);
            out.push_str(before);
            self.word(word, act, field, out);
            rest = after;
        }
        out.push_str(rest);
    }

    /// Another word in the place of a short one that the rules ask about.
    fn short(&self, word: &str, letters: &[char], lower: &str, act: u64, field: u64, out: &mut String) {
        let root = number_of(0, lower.chars().take(3));
        let choice = mix(number_of(root, lower.chars()) ^ field);
        let other = (!self.short.is_empty()).then(|| &self.short[(choice % self.short.len() as u64) as usize]);
        match other {
            Some(other) if !mix(root ^ act).is_multiple_of(SPARED) => {
                let mut rest = other.chars();
                match rest.next() {
                    Some(c) if letters[0].is_uppercase() => out.extend(c.to_uppercase()),
                    Some(c) => out.push(c),
                    None => {}
                }
                out.push_str(rest.as_str());
            }
            _ => out.push_str(word),
        }
    }

    fn word(&self, word: &str, act: u64, field: u64, out: &mut String) {
        let letters: Vec<char> = word.chars().collect();
        let lower: String = word.to_lowercase();
        let ascii = word.is_ascii();
        if letters.len() <= ROOT && self.asked.contains(&lower) {
            self.short(word, &letters, &lower, act, field, out);
            return;
        }
        if letters.len() < ROOT + 1 || ascii || self.kept.contains(&lower) || self.beginnings.is_empty() {
            out.push_str(word);
            return;
        }
        let root = number_of(0, lower.chars().take(ROOT));
        if mix(root ^ act).is_multiple_of(SPARED) {
            out.push_str(word);
            return;
        }
        let choice = if root.is_multiple_of(3) { mix(root ^ act) } else { mix(root ^ field) };
        let beginning = &self.beginnings[(choice % self.beginnings.len() as u64) as usize];
        let mut first = beginning.chars();
        match first.next() {
            Some(c) if letters[0].is_uppercase() => out.extend(c.to_uppercase()),
            Some(c) => out.push(c),
            None => {}
        }
        out.push_str(first.as_str());
        out.extend(&letters[letters.len() - ENDING..]);
    }
}
