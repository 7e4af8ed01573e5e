//! `olqy amend --suggest RULE`: the rule's model wording as an instruction, at the place where its nearest provision stands.

use super::reverse::name;
use super::{Args, edition_at};
use crate::amend::{ActName, ActPart, Action, Draft, Instruction, Item, Place, Step, Unit, Which, apply, render};
use crate::assess::{Evidence, Finding, assess};
use crate::cli::exit::{Done, Failure};
use crate::cli::options::Global;
use crate::cli::session::{Session, say};
use crate::index::Snapshot;
use crate::law::{ActCode, Document, Eid, Kind, Lang, Number, ParagraphRole, Provision, Status};
use crate::norm::{DefinitionForm, NormKind, Passage};
use crate::rule::Rule;
use crate::rule::model::RuleKind;
use crate::source;
use std::collections::BTreeMap;
use std::sync::Arc;

/// Definitions that an article must hold to be the one on basic notions.
const NOTIONS: usize = 3;

pub fn run(global: &Global, args: &Args, id: &str) -> Result<Done, Failure> {
    let mut session = Session::new(global);
    let rules = crate::cli::check::known_rules(&mut session, &[id.to_owned()])?;
    let Some(rule) = rules.rule(id) else { return Err(Failure::Usage(format!("there is no rule {id}"))) };
    let Some(model) = &rule.model else {
        return Err(Failure::Usage(format!("rule {id} has no model wording; `recommendation` says what to do")));
    };
    let (acts, report) = source::merged(session.found()?);
    session.tell(&report);
    let library = session.library()?;
    let snapshot = Snapshot::new(&library, global.at())?;
    let assessment = assess(&snapshot, &rules, Some(&[id.to_owned()]))?;
    let Some((code, near)) = place(rule, assessment.findings.first(), &snapshot)? else {
        return Err(Failure::Usage(format!("no act that could hold the norm of rule {id} is in the corpus")));
    };
    let Some(act) = snapshot.acts().iter().find(|a| a.card.act.code == code) else {
        return Err(Failure::Usage(format!("act {code} is not in the corpus")));
    };
    let texts: BTreeMap<Lang, Document> = Lang::AUTHENTIC
        .into_iter()
        .filter_map(|lang| edition_at(&acts, &code, global.at(), lang)?.1.remove(&lang).map(|text| (lang, text)))
        .collect();
    // Both texts count alike: a number that one of them has is taken in the other.
    let articles: Vec<&Provision> = texts.values().filter_map(|text| text.find(&near)).collect();
    let Some(slot) = slot(rule, &articles) else {
        return Err(Failure::Usage(format!("{near} of act {code} cannot be read, so nothing can be added to it")));
    };
    let mut out = String::new();
    let mut skipped = session.skipped;
    for lang in Lang::AUTHENTIC {
        let Some(text) = texts.get(&lang) else {
            say(format_args!("act {code} has no text in {lang} in force on {}", global.at()));
            skipped = true;
            continue;
        };
        let words = name(&act.card.act, lang, text.title.as_deref());
        let instructions = slot.instructions(text, &near, model.get(lang));
        let part = ActPart { name: ActName::read(lang, &words), line: 1, instructions };
        for outcome in apply::apply(text, &part, None).outcomes {
            if let Some(misfit) = outcome.misfit {
                say(format_args!("the draft does not fit the text in {lang}: {misfit}"));
                skipped = true;
            }
        }
        let draft =
            Draft { lang, title: None, acts: vec![part], commencement: None, later: Vec::new(), problems: Vec::new() };
        out.push_str(&render(&draft));
        out.push('\n');
    }
    args.put(&out)?;
    Ok(Done { failed: false, skipped })
}

/// The act and the article for the norm: where the best of the provisions stands that meet the rule in part or come near;
/// failing that the first home of the rule that is in the corpus. A definition belongs to the article on basic notions.
fn place(rule: &Rule, finding: Option<&Finding>, law: &Snapshot<'_>) -> Result<Option<(ActCode, Eid)>, Failure> {
    let at_home = |e: &Evidence| {
        let act = law.acts().iter().find(|a| a.card.act.code == e.passage.act);
        let article = e.passage.eid.article_number();
        rule.home.iter().any(|h| {
            let inside = |n: &Number| h.articles.is_empty() || h.articles.iter().any(|(a, b)| a <= n && n <= b);
            act.is_some_and(|a| h.is(&a.card.act)) && article.as_ref().is_some_and(inside)
        })
    };
    let does = |e: &Evidence| e.passage.norms.iter().any(|n| Some(n.kind) == norm_of(rule.kind));
    let candidates = finding.into_iter().flat_map(|f| f.evidence.iter().chain(&f.nearest));
    let best = candidates
        .filter(|e| e.passage.eid.article_number().is_some())
        .enumerate()
        .min_by_key(|(i, e)| (!at_home(e), !does(e), *i));
    let stands = best.map(|(_, e)| (at_home(e), e.passage.act.clone(), e.passage.eid.article_number()));
    let home = || {
        let found =
            |h: &crate::rule::Home| law.acts().iter().find(|a| h.is(&a.card.act)).map(|a| a.card.act.code.clone());
        rule.home.iter().find_map(|h| Some((found(h)?, h.articles.first().map(|(first, _)| Eid::article(first)))))
    };
    // What comes near in an act where the norm does not belong is no place for it while its own act is at hand.
    let readable = |home: &(ActCode, Option<Eid>)| match &home.1 {
        Some(article) => law.within(&home.0, Some(article), Lang::Ru).is_ok_and(|p| !p.is_empty()),
        None => true,
    };
    let place = match (stands, home().filter(readable)) {
        (Some((true, code, Some(n))), _) => Some((code, Eid::article(&n))),
        (_, Some((code, Some(article)))) => Some((code, article)),
        (Some((_, code, Some(n))), _) => Some((code, Eid::article(&n))),
        // All of the act is the home, and nothing in it comes near: its first article stands for it.
        (_, Some((code, None))) => {
            let passages = law.within(&code, None, Lang::Ru)?;
            passages.iter().find_map(|p| p.eid.article_number()).map(|first| (code, Eid::article(&first)))
        }
        _ => None,
    };
    let Some((code, article)) = place else { return Ok(None) };
    if rule.kind == RuleKind::Definition
        && let Some(notions) = notions(&law.within(&code, None, Lang::Ru)?)
    {
        return Ok(Some((code, notions)));
    }
    Ok(Some((code, article)))
}

