//! The amending law that turns one text into another.
//!
//! Provisions are paired by level and number. What changed is said as finely as a drafter would (words in a line, a line, a
//! subpoint), then carried out; where the outcome is not the new text, the whole article is restated. So what is returned
//! has been applied already, and what could not be said is named.

use super::apply::apply;
use super::draft::{ActPart, Action, Instruction, Item, Place, Side, Step, Unit, Which};
use super::edit::unit_of;
use super::matching::occurrences;
use super::place::{self, find, parts};
use super::words::Words;
use super::{ActName, place::Spot};
use crate::law::{Document, Eid, Kind, Number, ParagraphRole, Provision, Status};
use crate::source::markdown::{editor, own_words, plain_line};

/// A changed run of words longer than this is no change of words but a new line.
const LONGEST_RUN: usize = 12;
/// Words of context put around a changed word to make it the only one in its line.
const LONGEST_CONTEXT: usize = 5;

/// How one text becomes another.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Comparison {
    /// The instructions.
    pub instructions: Vec<Instruction>,
    /// Places of the new text that the instructions do not lead to.
    pub left: Vec<Eid>,
}

/// The instructions that turn `a` into `b`, two texts of one act in one language.
pub fn compare(a: &Document, b: &Document) -> Comparison {
    let mut writer = Writer { words: Words::of(a.lang), a, out: Vec::new() };
    if let (true, Some(title)) = (a.title != b.title, &b.title) {
        let heading = vec![Step { unit: Unit::Heading, which: Which::Sole }];
        writer.say(heading, Action::Restate { text: vec![title.clone()] }, None);
    }
    writer.container(&Vec::new(), &a.provisions, &b.provisions);
    let instructions = writer.out;
    let part = ActPart { name: ActName::default(), line: 0, instructions };
    let applied = apply(a, &part, None);
    let left = differing(&applied.document, b);
    Comparison { instructions: part.instructions, left }
}

/// Places at which two texts differ in number, heading, status or words.
pub fn differing(a: &Document, b: &Document) -> Vec<Eid> {
    let flat = |d: &Document| {
        let mut out = Vec::new();
        d.walk(&mut |_, p| {
            let own = (p.kind, p.num.clone(), p.heading.clone(), p.status, p.text.clone());
            out.push((p.eid.clone(), own));
        });
        out
    };
    let (a, b) = (flat(a), flat(b));
    let known: std::collections::HashMap<_, _> = a.iter().map(|(e, own)| (e.as_str(), own)).collect();
    let wanted: std::collections::HashSet<_> = b.iter().map(|(e, _)| e.as_str()).collect();
    let mut out: Vec<Eid> =
        b.iter().filter(|(e, own)| known.get(e.as_str()) != Some(&own)).map(|(e, _)| e.clone()).collect();
    out.extend(a.iter().filter(|(e, _)| !wanted.contains(e.as_str())).map(|(e, _)| e.clone()));
    // The same places in another order.
    if out.is_empty() {
        out.extend(a.iter().zip(&b).find(|(x, y)| x.0 != y.0).map(|(_, y)| y.0.clone()));
    }
    out
}

/// Whether two provisions are the same to a reader, notes aside.
fn same(a: &Provision, b: &Provision) -> bool {
    own_same(a, b)
        && a.children.len() == b.children.len()
        && a.children.iter().zip(&b.children).all(|(a, b)| same(a, b))
}

fn own_same(a: &Provision, b: &Provision) -> bool {
    a.kind == b.kind && a.num == b.num && a.heading == b.heading && a.status == b.status && a.text == b.text
}

/// The lines of a provision and all below it, as a draft quotes them.
pub fn lines(words: &Words, p: &Provision) -> Vec<String> {
    let mut out = Vec::new();
    p.walk(&mut |_, p| {
        let Some(line) = plain_line(words.lang, p) else { return };
        let inner = matches!(p.kind, Kind::Point | Kind::Subpoint | Kind::Unnumbered);
        let hidden = inner && p.status == Status::Excluded && !editor::is_excluded(words.lang, own_words(p));
        out.push(if hidden { format!("*{line}*") } else { line });
    });
    out
}

