//! References that lead nowhere, within an act and from act to act.

use super::{Fault, FaultKind, Found};
use crate::language::{TokenKind, analyse};
use crate::law::{Date, Document, Edition, Eid, Kind, Lang, Number, Omission, Provision, Status};
use crate::norm::Level;
use crate::norm::pointer::{Pointer, Target, pointers};
use std::collections::BTreeMap;
use std::path::{Path, PathBuf};

/// What stands at a place.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum There {
    /// A provision in force, or one that is not looked for further.
    Law,
    /// A provision that was excluded.
    Gone,
    /// Nothing.
    Nothing,
    /// The file leaves the place out.
    Unread,
}

/// A reference into another act, to be looked up when all acts are known.
pub(super) struct Outward {
    act: String,
    at: Date,
    lang: Lang,
    eid: Eid,
    file: PathBuf,
    line: u32,
    article: Number,
    /// Stems of the words that may name the act: those after the place in Russian, before it in Kazakh.
    words: Vec<String>,
}

/// Calls `visit` with every place that a provision in force points to, in the order of the text, and what stands there;
/// `None` for places of other acts. Annexes, which number anew, are passed over.
pub(crate) fn leads(document: &Document, visit: &mut dyn FnMut(&Provision, &Pointer, Option<There>)) {
    document.walk(&mut |above, p| {
        let in_force = above.iter().chain([&p]).all(|q| q.status == Status::InForce);
        let in_annex = above.iter().any(|a| a.kind == Kind::Annex);
        if !in_force || in_annex || p.text.is_empty() {
            return;
        }
        for pointer in pointers(document.lang, &p.text) {
            let there = match pointer.target {
                Target::Words(_) => None,
                _ => Some(look(document, above, p, &pointer)),
            };
            visit(p, &pointer, there);
        }
    });
}

/// Looks up every place that a text points to.
pub(super) fn check(
    edition: &Edition,
    document: &Document,
    found: &mut Vec<Found>,
    outward: &mut Vec<Outward>,
    file: &Path,
) {
    leads(document, &mut |p, pointer, there| {
        let kind = match there {
            None => {
                outward.extend(outward_lead(edition, document, p, pointer, file));
                return;
            }
            Some(There::Nothing) => FaultKind::Dangling,
            Some(There::Gone) => FaultKind::Gone,
            Some(There::Law | There::Unread) => return,
        };
        let what = if kind == FaultKind::Gone { "was excluded" } else { "does not exist" };
        let cause = format!("it points to {}, which {what}", named(pointer));
        found.push(Found { kind, eid: p.eid.to_string(), line: p.span.line, cause });
    });
}

/// A reference to an article whose act the words beside it may name.
fn outward_lead(
    edition: &Edition,
    document: &Document,
    p: &Provision,
    pointer: &Pointer,
    file: &Path,
) -> Option<Outward> {
    let Target::Words(words) = &pointer.target else { return None };
    let (_, article) = pointer.place.first().filter(|(level, _)| *level == Level::Article)?;
    Some(Outward {
        act: edition.act.code.to_string(),
        at: edition.date,
        lang: document.lang,
        eid: p.eid.clone(),
        file: file.to_owned(),
        line: p.span.line,
        article: article.clone(),
        words: stems(document.lang, p.text.get(words.clone()).unwrap_or("")),
    })
}

/// The place in words, outermost first: `article 5, point 1`.
fn named(pointer: &Pointer) -> String {
    let place: Vec<String> = pointer
        .place
        .iter()
        .map(|(level, number)| {
            let level = match level {
                Level::Annex => "annex",
                Level::Section => "section",
                Level::Chapter => "chapter",
                Level::Paragraph => "paragraph",
                Level::Article => "article",
                Level::Point => "point",
                Level::Subpoint => "subpoint",
                Level::Part => "part",
                Level::Indent => "indent",
            };
            format!("{level} {number}")
        })
        .collect();
    let within = match pointer.target {
        Target::ThisArticle => " of its own article",
        Target::ThisPoint => " of its own point",
        Target::ThisPart => " of its own part",
        Target::ThisAct | Target::Words(_) => "",
    };
    format!("{}{within}", place.join(", "))
}

