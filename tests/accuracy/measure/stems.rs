//! Stems against gold lemmas, by pairs of forms.
//!
//! A pair of two forms of one lemma is right if both get one stem; a pair with one stem that shares no lemma is wrong.

use super::score::Score;
use olqy::language::{Normalised, stem};
use olqy::law::Lang;
use std::collections::{BTreeMap, BTreeSet};
use std::path::Path;

/// Forms and their lemmas.
#[derive(Clone, Debug, Default)]
pub struct Gold(BTreeMap<String, BTreeSet<String>>);

/// The file of a language in the shared folder.
pub fn file(lang: Lang) -> &'static str {
    match lang {
        Lang::Kk => "lang/kk_ud_ktb_gold.tsv",
        _ => "lang/ru_ud_gsd_gold.tsv",
    }
}

impl Gold {
    /// Reads `form <TAB> lemma <TAB> part of speech` lines.
    ///
    /// # Panics
    /// If the file is missing or a line is none of these.
    pub fn read(lang: Lang, shared: &Path) -> Gold {
        let path = shared.join(file(lang));
        let source = std::fs::read_to_string(&path).unwrap_or_else(|e| panic!("{}: {e}", path.display()));
        let mut gold = Gold::default();
        for (at, line) in source.lines().enumerate() {
            let [form, lemma, _] = line.split('\t').collect::<Vec<_>>()[..] else {
                panic!("{}:{}: not three fields", path.display(), at + 1);
            };
            gold.0.entry(form.to_owned()).or_default().insert(lemma.to_owned());
        }
        gold
    }

    /// How many forms there are.
    pub fn len(&self) -> usize {
        self.0.len()
    }

    /// The lemmas in two halves, by a hash of the lemma.
    pub fn halves(&self) -> [Gold; 2] {
        let mut halves = [Gold::default(), Gold::default()];
        for (form, lemmas) in &self.0 {
            for lemma in lemmas {
                let half = (fnv(lemma) & 1) as usize;
                halves[half].0.entry(form.clone()).or_default().insert(lemma.clone());
            }
        }
        halves
    }

    /// Counts the pairs that the stemmer brings together.
    pub fn score(&self, lang: Lang) -> Score {
        let mut by_lemma: BTreeMap<&str, Vec<&str>> = BTreeMap::new();
        let mut by_stem: BTreeMap<String, Vec<&str>> = BTreeMap::new();
        for (form, lemmas) in &self.0 {
            for lemma in lemmas {
                by_lemma.entry(lemma).or_default().push(form);
            }
            let normal = Normalised::new(form, lang);
            by_stem.entry(stem(lang, &normal.text).into_owned()).or_default().push(form);
        }
        let gold = pairs(by_lemma.into_values());
        let got = pairs(by_stem.into_values());
        let right = gold.intersection(&got).count();
        Score { right, missed: gold.len() - right, wrong: got.len() - right }
    }
}

fn pairs<'a>(groups: impl Iterator<Item = Vec<&'a str>>) -> BTreeSet<(&'a str, &'a str)> {
    let mut out = BTreeSet::new();
    for group in groups {
        for (at, first) in group.iter().enumerate() {
            // The forms of a group come in their order, so a pair has one shape.
            out.extend(group[at + 1..].iter().map(|second| (*first, *second)));
        }
    }
    out
}

/// FNV-1a: the same halves on every machine.
fn fnv(s: &str) -> u64 {
    s.bytes().fold(0xcbf2_9ce4_8422_2325, |hash, byte| (hash ^ u64::from(byte)).wrapping_mul(0x0100_0000_01b3))
}
