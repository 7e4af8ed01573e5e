//! The technique of law-making: faults in how acts are made, whatever they are about.
//!
//! An [`Examiner`] is shown the acts of a corpus one after the other and looks through the edition of each that is in
//! force on the day. [`usage`] looks for terms and short names that nothing uses, [`structure`] for references, numbers
//! and languages that do not fit together, [`terms`] lays the terms of all acts side by side.
//!
//! Places that a text leaves out are unknown. What they could explain is no fault: an act with such places is not looked
//! through for terms without a use, and the finding says so. A restated text tells nothing of the wording of the law and
//! is only looked through for what its numbers show.

mod fault;
mod structure;
mod terms;
mod usage;

pub use fault::Fault;

use super::finding::{Because, Caveat, Evidence, Finding, Grade, Searched, Test, Verdict};
use super::rule::{characters, key, quote_caveats};
use super::verdict;
use crate::index::{ActAt, ActCard, Standing};
use crate::law::{Date, Document, Edition, Eid, Lang, TextStatus};
use crate::norm::{NormKind, Passage, passages};
use crate::rule::model::Check;
use crate::rule::{Rule, RuleSet};
use std::collections::{BTreeMap, BTreeSet};
use std::ops::Range;
use std::sync::Arc;

/// Faults shown for one rule; more are counted.
const SHOWN: usize = 60;

/// Provisions quoted in each language where nothing was found.
const SOUND: usize = 3;

/// Looks through acts for the faults that the rules on technique ask about.
pub struct Examiner<'a> {
    rules: &'a RuleSet,
    at: Date,
    tasks: Vec<Task<'a>>,
    acts: Vec<ActAt>,
    /// Passages that define, ban or punish, for what is compared across acts.
    across: Vec<Passage>,
}

/// One rule with what was found for it so far.
struct Task<'a> {
    place: usize,
    rule: &'a Rule,
    check: Check,
    found: Found,
}

/// What one check found.
#[derive(Default)]
struct Found {
    faults: Vec<Seen>,
    /// The first provisions in each language that were looked at and are sound.
    sound: BTreeMap<Lang, Vec<Seen>>,
    caveats: Vec<Caveat>,
}

/// A provision that was looked at.
struct Seen {
    passage: Arc<Passage>,
    /// Bytes of its text that matter.
    ranges: Vec<Range<usize>>,
    norm: Option<NormKind>,
    fault: Option<Fault>,
}

impl Found {
    fn sound(&mut self, passage: &Arc<Passage>, ranges: Vec<Range<usize>>, norm: Option<NormKind>) {
        let of_lang = self.sound.entry(passage.lang).or_default();
        if of_lang.len() < SOUND && of_lang.iter().all(|s| s.passage.eid != passage.eid) {
            of_lang.push(Seen { passage: Arc::clone(passage), ranges, norm, fault: None });
        }
    }

    fn fault(&mut self, passage: &Arc<Passage>, ranges: Vec<Range<usize>>, norm: Option<NormKind>, fault: Fault) {
        self.faults.push(Seen { passage: Arc::clone(passage), ranges, norm, fault: Some(fault) });
    }
}

/// One text of an act in force.
struct Sheet<'a> {
    act: &'a ActAt,
    edition: &'a Edition,
    document: &'a Document,
    lang: Lang,
    passages: Vec<Arc<Passage>>,
    /// The texts of earlier editions, from which places that this one leaves out are read.
    earlier: Vec<&'a Document>,
    /// Whether no place of the act is unknown.
    whole: bool,
}

impl Sheet<'_> {
    /// The passage at a place or, where only what stands in it has words, the first one in it.
    fn passage(&self, eid: &Eid) -> Option<&Arc<Passage>> {
        self.passages
            .iter()
            .find(|p| p.eid == *eid)
            .or_else(|| self.passages.iter().find(|p| p.eid.is_within(eid)))
            .or_else(|| self.passages.iter().find(|p| p.eid.sort_key() > eid.sort_key()))
            .or(self.passages.last())
    }
}