fn look(document: &Document, above: &[&Provision], p: &Provision, pointer: &Pointer) -> There {
    let own = |kind: Kind| above.iter().copied().chain([p]).find(|q| q.kind == kind);
    let mut place = pointer.place.as_slice();
    let start: &Provision = match pointer.target {
        Target::ThisAct => {
            let Some(((level, number), rest)) = place.split_first() else { return There::Law };
            let kind = match level {
                Level::Article => Kind::Article,
                Level::Chapter => Kind::Chapter,
                Level::Section => Kind::Section,
                _ => return There::Law,
            };
            place = rest;
            match body(document, kind, number) {
                Some(found) => found,
                None if kind != Kind::Article && document.omissions.iter().any(Omission::is_whole_articles) => {
                    return There::Unread;
                }
                None if left_out(document, &Eid::article(number)) => return There::Unread,
                None => return There::Nothing,
            }
        }
        Target::ThisArticle => match own(Kind::Article) {
            Some(article) => article,
            None => return There::Law,
        },
        Target::ThisPoint if !document.points_are_parts => match own(Kind::Point) {
            Some(point) => point,
            None => return There::Law,
        },
        Target::ThisPart if document.points_are_parts => match own(Kind::Point) {
            Some(point) => point,
            None => return There::Law,
        },
        Target::ThisPoint | Target::ThisPart | Target::Words(_) => return There::Law,
    };
    if start.status == Status::Excluded {
        return There::Gone;
    }
    below(document, start, place)
}

/// What stands at a place within a provision. Paragraphs without a number are not counted out.
fn below(document: &Document, start: &Provision, place: &[(Level, Number)]) -> There {
    let Some(((level, number), rest)) = place.split_first() else { return There::Law };
    let kind = match (level, document.points_are_parts) {
        (Level::Point, false) | (Level::Part, true) => Kind::Point,
        (Level::Subpoint, false) | (Level::Point, true) => Kind::Subpoint,
        _ => return There::Law,
    };
    if start.kind == Kind::Chapter || start.kind == Kind::Section {
        return There::Law;
    }
    let step = if kind == Kind::Point { "para" } else { "subpara" };
    let mut found: Option<&Provision> = None;
    start.walk(&mut |_, q| {
        let better = found.is_none_or(|f| f.status == Status::Excluded);
        if q.kind == kind && q.num.as_ref() == Some(number) && better {
            found = Some(q);
        }
    });
    match found {
        Some(q) if q.status == Status::Excluded => There::Gone,
        Some(q) => below(document, q, rest),
        None if left_out(document, &start.eid.child(&format!("{step}_{number}"))) => There::Unread,
        // What is left out inside the place may be the list that is meant.
        None if document.omissions.iter().any(|o| !o.is_whole_articles() && covers_inside(o, &start.eid)) => {
            There::Unread
        }
        None => There::Nothing,
    }
}

fn covers_inside(omission: &Omission, eid: &Eid) -> bool {
    eid.article_number().is_some_and(|n| omission.articles.0 <= n && n <= omission.articles.1)
}

fn left_out(document: &Document, eid: &Eid) -> bool {
    document.omissions.iter().any(|o| o.covers(eid))
}

/// A division of the act itself, not of its annexes.
fn body<'a>(document: &'a Document, kind: Kind, number: &Number) -> Option<&'a Provision> {
    let mut found = None;
    document.walk(&mut |above, p| {
        let in_annex = above.iter().any(|a| a.kind == Kind::Annex);
        if found.is_none() && p.kind == kind && !in_annex && p.num.as_ref() == Some(number) {
            found = Some(p);
        }
    });
    found
}

/// Stems of the words of a text.
fn stems(lang: Lang, text: &str) -> Vec<String> {
    analyse(lang, text).into_iter().filter(|t| t.kind != TokenKind::Punctuation).map(|t| t.stem.clone()).collect()
}

