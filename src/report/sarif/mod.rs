//! The report as SARIF 2.1.0, for programs that show findings beside the lines of files: law kept in git.
//!
//! Results are what falls short: gaps, partly met rules and diverging texts fail, what is not assessable stays open. What
//! is met is no result, so that a gap that was closed is absent from the next file, as those programs expect; how many
//! are met stands in the properties of the run. A rule on legislative technique has one result for each fault.

mod model;
mod rules;

use super::ReportError;
use super::places::{Place, Places};
use super::view::{FindingView, MovedRule, Quote, View};
use super::words::Words;
use crate::law::{Lang, parse_date};
use crate::rule::model::RuleKind;
use model::{
    ArtifactLocation, Driver, Location, Log, LogicalLocation, PhysicalLocation, Region, ResultProperties, Run,
    RunProperties, SarifResult, Text, Tool, UriBase,
};
use percent_encoding::{AsciiSet, NON_ALPHANUMERIC, utf8_percent_encode};
use std::collections::BTreeMap;

const SCHEMA: &str = "https://docs.oasis-open.org/sarif/sarif/v2.1.0/errata01/os/schemas/sarif-schema-2.1.0.json";

/// What stays as it is in a path of a URI.
const PATH: &AsciiSet = &NON_ALPHANUMERIC.remove(b'/').remove(b'-').remove(b'.').remove(b'_').remove(b'~');

/// Writes the file. Provisions that `places` does not know have no line, only their name.
///
/// # Errors
/// None that an assessment causes.
pub fn write(view: &View, words: &Words, lang: Lang, places: &Places) -> Result<String, ReportError> {
    let writer = Writer { view, words, lang, places };
    let mut out = serde_json::to_string_pretty(&writer.log())?;
    out.push('\n');
    Ok(out)
}

/// How grave a failing result is.
fn level(verdict: &str, severity: &str) -> &'static str {
    match (verdict, severity) {
        ("gap", "minor") => "warning",
        ("gap", _) => "error",
        (_, "minor") => "note",
        _ => "warning",
    }
}

struct Writer<'a> {
    view: &'a View,
    words: &'a Words,
    lang: Lang,
    places: &'a Places,
}

