//! The rules with what a reader of a result needs: what standards ask, why it matters, what to do.

use super::model::{Configuration, Help, Rule, RuleProperties, Text};
use crate::law::Lang;
use crate::report::markdown::{address, escape};
use crate::report::view::FindingView;
use crate::report::words::Words;

/// The rule of a finding.
pub fn rule(finding: &FindingView, words: &Words, lang: Lang) -> Rule {
    let tags = [&finding.domain, &finding.severity, &finding.kind];
    Rule {
        id: finding.rule.clone(),
        short_description: Text { text: finding.title.clone() },
        full_description: Text { text: finding.asks.clone() },
        help: Help { text: plain(finding, words, lang), markdown: markdown(finding, words, lang) },
        help_uri: finding.instruments.iter().find_map(|i| i.link.as_ref()).map(|l| l.href.clone()),
        default_configuration: Configuration { level: super::level("gap", &finding.severity.tag) },
        properties: RuleProperties {
            tags: tags.into_iter().map(|t| t.tag.clone()).filter(|t| !t.is_empty()).collect(),
            standards: finding.standards.clone(),
        },
    }
}

/// Headings with what stands below them.
fn parts(finding: &FindingView, words: &Words, lang: Lang) -> Vec<(String, String)> {
    let w = &words.labels;
    let said = |t: &crate::rule::model::Texts| t.get(lang).to_owned();
    let mut parts = vec![(said(&w.asks), finding.asks.clone())];
    parts.extend(finding.matters.iter().map(|m| (said(&words.tables.matters), m.clone())));
    parts.push((said(&w.recommendation), finding.recommendation.clone()));
    let model = finding.model.iter().map(|m| (said(&w.model), format!("{m} ({})", w.model_note.get(lang))));
    parts.extend(model);
    parts.retain(|(_, text)| !text.is_empty());
    parts
}

fn plain(finding: &FindingView, words: &Words, lang: Lang) -> String {
    let mut out: Vec<String> =
        parts(finding, words, lang).into_iter().map(|(head, text)| format!("{head}: {text}")).collect();
    let standards = crate::report::flat::instruments(finding).replace('\n', "; ");
    if !standards.is_empty() {
        out.insert(1.min(out.len()), format!("{}: {standards}", words.tables.standards.get(lang)));
    }
    out.join("\n")
}

fn markdown(finding: &FindingView, words: &Words, lang: Lang) -> String {
    let mut out = format!("**{}. {}**\n", escape(&finding.rule), escape(&finding.title));
    for (n, (head, text)) in parts(finding, words, lang).iter().enumerate() {
        out.push_str(&format!("\n**{}**\n\n{}\n", escape(head), escape(text)));
        if n == 0 && !finding.instruments.is_empty() {
            out.push('\n');
            for instrument in &finding.instruments {
                let name = match &instrument.link {
                    Some(link) => format!("[{}]({})", escape(&instrument.name), address(&link.href)),
                    None => escape(&instrument.name),
                };
                let numbers: String = instrument
                    .paragraphs
                    .iter()
                    .filter(|p| !p.num.is_empty())
                    .map(|p| format!(", {}", escape(&p.num)))
                    .collect();
                let status = match instrument.status.as_str() {
                    "" => String::new(),
                    status => format!(" ({})", escape(status.trim_end_matches('.'))),
                };
                out.push_str(&format!("- {name}{numbers}{status}\n"));
            }
        }
    }
    out
}
