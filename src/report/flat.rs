//! What the formats of tables share: parts of a finding as the text of one cell.

use super::view::{ContextLine, FindingView, InstrumentView, Quote, SearchedView};
use super::words::Words;
use crate::law::Lang;

/// Where a quote stands in a finding.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Part {
    /// The verdict rests on it.
    Evidence,
    /// It came close.
    Nearest,
}

impl Part {
    /// As readers read it.
    pub fn label(self, words: &Words, lang: Lang) -> &str {
        match self {
            Part::Evidence => words.tables.role_evidence.get(lang),
            Part::Nearest => words.tables.role_nearest.get(lang),
        }
    }
}

/// The quotes of a finding in the order of the assessment: what the verdict rests on, then what came close.
pub fn quotes(finding: &FindingView) -> Vec<(Part, &Quote)> {
    let mut out: Vec<(Part, &Quote)> = Vec::new();
    for (part, groups) in [(Part::Evidence, &finding.evidence), (Part::Nearest, &finding.nearest)] {
        let mut own: Vec<&Quote> = groups.iter().flat_map(|g| &g.quotes).collect();
        own.sort_by_key(|q| q.order);
        out.extend(own.into_iter().map(|q| (part, q)));
    }
    out
}

/// The instruments with their paragraphs, one to a line.
pub fn instruments(finding: &FindingView) -> String {
    let one = |i: &InstrumentView| {
        let numbers = i.paragraphs.iter().map(|p| p.num.as_str()).filter(|n| !n.is_empty());
        std::iter::once(i.name.as_str()).chain(numbers).collect::<Vec<_>>().join(", ")
    };
    finding.instruments.iter().map(one).collect::<Vec<_>>().join("\n")
}

/// Where the norm was looked for, one act to a line.
pub fn searched(finding: &FindingView, words: &Words, lang: Lang) -> String {
    let w = &words.labels;
    let one = |s: &SearchedView| {
        let places = match s.articles.as_slice() {
            [] => w.whole_act.get(lang).to_owned(),
            some => format!("{} {}", w.articles.get(lang), some.join(", ")),
        };
        let read = match &s.edition {
            Some(edition) => {
                let languages: Vec<&str> = s.languages.iter().map(|l| l.label.as_str()).collect();
                let edition = format!("{} {}", w.edition_of.get(lang), edition.short);
                [&[edition.as_str()], languages.as_slice()].concat().join(", ")
            }
            None => w.not_read.get(lang).to_owned(),
        };
        let unread: String = s.unread.iter().map(|u| format!(". {u}")).collect();
        format!("{} ({places}); {read}{unread}", s.title.text)
    };
    finding.searched.iter().map(one).collect::<Vec<_>>().join("\n")
}

/// The words of a quote that matched.
pub fn matched(quote: &Quote) -> String {
    let marked = quote.segments.iter().filter(|s| s.marked).map(|s| s.text.trim());
    marked.filter(|t| !t.is_empty()).collect::<Vec<_>>().join("; ")
}

/// Words of other provisions that govern a quote, each with its place, one to a line.
pub fn context(lines: &[ContextLine]) -> String {
    lines.iter().map(|c| format!("{}: {}", c.citation, c.text)).collect::<Vec<_>>().join("\n")
}

/// The verdict of a language.
pub fn verdict_of(finding: &FindingView, lang: Lang) -> Option<&super::view::Tagged> {
    finding.by_language.iter().find(|l| l.language.tag == lang.tag()).map(|l| &l.verdict)
}
