//! Terms of all acts side by side.

use super::{Fault, Found};
use crate::language::Text;
use crate::law::{ActCode, Lang};
use crate::norm::terms::{Defined, Notion, terms};
use crate::norm::{DefinitionForm, NormKind, Passage};
use crate::rule::{ConceptId, RuleSet};
use std::sync::Arc;

/// A passage reduced to what is compared across acts; `None` if there is nothing. A text with places that cannot be read
/// may define there what it bans, so only its definitions count.
pub(super) fn worth_comparing(passage: &Passage, whole: bool) -> Option<Passage> {
    let counts = |kind| match kind {
        NormKind::Definition => true,
        NormKind::Prohibition | NormKind::Offence => whole,
        _ => false,
    };
    passage.norms.iter().any(|n| counts(n.kind)).then(|| {
        let mut passage = passage.clone();
        passage.norms.retain(|n| counts(n.kind));
        passage
    })
}

/// Terms that two acts define in different words.
pub(super) fn meanings(passages: &[Passage], found: &mut Found) {
    // The disposition of an offence describes conduct for its own article and gives no term to other acts.
    let own: Vec<Passage> = passages
        .iter()
        .filter(|p| defined(p).any(|form| form == Some(DefinitionForm::Item)))
        .map(|p| {
            let mut p = p.clone();
            p.norms.retain(|n| n.term.as_ref().is_some_and(|t| t.form == Some(DefinitionForm::Item)));
            p
        })
        .collect();
    let compared = terms(&own, &[]);
    let mut faulty: Vec<*const Passage> = Vec::new();
    for conflict in &compared.conflicts {
        for d in &conflict.definitions {
            let mut others: Vec<ActCode> = conflict.definitions.iter().map(|o| o.passage.act.clone()).collect();
            others.retain(|act| *act != d.passage.act);
            others.sort();
            others.dedup();
            let fault = Fault::TwoMeanings { term: d.term.to_owned(), others };
            found.fault(&Arc::new(d.passage.clone()), range_of(d), Some(NormKind::Definition), fault);
            faulty.push(std::ptr::from_ref(d.passage));
        }
    }
    for passage in own.iter().filter(|p| !faulty.contains(&std::ptr::from_ref(*p))) {
        let ranges = passage.norms.iter().filter_map(|n| Some(n.term.as_ref()?.range.clone())).collect();
        found.sound(&Arc::new(passage.clone()), ranges, Some(NormKind::Definition));
    }
}

fn defined(passage: &Passage) -> impl Iterator<Item = Option<DefinitionForm>> {
    passage.norms.iter().filter(|n| n.kind == NormKind::Definition).map(|n| n.term.as_ref().and_then(|t| t.form))
}

fn range_of(d: &Defined<'_>) -> Vec<std::ops::Range<usize>> {
    d.passage.text.find(d.term).map(|at| at..at + d.term.len()).into_iter().collect()
}

/// Notions that are banned or punished and that no act defines.
pub(super) fn undefined(passages: &[Passage], rules: &RuleSet, notions: &[ConceptId], found: &mut Found) {
    let notion = |id: &ConceptId| {
        let concept = rules.concept(*id);
        Notion {
            name: &concept.id,
            find: Box::new(move |lang: Lang, text: &Text| {
                concept.patterns.get(&lang).map(|p| p.find(text)).unwrap_or_default()
            }),
        }
    };
    let notions: Vec<Notion<'_>> = notions.iter().map(notion).collect();
    let compared = terms(passages, &notions);
    for undefined in &compared.undefined {
        for used in &undefined.uses {
            let passage = used.passage;
            let start = passage.text.find(used.words);
            let range = start.map(|at| at..at + used.words.len());
            let fault = Fault::UndefinedTerm { concept: undefined.notion.to_owned() };
            found.fault(&Arc::new(passage.clone()), range.into_iter().collect(), Some(used.kind), fault);
        }
    }
    for passage in passages {
        let terms = passage.norms.iter().filter(|n| n.kind == NormKind::Definition).filter_map(|n| n.term.as_ref());
        for term in terms {
            let text = Text::new(passage.lang, &term.text);
            let names = |n: &Notion<'_>| !(n.find)(passage.lang, &text).is_empty();
            if notions.iter().any(names) {
                found.sound(&Arc::new(passage.clone()), vec![term.range.clone()], Some(NormKind::Definition));
            }
        }
    }
}