impl Writer<'_> {
    fn log(&self) -> Log {
        let view = self.view;
        let findings = view.findings.iter().enumerate();
        let mut results: Vec<SarifResult> = findings.flat_map(|(index, f)| self.results(index, f)).collect();
        results.extend(view.comparison.iter().flat_map(|c| &c.rules).filter_map(|m| self.absent(m)));
        let bases = (0..self.places.corpora.max(1)).map(|n| {
            let description = Text { text: self.words.tables.source.get(self.lang).to_owned() };
            (self.base(n), UriBase { description })
        });
        let run = Run {
            tool: Tool {
                driver: Driver {
                    name: "olqy",
                    version: view.version.clone(),
                    semantic_version: view.version.clone(),
                    rules: view.findings.iter().map(|f| rules::rule(f, self.words, self.lang)).collect(),
                },
            },
            language: view.lang,
            column_kind: "unicodeCodePoints",
            original_uri_base_ids: bases.collect(),
            results,
            properties: RunProperties {
                at: view.head.at.iso.clone(),
                compared_with: view.comparison.as_ref().map(|c| c.before.iso.clone()),
                verdicts: view.summary.verdicts.iter().map(|c| (c.verdict.tag.clone(), c.n)).collect(),
                known: [&[view.head.rank.as_str(), &view.head.known][..], &notes(view)].concat().join(" "),
            },
        };
        Log { schema: SCHEMA, version: "2.1.0", runs: [run] }
    }

    /// The name of a corpus: there is mostly one.
    fn base(&self, n: usize) -> String {
        match self.places.corpora {
            0 | 1 => "CORPUS".to_owned(),
            _ => format!("CORPUS{}", n + 1),
        }
    }

    fn results(&self, index: usize, finding: &FindingView) -> Vec<SarifResult> {
        match finding.verdict.tag.as_str() {
            "met" => Vec::new(),
            "gap" if finding.kind.tag == super::compose::tag(&RuleKind::Technique) => self.faults(index, finding),
            verdict => vec![self.result(index, finding, verdict)],
        }
    }

    fn result(&self, index: usize, finding: &FindingView, verdict: &str) -> SarifResult {
        let quotes = super::flat::quotes(finding);
        let mut locations: Vec<Location> = Vec::new();
        if finding.evidence.is_empty() {
            locations.extend(self.homes(finding));
        }
        locations.extend(quotes.iter().map(|(_, q)| self.quote(q)));
        // Results are shown at their first location; one in a file is worth more than one that only has a name.
        if let Some(in_file) = locations.iter().position(|l| l.physical_location.is_some()) {
            let first = locations.remove(in_file);
            locations.insert(0, first);
        }
        let mut related = locations.split_off(locations.len().min(1));
        for (id, location) in (1..).zip(&mut related) {
            location.id = Some(id);
        }
        let moved = self.moved(&finding.rule);
        SarifResult {
            rule_id: finding.rule.clone(),
            rule_index: Some(index),
            kind: if verdict == "not-assessable" { "open" } else { "fail" },
            level: if verdict == "not-assessable" { "none" } else { level(verdict, &finding.severity.tag) },
            message: Text { text: message(finding) },
            locations,
            related_locations: related,
            partial_fingerprints: fingerprint(&[&finding.rule]),
            baseline_state: self.view.comparison.as_ref().map(|_| match moved {
                None => "unchanged",
                Some(m) if m.before.as_ref().is_none_or(|v| v.tag == "met") => "new",
                Some(_) => "updated",
            }),
            properties: ResultProperties {
                verdict: verdict.to_owned(),
                verdict_before: moved.and_then(|m| m.before.as_ref()).map(|v| v.tag.clone()),
            },
        }
    }

    fn moved(&self, rule: &str) -> Option<&MovedRule> {
        self.view.comparison.as_ref()?.rules.iter().find(|m| m.rule == rule)
    }

    /// A result for each fault of technique, and one for what must be known of all.
    fn faults(&self, index: usize, finding: &FindingView) -> Vec<SarifResult> {
        let moved = self.moved(&finding.rule);
        let mut at_place: BTreeMap<(&str, &str, &str), usize> = BTreeMap::new();
        let mut results: Vec<SarifResult> = Vec::new();
        for (_, quote) in super::flat::quotes(finding) {
            let n = at_place.entry((&quote.act, &quote.eid, quote.lang)).or_default();
            *n += 1;
            let is = |m: &&super::view::MovedQuote| {
                m.act == quote.act && m.eid == quote.eid && m.language.tag == quote.lang && m.now.is_some()
            };
            let state = match moved.map(|m| (m.before.is_some(), m.quotes.iter().find(is))) {
                None | Some((true, None)) => "unchanged",
                Some((true, Some(quote))) if quote.moved.tag != "appeared" => "updated",
                Some(_) => "new",
            };
            results.push(SarifResult {
                message: Text { text: format!("{}: {}", finding.title, quote.why) },
                locations: vec![self.quote(quote)],
                related_locations: Vec::new(),
                partial_fingerprints: fingerprint(&[&finding.rule, &quote.act, &quote.eid, quote.lang, &n.to_string()]),
                baseline_state: self.view.comparison.as_ref().map(|_| state),
                ..self.result(index, finding, "gap")
            });
        }
        if results.is_empty() || !finding.caveats.is_empty() {
            results.push(SarifResult {
                kind: "informational",
                level: "none",
                locations: Vec::new(),
                related_locations: Vec::new(),
                ..self.result(index, finding, "gap")
            });
        }
        results
    }

    /// What fell short in the other report and no longer does, or is no longer asked.
    fn absent(&self, moved: &MovedRule) -> Option<SarifResult> {
        let before = moved.before.as_ref().filter(|v| v.tag != "met")?;
        if moved.now.as_ref().is_some_and(|v| v.tag != "met") {
            return None;
        }
        let index = self.view.findings.iter().position(|f| f.rule == moved.rule);
        let severity = index.and_then(|n| self.view.findings.get(n)).map_or("", |f| f.severity.tag.as_str());
        let now = moved.now.as_ref().map(|v| format!(" → {}", v.label)).unwrap_or_default();
        Some(SarifResult {
            rule_id: moved.rule.clone(),
            rule_index: index,
            kind: if before.tag == "not-assessable" { "open" } else { "fail" },
            level: if before.tag == "not-assessable" { "none" } else { level(&before.tag, severity) },
            message: Text { text: format!("{}: {}. {}{now}", moved.title.text, moved.moved.label, before.label) },
            locations: Vec::new(),
            related_locations: Vec::new(),
            partial_fingerprints: fingerprint(&[&moved.rule]),
            baseline_state: Some("absent"),
            properties: ResultProperties {
                verdict: moved.now.as_ref().map_or(String::new(), |v| v.tag.clone()),
                verdict_before: Some(before.tag.clone()),
            },
        })
    }

    fn quote(&self, quote: &Quote) -> Location {
        let mark = quote.mark.as_ref().map(|m| format!(" [{m}]")).unwrap_or_default();
        let place = parse_date(&quote.edition.iso)
            .zip(Lang::parse(quote.lang))
            .and_then(|(edition, lang)| self.places.get(&(quote.act.clone(), edition, lang), &quote.eid));
        Location {
            id: None,
            physical_location: place.map(|p| self.physical(p, Some(quote.text.clone()))),
            logical_locations: vec![LogicalLocation {
                name: quote.citation.clone(),
                fully_qualified_name: format!("{}/{}/{}", quote.act, quote.edition.iso, quote.eid),
                kind: "provision",
            }],
            message: Some(Text { text: format!("{}, {}{mark}: {}", quote.citation, quote.language, quote.why) }),
        }
    }

    /// Where a norm that was not found would stand: in each act and language that was read, its first article.
    fn homes(&self, finding: &FindingView) -> Vec<Location> {
        let mut out = Vec::new();
        for searched in &finding.searched {
            let Some(edition) = searched.edition.as_ref() else { continue };
            let Some(day) = parse_date(&edition.iso) else { continue };
            for language in &searched.languages {
                let Some(lang) = Lang::parse(&language.tag) else { continue };
                let found = self.places.home(&(searched.act.clone(), day, lang), searched);
                let eid = found.as_ref().and_then(|(_, eid)| eid.clone());
                let home = self.words.tables.home.get(self.lang);
                let place = [Some(searched.act.clone()), Some(edition.iso.clone()), eid];
                out.push(Location {
                    id: None,
                    physical_location: found.map(|(p, _)| self.physical(p, None)),
                    logical_locations: vec![LogicalLocation {
                        name: searched.title.text.clone(),
                        fully_qualified_name: place.into_iter().flatten().collect::<Vec<_>>().join("/"),
                        kind: "act",
                    }],
                    message: Some(Text { text: format!("{home}: {} ({})", searched.title.text, language.label) }),
                });
            }
        }
        out
    }

    fn physical(&self, place: &Place, words: Option<String>) -> PhysicalLocation {
        PhysicalLocation {
            artifact_location: ArtifactLocation {
                uri: utf8_percent_encode(&place.path, PATH).to_string(),
                uri_base_id: self.base(place.corpus),
            },
            region: Region { start_line: place.line.max(1), snippet: words.map(|text| Text { text }) },
        }
    }
}

/// What was read and is not official, in sentences.
fn notes(view: &View) -> Vec<&str> {
    view.head.status_notes.iter().map(String::as_str).collect()
}

/// The verdict in a sentence, and what must be known to weigh it.
fn message(finding: &FindingView) -> String {
    let head = format!("{}. {}", finding.verdict.label, finding.why);
    std::iter::once(head.as_str()).chain(finding.caveats.iter().map(String::as_str)).collect::<Vec<_>>().join(" ")
}

/// What tells that a result of another run is the same one, whatever lines it stands on.
fn fingerprint(parts: &[&str]) -> BTreeMap<&'static str, String> {
    let mut hasher = blake3::Hasher::new();
    for part in parts {
        hasher.update(&(part.len() as u64).to_le_bytes());
        hasher.update(part.as_bytes());
    }
    let digest = hasher.finalize().to_hex();
    BTreeMap::from([("olqyFinding/v1", digest.chars().take(32).collect())])
}
