//! Terms and short names that an act introduces and does not use.
//!
//! A term is used where all of its words stand in one sentence, in any form and order: a false alarm costs more than a
//! term that is passed over. So each of several names of one notion is enough («брак (супружество)», «опека или
//! попечительство», a short name given beside it), and a longer term that contains it uses it.

use super::{Fault, Found, Sheet, not_whole};
use crate::language::{Token, TokenKind, analyse};
use crate::law::{Document, Eid, Kind, Lang, Status};
use crate::norm::{DefinitionForm, Norm, NormKind, Passage};
use std::collections::{BTreeMap, BTreeSet};

/// Beginnings shorter than this say nothing of a word, in characters.
const BEGINNING: usize = 4;

/// Words shorter than this join other words, in characters.
const JOINING: usize = 3;

/// Where the words of a text stand: by stem, the text and the sentence in it.
struct Index<'a> {
    places: BTreeMap<String, BTreeSet<(usize, usize)>>,
    /// Which provision each text is of; none for titles.
    of: Vec<Option<&'a Eid>>,
}

impl<'a> Index<'a> {
    /// Every word of the act: its title, its headings, its provisions in force, and those of earlier editions where
    /// these are what is read.
    fn new(sheet: &'a Sheet<'_>) -> Index<'a> {
        let mut index = Index { places: BTreeMap::new(), of: Vec::new() };
        let lang = sheet.lang;
        index.add(lang, None, sheet.edition.act.title.exact(lang).unwrap_or_default());
        let left_out = |eid: &Eid| sheet.document.omissions.iter().any(|o| o.covers(eid));
        index.add_document(sheet.document, &|_| true);
        for document in &sheet.earlier {
            index.add_document(document, &left_out);
        }
        index
    }

    fn add_document(&mut self, document: &'a Document, wanted: &dyn Fn(&Eid) -> bool) {
        document.walk(&mut |above, p| {
            let in_force = above.iter().chain([&p]).all(|q| q.status == Status::InForce);
            if !in_force || !wanted(&p.eid) {
                return;
            }
            for text in [p.heading.as_deref().unwrap_or_default(), &p.text] {
                self.add(document.lang, Some(&p.eid), text);
            }
        });
    }

    fn add(&mut self, lang: Lang, of: Option<&'a Eid>, text: &str) {
        let nth = self.of.len();
        self.of.push(of);
        for token in analyse(lang, text).into_iter().filter(|t| t.kind != TokenKind::Punctuation) {
            self.places.entry(token.stem.clone()).or_default().insert((nth, token.sentence));
        }
    }

    /// Where a word stands in any form. Stems of which one begins with the other are taken for one word.
    fn word(&self, stem: &str) -> BTreeSet<(usize, usize)> {
        let mut found = BTreeSet::new();
        let long = |s: &str| s.chars().count() >= BEGINNING;
        let longer = self.places.range(stem.to_owned()..).take_while(|(s, _)| s.starts_with(stem));
        found.extend(longer.filter(|(s, _)| *s == stem || long(stem)).flat_map(|(_, p)| p));
        for (at, _) in stem.char_indices().skip(BEGINNING) {
            if let Some(shorter) = stem.get(..at) {
                found.extend(self.places.get(shorter).into_iter().flatten());
            }
        }
        found
    }

    /// Whether the words stand together in a sentence outside a provision.
    fn is_used(&self, words: &[String], outside: &Eid) -> bool {
        let mut each = words.iter().map(|w| self.word(w));
        let Some(mut common) = each.next() else { return false };
        for places in each {
            common.retain(|p| places.contains(p));
        }
        common.iter().any(|(nth, _)| self.of.get(*nth).is_some_and(|of| of.is_none_or(|eid| !eid.is_within(outside))))
    }
}

/// Looks at the items of articles of notions.
pub(super) fn definitions(sheet: &Sheet<'_>, found: &mut Found) {
    let defining = |n: &&Norm| {
        n.kind == NormKind::Definition
            && !n.inherited
            && n.term.as_ref().is_some_and(|t| t.form == Some(DefinitionForm::Item))
    };
    introduced(sheet, found, &defining, &|term| Fault::UnusedDefinition { term });
}

/// Looks at short names.
pub(super) fn short_names(sheet: &Sheet<'_>, found: &mut Found) {
    let naming = |n: &&Norm| n.kind == NormKind::ShortName && !n.inherited;
    introduced(sheet, found, &naming, &|name| Fault::UnusedShortName { name });
}

