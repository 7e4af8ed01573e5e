//! What a norm is made of, as far as its words say so.
//!
//! A *definition* has a genus (the wider notion that the meaning names first; in Kazakh, last), forms that it lists, and a
//! scope in which it holds. A *prohibition* has an addressee, a setting and the conduct that is banned; its exceptions
//! and conditions are in the [`Norm`]. An *offence* has a disposition, may be a qualified form of the conduct of another
//! point, and may name a child as the victim; the kinds of penalty are in the [`Norm`].
//!
//! [`elements`] reads them from a passage. Nothing is guessed: what the words do not say is `None`. `words` holds the
//! words it goes by (`rules/norms/elements-*.yaml`), `phrase` finds noun phrases, and each kind of norm has a file.

mod definition;
mod offence;
mod phrase;
mod prohibition;
mod words;

use super::{Norm, NormKind, Passage};
use crate::language::Token;
use crate::law::{Eid, Lang};
use phrase::Line;
use serde::{Deserialize, Serialize};
use std::ops::Range;

/// Words in a passage, or in the words that govern it.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Span {
    /// Where they stand: `None` is the passage's own text, a number is the place in [`Passage::governing`].
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub governing: Option<usize>,
    /// Bytes of that text.
    pub range: Range<usize>,
}

impl Span {
    fn own(range: Range<usize>) -> Span {
        Span { governing: None, range }
    }

    /// The words, in the passage that the span was read from; empty in any other one that lacks them.
    pub fn words<'a>(&self, passage: &'a Passage) -> &'a str {
        let text = match self.governing {
            None => Some(passage.text.as_str()),
            Some(at) => passage.governing.get(at).map(|g| g.text.as_str()),
        };
        text.and_then(|t| t.get(self.range.clone())).unwrap_or_default()
    }
}

/// The parts of a definition.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct DefinitionElements {
    /// All that is said of the term.
    pub meaning: Option<Span>,
    /// The wider notion: «умышленное противоправное деяние (действие или бездействие)».
    pub genus: Option<Span>,
    /// Forms and species that are listed: «в том числе …», «выражающееся в …», «оның ішінде …», «… арқылы».
    pub forms: Vec<Span>,
    /// Where it holds: «для целей настоящего Закона», «в сфере семейно-бытовых отношений».
    pub scope: Option<Span>,
}

/// The parts of a prohibition.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct ProhibitionElements {
    /// Who is bound. Only a person or a body can be; whoever is to be protected is none.
    pub addressee: Option<Span>,
    /// Places and relations in which it is banned.
    pub setting: Option<Span>,
    /// What is banned. In Kazakh the verb may carry the negation: «балаларды ұрмауға».
    pub conduct: Option<Span>,
}

/// The parts of an offence.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct OffenceElements {
    /// The punished conduct, if the passage names it and does not only threaten the penalty.
    pub disposition: Option<Span>,
    /// That it is a qualified form, and of what.
    pub qualified: Option<Qualified>,
    /// A child is the victim: the words that say so.
    pub minor: Option<Span>,
}

/// The words by which an offence is a graver form of another.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Qualified {
    /// «то же деяние», «деяния, предусмотренные частями первой или второй настоящей статьи».
    pub span: Span,
    /// The points of the article that it names; for «то же деяние» in the second point, the first. Empty where the words
    /// leave it open.
    pub of: Vec<Eid>,
}

/// What a norm is made of.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(untagged)]
pub enum Elements {
    /// Of a definition.
    Definition(DefinitionElements),
    /// Of a prohibition.
    Prohibition(ProhibitionElements),
    /// Of an offence.
    Offence(OffenceElements),
}

/// Reads what `norm`, which must be one of the norms of `passage`, is made of. Norms of other kinds have no elements.
pub fn elements(passage: &Passage, norm: &Norm) -> Option<Elements> {
    let line = || Line::new(passage.lang, &passage.text);
    match norm.kind {
        NormKind::Definition => Some(Elements::Definition(definition::read(&line(), norm))),
        NormKind::Prohibition => Some(Elements::Prohibition(prohibition::read(&line(), passage, norm))),
        NormKind::Offence => Some(Elements::Offence(offence::read(&line(), passage, norm))),
        NormKind::ShortName | NormKind::Duty | NormKind::Right | NormKind::Competence => None,
    }
}

/// Whether the words of a definition's scope are no more than the act, chapter or article that it stands in: «для целей
/// настоящего Закона».
pub fn is_own_act(lang: Lang, words: &str) -> bool {
    let line = Line::new(lang, words);
    !line.find(&line.words.definition.scope_frames, 0..line.reading.tokens.len()).is_empty()
}

/// Who is obliged, entitled or competent, as the subject of `norm`, which must be one of the norms of `passage`; `None`
/// where the words do not show it. The addressee of a prohibition is among its [`elements`].
///
/// Of an item of a list the subject stands in the words that govern it.
pub fn subject(passage: &Passage, norm: &Norm) -> Option<Span> {
    if !matches!(norm.kind, NormKind::Duty | NormKind::Right | NormKind::Competence) {
        return None;
    }
    let find = |text: &str, scope: &Range<usize>, governing: Option<usize>| {
        let line = Line::new(passage.lang, text);
        let range = prohibition::subject_of(&line, &norm.trigger, scope)?;
        Some(Span { governing, range })
    };
    if !norm.inherited {
        return find(&passage.text, &norm.scope, None);
    }
    let carrier = |g: &(usize, &super::Governing)| g.1.eid == norm.carrier && g.1.text.contains(&norm.trigger);
    let (at, above) = passage.governing.iter().enumerate().find(carrier)?;
    find(&above.text, &(0..above.text.len()), Some(at))
}

/// Whether a word is a preposition or a conjunction, which says nothing of its own.
pub(super) fn is_small(lang: Lang, word: &[Token]) -> bool {
    let g = &words::ElementWords::of(lang).general;
    g.prepositions.is_match(word) || g.conjunctions.is_match(word)
}

/// Whether a word has the ending of an adjective.
pub(super) fn is_adjective(lang: Lang, word: &[Token]) -> bool {
    let g = &words::ElementWords::of(lang).general;
    g.adjectives.is_match(word) && !g.not_adjectives.is_match(word)
}
