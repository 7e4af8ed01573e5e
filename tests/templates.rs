//! Templates of one's own: what they can name, what takes their place, and what is said when they fail.

#[path = "report/sample.rs"]
#[allow(dead_code)]
mod sample;

use olqy::law::Lang;
use olqy::report::view::View;
use olqy::report::{Format, Options, Profile, ReportError, Request, Templates, Unused, compose, render_with, words};
use serde_json::{Map, Value};
use std::collections::BTreeSet;
use std::fmt::Write;
use std::path::Path;

const MARK: &str = "<!-- fields -->\n";

/// The manual: what is written by hand, and below the mark every type of the view with its fields.
fn manual(by_hand: &str) -> String {
    let schema = serde_json::to_value(schemars::schema_for!(View)).unwrap();
    let mut out = format!("{by_hand}{MARK}");
    let mut waiting = vec!["View".to_owned()];
    let mut done: BTreeSet<String> = BTreeSet::new();
    while !waiting.is_empty() {
        let name = waiting.remove(0);
        if !done.insert(name.clone()) {
            continue;
        }
        let own = if name == "View" { &schema } else { &schema["$defs"][&name] };
        let says = if name == "View" { "The report: `r` in a template." } else { text(own) };
        write!(out, "\n## {name}\n{}\n\n", flat(says)).unwrap();
        // A type with variants has the fields of each.
        let one = [own.clone()];
        let variants = own["oneOf"].as_array().map_or(&one[..], Vec::as_slice);
        for variant in variants {
            if variants.len() > 1 {
                write!(out, "\n{}\n\n", flat(text(variant))).unwrap();
            }
            let fields = variant["properties"].as_object().unwrap_or_else(|| panic!("{name} has no fields"));
            for (field, what) in fields {
                let mut found = Vec::new();
                let said = match what["const"].as_str() {
                    Some(value) => format!("text): always `{value}`."),
                    None => format!("{}): {}", kind(what, &mut found), flat(text(what))),
                };
                writeln!(out, "- `{field}` ({said}").unwrap();
                waiting.extend(found);
            }
        }
    }
    out
}

fn text(schema: &Value) -> &str {
    schema["description"].as_str().unwrap_or_else(|| panic!("no description: {schema}"))
}

/// In one line, without the brackets of links between types.
fn flat(text: &str) -> String {
    text.split_whitespace().collect::<Vec<_>>().join(" ").replace("[`", "`").replace("`]", "`").replace("::", ".")
}

/// What a field holds; the types it names are added to `found`.
fn kind(schema: &Value, found: &mut Vec<String>) -> String {
    let map = |m: &Map<String, Value>, found: &mut Vec<String>| -> Option<String> {
        if let Some(target) = m.get("$ref").and_then(Value::as_str) {
            let name = target.rsplit('/').next().unwrap().to_owned();
            found.push(name.clone());
            return Some(format!("[{name}](#{})", name.to_lowercase()));
        }
        if let Some(all) = m.get("anyOf").and_then(Value::as_array) {
            let some = all.iter().find(|s| s["type"] != "null").unwrap();
            return Some(format!("{} or nothing", kind(some, found)));
        }
        if let Some(types) = m.get("type").and_then(Value::as_array) {
            return Some(format!("{} or nothing", simple(types[0].as_str().unwrap())));
        }
        match m.get("type").and_then(Value::as_str)? {
            "array" if m.contains_key("prefixItems") => Some(format!("pair of {}", kind(&m["prefixItems"][0], found))),
            "array" => Some(format!("list of {}", kind(&m["items"], found))),
            "object" => Some(format!("map to {}", kind(m.get("additionalProperties")?, found))),
            name => Some(simple(name)),
        }
    };
    schema.as_object().and_then(|m| map(m, found)).unwrap_or_else(|| panic!("{schema}"))
}

fn simple(name: &str) -> String {
    match name {
        "string" => "text".to_owned(),
        "integer" => "number".to_owned(),
        "boolean" => "true or false".to_owned(),
        other => panic!("{other}"),
    }
}

fn keys(value: &Value, into: &mut BTreeSet<String>) {
    match value {
        Value::Object(map) => map.iter().for_each(|(key, v)| {
            into.insert(key.clone());
            keys(v, into);
        }),
        Value::Array(list) => list.iter().for_each(|v| keys(v, into)),
        _ => {}
    }
}

