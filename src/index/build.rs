//! From editions to documents.

use super::card::ActCard;
use super::schema::{Fields, NO_END, day_number, order_of, sequence_of};
use crate::language::analyse;
use crate::language::analyzer::WordLines;
use crate::law::{Edition, Lang};
use crate::norm::{Passage, passages_with_words};
use std::collections::HashMap;
use tantivy::TantivyDocument;

/// The documents of one act: each passage once for every span of days on which it is read.
///
/// # Errors
/// If a record cannot be written as JSON, which no value of these types should cause.
pub(super) fn documents(
    fields: &Fields,
    origin: &str,
    card: &ActCard,
    editions: &[Edition],
) -> Result<Vec<TantivyDocument>, serde_json::Error> {
    let mut documents = Vec::new();
    for edition in editions {
        let Some(own) = card.editions.iter().position(|e| e.date == edition.date) else { continue };
        for lang in Lang::AUTHENTIC {
            // The title that the words are read under: whoever looks at them on a day sees the card.
            let title = card.act.title.exact(lang).unwrap_or_default();
            let mut lines = Lines { lang, known: HashMap::new() };
            for (passage, own_words) in passages_with_words(edition, lang) {
                let mut spans = card.spans(own, lang, &passage.eid).into_iter().peekable();
                if spans.peek().is_none() {
                    continue;
                }
                let mut described = describe(fields, origin, title, &passage, own_words, &mut lines);
                described.add_bytes(fields.record, &serde_json::to_vec(&passage)?);
                while let Some((from, to)) = spans.next() {
                    // Nearly every passage has one span; it needs no copy.
                    let more = spans.peek().is_some();
                    let mut document = if more { described.clone() } else { std::mem::take(&mut described) };
                    document.add_u64(fields.sequence, sequence_of(passage.act.as_str(), documents.len()));
                    document.add_u64(fields.from, day_number(from));
                    document.add_u64(fields.to, to.map_or(NO_END, day_number));
                    documents.push(document);
                }
            }
        }
    }
    Ok(documents)
}

/// Words of texts that are met again and again: opening words, headings, the title.
struct Lines {
    lang: Lang,
    known: HashMap<String, WordLines>,
}

impl Lines {
    /// Adds the words of a text.
    fn add(&mut self, text: &str, to: &mut WordLines) {
        match self.known.get(text) {
            Some(words) => to.add(words),
            None => {
                let words = WordLines::of(&analyse(self.lang, text));
                to.add(&words);
                self.known.insert(text.to_owned(), words);
            }
        }
    }
}

fn describe(
    fields: &Fields,
    origin: &str,
    title: &str,
    passage: &Passage,
    own_words: WordLines,
    lines: &mut Lines,
) -> TantivyDocument {
    let mut document = TantivyDocument::default();
    let lang = passage.lang;
    document.add_text(fields.origin, origin);
    document.add_text(fields.act, passage.act.as_str());
    document.add_u64(fields.order, order_of(passage.act.as_str()));
    document.add_text(fields.lang, lang.tag());
    document.add_text(fields.eid, passage.eid.as_str());
    let mut words = own_words;
    for governing in &passage.governing {
        lines.add(&governing.text, &mut words);
    }
    document.add_text(fields.words(lang), words.stems);
    document.add_text(fields.forms(lang), words.forms);
    let mut above = WordLines::default();
    for heading in &passage.headings {
        lines.add(&heading.text, &mut above);
    }
    lines.add(title, &mut above);
    document.add_text(fields.above(lang), above.stems);
    for norm in &passage.norms {
        document.add_text(fields.norm, norm.kind.tag());
        if let Some(term) = &norm.term {
            document.add_text(fields.term(lang), WordLines::of(&analyse(lang, &term.text)).stems);
        }
    }
    document
}
