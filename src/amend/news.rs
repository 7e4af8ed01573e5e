//! What goes wrong beside an instruction that fits: references that lead nowhere now, terms that now mean two things.

use crate::language::{TokenKind, analyse};
use crate::law::{Document, Eid, Lang, Number, Status};
use crate::norm::pointer::{Target, pointers};
use crate::norm::terms::{definitions, is_one_meaning, is_one_term};
use crate::norm::{DefinitionForm, Level, NormKind, Passage};
use crate::source::verify::dangling::{There, leads};
use std::collections::BTreeSet;
use std::sync::Arc;

/// A reference that led somewhere, or was not there, before the draft.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub struct Dangling {
    /// The provision that refers.
    pub eid: Eid,
    /// Its words.
    pub text: String,
    /// The place that is not there, outermost level first.
    pub place: Vec<Number>,
}

/// References within an act that lead nowhere after a draft and did not before.
pub fn dangling(before: &Document, after: &Document) -> Vec<Dangling> {
    let find = |document: &Document| {
        let mut out = BTreeSet::new();
        leads(document, &mut |p, pointer, there| {
            if matches!(there, Some(There::Gone | There::Nothing)) {
                let place = pointer.place.iter().map(|(_, n)| n.clone()).collect();
                out.insert(Dangling { eid: p.eid.clone(), text: p.text.clone(), place });
            }
        });
        out
    };
    let old = find(before);
    // A provision that only has another number now refers to what it referred to.
    let known = |new: &Dangling| old.iter().any(|o| o.place == new.place && (o.eid == new.eid || o.text == new.text));
    find(after).into_iter().filter(|new| !known(new)).collect()
}

/// Articles in force that a draft takes out, as a whole.
pub fn gone(before: &Document, after: &Document) -> Vec<Number> {
    let mut out = Vec::new();
    before.walk(&mut |above, p| {
        let body = above.iter().all(|a| a.kind != crate::law::Kind::Annex);
        let there = after.find(&p.eid).is_some_and(|q| q.status == Status::InForce);
        if body && p.kind == crate::law::Kind::Article && p.status == Status::InForce && !there {
            out.extend(p.num.clone());
        }
    });
    out
}

/// Whether a provision of another act refers to one of these articles of the act with this title; which.
pub fn refers(passage: &Passage, title: &str, articles: &[Number]) -> Option<Number> {
    let name = stems(passage.lang, title);
    pointers(passage.lang, &passage.text).into_iter().find_map(|pointer| {
        let Target::Words(words) = &pointer.target else { return None };
        let (Level::Article, number) = pointer.place.first()? else { return None };
        let beside = stems(passage.lang, passage.text.get(words.clone())?);
        let named = !name.is_empty() && beside.windows(name.len()).any(|w| w == name);
        articles.iter().find(|n| named && *n == number).cloned()
    })
}

fn stems(lang: Lang, text: &str) -> Vec<String> {
    analyse(lang, text).into_iter().filter(|t| t.kind != TokenKind::Punctuation).map(|t| t.stem.clone()).collect()
}

/// A term that a draft defines, or defines anew, and that another provision defines as well.
#[derive(Clone, Debug)]
pub struct Clash {
    /// The term.
    pub term: String,
    /// The provision of the draft.
    pub own: Arc<Passage>,
    /// The other one.
    pub other: Arc<Passage>,
    /// Both say the same of it.
    pub same_meaning: bool,
}

/// A definition that gives a term to others: not the disposition of an offence, not a list of forms.
fn gives_a_term(p: &Passage, term: &str) -> bool {
    p.norms.iter().filter(|n| n.kind == NormKind::Definition).filter_map(|n| n.term.as_ref()).any(|t| {
        t.text == term
            && matches!(t.form, Some(DefinitionForm::Item | DefinitionForm::Running | DefinitionForm::ByKind))
    })
}

/// The terms that the passages of an act define after a draft and did not define so before.
pub fn new_terms(before: &[Arc<Passage>], after: &[Arc<Passage>]) -> Vec<(Arc<Passage>, String)> {
    let old: BTreeSet<(&str, &str)> = before.iter().flat_map(|p| definitions(p)).map(|d| (d.term, d.meaning)).collect();
    let mut out = Vec::new();
    for p in after {
        for d in definitions(p) {
            if gives_a_term(p, d.term) && !old.contains(&(d.term, d.meaning)) {
                out.push((Arc::clone(p), d.term.to_owned()));
            }
        }
    }
    out
}

/// The other provisions that define a term of `own`: in its act whatever they say of it, in other acts where they say
/// something else.
pub fn clashes(own: &Arc<Passage>, term: &str, others: &[Arc<Passage>]) -> Vec<Clash> {
    let mut out = Vec::new();
    let Some(mine) = definitions(own).find(|d| d.term == term) else { return out };
    for other in others {
        let itself = other.act == own.act && other.eid == own.eid;
        if itself || other.lang != own.lang {
            continue;
        }
        for d in definitions(other) {
            if !gives_a_term(other, d.term) || !is_one_term(own.lang, d.term, term) {
                continue;
            }
            let same_meaning = is_one_meaning(own.lang, d.meaning, mine.meaning);
            if other.act == own.act || !same_meaning {
                out.push(Clash { term: term.to_owned(), own: Arc::clone(own), other: Arc::clone(other), same_meaning });
            }
        }
    }
    out
}