fn number(n: usize) -> Option<Number> {
    Number::parse(&n.to_string())
}

fn divides(kind: Kind) -> bool {
    matches!(kind, Kind::Annex | Kind::Part | Kind::Section | Kind::Chapter | Kind::Paragraph)
}

struct Writer<'a> {
    words: &'static Words,
    a: &'a Document,
    out: Vec<Instruction>,
}

impl Writer<'_> {
    fn say(&mut self, place: Place, action: Action, mark: Option<String>) {
        self.out.push(instruction(place, action, mark));
    }

    /// What stands in the act, or in a division of it.
    fn container(&mut self, place: &Place, a: &[Provision], b: &[Provision]) {
        let key = |all: &[Provision], i: usize| {
            let p = all.get(i)?;
            // What has no number is known by its order.
            let order = match p.num {
                Some(_) => 0,
                None => all.get(..i)?.iter().filter(|q| q.kind == p.kind && q.num.is_none()).count() + 1,
            };
            Some((p.kind, p.num.clone(), order))
        };
        for (i, p) in a.iter().enumerate() {
            let own = key(a, i);
            let step = step(p);
            let here: Place = inside(place, step.clone());
            match (0..b.len()).find(|j| key(b, *j) == own).and_then(|j| b.get(j)) {
                None if p.num.is_some() => self.say(here, Action::Exclude, Some(self.words.unmarked().to_owned())),
                None => {}
                Some(new) if divides(p.kind) => {
                    self.heading(&here, p, new);
                    if p.status == new.status {
                        self.container(&here, &p.children, &new.children);
                    } else {
                        self.status(&here, p, new);
                    }
                }
                Some(new) if !same(p, new) => self.article(place, p, new),
                Some(_) => {}
            }
        }
        let mut run: Vec<&Provision> = Vec::new();
        for (j, new) in b.iter().enumerate() {
            let own = key(b, j);
            let known = (0..a.len()).any(|i| key(a, i) == own);
            let goes_on =
                !known && run.last().is_none_or(|r| r.kind == new.kind && r.num.is_some() && new.num.is_some());
            if !goes_on {
                self.add(place, &std::mem::take(&mut run));
            }
            if !known {
                run.push(new);
            }
        }
        self.add(place, &run);
    }

    fn add(&mut self, place: &Place, run: &[&Provision]) {
        let Some(first) = run.first() else { return };
        // A chapter that has only part of its articles new is made of its heading alone.
        let text: Vec<String> = run.iter().flat_map(|p| lines(self.words, p)).collect();
        let numbers = run.iter().filter_map(|p| p.num.clone()).collect();
        let action = Action::Add { unit: unit_of(first.kind), numbers, new: false, after: None, text };
        self.say(place.clone(), action, None);
        // An article that comes already excluded is marked by a note, which a quotation cannot hold; one of which every
        // point is excluded needs none.
        let marked = |p: &&&Provision| p.kind == Kind::Article && p.status == Status::Excluded && p.children.is_empty();
        for p in run.iter().filter(marked) {
            let place = inside(place, step(p));
            self.say(place, Action::Exclude, self.exclusion(p));
        }
    }

    fn heading(&mut self, place: &Place, a: &Provision, b: &Provision) {
        if a.heading == b.heading {
            return;
        }
        let heading = inside(place, Step { unit: Unit::Heading, which: Which::Sole });
        match &b.heading {
            Some(words) => self.say(heading, Action::Restate { text: vec![words.clone()] }, None),
            None => self.say(heading, Action::Exclude, None),
        }
    }

    /// The words that tell of an exclusion.
    fn exclusion(&self, p: &Provision) -> Option<String> {
        match p.kind {
            Kind::Point | Kind::Subpoint | Kind::Unnumbered | Kind::Preamble => Some(own_words(p).to_owned()),
            _ => p.notes.iter().find(|n| editor::excludes_all(self.words.lang, &n.text)).map(|n| n.text.clone()),
        }
    }

    fn status(&mut self, place: &Place, a: &Provision, b: &Provision) {
        match (a.status, b.status) {
            (Status::InForce, Status::Excluded) => self.say(place.clone(), Action::Exclude, self.exclusion(b)),
            _ => self.say(place.clone(), Action::Restate { text: lines(self.words, b) }, None),
        }
    }

    /// An article, or a point that stands in none: as finely as can be, or as a whole.
    fn article(&mut self, place: &Place, a: &Provision, b: &Provision) {
        let mini = Document {
            lang: self.a.lang,
            title: None,
            provisions: vec![a.clone()],
            notes: Vec::new(),
            omissions: Vec::new(),
            points_are_parts: self.a.points_are_parts,
        };
        let own = vec![step(a)];
        let mut fine = Fine { words: self.words, mini: &mini, out: Vec::new() };
        fine.node(&own, a, b);
        let fine = fine.out;
        let whole = vec![instruction(own, Action::Restate { text: lines(self.words, b) }, None)];
        let leads = |instructions: &Vec<Instruction>| {
            let part = ActPart { name: ActName::default(), line: 0, instructions: instructions.clone() };
            let applied = apply(&mini, &part, None);
            applied.complete() && matches!(applied.document.provisions.as_slice(), [one] if same(one, b))
        };
        let chosen = if leads(&fine) { fine } else { whole };
        for mut i in chosen {
            // An article is known by its number; what stands in an annex is not.
            let prefix: Place =
                place.iter().filter(|s| a.kind != Kind::Article || s.unit == Unit::Annex).cloned().collect();
            for p in &mut i.places {
                p.splice(0..0, prefix.iter().cloned());
            }
            self.out.push(i);
        }
    }
}

