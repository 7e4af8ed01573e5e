//! The rows of the comparative table (сравнительная таблица) that stands beside every bill.

use super::compare::lines;
use super::words::Words;
use crate::law::{Citation, Document, Eid, Lang, Provision, Status};
use similar::{ChangeTag, TextDiff};

/// Words of a cell, and whether they differ from the other cell.
#[derive(Clone, Debug, PartialEq, Eq, serde::Serialize)]
pub struct Piece {
    /// The words.
    pub text: String,
    /// Whether they changed.
    pub changed: bool,
}

/// One structural element that the draft changes.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Row {
    /// Its eId, in the new text if it is there.
    pub eid: Eid,
    /// Its name: «подпункт 4-1) статьи 1».
    pub place: String,
    /// The text in force; empty where there is none.
    pub before: Vec<Piece>,
    /// The proposed text; empty where it is taken out.
    pub after: Vec<Piece>,
}

/// The rows for two texts of one act.
pub fn rows(before: &Document, after: &Document) -> Vec<Row> {
    let mut out = Vec::new();
    let mut writer = Rows { words: Words::of(before.lang), before, after, out: &mut out };
    writer.list(&before.provisions, &after.provisions);
    out
}

struct Rows<'a> {
    words: &'static Words,
    before: &'a Document,
    after: &'a Document,
    out: &'a mut Vec<Row>,
}

impl Rows<'_> {
    fn list(&mut self, a: &[Provision], b: &[Provision]) {
        let mut gone = a.iter().peekable();
        for q in b {
            // What is gone stands where it stood: before the next that both texts have.
            while let Some(p) = gone.peek().filter(|p| !b.iter().any(|q| q.eid == p.eid)) {
                self.row(Some(p), None);
                gone.next();
            }
            match a.iter().find(|p| p.eid == q.eid) {
                None => self.row(None, Some(q)),
                Some(p) => {
                    if gone.peek().is_some_and(|g| g.eid == q.eid) {
                        gone.next();
                    }
                    self.pair(p, q);
                }
            }
        }
        for p in gone.filter(|p| !b.iter().any(|q| q.eid == p.eid)) {
            self.row(Some(p), None);
        }
    }

    fn pair(&mut self, p: &Provision, q: &Provision) {
        let excluded = p.status == Status::InForce && q.status == Status::Excluded;
        if excluded {
            self.row(Some(p), None);
            return;
        }
        if p.heading != q.heading || p.text != q.text {
            let own = |p: &Provision| Provision { children: Vec::new(), ..p.clone() };
            self.row(Some(&own(p)), Some(&own(q)));
        }
        self.list(&p.children, &q.children);
    }

    fn row(&mut self, a: Option<&Provision>, b: Option<&Provision>) {
        let text = |p: Option<&Provision>| p.map(|p| lines(self.words, p).join("\n")).unwrap_or_default();
        let (x, y) = (text(a), text(b));
        let eid = b.or(a).map_or(Eid::new(""), |p| p.eid.clone());
        let document = if b.is_some() { self.after } else { self.before };
        let lang = if self.words.lang == Lang::Kk { Lang::Kk } else { Lang::Ru };
        let place = Citation::at(document, &eid).map(|c| c.local(lang)).unwrap_or_default();
        let (before, after) = marked(&x, &y);
        self.out.push(Row { eid, place, before, after });
    }
}

/// Both texts with the words that differ marked; nothing is marked where one of them is empty.
pub fn marked(a: &str, b: &str) -> (Vec<Piece>, Vec<Piece>) {
    let one = |s: &str| if s.is_empty() { Vec::new() } else { vec![Piece { text: s.to_owned(), changed: false }] };
    if a.is_empty() || b.is_empty() {
        return (one(a), one(b));
    }
    let diff = TextDiff::from_words(a, b);
    let (mut before, mut after) = (Vec::new(), Vec::new());
    for change in diff.iter_all_changes() {
        let text = change.value();
        match change.tag() {
            ChangeTag::Equal => {
                add(&mut before, text, false);
                add(&mut after, text, false);
            }
            ChangeTag::Delete => add(&mut before, text, true),
            ChangeTag::Insert => add(&mut after, text, true),
        }
    }
    (before, after)
}

fn add(pieces: &mut Vec<Piece>, text: &str, changed: bool) {
    match pieces.last_mut() {
        Some(last) if last.changed == changed => last.text.push_str(text),
        _ => pieces.push(Piece { text: text.to_owned(), changed }),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn only_the_words_that_differ_are_marked() {
        let (before, after) = marked("раз в год весной", "два раза в год весной");
        let changed =
            |p: &[Piece]| p.iter().filter(|p| p.changed).map(|p| p.text.trim().to_owned()).collect::<Vec<_>>();
        assert_eq!(changed(&before), ["раз"]);
        assert_eq!(changed(&after), ["два раза"]);
    }
}