#[test]
fn the_manual_names_every_field_of_the_view() {
    let path = concat!(env!("CARGO_MANIFEST_DIR"), "/docs/templates.md");
    let known = std::fs::read_to_string(path).unwrap();
    let (by_hand, _) = known.split_once(MARK).unwrap();
    let wanted = manual(by_hand);
    if std::env::var_os("OLQY_WRITE_MANUAL").is_some() {
        std::fs::write(path, &wanted).unwrap();
    }
    assert_eq!(std::fs::read_to_string(path).unwrap(), wanted, "run the test with OLQY_WRITE_MANUAL=1");

    let (rules, assessment) = (sample::rules(), sample::assessment());
    let view = compose::compose(words::words().unwrap(), &rules, &assessment, Lang::Ru, &Options::default());
    let mut named = BTreeSet::new();
    keys(&serde_json::to_value(&view).unwrap(), &mut named);
    assert!(named.len() > 60, "{}", named.len());
    let missing: Vec<&String> = named.iter().filter(|key| !wanted.contains(&format!("- `{key}` ("))).collect();
    // Keys of maps are languages; they are values and no fields.
    assert!(missing.iter().all(|k| Lang::parse(k).is_some()), "{missing:?}");
}

fn with(folder: &Path, format: Format) -> Result<String, ReportError> {
    let (own, unused) = Templates::read(folder).unwrap();
    assert_eq!(unused, []);
    let options = Options { templates: Some(own), ..Options::default() };
    let (rules, assessment) = (sample::rules(), sample::assessment());
    let request = Request { rules: &rules, assessment: &assessment, timelines: &[], lang: Lang::En };
    render_with(format, request, &options).map(|bytes| String::from_utf8(bytes).unwrap())
}

fn folder(files: &[(&str, &str)]) -> tempfile::TempDir {
    let dir = tempfile::tempdir().unwrap();
    for (name, text) in files {
        std::fs::write(dir.path().join(name), text).unwrap();
    }
    dir
}

#[test]
fn own_templates_stand_in_place_of_those_of_the_same_name() {
    let dir = folder(&[
        ("finding.html", "<article>{{ f.rule }} {{ f.verdict.tag }} {% include '_mine.html' %}</article>\n"),
        ("_mine.html", "{{ f.title }}"),
        ("report.css", "body { color: teal }"),
        ("report.md", "{% for f in r.findings %}{{ f.rule }}: {{ f.why }}\n{% endfor %}"),
    ]);
    let page = with(dir.path(), Format::Html).unwrap();
    assert!(page.contains("<article>SMP-101 met Prohibition of corporal punishment in all settings</article>"));
    assert!(page.contains("body { color: teal }") && page.contains("id=\"summary\""));
    let text = with(dir.path(), Format::Markdown).unwrap();
    assert!(text.starts_with("SMP-101: ") && text.lines().count() == sample::rules().rules.len(), "{text}");
}

#[test]
fn a_template_that_fails_is_named_with_its_line() {
    for (name, text, line, said) in [
        ("finding.html", "<p>\n{{ f.rule }}\n{{ f.verdikt.label }}\n", 3, "undefined value"),
        ("quote.html", "\n{% if q.mark %}\n", 2, "syntax error"),
        ("limits.html", "{% include '_none.html' %}", 1, "template not found"),
        ("method.html", "{{ r.method|shout }}", 1, "unknown filter"),
    ] {
        let dir = folder(&[(name, text)]);
        match with(dir.path(), Format::Html) {
            Err(error @ ReportError::OwnTemplate { .. }) => {
                let message = error.to_string();
                let place = format!("{}, line {line}: {said}", dir.path().join(name).display());
                assert!(message.starts_with(&place), "{message}");
            }
            other => panic!("{name}: {other:?}"),
        }
    }
}

#[test]
fn text_of_the_law_is_escaped_in_own_templates_too() {
    let dir = folder(&[(
        "finding.html",
        "{% for g in f.nearest %}{% for q in g.quotes %}{{ q.text }}{% endfor %}{% endfor %}",
    )]);
    let page = with(dir.path(), Format::Html).unwrap();
    assert!(page.contains("&lt;script&gt;alert(1)") && page.matches("<script").count() == 1);
}

#[test]
fn what_is_not_used_is_named() {
    let dir = folder(&[("findings.htm", ""), ("report.css", ""), (".hidden", "")]);
    std::fs::write(dir.path().join("report.md"), [0xff, 0xfe]).unwrap();
    std::fs::create_dir(dir.path().join("more")).unwrap();
    let (_, unused) = Templates::read(dir.path()).unwrap();
    assert!(
        matches!(&unused[..], [Unused::Name(a), Unused::Unreadable(b, _)] if a.ends_with("findings.htm") && b.ends_with("report.md"))
    );
    let said = unused[0].to_string();
    assert!(said.contains("findings.html") && said.contains("begin with _"), "{said}");
    assert!(Templates::read(&dir.path().join("none")).is_err());
}

fn under(profile: Profile, format: Format) -> String {
    let options = Options { profile, ..Options::default() };
    let (rules, assessment) = (sample::rules(), sample::assessment());
    let request = Request { rules: &rules, assessment: &assessment, timelines: &[], lang: Lang::En };
    String::from_utf8(render_with(format, request, &options).unwrap()).unwrap()
}