fn instruction(place: Place, action: Action, mark: Option<String>) -> Instruction {
    Instruction { places: vec![place], action, line: 0, source: String::new(), item: Item::default(), mark }
}

fn step(p: &Provision) -> Step {
    let which = p.num.clone().map_or(Which::Sole, Which::Number);
    Step { unit: unit_of(p.kind), which }
}

fn inside(place: &Place, step: Step) -> Place {
    let mut out = place.clone();
    out.push(step);
    out
}

/// What changed inside one article.
struct Fine<'a> {
    words: &'static Words,
    mini: &'a Document,
    out: Vec<Instruction>,
}

impl Fine<'_> {
    fn say(&mut self, place: Place, action: Action, mark: Option<String>) {
        self.out.push(instruction(place, action, mark));
    }

    fn restate(&mut self, place: &Place, b: &Provision) {
        self.say(place.clone(), Action::Restate { text: lines(self.words, b) }, None);
    }

    fn node(&mut self, place: &Place, a: &Provision, b: &Provision) {
        if a.status != b.status || (a.status == Status::Excluded && !own_same(a, b)) {
            if a.status == Status::InForce {
                let note = b.notes.iter().find(|n| editor::excludes_all(self.words.lang, &n.text));
                let own = own_words(b);
                let mark = if own.is_empty() { note.map(|n| n.text.clone()) } else { Some(own.to_owned()) };
                self.say(place.clone(), Action::Exclude, mark);
            } else {
                self.restate(place, b);
            }
            return;
        }
        let before = self.out.len();
        if self.inside(place, a, b).is_none() {
            self.out.truncate(before);
            self.restate(place, b);
        }
    }

    /// `None` where the lines do not pair.
    fn inside(&mut self, place: &Place, a: &Provision, b: &Provision) -> Option<()> {
        if a.heading != b.heading {
            let heading = inside(place, Step { unit: Unit::Heading, which: Which::Sole });
            let text = vec![b.heading.clone()?];
            self.say(heading, Action::Restate { text }, None);
        }
        if a.text != b.text {
            if a.children.is_empty() && b.children.is_empty() {
                self.line(place, &a.text, &b.text, lines(self.words, b));
            } else {
                let first = inside(place, place::step(Unit::Indent, &number(1)?));
                self.line(&first, &a.text, &b.text, vec![b.text.clone()]);
            }
        }
        let spot = find(self.mini, place).ok()?;
        let (groups_a, groups_b) = (groups(&a.children), groups(&b.children));
        let shared = groups_a.len().min(groups_b.len());
        let shape = |g: &Group<'_>| matches!(g, Group::Line(_));
        if groups_a.len() > groups_b.len() || !groups_a.iter().zip(&groups_b).all(|(x, y)| shape(x) == shape(y)) {
            return None;
        }
        let lists = groups_a.iter().filter(|g| !shape(g)).count();
        let mut at = 0;
        for (x, y) in groups_a.iter().zip(&groups_b) {
            match (x, y) {
                (Group::Line(p), Group::Line(q)) => {
                    if !own_same(p, q) {
                        let here = self.line_place(place, &spot, at)?;
                        if p.status != q.status {
                            self.say(here, Action::Exclude, Some(own_words(q).to_owned()));
                        } else {
                            self.line(&here, &p.text, &q.text, lines(self.words, q));
                        }
                    }
                    at += 1;
                }
                (Group::List(p), Group::List(q)) => {
                    // Two lists in one place are told apart by their parts.
                    let scope = if lists > 1 { self.part_place(place, &spot, at)? } else { place.clone() };
                    self.list(&scope, p, q)?;
                    at += p.len();
                }
                _ => return None,
            }
        }
        // What is new at the end.
        for y in groups_b.get(shared..)? {
            match y {
                Group::Line(q) => {
                    let unit = if matches!(q.role, Some((ParagraphRole::Part, _))) { Unit::Part } else { Unit::Indent };
                    let action =
                        Action::Add { unit, numbers: Vec::new(), new: false, after: None, text: lines(self.words, q) };
                    self.say(place.clone(), action, None);
                }
                Group::List(q) => self.list(place, &[], q)?,
            }
        }
        Some(())
    }

    /// The place of the child at a position: its part, or its line in the part.
    fn line_place(&self, place: &Place, spot: &Spot, at: usize) -> Option<Place> {
        let parts = parts(self.mini, spot);
        let line = |place: &Place, own: bool, from: usize| {
            Some(inside(place, place::step(Unit::Indent, &number(at - from + 1 + usize::from(own))?)))
        };
        match parts.iter().position(|(start, range)| *start == Some(at) || range.contains(&at)) {
            // Notes stand after the parts.
            None => line(place, place::lines(self.mini, spot).first() == Some(&None), 0),
            Some(_) if parts.len() == 1 => line(place, parts.first()?.0.is_none(), 0),
            Some(k) => {
                let (start, range) = parts.get(k)?;
                let part = inside(place, place::step(Unit::Part, &number(k + 1)?));
                if *start == Some(at) && range.len() == 1 {
                    return Some(part);
                }
                line(&part, start.is_none(), range.start)
            }
        }
    }

    fn part_place(&self, place: &Place, spot: &Spot, at: usize) -> Option<Place> {
        let parts = parts(self.mini, spot);
        let k = parts.iter().position(|(_, range)| range.contains(&at))?;
        Some(inside(place, place::step(Unit::Part, &number(k + 1)?)))
    }

    /// Numbered provisions that follow each other.
    fn list(&mut self, place: &Place, a: &[&Provision], b: &[&Provision]) -> Option<()> {
        let twice = |all: &[&Provision]| {
            all.iter()
                .enumerate()
                .any(|(i, p)| all.get(..i).is_some_and(|l| l.iter().any(|q| q.num == p.num && q.kind == p.kind)))
        };
        if twice(a) || twice(b) {
            return None;
        }
        for p in a {
            let here = inside(place, step(p));
            match b.iter().find(|q| q.num == p.num && q.kind == p.kind) {
                None => self.say(here, Action::Exclude, Some(self.words.unmarked().to_owned())),
                Some(q) if !same(p, q) => self.node(&here, p, q),
                Some(_) => {}
            }
        }
        let mut run: Vec<&Provision> = Vec::new();
        let known = |q: &Provision| a.iter().any(|p| p.num == q.num && p.kind == q.kind);
        for q in b {
            if known(q) {
                self.add(place, &std::mem::take(&mut run));
            } else {
                run.push(q);
            }
        }
        self.add(place, &run);
        Some(())
    }

    fn add(&mut self, place: &Place, run: &[&Provision]) {
        let Some(first) = run.first() else { return };
        let text = run.iter().flat_map(|p| lines(self.words, p)).collect();
        let numbers = run.iter().filter_map(|p| p.num.clone()).collect();
        let action = Action::Add { unit: unit_of(first.kind), numbers, new: false, after: None, text };
        self.say(place.clone(), action, None);
    }

    /// A line with other words: as a change of words if few changed, else anew.
    fn line(&mut self, place: &Place, a: &str, b: &str, text: Vec<String>) {
        match words_change(a, b) {
            Some(action) => self.say(place.clone(), action, None),
            None => self.say(place.clone(), Action::Restate { text }, None),
        }
    }
}

