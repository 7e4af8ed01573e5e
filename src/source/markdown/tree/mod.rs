//! Third pass: the tree of an act out of marked pieces. Numbers and colons decide, indentation never.
//!
//! The eId of a provision is its place: `art_28__para_4__p_2` is the second unnumbered paragraph of the fourth point,
//! whose own text is the first. Parts, sections and chapters are not part of the eId of an article. If a place has two
//! provisions of one eId (a number given twice, two lists in one point), the second gets `_2`, the third `_3`.

mod divisions;
mod finish;

use super::marks::{Mark, Marked};
use super::placing;
use super::{Aside, SetAside, editor};
use crate::language::beginning;
use crate::law::{Document, Eid, Kind, Lang, Note, Number, Omission, Provision, Status};
use crate::source::note::note;
use crate::source::words::{Words, fold};
use std::collections::HashMap;

/// What the third pass yields.
pub struct Tree {
    /// The document; names of unnumbered paragraphs are still to be given.
    pub document: Document,
    /// What is no text of the act.
    pub set_aside: Vec<SetAside>,
    /// What a reader should know: line, cause, hint.
    pub warnings: Vec<(u32, String, Option<String>)>,
}

/// Builds the tree.
pub fn tree(lang: Lang, marked: Vec<Marked>) -> Tree {
    let mut builder = Builder {
        lang,
        nodes: Vec::new(),
        open: Vec::new(),
        eids: HashMap::new(),
        root_paragraphs: 0,
        nameless: 0,
        parts: 0,
        annexes: 0,
        anchored_annex: None,
        annexes_at_anchor: 0,
        title: None,
        notes: Vec::new(),
        omissions: Vec::new(),
        set_aside: Vec::new(),
        warnings: Vec::new(),
        anchor: None,
    };
    let has_structure = marked
        .iter()
        .any(|m| matches!(m.mark, Mark::Division { .. } | Mark::Article(_) | Mark::Annex(_) | Mark::Point(_)));
    for i in 0..marked.len() {
        builder.take(&marked, i, has_structure);
    }
    builder.finish()
}

/// A provision in the making.
pub struct Node {
    pub provision: Provision,
    parent: Option<usize>,
    children: Vec<usize>,
    /// Position of the last unnumbered paragraph in it; the text of a point is its first.
    paragraphs: u32,
}

struct Builder {
    lang: Lang,
    nodes: Vec<Node>,
    open: Vec<usize>,
    eids: HashMap<String, u32>,
    root_paragraphs: u32,
    nameless: u32,
    parts: u32,
    annexes: u32,
    /// The annex that the last anchor named, and how many annexes there were then.
    anchored_annex: Option<Number>,
    annexes_at_anchor: u32,
    title: Option<String>,
    notes: Vec<Note>,
    omissions: Vec<Omission>,
    set_aside: Vec<SetAside>,
    warnings: Vec<(u32, String, Option<String>)>,
    anchor: Option<String>,
}

impl Builder {
    fn take(&mut self, marked: &[Marked], i: usize, has_structure: bool) {
        let m = &marked[i];
        match &m.mark {
            Mark::Title => self.title = Some(m.text.clone()),
            Mark::Anchor => self.anchor = Some(m.text.clone()),
            Mark::Annex(num) => {
                self.annexes += 1;
                let number = num.as_ref().map_or(self.annexes.to_string(), ToString::to_string);
                let step = format!("annex_{number}");
                // «Приложение 1 к Правилам …» is annexed to the rules that the act approves, not to the act.
                let approved = self.open.first().copied().filter(|n| {
                    let p = &self.nodes[*n].provision;
                    p.kind == Kind::Annex && p.num.is_none() && num.is_some()
                });
                match approved {
                    Some(rules) if placing::is_to_rules(self.lang, &m.text) => {
                        self.open.truncate(1);
                        let eid = self.nodes[rules].provision.eid.child(&step);
                        self.add(eid, Kind::Annex, num.clone(), m, true);
                    }
                    _ => self.heading(m, Kind::Annex, num.clone(), &step),
                }
            }
            Mark::Division { kind, num, named } => self.division(m, *kind, num.clone(), *named),
            Mark::Nameless if self.begins_annex(marked, i) => {
                self.annexes += 1;
                let step = format!("annex_{}", self.annexes);
                self.heading(m, Kind::Annex, None, &step);
            }
            Mark::Nameless => self.nameless(m),
            Mark::Article(num) => {
                self.annex_of_anchor(m);
                self.heading(m, Kind::Article, Some(num.clone()), &format!("art_{num}"));
                self.anchor = None;
            }
            Mark::Point(num) => {
                self.annex_of_anchor(m);
                self.anchor = None;
                self.close_to(Kind::Point.rank());
                self.close_preamble();
                self.numbered(m, Kind::Point, num, &format!("para_{num}"));
            }
            Mark::Subpoint(num) => {
                self.close_to(Kind::Subpoint.rank());
                self.close_preamble();
                self.numbered(m, Kind::Subpoint, num, &format!("subpara_{num}"));
            }
            Mark::Unnumbered => self.unnumbered(marked, i, has_structure),
            Mark::Note => self.note(m),
            Mark::Omission(o) => self.omission(m, o),
            Mark::Aside(aside) => {
                if *aside == Aside::Comment && super::omission::is_meant(&m.text) {
                    self.warnings.push((
                        m.span.line,
                        format!("the omission «{}» cannot be read", m.text),
                        Some("write it as `<!-- omitted: article 5 point 2 -->`".to_owned()),
                    ));
                }
                self.set_aside.push(SetAside { what: *aside, line: m.span.line, text: m.text.clone() });
            }
        }
    }