impl<'a> Examiner<'a> {
    /// Looks for what the rules of the set on technique, or those of them with the ids in `only`, ask about.
    pub fn new(rules: &'a RuleSet, only: Option<&[String]>, at: Date) -> Examiner<'a> {
        let asked = |rule: &Rule| only.is_none_or(|ids| ids.contains(&rule.id));
        let of_technique = rules.rules.iter().enumerate().filter(|(_, rule)| asked(rule));
        let tasks = of_technique
            .filter_map(|(place, rule)| Some(Task { place, rule, check: rule.check?, found: Found::default() }))
            .collect();
        Examiner { rules, at, tasks, acts: Vec::new(), across: Vec::new() }
    }

    /// Whether there is nothing to look for.
    pub fn is_idle(&self) -> bool {
        self.tasks.is_empty()
    }

    /// Looks through an act, given with all of its editions in any order. Nothing is done if none is in force.
    pub fn act(&mut self, editions: &[Edition]) {
        let Some(card) = ActCard::new(String::new(), editions, Vec::new()) else { return };
        let act = ActAt::new(Arc::new(card), self.at);
        let Some(date) = act.edition().map(|e| e.date).filter(|_| act.standing == Standing::InForce) else { return };
        let Some(edition) = editions.iter().find(|e| e.date == date) else { return };
        let mut sheets: Vec<Sheet<'_>> = Vec::new();
        for lang in Lang::AUTHENTIC {
            let Some(document) = edition.documents.get(&lang) else { continue };
            let before = editions.iter().filter(|e| e.date < date && !document.omissions.is_empty());
            sheets.push(Sheet {
                act: &act,
                edition,
                document,
                lang,
                passages: passages(edition, lang).into_iter().map(Arc::new).collect(),
                earlier: before.filter_map(|e| e.documents.get(&lang)).collect(),
                whole: act.unread(lang).is_empty(),
            });
        }
        let restated = edition.text_status == TextStatus::Restated;
        for task in &mut self.tasks {
            if restated && task.check.judges_words() {
                task.found.caveats.push(Caveat::WordsRestated(act.card.act.code.clone()));
                continue;
            }
            for sheet in &sheets {
                match task.check {
                    Check::UnusedDefinition => usage::definitions(sheet, &mut task.found),
                    Check::UnusedShortName => usage::short_names(sheet, &mut task.found),
                    Check::DanglingReference => structure::references(sheet, &mut task.found),
                    Check::Numbering => structure::numbers(sheet, &mut task.found),
                    Check::UndefinedTerm if !sheet.whole => task.found.caveats.push(not_whole(sheet)),
                    Check::UndefinedTerm | Check::TwoMeanings | Check::LanguagesDiverge => {}
                }
            }
            if task.check == Check::LanguagesDiverge {
                structure::languages(&sheets, &mut task.found);
            }
        }
        let across = self.tasks.iter().any(|t| matches!(t.check, Check::UndefinedTerm | Check::TwoMeanings));
        for sheet in sheets.iter().filter(|_| across && !restated) {
            self.across.extend(sheet.passages.iter().filter_map(|p| terms::worth_comparing(p, sheet.whole)));
        }
        self.acts.push(act);
    }

    /// What was found, in the order of the rules.
    pub fn findings(mut self) -> Vec<Finding> {
        self.acts.sort_by(|a, b| a.card.act.code.cmp(&b.card.act.code));
        self.across.sort_by_cached_key(|p| (p.lang, key(p)));
        let mut findings = Vec::new();
        for mut task in std::mem::take(&mut self.tasks) {
            match task.check {
                Check::TwoMeanings => terms::meanings(&self.across, &mut task.found),
                Check::UndefinedTerm => terms::undefined(&self.across, self.rules, &task.rule.near, &mut task.found),
                _ => task.found.faults.sort_by_cached_key(|s| (key(&s.passage), s.fault.clone())),
            }
            findings.push(self.finding(task));
        }
        findings
    }

    fn finding(&self, task: Task<'_>) -> Finding {
        let Task { place, rule, check, found } = task;
        let faulty: BTreeSet<Lang> = found.faults.iter().map(|s| s.passage.lang).collect();
        let of_both = check == Check::LanguagesDiverge && !faulty.is_empty();
        let by_language: BTreeMap<Lang, Verdict> = Lang::AUTHENTIC
            .into_iter()
            .map(|lang| {
                let verdict = if faulty.contains(&lang) || of_both {
                    Verdict::Gap
                } else if found.sound.contains_key(&lang) {
                    Verdict::Met
                } else {
                    Verdict::NotAssessable
                };
                (lang, verdict)
            })
            .collect();
        let verdict = verdict::together(&by_language);
        let of_met = found.sound.iter().filter(|(lang, _)| by_language.get(lang) == Some(&Verdict::Met));
        let mut evidence: Vec<Evidence> =
            of_met.flat_map(|(_, seen)| seen).filter_map(|s| self.quote(check, s)).collect();
        evidence.sort_by_cached_key(|e| key(&e.passage));
        let nearest: Vec<Evidence> = found.faults.iter().take(SHOWN).filter_map(|s| self.quote(check, s)).collect();
        let mut caveats = found.caveats;
        let more = found.faults.len().saturating_sub(SHOWN);
        if more > 0 {
            caveats.push(Caveat::MoreFaults(more));
        }
        if verdict != Verdict::NotAssessable {
            let silent = by_language.iter().filter(|(_, v)| **v == Verdict::NotAssessable);
            caveats.extend(silent.map(|(lang, _)| Caveat::LanguageNotReadable(*lang)));
        }
        quote_caveats(&self.acts, &evidence, &mut caveats);
        quote_caveats(&self.acts, &nearest, &mut caveats);
        caveats.sort();
        caveats.dedup();
        let searched = self.acts.iter().map(|act| Searched {
            act: act.card.act.code.to_string(),
            articles: Vec::new(),
            edition: act.edition().map(|e| e.date),
            languages: act.languages(),
        });
        Finding {
            rule: place,
            id: rule.id.clone(),
            verdict,
            by_language,
            evidence,
            nearest,
            searched: searched.collect(),
            caveats,
        }
    }

    fn quote(&self, check: Check, seen: &Seen) -> Option<Evidence> {
        let passage = &seen.passage;
        let act = self.acts.iter().find(|a| a.card.act.code == passage.act)?;
        let (grade, because) = match &seen.fault {
            Some(fault) => (Grade::Mention, Because::Lacks(Test::Technique(fault.clone()))),
            None => (Grade::Explicit, Because::Sound(check)),
        };
        Some(Evidence {
            highlights: characters(&passage.text, &seen.ranges),
            norm: seen.norm,
            grade,
            because,
            changed_since: act.changed_since(passage.edition, &passage.eid),
            text_status: act.text_status(passage.edition),
            official: act.official_text(passage.edition, passage.lang).map(str::to_owned),
            passage: Arc::clone(passage),
        })
    }
}

fn not_whole(sheet: &Sheet<'_>) -> Caveat {
    Caveat::NotWhole { act: sheet.act.card.act.code.clone(), lang: sheet.lang }
}

/// Evaluates the rules on technique over acts in memory, each given with all of its editions.
pub fn examine(rules: &RuleSet, only: Option<&[String]>, at: Date, acts: &[Vec<Edition>]) -> Vec<Finding> {
    let mut examiner = Examiner::new(rules, only, at);
    for editions in acts {
        examiner.act(editions);
    }
    examiner.findings()
}
