//! The whole page: which of its pieces are the text of the act, and what the rest tells of it.

use super::element::{State, attribute};
use crate::law::Lang;
use crate::source::convert::Draft;
use crate::source::convert::facts::{self, Facts};
use crate::source::convert::head_words::HEADS;
use crate::source::convert::piece::{Piece, Shape};
use crate::source::markdown::names_division;
use crate::source::words::fold;
use html5gum::StartTag;

/// What a page shows.
#[derive(Clone, Debug, Default)]
pub struct Page {
    pieces: Vec<(Piece, State)>,
    facts: Facts,
    /// The words of `<title>`.
    pub title: String,
}

impl Page {
    /// Adds a piece.
    pub fn put(&mut self, piece: Piece, state: State) {
        self.pieces.push((piece, state));
    }

    /// Takes what an address tells, if it is one of the act.
    pub fn address(&mut self, address: &str) {
        let told = facts::of_address(address);
        self.facts = std::mem::take(&mut self.facts).or(told);
    }

    /// Looks at a tag for addresses of the act and the language of the page.
    pub fn look(&mut self, name: &str, tag: &StartTag<usize>, state: State) {
        let value = |key: &str| attribute(tag, key).unwrap_or_default();
        match name {
            "link" if value("rel") == "canonical" => self.address(&value("href")),
            "meta" if value("property") == "og:url" => self.address(&value("content")),
            // Pages link to the same act in the reference bank; in the text such links lead to other acts.
            "a" if state.region == 0 || state.frame => {
                let told = facts::of_address(&value("href"));
                if told.code.is_some() {
                    self.facts.code = self.facts.code.take().or(told.code);
                }
            }
            "html" => self.facts.lang = self.facts.lang.or(Lang::parse(value("lang").get(..2).unwrap_or(""))),
            _ => {}
        }
    }

    /// The text of the act and what the page tells of it.
    pub fn draft(self) -> Draft {
        let Page { pieces, mut facts, title } = self;
        let mut warnings = Vec::new();
        let slogan: Vec<&Piece> = pieces.iter().filter(|(_, s)| s.slogan).map(|(p, _)| p).collect();
        let heading = slogan.iter().find(|p| p.shape == Shape::Heading(1)).map(|p| p.text());
        let slogan_lines: Vec<String> = slogan.iter().map(|p| p.text()).collect();
        let divided = |pieces: &[(Piece, State)], keep: &dyn Fn(&State) -> bool| {
            pieces.iter().any(|(p, s)| keep(s) && p.shape != Shape::Contents && names_division(Lang::Ru, &p.text()))
        };
        let length = |keep: &dyn Fn(&State) -> bool| -> usize {
            pieces
                .iter()
                .filter(|(_, s)| keep(s))
                .map(|(p, _)| p.runs.iter().map(|r| r.text.len()).sum::<usize>())
                .sum()
        };
        let within = |least: u8| move |s: &State| s.region >= least && !s.frame && !s.slogan;
        let all = length(&|_| true);
        let found = [3, 2, 1, 0].into_iter().find(|least| {
            let keep = within(*least);
            divided(&pieces, &keep) || (*least > 0 && length(&keep) * 2 > all)
        });
        let least = found.unwrap_or(0);
        let mut framed = false;
        if found.is_none() && divided(&pieces, &|s| !s.slogan) {
            warnings.push((
                0,
                "articles stand in what looks like the frame of the page; all of it was read".to_owned(),
                Some("save the page again, or cut its frame away".to_owned()),
            ));
            framed = true;
        }
        let mut lines = slogan_lines;
        let (mut kept, mut cut) = (Vec::new(), 0usize);
        for (piece, state) in pieces {
            let text = piece.text();
            let keep = within(least)(&state) || (framed && !state.slogan);
            let notice = || HEADS.page_notice.is_match(fold(Lang::Ru, &text).trim());
            if keep && !(piece.shape != Shape::Row && notice()) {
                kept.push(piece);
            } else {
                cut += 1;
                // What stands above the text can tell the day of the edition.
                if kept.is_empty() && text.chars().count() < 300 && cut < 400 {
                    lines.push(text);
                }
            }
        }
        let lang = facts.lang.unwrap_or(Lang::Ru);
        for line in &lines {
            facts = facts.or(facts::of_line(lang, line));
        }
        let title = heading.or_else(|| {
            // «О правах ребенка - ИПС "Әділет"»
            let own = title.rsplit_once(" - ").map_or(title.as_str(), |(own, site)| {
                if site.to_lowercase().contains("ділет") || site.to_lowercase().contains("adilet") {
                    own
                } else {
                    &title
                }
            });
            let own = own.split_whitespace().collect::<Vec<_>>().join(" ");
            (!own.is_empty() && !kept.iter().any(|p| p.shape == Shape::Heading(1))).then_some(own)
        });
        facts.title = title;
        Draft { pieces: kept, facts, warnings, ..Draft::default() }
    }
}