fn norm_of(kind: RuleKind) -> Option<NormKind> {
    match kind {
        RuleKind::Definition => Some(NormKind::Definition),
        RuleKind::Prohibition => Some(NormKind::Prohibition),
        RuleKind::Offence => Some(NormKind::Offence),
        RuleKind::Duty => Some(NormKind::Duty),
        RuleKind::Right => Some(NormKind::Right),
        _ => None,
    }
}

/// The first article that defines several terms in its list.
fn notions(passages: &[Arc<Passage>]) -> Option<Eid> {
    let mut counts: BTreeMap<Number, usize> = BTreeMap::new();
    for p in passages {
        let items = p.norms.iter().filter_map(|n| n.term.as_ref()).filter(|t| t.form == Some(DefinitionForm::Item));
        if let Some(n) = p.eid.article_number().filter(|_| items.count() > 0) {
            *counts.entry(n).or_default() += 1;
        }
    }
    counts.into_iter().find(|(_, n)| *n >= NOTIONS).map(|(n, _)| Eid::article(&n))
}

/// The form in which an article takes one more norm.
enum Slot {
    /// As the next item of its list.
    Item(Number),
    /// As the next point.
    Point(Number),
    /// As a paragraph at its end.
    Paragraph,
}

fn slot(rule: &Rule, articles: &[&Provision]) -> Option<Slot> {
    let first = articles.first()?;
    let next = |kind: Kind| {
        let own = articles.iter().flat_map(|a| &a.children).filter(|p| p.kind == kind).filter_map(|p| p.num.as_ref());
        let highest = own.filter_map(|n| n.as_str().split('-').next()?.parse::<u32>().ok()).max()?;
        Number::parse(&(highest + 1).to_string())
    };
    let has = |kind: Kind| first.children.iter().any(|p| p.kind == kind);
    if rule.kind == RuleKind::Definition && has(Kind::Subpoint) && !has(Kind::Point) {
        return next(Kind::Subpoint).map(Slot::Item);
    }
    Some(if has(Kind::Point) { Slot::Point(next(Kind::Point)?) } else { Slot::Paragraph })
}

impl Slot {
    fn instructions(&self, text: &Document, article: &Eid, model: &str) -> Vec<Instruction> {
        let number = |n: &Number| Which::Number(n.clone());
        let here: Place =
            article.article_number().iter().map(|n| Step { unit: Unit::Article, which: number(n) }).collect();
        let add = |unit, numbers, text| Action::Add { unit, numbers, new: false, after: None, text: vec![text] };
        let say = |place: Place, action| Instruction {
            places: vec![place],
            action,
            line: 0,
            source: String::new(),
            item: Item::default(),
            mark: None,
        };
        match self {
            Slot::Item(n) => {
                let bare = model.trim().trim_end_matches([';', '.']);
                let last = text.find(article).and_then(|a| a.children.iter().rfind(|p| p.kind == Kind::Subpoint));
                let mut out = Vec::new();
                // The list goes on, so what ended it does so no more.
                if let Some(step) = last.filter(|p| p.status == Status::InForce && p.text.trim_end().ends_with('.'))
                    && let Some(old) = &step.num
                {
                    let mut place = here.clone();
                    place.push(Step { unit: Unit::Subpoint, which: number(old) });
                    let pairs = vec![(".".to_owned(), ";".to_owned())];
                    out.push(say(place, Action::Replace { pairs, everywhere: false, cases: false }));
                }
                out.push(say(here, add(Unit::Subpoint, vec![n.clone()], format!("{n}) {bare}."))));
                out
            }
            Slot::Point(n) => {
                // In the codes the point is the часть.
                let unit = if text.points_are_parts { Unit::Part } else { Unit::Point };
                vec![say(here, add(unit, vec![n.clone()], format!("{n}. {}", sentence(model))))]
            }
            Slot::Paragraph => {
                let parts = text.find(article).map_or(0, |a| {
                    let counts = |p: &&Provision| matches!(p.role, Some((ParagraphRole::Part, _)));
                    a.children.iter().filter(counts).count()
                });
                let numbers = match (parts, Number::parse(&(parts + 1).to_string())) {
                    (1.., Some(n)) => vec![n],
                    _ => Vec::new(),
                };
                vec![say(here, add(Unit::Part, numbers, sentence(model)))]
            }
        }
    }
}

/// A wording that may be made for a list, as a sentence of its own.
fn sentence(model: &str) -> String {
    let mut chars = model.trim().trim_end_matches([';', '.']).chars();
    let first: String = chars.next().map(|c| c.to_uppercase().collect()).unwrap_or_default();
    format!("{first}{}.", chars.as_str())
}