    fn close_to(&mut self, rank_of_new: u8) {
        while self.open.last().is_some_and(|n| self.nodes[*n].provision.kind.rank() >= rank_of_new) {
            self.open.pop();
        }
    }

    /// A numbered provision never stands in a preamble.
    fn close_preamble(&mut self) {
        if self.open.last().is_some_and(|n| self.nodes[*n].provision.kind == Kind::Preamble) {
            self.open.pop();
        }
    }

    fn unique(&mut self, eid: Eid, line: u32) -> Eid {
        let count = self.eids.entry(eid.as_str().to_owned()).or_insert(0);
        *count += 1;
        if *count == 1 {
            return eid;
        }
        let fresh = Eid::new(format!("{eid}_{count}"));
        self.warnings.push((
            line,
            format!("there are two provisions at {eid}; this one is {fresh}"),
            Some("see whether a number is given twice".to_owned()),
        ));
        self.eids.insert(fresh.as_str().to_owned(), 1);
        fresh
    }

    fn add(&mut self, eid: Eid, kind: Kind, num: Option<Number>, m: &Marked, keep_open: bool) -> usize {
        let eid = self.unique(eid, m.span.line);
        let heading =
            matches!(kind, Kind::Annex | Kind::Part | Kind::Section | Kind::Chapter | Kind::Paragraph | Kind::Article);
        let mut notes = Vec::new();
        // «3) вводится в действие … Законом РК …»: the place is there, its words are not yet law.
        let deferred = !heading && editor::is_deferred(self.lang, &m.text);
        if (m.excluded || deferred) && !m.text.is_empty() {
            let told = note(self.lang, &m.text, m.span.line);
            if deferred || !told.changed_by.is_empty() {
                notes.push(told);
            }
        }
        let parent = self.open.last().copied();
        let index = self.nodes.len();
        self.nodes.push(Node {
            provision: Provision {
                eid,
                kind,
                num,
                role: None,
                heading: (heading && !m.text.is_empty()).then(|| m.text.clone()),
                text: if heading || deferred { String::new() } else { m.text.clone() },
                status: if m.excluded { Status::Excluded } else { Status::InForce },
                notes,
                span: m.span,
                children: Vec::new(),
            },
            parent,
            children: Vec::new(),
            paragraphs: u32::from(matches!(kind, Kind::Point | Kind::Subpoint | Kind::Preamble)),
        });
        if let Some(p) = parent {
            self.nodes[p].children.push(index);
        }
        if keep_open {
            self.open.push(index);
        }
        index
    }

    /// The eId that a numbered place hangs on: of the innermost annex, article, point; chapters do not count.
    fn base(&self) -> Eid {
        self.open
            .iter()
            .rev()
            .map(|n| &self.nodes[*n].provision)
            .find(|p| matches!(p.kind, Kind::Annex | Kind::Article | Kind::Point | Kind::Subpoint))
            .map_or(Eid::new(""), |p| p.eid.clone())
    }

    fn numbered(&mut self, m: &Marked, kind: Kind, num: &Number, step: &str) {
        let eid = self.base().child(step);
        self.add(eid, kind, Some(num.clone()), m, true);
    }