/// What the acts of a corpus are called, and which articles they have.
#[derive(Default)]
pub(super) struct Directory {
    acts: BTreeMap<String, Entry>,
}

#[derive(Default)]
struct Entry {
    titles: BTreeMap<Lang, Vec<Vec<String>>>,
    editions: BTreeMap<Date, BTreeMap<Lang, Articles>>,
}

struct Articles {
    there: BTreeMap<Number, Status>,
    omissions: Vec<Omission>,
}

impl Directory {
    pub fn add(&mut self, editions: &[Edition]) {
        for edition in editions {
            let entry = self.acts.entry(edition.act.code.to_string()).or_default();
            for lang in Lang::AUTHENTIC {
                let Some(title) = edition.act.title.exact(lang) else { continue };
                let title = stems(lang, title);
                let titles = entry.titles.entry(lang).or_default();
                if title.len() > 1 && !titles.contains(&title) {
                    titles.push(title);
                }
            }
            for (lang, document) in &edition.documents {
                let mut there = BTreeMap::new();
                document.walk(&mut |above, p| {
                    if p.kind == Kind::Article
                        && !above.iter().any(|a| a.kind == Kind::Annex)
                        && let Some(num) = &p.num
                    {
                        there.insert(num.clone(), p.status);
                    }
                });
                let articles = Articles { there, omissions: document.omissions.clone() };
                entry.editions.entry(edition.date).or_default().insert(*lang, articles);
            }
        }
    }

    /// Looks up references from act to act: in the edition of the other act that is in force when the edition that points
    /// begins.
    pub fn resolve(&self, outward: Vec<Outward>) -> Vec<Fault> {
        let mut faults = Vec::new();
        for reference in outward {
            let Some((code, entry)) = self.meant(&reference) else { continue };
            let Some((_, texts)) = entry.editions.range(..=reference.at).next_back() else { continue };
            let Some(articles) = texts.get(&reference.lang) else { continue };
            let eid = Eid::article(&reference.article);
            let kind = match articles.there.get(&reference.article) {
                Some(Status::InForce) => continue,
                Some(Status::Excluded) => FaultKind::Gone,
                None if articles.omissions.iter().any(|o| o.covers(&eid)) => continue,
                None => FaultKind::Dangling,
            };
            let what = if kind == FaultKind::Gone { "was excluded" } else { "does not exist" };
            faults.push(Fault {
                kind,
                act: reference.act,
                editions: vec![reference.at],
                lang: Some(reference.lang),
                eid: Some(reference.eid.to_string()),
                file: reference.file,
                line: reference.line,
                cause: format!("it points to article {} of the act {code}, which {what}", reference.article),
            });
        }
        faults
    }

    /// The act of the corpus that the words beside a reference name: its title stands there, at most the kind of the act
    /// and the republic between it and the reference. Of two titles the longer one is meant.
    fn meant(&self, reference: &Outward) -> Option<(&str, &Entry)> {
        let mut best: Option<(usize, &str, &Entry)> = None;
        for (code, entry) in &self.acts {
            for title in entry.titles.get(&reference.lang).into_iter().flatten() {
                let words = &reference.words;
                let fits = (0..=APART.min(words.len())).any(|apart| match reference.lang {
                    Lang::Kk => {
                        words.len().checked_sub(apart).and_then(|n| words.get(..n)).is_some_and(|w| w.ends_with(title))
                    }
                    _ => words.get(apart..).is_some_and(|w| w.starts_with(title)),
                });
                if fits && best.is_none_or(|(longest, ..)| longest < title.len()) {
                    best = Some((title.len(), code.as_str(), entry));
                }
            }
        }
        best.map(|(_, code, entry)| (code, entry))
    }
}

/// Words between a reference and the title of the act it points into: «Закона Республики Казахстан», «Қазақстан
/// Республикасы Заңының».
const APART: usize = 3;
