//! From editions to documents.

use super::card::ActCard;
use super::schema::{ACT, Fields, NO_END, PASSAGE, day_number};
use crate::law::{Edition, Lang};
use crate::norm::{Passage, passages};
use tantivy::TantivyDocument;

/// The documents of one act: its card, and each passage once for every span of days on which it is read.
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
    let mut act = TantivyDocument::default();
    act.add_text(fields.kind, ACT);
    act.add_text(fields.origin, origin);
    act.add_text(fields.act, card.act.code.as_str());
    act.add_bytes(fields.record, &serde_json::to_vec(card)?);
    documents.push(act);
    for edition in editions {
        let Some(own) = card.editions.iter().position(|e| e.date == edition.date) else { continue };
        for lang in Lang::AUTHENTIC {
            let title = edition.act.title.exact(lang).unwrap_or_default();
            for passage in passages(edition, lang) {
                let record = serde_json::to_vec(&passage)?;
                for (from, to) in card.spans(own, lang, &passage.eid) {
                    let mut document = describe(fields, origin, title, &passage);
                    document.add_u64(fields.from, day_number(from));
                    document.add_u64(fields.to, to.map_or(NO_END, day_number));
                    document.add_bytes(fields.record, &record);
                    documents.push(document);
                }
            }
        }
    }
    Ok(documents)
}

fn describe(fields: &Fields, origin: &str, title: &str, passage: &Passage) -> TantivyDocument {
    let mut document = TantivyDocument::default();
    let lang = passage.lang;
    document.add_text(fields.kind, PASSAGE);
    document.add_text(fields.origin, origin);
    document.add_text(fields.act, passage.act.as_str());
    document.add_text(fields.lang, lang.tag());
    document.add_text(fields.eid, passage.eid.as_str());
    document.add_text(fields.words(lang), &passage.text);
    for governing in &passage.governing {
        document.add_text(fields.words(lang), &governing.text);
    }
    for heading in &passage.headings {
        document.add_text(fields.above(lang), &heading.text);
    }
    document.add_text(fields.above(lang), title);
    for norm in &passage.norms {
        document.add_text(fields.norm, norm.kind.tag());
        if let Some(term) = &norm.term {
            document.add_text(fields.term(lang), &term.text);
        }
    }
    document
}
