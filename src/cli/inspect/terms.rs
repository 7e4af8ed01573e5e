//! `olqy inspect terms`: the definitions of all acts in force laid side by side.

use super::Format;
use crate::cli::exit::{Done, Failure};
use crate::cli::options::Global;
use crate::cli::session::Session;
use crate::index::Snapshot;
use crate::law::{Eid, Lang};
use crate::norm::terms::{Conflict, Defined, Notion, Undefined, Use, terms};
use crate::norm::{NormKind, Passage};
use crate::report::clean;
use crate::rule::model::RuleKind;
use crate::rule::{ConceptId, Condition, RuleSet};
use serde::Serialize;
use std::collections::BTreeSet;
use std::io::Write;

/// How to print.
#[derive(Debug, clap::Args)]
pub struct Args {
    /// How to print
    #[arg(long, value_enum, default_value = "json")]
    format: Format,
}

#[derive(Serialize)]
struct Found<'a> {
    at: String,
    /// Terms that acts define in different words.
    conflicts: Vec<ConflictRow<'a>>,
    /// Notions of the rules that are banned or punished and that no act defines.
    undefined: Vec<UndefinedRow<'a>>,
}

#[derive(Serialize)]
struct ConflictRow<'a> {
    term: &'a str,
    lang: Lang,
    /// Stems that both of the two meanings least alike have, of a hundred.
    common_percent: u8,
    definitions: Vec<DefinedRow<'a>>,
}

#[derive(Serialize)]
struct DefinedRow<'a> {
    #[serde(flatten)]
    place: Place<'a>,
    term: &'a str,
    meaning: &'a str,
}

#[derive(Serialize)]
struct UndefinedRow<'a> {
    concept: &'a str,
    label: &'a str,
    lang: Lang,
    uses: Vec<UseRow<'a>>,
    near: Vec<DefinedRow<'a>>,
}

#[derive(Serialize)]
struct UseRow<'a> {
    #[serde(flatten)]
    place: Place<'a>,
    kind: NormKind,
    words: &'a str,
}

#[derive(Serialize)]
struct Place<'a> {
    act: &'a str,
    edition: String,
    eid: &'a Eid,
    citation: String,
}

impl<'a> Place<'a> {
    fn new(p: &'a Passage) -> Place<'a> {
        Place { act: p.act.as_str(), edition: p.edition.to_string(), eid: &p.eid, citation: p.citation.local(p.lang) }
    }
}

fn defined<'a>(d: &Defined<'a>) -> DefinedRow<'a> {
    DefinedRow { place: Place::new(d.passage), term: d.term, meaning: d.meaning }
}

pub fn run(global: &Global, args: &Args) -> Result<Done, Failure> {
    let mut session = Session::new(global);
    let rules = session.all_rules()?;
    let library = session.library()?;
    let snapshot = Snapshot::new(&library, global.at())?;
    let mut passages: Vec<Passage> = Vec::new();
    for act in snapshot.acts() {
        for lang in Lang::AUTHENTIC {
            let more = snapshot.within(&act.card.act.code, None, lang)?;
            passages.extend(more.iter().map(|p| p.as_ref().clone()));
        }
    }
    let notions = notions(&rules);
    let found = terms(&passages, &notions);
    let mut out = std::io::stdout().lock();
    match args.format {
        Format::Json => {
            let found = Found {
                at: global.at().to_string(),
                conflicts: found.conflicts.iter().map(conflict).collect(),
                undefined: found.undefined.iter().map(|u| undefined(&rules, global.lang(), u)).collect(),
            };
            serde_json::to_writer_pretty(&mut out, &found).map_err(std::io::Error::from)?;
            writeln!(out)?;
        }
        Format::Text => {
            for c in &found.conflicts {
                print_conflict(&mut out, &conflict(c))?;
            }
            for u in &found.undefined {
                print_undefined(&mut out, &undefined(&rules, global.lang(), u))?;
            }
        }
    }
    Ok(Done { failed: false, skipped: session.skipped })
}

/// What the rules ask to be defined or banned: settings and persons are not among it.
fn notions(rules: &RuleSet) -> Vec<Notion<'_>> {
    let mut wanted: BTreeSet<ConceptId> = BTreeSet::new();
    let mut persons: BTreeSet<ConceptId> = BTreeSet::new();
    for rule in &rules.rules {
        let conduct = matches!(rule.kind, RuleKind::Definition | RuleKind::Prohibition);
        for condition in rule.met.iter().chain(&rule.partial).filter(|_| conduct) {
            collect(condition, &mut wanted, &mut persons);
        }
    }
    wanted.retain(|id| !persons.contains(id) && !rules.concept(*id).is_setting);
    let notion = |id: ConceptId| {
        let concept = rules.concept(id);
        Notion {
            name: &concept.id,
            find: Box::new(move |lang, text| concept.patterns.get(&lang).map(|p| p.find(text)).unwrap_or_default()),
        }
    };
    wanted.into_iter().map(notion).collect()
}

fn collect(condition: &Condition, wanted: &mut BTreeSet<ConceptId>, persons: &mut BTreeSet<ConceptId>) {
    let does = |kind: NormKind| condition.norm.contains(&kind);
    if does(NormKind::Definition) || does(NormKind::Prohibition) {
        wanted.extend(condition.term.iter().chain(&condition.names).chain(&condition.names_any));
    }
    persons.extend(condition.concerns);
    for part in condition.all.iter().chain(&condition.any) {
        collect(part, wanted, persons);
    }
}

fn conflict<'a>(c: &Conflict<'a>) -> ConflictRow<'a> {
    ConflictRow {
        term: c.definitions.first().map_or("", |d| d.term),
        lang: c.lang,
        common_percent: c.common_percent,
        definitions: c.definitions.iter().map(defined).collect(),
    }
}

fn undefined<'a>(rules: &'a RuleSet, lang: Lang, u: &Undefined<'a>) -> UndefinedRow<'a> {
    let label = rules.concept_by_name(u.notion).map_or(u.notion, |id| rules.concept(id).label.get(lang));
    let used = |u: &Use<'a>| UseRow { place: Place::new(u.passage), kind: u.kind, words: u.words };
    UndefinedRow {
        concept: u.notion,
        label,
        lang: u.lang,
        uses: u.uses.iter().map(used).collect(),
        near: u.near.iter().map(defined).collect(),
    }
}

fn print_conflict(out: &mut impl Write, c: &ConflictRow<'_>) -> std::io::Result<()> {
    writeln!(out, "{}  «{}»  {}% in common", c.lang, clean(c.term), c.common_percent)?;
    for d in &c.definitions {
        writeln!(out, "    {}/{}  {} – {}", d.place.act, d.place.eid, clean(d.term), clean(d.meaning))?;
    }
    Ok(())
}

fn print_undefined(out: &mut impl Write, u: &UndefinedRow<'_>) -> std::io::Result<()> {
    const SHOWN: usize = 3;
    writeln!(out, "{}  {} ({}): no definition, named in {}", u.lang, clean(u.label), u.concept, u.uses.len())?;
    for one in u.uses.iter().take(SHOWN) {
        writeln!(out, "    {}/{}  {}  «{}»", one.place.act, one.place.eid, one.kind.tag(), clean(one.words))?;
    }
    for d in u.near.iter().take(SHOWN) {
        writeln!(out, "    near: {}/{}  «{}»", d.place.act, d.place.eid, clean(d.term))?;
    }
    Ok(())
}