/// Children in the order of the text: a line without a number, or a run of numbered ones.
enum Group<'a> {
    Line(&'a Provision),
    List(Vec<&'a Provision>),
}

fn groups(children: &[Provision]) -> Vec<Group<'_>> {
    let mut out: Vec<Group<'_>> = Vec::new();
    for p in children {
        match (p.kind, out.last_mut()) {
            (Kind::Unnumbered, _) => out.push(Group::Line(p)),
            (_, Some(Group::List(list))) => list.push(p),
            _ => out.push(Group::List(vec![p])),
        }
    }
    out
}

/// The one run of words by which two lines differ, as an instruction that leads from one to the other.
fn words_change(a: &str, b: &str) -> Option<Action> {
    let (x, y): (Vec<&str>, Vec<&str>) = (a.split(' ').collect(), b.split(' ').collect());
    let before = x.iter().zip(&y).take_while(|(p, q)| p == q).count();
    let rest = x.len().min(y.len()) - before;
    let after = x.iter().rev().zip(y.iter().rev()).take(rest).take_while(|(p, q)| p == q).count();
    let (gone, come) = (x.len() - before - after, y.len() - before - after);
    if gone > LONGEST_RUN || come > LONGEST_RUN || gone * 2 > x.len() || come * 2 > y.len() {
        return None;
    }
    for context in 0..=LONGEST_CONTEXT {
        // Context on the left first, then on both sides.
        for (left, right) in [(context, 0), (0, context), (context, context)] {
            let (left, right) = (left.min(before), right.min(after));
            let from = x.get(before - left..before + gone + right)?.join(" ");
            let to = y.get(before - left..before + come + right)?.join(" ");
            if from.trim().is_empty() || !quotable(&from) || !quotable(&to) {
                continue;
            }
            let found = occurrences(a, &from);
            let [one] = found.as_slice() else { continue };
            let only_word = !from.contains(char::is_alphanumeric);
            if only_word {
                continue;
            }
            let (action, result) = if gone == 0 && left > 0 && right == 0 {
                let more = y.get(before..before + come)?.join(" ");
                let mut result = a.to_owned();
                result.insert_str(one.end, &format!(" {more}"));
                (Action::Insert { pairs: vec![(from, more)], side: Side::After, everywhere: false }, result)
            } else {
                let mut result = a.to_owned();
                result.replace_range(one.clone(), to.trim());
                (Action::Replace { pairs: vec![(from, to)], everywhere: false, cases: false }, result)
            };
            let starts_with_sign = matches!(&action, Action::Insert { pairs, .. } if pairs.first().is_some_and(|(_, m)| m.starts_with([',', ';', '.', ':', ')'])));
            if result == b && !starts_with_sign {
                return Some(action);
            }
        }
    }
    None
}

/// Words that can stand in quotation marks and be read out of them as they are.
fn quotable(words: &str) -> bool {
    let mut depth = 0i32;
    for c in words.chars() {
        depth += i32::from(c == '«') - i32::from(c == '»');
        if depth < 0 {
            return false;
        }
    }
    depth == 0 && !words.contains(['"', '\u{ad}', '\u{a0}', '*']) && !words.contains("  ")
}
