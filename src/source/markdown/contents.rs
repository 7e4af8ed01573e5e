//! Tables of contents: the same headings as the body, but no law.

use super::blocks::{Block, Shape};
use super::heading::{Strength, Structure};
use crate::law::{Kind, Lang, Number};
use crate::source::words::{Words, fold};

/// Which blocks belong to a table of contents. `structures[i]` is what `blocks[i]` names as a heading.
pub fn contents(lang: Lang, blocks: &[Block], structures: &[Option<Structure>], title: Option<usize>) -> Vec<bool> {
    let mut toc = vec![false; blocks.len()];
    under_its_heading(lang, blocks, structures, &mut toc);
    before_the_body(blocks, structures, title, &mut toc);
    repeated(blocks, structures, &mut toc);
    toc
}

/// Whether a block is the heading «Оглавление».
pub fn is_contents_heading(lang: Lang, block: &Block) -> bool {
    block.marker.is_none() && Words::all(lang, &block.text).any(|w| w.contents.is_match(&fold(w.lang, &block.text)))
}

/// Lines under «Оглавление», to the first heading of another make, anchor or sentence.
fn under_its_heading(lang: Lang, blocks: &[Block], structures: &[Option<Structure>], toc: &mut [bool]) {
    let Some(start) = blocks.iter().position(|b| is_contents_heading(lang, b)) else {
        return;
    };
    toc[start] = true;
    let mut headings = None;
    for (i, block) in blocks.iter().enumerate().skip(start + 1) {
        let is_heading = matches!(block.shape, Shape::Heading(_));
        let line = block.linked
            || structures[i].is_some()
            || (!is_heading && block.shape == Shape::Paragraph && !ends_sentence(&block.text));
        if matches!(block.shape, Shape::Anchor | Shape::Comment)
            || !line
            || *headings.get_or_insert(is_heading) != is_heading
        {
            return;
        }
        toc[i] = true;
    }
}

/// Plain lines in the form of headings that stand before the title, or before the first real heading.
fn before_the_body(blocks: &[Block], structures: &[Option<Structure>], title: Option<usize>, toc: &mut [bool]) {
    let first = structures.iter().enumerate().position(|(i, s)| {
        !toc[i] && s.as_ref().is_some_and(|s| s.strength == Strength::Heading && title.is_none_or(|t| i > t))
    });
    let anchored = |i: usize| i.checked_sub(1).and_then(|p| blocks.get(p)).is_some_and(|b| b.shape == Shape::Anchor);
    for (i, s) in structures.iter().enumerate() {
        let Some(s) = s else { continue };
        let before_title = title.is_some_and(|t| i < t) && !anchored(i);
        let before_body = first.is_some_and(|f| i < f) && s.strength == Strength::Plain && !anchored(i);
        // A heading that is a link leads to the place it names.
        toc[i] |= before_title || before_body || blocks[i].linked;
    }
}

/// Headings without anything under them whose articles come again with their text.
fn repeated(blocks: &[Block], structures: &[Option<Structure>], toc: &mut [bool]) {
    let mut scope = 0usize;
    let mut seen: Vec<(usize, usize, &Number, bool)> = Vec::new();
    for (i, s) in structures.iter().enumerate() {
        let Some(s) = s.as_ref().filter(|_| !toc[i]) else {
            continue;
        };
        match (&s.kind, &s.num) {
            (Kind::Annex, _) => scope += 1,
            (Kind::Article, Some(num)) => seen.push((i, scope, num, has_body(blocks, structures, i))),
            _ => {}
        }
    }
    let mut bodies = std::collections::HashMap::new();
    for (i, scope, num, body) in &seen {
        if *body {
            bodies.insert((*scope, *num), *i);
        }
    }
    for (i, scope, num, body) in &seen {
        if !body && bodies.get(&(*scope, *num)).is_some_and(|later| later > i) {
            toc[*i] = true;
        }
    }
    // Chapters belong to the table when the next article below them does.
    let mut next_is_toc = false;
    for i in (0..structures.len()).rev() {
        let Some(s) = &structures[i] else { continue };
        if s.kind == Kind::Article {
            next_is_toc = toc[i];
        } else if next_is_toc && !toc[i] {
            let again = structures.iter().skip(i + 1).flatten().any(|t| t.kind == s.kind && t.num == s.num);
            toc[i] = again && !has_body(blocks, structures, i);
        }
    }
}

/// Whether an anchor stands before the heading, or text between it and the next heading.
fn has_body(blocks: &[Block], structures: &[Option<Structure>], at: usize) -> bool {
    let anchored = at.checked_sub(1).and_then(|p| blocks.get(p)).is_some_and(|b| b.shape == Shape::Anchor);
    anchored
        || blocks
            .iter()
            .zip(structures)
            .skip(at + 1)
            .take_while(|(b, s)| s.is_none() && !matches!(b.shape, Shape::Heading(_)))
            .any(|(b, _)| matches!(b.shape, Shape::Paragraph | Shape::Quote))
}

fn ends_sentence(text: &str) -> bool {
    text.trim_end_matches(['»', '"', ')']).ends_with(['.', ';', ':', '–', '!'])
}
