//! What each expression of a concept finds, and in which forms: so that an author sees what is missed.

use crate::language::{Pattern, Text};
use crate::law::Lang;
use crate::report::one_line;
use crate::rule::load::Loaded;
use crate::rule::model::{ConceptSpec, Texts};
use serde::Serialize;
use std::collections::{BTreeMap, HashMap, HashSet};
use std::fmt::Write as _;

/// Texts to look for expressions in, each once, found by the stems that occur in them.
#[derive(Clone, Debug, Default)]
pub struct Shelf {
    texts: BTreeMap<Lang, Vec<(String, Text)>>,
    by_stem: BTreeMap<Lang, HashMap<String, Vec<usize>>>,
    known: HashSet<(Lang, String)>,
}

impl Shelf {
    /// Adds a text, unless it is there already.
    pub fn add(&mut self, lang: Lang, words: &str) {
        if words.trim().is_empty() || !self.known.insert((lang, words.to_owned())) {
            return;
        }
        let text = Text::new(lang, words);
        let texts = self.texts.entry(lang).or_default();
        let by_stem = self.by_stem.entry(lang).or_default();
        let stems: HashSet<&str> = text.tokens.iter().map(|t| t.stem.as_str()).collect();
        for stem in stems {
            by_stem.entry(stem.to_owned()).or_default().push(texts.len());
        }
        texts.push((words.to_owned(), text));
    }

    /// The places of the texts in which a pattern may match.
    fn promising(&self, lang: Lang, pattern: &Pattern) -> Vec<usize> {
        let all = self.texts.get(&lang).map_or(0, Vec::len);
        let Some(by_stem) = self.by_stem.get(&lang) else { return Vec::new() };
        let mut found: Vec<usize> = Vec::new();
        for set in pattern.required_stems() {
            // The rarest of the stems that must be there leaves least to look at.
            let rarest = set.iter().map(|s| by_stem.get(s).map_or(&[][..], Vec::as_slice)).min_by_key(|l| l.len());
            match rarest {
                Some(places) => found.extend(places),
                None => return (0..all).collect(),
            }
        }
        found.sort_unstable();
        found.dedup();
        found
    }

    /// Every form in which a pattern matches, as the texts have it in small letters, but for matches inside a match of
    /// one of `not`.
    fn forms(&self, lang: Lang, pattern: &Pattern, not: &[Pattern]) -> Vec<String> {
        let Some(texts) = self.texts.get(&lang) else { return Vec::new() };
        let mut forms = Vec::new();
        for (words, text) in self.promising(lang, pattern).into_iter().filter_map(|i| texts.get(i)) {
            let found = pattern.find_all(&text.tokens);
            if found.is_empty() {
                continue;
            }
            let cover: Vec<_> = not.iter().flat_map(|p| p.find_all(&text.tokens)).map(|m| m.tokens).collect();
            for m in found {
                let only_looks_so = cover.iter().any(|c| c.start <= m.tokens.start && m.tokens.end <= c.end);
                if !only_looks_so && let Some(form) = words.get(m.range) {
                    let form: Vec<&str> = form.split_whitespace().collect();
                    forms.push(form.join(" ").to_lowercase());
                }
            }
        }
        forms
    }
}

/// A concept with what its expressions find.
#[derive(Clone, Debug, Serialize)]
pub struct Entry {
    /// Its id.
    pub concept: String,
    /// Its name.
    pub label: Texts,
    /// The file it is defined in.
    pub file: String,
    /// Its expressions by language.
    pub languages: BTreeMap<Lang, Vec<Expression>>,
}

/// An expression with what it finds.
#[derive(Clone, Debug, Serialize)]
pub struct Expression {
    /// As written.
    pub expression: String,
    /// Its line in the file, counted from 1.
    pub line: usize,
    /// Its column in characters, counted from 1.
    pub column: usize,
    /// How often it matches.
    pub matches: usize,
    /// The forms it matches, in small letters, with how often each does; the most frequent first.
    pub forms: Vec<Form>,
}

/// A form with its frequency.
#[derive(Clone, Debug, Serialize)]
pub struct Form {
    /// The words.
    pub words: String,
    /// How often they match.
    pub matches: usize,
}

/// The lexicon of the concepts of some files, in the order of their ids; only those with the ids in `only`, unless it is
/// empty.
pub fn lexicon(files: &[Loaded], shelf: &Shelf, only: &[String]) -> Vec<Entry> {
    let mut entries: BTreeMap<&str, Entry> = BTreeMap::new();
    for (file, spec) in files.iter().flat_map(|f| f.content.concepts.iter().map(move |c| (f, c))) {
        if only.is_empty() || only.contains(&spec.id.value) {
            entries.insert(&spec.id, entry(&file.file, spec, shelf));
        }
    }
    entries.into_values().collect()
}

fn entry(file: &str, spec: &ConceptSpec, shelf: &Shelf) -> Entry {
    let mut languages = BTreeMap::new();
    for lang in Lang::AUTHENTIC {
        let (yes, not) =
            if lang == Lang::Kk { (&spec.expressions.kk, &spec.not.kk) } else { (&spec.expressions.ru, &spec.not.ru) };
        let not: Vec<Pattern> = not.iter().filter_map(|e| Pattern::parse(e, lang).ok()).collect();
        let mut expressions = Vec::new();
        for source in yes {
            let Ok(pattern) = Pattern::parse(source, lang) else { continue };
            let mut counts: BTreeMap<String, usize> = BTreeMap::new();
            for form in shelf.forms(lang, &pattern, &not) {
                *counts.entry(form).or_default() += 1;
            }
            let mut forms: Vec<Form> = counts.into_iter().map(|(words, matches)| Form { words, matches }).collect();
            forms.sort_by(|a, b| b.matches.cmp(&a.matches).then_with(|| a.words.cmp(&b.words)));
            expressions.push(Expression {
                expression: source.value.clone(),
                line: source.line,
                column: source.column,
                matches: forms.iter().map(|f| f.matches).sum(),
                forms,
            });
        }
        languages.insert(lang, expressions);
    }
    Entry { concept: spec.id.value.clone(), label: spec.label.clone(), file: file.to_owned(), languages }
}

/// The lexicon as lines: a concept, its expressions with their counts, the forms below.
pub fn text(entries: &[Entry], lang: Lang) -> String {
    let mut out = String::new();
    for entry in entries {
        let _ = writeln!(out, "{}  {}", one_line(&entry.concept), one_line(entry.label.get(lang)));
        for (of, expressions) in &entry.languages {
            for e in expressions {
                let forms: Vec<String> =
                    e.forms.iter().map(|f| format!("{} {}", one_line(&f.words), f.matches)).collect();
                let _ = writeln!(out, "  {of}  {:>5}  {}", e.matches, one_line(&e.expression));
                if !forms.is_empty() {
                    let _ = writeln!(out, "             {}", forms.join(" · "));
                }
            }
        }
    }
    out
}
