//! The head of a text: its title, and the lines that name the act and the edition.

use super::Draft;
use super::facts::{Facts, of_line};
use super::head_words::HEADS;
use super::piece::{Piece, Shape};
use crate::law::Lang;
use crate::source::markdown::{begins_with_number, names_contents, names_division};
use crate::source::words::fold;

/// A head has no more pieces than this.
const LONGEST: usize = 40;

/// A line of a head is no longer than this, in characters.
const LINE: usize = 600;

/// Finds the head: the title becomes a heading of the first rank, lines that name the act or its edition become facts.
/// All else stays.
pub fn find(draft: &mut Draft, lang: Lang) {
    let end = end_of_head(draft, lang);
    let mut kept: Vec<Piece> = Vec::new();
    let mut titles: Vec<(usize, Piece)> = Vec::new();
    let mut facts = std::mem::take(&mut draft.facts);
    let mut told: Facts = Facts::default();
    let rest = draft.pieces.split_off(end);
    let head = std::mem::take(&mut draft.pieces);
    let has_heading = head.iter().any(|p| p.shape == Shape::Heading(1));
    for piece in head {
        let text = piece.text();
        let folded = fold(lang, &text);
        if matches!(piece.shape, Shape::Note | Shape::Anchor(_) | Shape::Row) || begins_with_number(&text) {
            kept.push(piece);
            continue;
        }
        let line = of_line(lang, &text);
        if piece.shape == Shape::Heading(1) {
            told.title.get_or_insert(text);
            kept.push(piece);
        } else if line.number.is_some() || (line.date.is_some() && text.chars().count() < 240) {
            told.title = told.title.take().or_else(|| quoted_title(&text));
            told = told.or(line);
        } else if HEADS.no_title.is_match(folded.trim()) && text.chars().count() < 200 {
            // The kind alone, the word «проект»: neither title nor law.
            if piece.shape != Shape::Paragraph || !names_division(lang, &text) {
                continue;
            }
            kept.push(piece);
        } else if !has_heading && facts.title.is_none() && may_be_title(&piece, draft.bare, &titles, kept.len()) {
            titles.push((kept.len(), piece));
        } else {
            kept.push(piece);
        }
    }
    let title = titles.iter().map(|(_, p)| p.text()).collect::<Vec<_>>().join(" ");
    let known = facts.title.clone().or_else(|| told.title.clone().filter(|_| titles.is_empty() && !has_heading));
    match (known, titles.first()) {
        _ if has_heading => {}
        (Some(known), _) => {
            let same = |p: &Piece| fold(lang, p.text().trim()) == fold(lang, known.trim());
            let at = kept.iter().position(|p| p.shape == Shape::Paragraph && same(p));
            match at.and_then(|at| kept.get_mut(at)) {
                Some(piece) => piece.shape = Shape::Heading(1),
                None => kept.insert(0, Piece::plain(Shape::Heading(1), known, 1)),
            }
        }
        (None, Some((at, first))) => {
            kept.insert(*at, Piece::plain(Shape::Heading(1), title.clone(), first.line));
            told.title = Some(title);
        }
        (None, None) => {}
    }
    facts = facts.or(told);
    draft.facts = facts;
    kept.extend(rest);
    draft.pieces = kept;
}

/// The first piece of the body: a heading of the law, a number, a long paragraph.
fn end_of_head(draft: &Draft, lang: Lang) -> usize {
    draft
        .pieces
        .iter()
        .take(LONGEST)
        .position(|p| {
            let text = p.text();
            p.shape == Shape::Contents
                || names_division(lang, &text)
                || names_contents(lang, &text)
                || begins_with_number(&text)
                || text.chars().count() > LINE
                || text.starts_with("<!--")
        })
        .unwrap_or(draft.pieces.len().min(LONGEST))
}

/// Whether a piece can be (part of) a title: it looks like a heading; in plain text it is the first line.
fn may_be_title(piece: &Piece, bare: bool, titles: &[(usize, Piece)], kept: usize) -> bool {
    let text = piece.text();
    let short = text.chars().count() < 400 && !text.ends_with([';', ':', ',']);
    let follows = titles.last().is_none_or(|(at, _)| *at == kept);
    let plain = bare && kept == 0 && titles.is_empty() && !text.ends_with('.');
    short && follows && (plain || (!bare && piece.looks_like_heading()))
}

/// «… № 345-II «О правах ребенка в Республике Казахстан» (с изменениями …)».
fn quoted_title(line: &str) -> Option<String> {
    let from = line.find('«')? + '«'.len_utf8();
    let to = line.rfind('»').filter(|to| *to > from)?;
    line.get(from..to).map(|t| t.trim().to_owned()).filter(|t| !t.is_empty())
}
