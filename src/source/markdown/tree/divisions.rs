//! Headings: articles, parts, sections, chapters, and where annexes begin.

use super::{Builder, short};
use crate::law::{Eid, Kind, Number};
use crate::source::markdown::marks::{Mark, Marked};

impl Builder {
    pub(super) fn heading(&mut self, m: &Marked, kind: Kind, num: Option<Number>, step: &str) {
        self.close_to(kind.rank());
        let eid = self.base().child(step);
        self.add(eid, kind, num, m, true);
    }

    /// `chp_3`; a number that begins anew in every section is told apart by the section (`sec_2__chp_1`), and a
    /// paragraph always stands in its chapter (`chp_3__par_1`).
    pub(super) fn division(&mut self, m: &Marked, kind: Kind, num: Option<Number>, named: Option<usize>) {
        self.close_to(kind.rank());
        let word = match kind {
            Kind::Part => "part",
            Kind::Section => "sec",
            Kind::Chapter => "chp",
            _ => "par",
        };
        if kind == Kind::Part {
            self.parts += 1;
        }
        let number = match (&num, named) {
            (Some(n), _) => n.to_string(),
            (None, Some(place)) => place.to_string(),
            (None, None) => self.parts.to_string(),
        };
        let step = format!("{word}_{number}");
        let above = self.open.last().map(|n| self.nodes[*n].provision.eid.clone());
        let annex = self.base();
        let mut eid = annex.child(&step);
        if kind == Kind::Paragraph || self.eids.contains_key(eid.as_str()) {
            eid = above.unwrap_or(annex).child(&step);
        }
        self.add(eid, kind, num, m, true);
    }

    /// A heading without level or number. Under an annex that has none it is the annex's heading; elsewhere it divides
    /// as a chapter does.
    pub(super) fn nameless(&mut self, m: &Marked) {
        if let Some(annex) = self.open.last().copied().filter(|n| {
            let node = &self.nodes[*n];
            node.provision.kind == Kind::Annex && node.children.is_empty() && node.paragraphs == 0
        }) {
            let heading = &mut self.nodes[annex].provision.heading;
            *heading = Some(match heading.take() {
                Some(h) => format!("{h} {}", m.text),
                None => m.text.clone(),
            });
            return;
        }
        self.nameless += 1;
        self.warnings.push((
            m.span.line,
            format!("the heading «{}» names no part, section, chapter or article", short(&m.text)),
            Some("it is kept as a division without a number".to_owned()),
        ));
        self.close_to(Kind::Chapter.rank());
        let eid = self.base().child(&format!("hcontainer_{}", self.nameless));
        self.add(eid, Kind::Chapter, None, m, true);
    }

    /// A nameless heading after which numbers that the text has had begin anew heads an annex.
    pub(super) fn begins_annex(&self, marked: &[Marked], i: usize) -> bool {
        let fresh_annex = self.open.last().is_some_and(|n| {
            let node = &self.nodes[*n];
            node.provision.kind == Kind::Annex && node.children.is_empty()
        });
        let step = marked.iter().skip(i + 1).find_map(|m| match &m.mark {
            Mark::Division { kind: Kind::Chapter, num: Some(n), .. } => Some(format!("chp_{n}")),
            Mark::Point(n) => Some(format!("para_{n}")),
            Mark::Article(_) | Mark::Annex(_) | Mark::Nameless | Mark::Division { .. } => Some(String::new()),
            _ => None,
        });
        let in_article = self.open.iter().any(|n| self.nodes[*n].provision.kind == Kind::Article);
        !fresh_annex
            && !in_article
            && step.is_some_and(|s| !s.is_empty() && self.eids.contains_key(self.base_of_annex().child(&s).as_str()))
    }

    fn base_of_annex(&self) -> Eid {
        let annex = self.open.iter().map(|n| &self.nodes[*n].provision).find(|p| p.kind == Kind::Annex);
        annex.map_or(Eid::new(""), |p| p.eid.clone())
    }

    /// An anchor such as `an3_st1` or `an3_p1` tells that the place stands in the third annex, even if no heading does.
    pub(super) fn annex_of_anchor(&mut self, m: &Marked) {
        let Some(num) = self.anchor.as_deref().and_then(|a| {
            let (num, _) = a.strip_prefix("an")?.split_once('_')?;
            Number::parse(num)
        }) else {
            return;
        };
        let before = self.anchored_annex.replace(num.clone());
        // A heading since the last anchor has opened the annex, whatever number it gave.
        let headed = self.annexes > self.annexes_at_anchor;
        let in_annex = self.open.iter().any(|n| self.nodes[*n].provision.kind == Kind::Annex);
        if !in_annex || (before.is_some_and(|b| b != num) && !headed) {
            self.annexes += 1;
            let bare = Marked { text: String::new(), ..m.clone() };
            self.heading(&bare, Kind::Annex, Some(num.clone()), &format!("annex_{num}"));
        }
        self.annexes_at_anchor = self.annexes;
    }
}