fn introduced(sheet: &Sheet<'_>, found: &mut Found, wanted: &dyn Fn(&&Norm) -> bool, fault: &dyn Fn(String) -> Fault) {
    let mut all = sheet.passages.iter().flat_map(|p| p.norms.iter().filter(wanted).map(move |n| (p, n))).peekable();
    if all.peek().is_none() {
        return;
    }
    if !sheet.whole {
        found.caveats.push(not_whole(sheet));
        return;
    }
    let index = Index::new(sheet);
    let items = Items::new(sheet.document);
    for (passage, norm) in all {
        let Some(term) = &norm.term else { continue };
        let names = names(passage, norm, &term.text);
        let outside = items.of(&passage.eid);
        let used = names.iter().any(|words| index.is_used(words, outside) || goes_on(passage, norm, words));
        let range = vec![term.range.clone()];
        if used || names.is_empty() {
            found.sound(passage, range, Some(norm.kind));
        } else {
            found.fault(passage, range, Some(norm.kind), fault(term.text.clone()));
        }
    }
}

/// The point or subpoint that each paragraph without a number belongs to: what a definition goes on to say is no use of
/// its term.
struct Items<'a>(BTreeMap<&'a Eid, &'a Eid>);

impl<'a> Items<'a> {
    fn new(document: &'a Document) -> Items<'a> {
        let mut items = BTreeMap::new();
        document.walk(&mut |above, p| {
            let numbered = above.iter().rev().find(|q| matches!(q.kind, Kind::Point | Kind::Subpoint));
            if let Some(item) = numbered.filter(|_| p.kind == Kind::Unnumbered) {
                items.insert(&p.eid, &item.eid);
            }
        });
        Items(items)
    }

    fn of(&self, eid: &'a Eid) -> &'a Eid {
        self.0.get(eid).copied().unwrap_or(eid)
    }
}

/// Whether a short name is used by the provision that gives it, after it is given.
fn goes_on(passage: &Passage, norm: &Norm, words: &[String]) -> bool {
    let Some(term) = norm.term.as_ref().filter(|_| norm.kind == NormKind::ShortName) else { return false };
    let tokens = analyse(passage.lang, &passage.text);
    let after = |w: &String| tokens.iter().any(|t| t.range.start >= term.range.end && t.stem == *w);
    !words.is_empty() && words.iter().all(after)
}

/// The stems of every name by which a term may be called: itself, each of the names that brackets, commas and «или» set
/// apart, and short names given in the same provision.
fn names(passage: &Passage, norm: &Norm, term: &str) -> Vec<Vec<String>> {
    let lang = passage.lang;
    let mut names: Vec<Vec<String>> = Vec::new();
    let (outside, inside) = brackets(term);
    let mut add = |text: &str| {
        let tokens = analyse(lang, text);
        let mut pieces: Vec<Vec<&Token>> = vec![Vec::new()];
        for token in &tokens {
            let parts = token.kind == TokenKind::Punctuation && matches!(token.text.as_str(), "," | ";" | "/");
            if parts || is_or(lang, token) {
                pieces.push(Vec::new());
            } else if let Some(last) = pieces.last_mut()
                && token.kind != TokenKind::Punctuation
            {
                last.push(token);
            }
        }
        for piece in pieces {
            let long: Vec<&&Token> = piece.iter().filter(|t| t.text.chars().count() >= JOINING).collect();
            let words: Vec<String> = if long.is_empty() {
                piece.iter().map(|t| t.stem.clone()).collect()
            } else {
                long.iter().map(|t| t.stem.clone()).collect()
            };
            if !words.is_empty() && !names.contains(&words) {
                names.push(words);
            }
        }
    };
    add(&outside);
    inside.iter().for_each(|name| add(name));
    if norm.kind == NormKind::Definition {
        let short = passage.norms.iter().filter(|n| n.kind == NormKind::ShortName && n.scope == norm.scope);
        short.filter_map(|n| n.term.as_ref()).for_each(|t| add(&t.text));
    }
    names
}

fn is_or(lang: Lang, token: &Token) -> bool {
    let words: &[&str] =
        if lang == Lang::Kk { &["және", "немесе", "яки"] } else { &["и", "или", "либо"] };
    words.contains(&token.text.as_str())
}

/// The text outside of brackets, and what each bracket holds.
fn brackets(text: &str) -> (String, Vec<String>) {
    let mut outside = String::new();
    let mut inside: Vec<String> = Vec::new();
    let mut depth = 0usize;
    for c in text.chars() {
        match c {
            '(' => {
                depth += 1;
                inside.push(String::new());
            }
            ')' => depth = depth.saturating_sub(1),
            c if depth == 0 => outside.push(c),
            c => inside.last_mut().into_iter().for_each(|last| last.push(c)),
        }
    }
    (outside, inside)
}