fn order(profile: Profile) -> Vec<String> {
    let report: Value = serde_json::from_str(&under(profile, Format::Json)).unwrap();
    report["findings"].as_array().unwrap().iter().map(|f| f["rule"].as_str().unwrap().to_owned()).collect()
}

#[test]
fn a_profile_orders_the_findings_for_its_reader() {
    assert_eq!(order(Profile::Reviewer), ["SMP-101", "SMP-104", "SMP-205", "SMP-301", "SMP-302", "SMP-401", "SMP-405"]);
    // No critical gap; then what is critical and partly met, and major gaps; the rest; not assessable; met.
    assert_eq!(order(Profile::Ngo), ["SMP-104", "SMP-301", "SMP-401", "SMP-205", "SMP-405", "SMP-302", "SMP-101"]);
    // Two acts with one open rule each, by code, gaps first; then the rules without a home, gaps first.
    assert_eq!(order(Profile::Drafter), ["SMP-301", "SMP-101", "SMP-104", "SMP-401", "SMP-205", "SMP-405", "SMP-302"]);
}

#[test]
fn a_profile_orders_the_parts_and_opens_what_its_reader_needs() {
    let at = |page: &str, words: &str| page.find(words).unwrap_or_else(|| panic!("{words}"));
    let ngo = under(Profile::Ngo, Format::Html);
    assert!(at(&ngo, "id=\"indicators\"") < at(&ngo, "id=\"recommendations\""));
    assert!(at(&ngo, "id=\"recommendations\"") < at(&ngo, "id=\"summary\""));
    assert!(ngo.contains("<h3 class=\"part-of\">Important</h3>"));
    let drafter = under(Profile::Drafter, Format::Html);
    assert!(drafter.contains("<h3 class=\"part-of\">On the Protection of the Child</h3>"));
    assert!(drafter.contains("<details open><summary>Model wording"));
    assert!(drafter.contains("<details class=\"nearest\" open>"));
    let reviewer = under(Profile::Reviewer, Format::Html);
    assert!(!reviewer.contains("part-of\">") && !reviewer.contains("<details open>"));
    let markdown = under(Profile::Ngo, Format::Markdown);
    assert!(at(&markdown, "## Scale of the problem") < at(&markdown, "## Summary"));
}

/// What an NGO hands over shows what is met in short; nothing is left out without a word.
#[test]
fn what_is_met_is_short_for_an_ngo_and_says_so() {
    let mut assessment = sample::assessment();
    let more = assessment.findings[1].evidence.clone();
    assessment.findings[0].evidence.extend(more);
    let rules = sample::rules();
    let request = Request { rules: &rules, assessment: &assessment, timelines: &[], lang: Lang::En };
    let write = |profile, format| {
        let options = Options { profile, ..Options::default() };
        String::from_utf8(render_with(format, request, &options).unwrap()).unwrap()
    };
    let met = |profile| -> Value {
        let report: Value = serde_json::from_str(&write(profile, Format::Json)).unwrap();
        report["findings"].as_array().unwrap().iter().find(|f| f["verdict"] == "met").unwrap().clone()
    };
    assert_eq!(met(Profile::Reviewer)["evidence"].as_array().unwrap().len(), 5);
    let short = met(Profile::Ngo);
    assert_eq!(short["evidence"].as_array().unwrap().len(), 2);
    assert!(
        write(Profile::Ngo, Format::Html).contains("the first of the provisions on which the verdict rests (3 in all)")
    );
    assert!(!write(Profile::Reviewer, Format::Html).contains("Shown in short"));
}

/// The places in the table of concordance and in recommendations are places in the list of findings, in every profile.
#[test]
fn places_of_findings_are_right_in_every_profile() {
    for profile in Profile::ALL {
        let options = Options { profile, ..Options::default() };
        let (rules, assessment) = (sample::rules(), sample::assessment());
        let view = compose::compose(words::words().unwrap(), &rules, &assessment, Lang::Kk, &options);
        let rows = view.concordance.iter().flat_map(|i| &i.rows);
        assert!(rows.clone().count() == 2 * view.findings.len());
        for row in rows {
            assert_eq!(view.findings[row.finding].rule, row.rule);
            assert!(row.provisions.iter().all(|p| *p < view.findings[row.finding].evidence.len()));
        }
        for item in view.recommendations.iter().flat_map(|g| &g.items) {
            assert_eq!(view.findings[item.finding].rule, item.rule);
        }
        let heat = view.heat.unwrap();
        for row in &heat.rows {
            assert_eq!(row.cells.len(), heat.settings.len());
            let all: BTreeSet<usize> = row.cells.iter().flat_map(|c| &c.findings).copied().collect();
            assert_eq!(all.len(), view.findings.len());
            assert!(row.cells.iter().all(|c| c.counts.iter().map(|n| n.n).sum::<usize>() == c.n));
        }
    }
}