    fn unnumbered(&mut self, marked: &[Marked], i: usize, has_structure: bool) {
        let m = &marked[i];
        if let Some(sub) = self.open.last().copied().filter(|n| self.nodes[*n].provision.kind == Kind::Subpoint) {
            let node = &self.nodes[sub];
            let last =
                node.children.last().map_or(node.provision.text.as_str(), |c| self.nodes[*c].provision.text.as_str());
            let place = placing::Subpoint {
                number: node.provision.num.as_ref(),
                opens: node.provision.text.trim_end().ends_with(':'),
                last,
            };
            if !placing::belongs_to_subpoint(self.lang, &place, marked, i) {
                self.open.pop();
            }
        }
        let Some(top) = self.open.last().copied() else {
            if has_structure && self.nodes.is_empty() {
                self.add(Eid::new("preamble"), Kind::Preamble, None, m, true);
            } else {
                if has_structure {
                    self.unplaced(m);
                }
                self.root_paragraphs += 1;
                let eid = Eid::new(format!("p_{}", self.root_paragraphs));
                self.add(eid, Kind::Unnumbered, None, m, false);
            }
            return;
        };
        if matches!(self.nodes[top].provision.kind, Kind::Part | Kind::Section | Kind::Chapter | Kind::Paragraph) {
            self.unplaced(m);
        }
        self.nodes[top].paragraphs += 1;
        let step = format!("p_{}", self.nodes[top].paragraphs);
        let eid = self.nodes[top].provision.eid.child(&step);
        self.add(eid, Kind::Unnumbered, None, m, false);
    }

    fn unplaced(&mut self, m: &Marked) {
        self.warnings.push((
            m.span.line,
            format!("«{}» stands in no article", short(&m.text)),
            Some("it is kept as a paragraph where it stands".to_owned()),
        ));
    }

    /// A note speaks of the article (or division, or annex) it stands in, and before all of them of the act; one that
    /// names a point of the article speaks of that point.
    fn note(&mut self, m: &Marked) {
        let told = note(self.lang, &m.text, m.span.line);
        let holder =
            self.open.iter().rev().copied().find(|n| self.nodes[*n].provision.kind.rank() <= Kind::Article.rank());
        match holder {
            None => self.notes.push(told),
            Some(n) => {
                let target = placing::target(self.lang, &m.text).and_then(|steps| self.below(n, &steps)).unwrap_or(n);
                if self.nodes[target].provision.kind != Kind::Preamble
                    || self.nodes.len() > 1
                    || is_of_preamble(self.lang, &m.text)
                {
                    self.nodes[target].provision.notes.push(told);
                } else {
                    self.notes.push(told);
                }
            }
        }
    }

    fn below(&self, from: usize, steps: &[(Kind, Number)]) -> Option<usize> {
        steps.iter().try_fold(from, |at, (kind, num)| {
            self.nodes[at].children.iter().copied().find(|c| {
                let p = &self.nodes[*c].provision;
                p.kind == *kind && p.num.as_ref() == Some(num)
            })
        })
    }

    fn omission(&mut self, m: &Marked, o: &Omission) {
        self.omissions.push(o.clone());
        let article = self.open.iter().rev().copied().find(|n| self.nodes[*n].provision.kind == Kind::Article);
        let here = article
            .filter(|n| o.articles.0 == o.articles.1 && self.nodes[*n].provision.num.as_ref() == Some(&o.articles.0));
        let Some(here) = here else {
            // Whole articles are left out: what follows stands in none.
            if o.point.is_none() && o.subpoints.is_none() && o.part.is_none() {
                self.close_to(Kind::Article.rank());
            }
            return;
        };
        let mut at = here;
        if let Some(point) = &o.point {
            let open = self.below(here, &[(Kind::Point, point.clone())]);
            at = match (open, o.part) {
                (Some(n), _) => n,
                // The first paragraph of a point is left out: the point is here, its words are not.
                (None, Some(_)) => {
                    self.close_to(Kind::Point.rank());
                    let empty = Marked { text: String::new(), excluded: false, ..m.clone() };
                    self.numbered(&empty, Kind::Point, point, &format!("para_{point}"));
                    self.open.last().copied().unwrap_or(here)
                }
                (None, None) => {
                    self.close_to(Kind::Point.rank());
                    return;
                }
            };
        }
        if let Some(part) = o.part {
            let seen = &mut self.nodes[at].paragraphs;
            *seen = (*seen).max(u32::from(part));
        }
    }
}

fn is_of_preamble(lang: Lang, text: &str) -> bool {
    let folded = fold(lang, text);
    folded.contains("преамбул") || folded.contains("кіріспе")
}

fn short(text: &str) -> String {
    beginning(text, 60)
}

/// Whether a line is a penalty, in the words of its language.
pub fn is_sanction(lang: Lang, text: &str) -> bool {
    Words::of(lang).sanction.is_match(&fold(lang, text))
}
