//! Law in memory: a few acts, asked as an index is asked.

use super::Law;
use crate::index::{ActAt, ActCard};
use crate::language::{Pattern, Text};
use crate::law::{Date, Edition, Lang};
use crate::norm::{Passage, passages};
use std::convert::Infallible;
use std::sync::Arc;

/// Acts in memory on a day. Every passage is read when the law is made, so it is meant for samples and drafts.
#[derive(Clone, Debug)]
pub struct InMemory {
    at: Date,
    acts: Vec<ActAt>,
    passages: Vec<Arc<Passage>>,
}

impl InMemory {
    /// The law of these acts, each with its editions in any order, on a day.
    pub fn new(at: Date, acts: &[Vec<Edition>]) -> InMemory {
        let mut law = InMemory { at, acts: Vec::new(), passages: Vec::new() };
        for editions in acts {
            let Some(card) = ActCard::new(String::new(), editions, Vec::new()) else { continue };
            for edition in editions {
                let Some(own) = card.editions.iter().position(|e| e.date == edition.date) else { continue };
                for lang in Lang::AUTHENTIC {
                    let read = passages(edition, lang).into_iter().filter(|p| {
                        card.spans(own, lang, &p.eid)
                            .iter()
                            .any(|(from, to)| *from <= at && to.is_none_or(|to| at < to))
                    });
                    law.passages.extend(read.map(Arc::new));
                }
            }
            law.acts.push(ActAt::new(Arc::new(card), at));
        }
        law.acts.sort_by(|a, b| a.card.act.code.cmp(&b.card.act.code));
        law
    }

    /// Every passage in force.
    pub fn passages(&self) -> &[Arc<Passage>] {
        &self.passages
    }
}

impl Law for InMemory {
    type Error = Infallible;

    fn at(&self) -> Date {
        self.at
    }

    fn acts(&self) -> &[ActAt] {
        &self.acts
    }

    fn candidates(&self, lang: Lang, patterns: &[&Pattern]) -> Result<Vec<Arc<Passage>>, Infallible> {
        let of_lang = self.passages.iter().filter(|p| p.lang == lang);
        if patterns.is_empty() {
            return Ok(Vec::new());
        }
        // To stem a handful of passages twice costs more than to look at one too many.
        if self.passages.len() <= FEW {
            return Ok(of_lang.cloned().collect());
        }
        let sets: Vec<Vec<String>> = patterns.iter().flat_map(|p| p.required_stems()).collect();
        let may_match = |p: &&Arc<Passage>| {
            let words: Vec<&str> =
                std::iter::once(p.text.as_str()).chain(p.governing.iter().map(|g| g.text.as_str())).collect();
            Text::new(lang, &words.join(" ")).has_any(&sets)
        };
        Ok(of_lang.filter(may_match).cloned().collect())
    }
}

/// So many passages are handed out without looking at their words.
const FEW: usize = 64;
