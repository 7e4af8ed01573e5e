//! Provisions renewed, taken out, renumbered.

use super::{Misfit, Touched, said, words_of};
use crate::amend::content;
use crate::amend::draft::{Place, Unit};
use crate::amend::matching::sentences;
use crate::amend::place::{Spot, children_mut, find, node, node_mut};
use crate::amend::words::Words;
use crate::law::{Document, Kind, Note, Number, Provision, Status};

/// Gives places new words.
pub fn restate(
    document: &mut Document,
    places: &[Place],
    text: &[String],
    touched: &mut Touched,
) -> Result<(), Misfit> {
    let unit = places.first().and_then(|p| p.last()).map_or(Unit::Text, |s| s.unit);
    let found = |text: &[String]| text.first().cloned().unwrap_or_default();
    // «заголовок и абзац первый изложить …»: the heading stands first in the new text.
    let of_heading = |p: &Place| p.last().is_some_and(|s| s.unit == Unit::Heading);
    let headings = places.iter().filter(|p| of_heading(p)).count();
    if headings > 0 {
        let rest = text.get(headings..).unwrap_or(&[]);
        let others: Vec<Place> = places.iter().filter(|p| !of_heading(p)).cloned().collect();
        if text.len() < headings || others.is_empty() != rest.is_empty() {
            return Err(Misfit::Text { wanted: said(Unit::Heading, None), found: text.join(" / ") });
        }
        for (place, words) in places.iter().filter(|p| of_heading(p)).zip(text) {
            let spot = find(document, place)?;
            heading(document, &spot, words)?;
            touched.paths.push(spot.node);
        }
        return if others.is_empty() { Ok(()) } else { restate(document, &others, rest, touched) };
    }
    if unit == Unit::Sentence {
        let [place] = places else {
            return Err(Misfit::Text { wanted: "one sentence".to_owned(), found: found(text) });
        };
        let spot = find(document, place)?;
        sentence(document, &spot, place, Some(&text.join(" ")))?;
        touched.paths.push(spot.node);
        return Ok(());
    }
    let mut new = content::provisions(document.lang, text, unit);
    let spots: Vec<Spot> = places.iter().map(|p| find(document, p)).collect::<Result<_, _>>()?;
    if spots.iter().all(|s| s.whole && !s.node.is_empty()) {
        return whole(document, &spots, new, text, touched);
    }
    // Parts and indents: lines of a provision.
    if spots.len() > 1 && new.len() != spots.len() {
        return Err(Misfit::Text { wanted: format!("{} paragraphs", spots.len()), found: found(text) });
    }
    for spot in spots.iter().rev() {
        let own: Vec<Provision> = if spots.len() > 1 { new.split_off(new.len() - 1) } else { std::mem::take(&mut new) };
        lines(document, spot, own, unit, text)?;
        touched.paths.push(spot.node.clone());
    }
    Ok(())
}

/// Renews whole provisions: each by the new one of its number.
fn whole(
    document: &mut Document,
    spots: &[Spot],
    mut new: Vec<Provision>,
    text: &[String],
    touched: &mut Touched,
) -> Result<(), Misfit> {
    let misfit = |p: &Provision| Misfit::Text {
        wanted: said(unit_of(p.kind), p.num.as_ref()),
        found: text.first().cloned().unwrap_or_default(),
    };
    for (i, spot) in spots.iter().enumerate() {
        let old = node(document, &spot.node).ok_or(Misfit::LeftOut)?;
        let at = new.iter().position(|n| n.kind == old.kind && n.num == old.num).or_else(|| {
            // A text that does not repeat its number.
            let bare = new.get(i).or(new.first())?;
            let takes = (bare.kind == Kind::Unnumbered && matches!(old.kind, Kind::Point | Kind::Subpoint))
                || (bare.kind == old.kind && bare.num.is_none());
            (takes && spots.len() == new.len().min(spots.len())).then_some(i.min(new.len().saturating_sub(1)))
        });
        let Some(at) = at else {
            return Err(misfit(old));
        };
        let mut fresh = new.remove(at);
        // Lines without a number after the first are lines of it.
        if spots.len() == 1 && matches!(old.kind, Kind::Point | Kind::Subpoint | Kind::Preamble) {
            while new.first().is_some_and(|n| {
                matches!(n.kind, Kind::Unnumbered) || (old.kind == Kind::Point && n.kind == Kind::Subpoint)
            }) {
                fresh.children.push(new.remove(0));
            }
        }
        fresh.kind = old.kind;
        fresh.num.clone_from(&old.num);
        fresh.span = old.span;
        fresh.notes =
            old.notes.iter().filter(|n| n.text != old.text && old.status == Status::InForce).cloned().collect();
        if let Some(slot) = node_mut(document, &spot.node) {
            *slot = fresh;
        }
        touched.paths.push(spot.node.clone());
    }
    if let (Some(first), false) = (new.first(), spots.is_empty()) {
        return Err(Misfit::Text {
            wanted: "nothing more".to_owned(),
            found: crate::source::markdown::plain_line(document.lang, first).unwrap_or_default(),
        });
    }
    // What was left out in the place is there now.
    for spot in spots {
        let Some(p) = node(document, &spot.node) else { continue };
        if p.kind == Kind::Article
            && let Some(n) = p.num.clone()
        {
            document.omissions.retain(|o| o.is_whole_articles() || o.articles.0 != n || o.articles.1 != n);
        }
    }
    Ok(())
}

/// Renews lines of a provision.
fn lines(
    document: &mut Document,
    spot: &Spot,
    mut new: Vec<Provision>,
    unit: Unit,
    text: &[String],
) -> Result<(), Misfit> {
    if let Some(n) = spot.sentence {
        return Err(Misfit::Text { wanted: format!("sentence {n}"), found: text.first().cloned().unwrap_or_default() });
    }
    if spot.own {
        let misfit = Misfit::Text { wanted: said(unit, None), found: text.first().cloned().unwrap_or_default() };
        let Some(p) = node_mut(document, &spot.node) else { return Err(misfit) };
        if new.is_empty() {
            return Err(misfit);
        }
        let first = new.remove(0);
        let same = first.kind == p.kind && first.num == p.num;
        if !same && first.kind != Kind::Unnumbered {
            return Err(misfit);
        }
        p.text = first.text;
        p.status = first.status;
        new.splice(0..0, first.children);
    } else if new.first().is_some_and(|p| p.kind == Kind::Point || p.kind == Kind::Article) {
        return Err(Misfit::Text { wanted: said(unit, None), found: text.first().cloned().unwrap_or_default() });
    }
    let line = node(document, &spot.node).map_or(0, |p| p.span.line);
    if let Some(all) = children_mut(document, &spot.node) {
        let line = all.get(spot.children.start).map_or(line, |p| p.span.line);
        new.iter_mut().for_each(|p| p.span.line = line);
        // Subpoints of a paragraph stand beside it.
        let new = new.into_iter().flat_map(|mut p| {
            let inner = if p.kind == Kind::Unnumbered { std::mem::take(&mut p.children) } else { Vec::new() };
            std::iter::once(p).chain(inner)
        });
        if spot.children.end <= all.len() {
            all.splice(spot.children.clone(), new);
        }
    }
    Ok(())
}

/// Gives a provision, or the act, another heading; a number that it repeats is its own.
fn heading(document: &mut Document, spot: &Spot, text: &str) -> Result<(), Misfit> {
    let lang = document.lang;
    match node_mut(document, &spot.node) {
        None => document.title = Some(text.to_owned()),
        Some(p) => {
            let words = match content::heading(lang, text) {
                Some((kind, num, rest)) if kind == p.kind && num == p.num => rest,
                Some((kind, num, _)) if num.is_some() && (kind == p.kind || p.num.is_some()) => {
                    return Err(Misfit::Text { wanted: said(unit_of(p.kind), p.num.as_ref()), found: text.to_owned() });
                }
                _ => text.to_owned(),
            };
            p.heading = (!words.is_empty()).then_some(words);
        }
    }
    Ok(())
}

/// Changes one sentence of the first words of a place; `None` takes it out.
pub fn sentence(document: &mut Document, spot: &Spot, place: &Place, new: Option<&str>) -> Result<(), Misfit> {
    let missing = || place.last().cloned().map_or(Misfit::LeftOut, |step| Misfit::NoPlace { step });
    let text = first_text(document, spot).ok_or_else(missing)?;
    let all = sentences(text);
    let n = spot.sentence.unwrap_or(1);
    let at = if n == u16::MAX { all.len() } else { usize::from(n) };
    let range = at.checked_sub(1).and_then(|i| all.get(i).cloned()).ok_or_else(missing)?;
    text.replace_range(range, new.unwrap_or("").trim());
    let tidy = text.split_whitespace().collect::<Vec<_>>().join(" ");
    *text = tidy;
    Ok(())
}

/// The first words of a place.
pub fn first_text<'d>(document: &'d mut Document, spot: &Spot) -> Option<&'d mut String> {
    let p = node_mut(document, &spot.node)?;
    if spot.own && !p.text.is_empty() {
        return Some(&mut p.text);
    }
    p.children.get_mut(spot.children.clone())?.first_mut().map(|c| &mut c.text)
}

/// Takes places out. The number stays with a mark; `mark` gives its words.
pub fn exclude(
    document: &mut Document,
    words: &Words,
    places: &[Place],
    mark: Option<&str>,
    repealed: bool,
    touched: &mut Touched,
) -> Result<(), Misfit> {
    let unmarked = mark.is_some_and(|m| words.is_unmarked(m));
    for place in places.iter().rev() {
        let spot = find(document, place)?;
        let unit = place.last().map_or(Unit::Text, |s| s.unit);
        match unit {
            Unit::Heading => {
                if let Some(p) = node_mut(document, &spot.node) {
                    p.heading = None;
                }
            }
            Unit::Sentence => sentence(document, &spot, place, None)?,
            _ if unmarked && spot.whole => {
                let (last, above) = spot.node.split_last().ok_or(Misfit::LeftOut)?;
                if let Some(all) = children_mut(document, above) {
                    all.remove(*last);
                }
                touched.paths.push(above.to_vec());
                continue;
            }
            _ if spot.whole => {
                let in_force = words_of(document, &spot);
                let p = node_mut(document, &spot.node).ok_or(Misfit::LeftOut)?;
                if p.status == Status::Excluded {
                    return Err(Misfit::Excluded { in_force });
                }
                let sign = match mark {
                    None if unit.rank() <= Unit::Article.rank() => {
                        crate::amend::notes::gone(words, place, repealed, None)
                    }
                    _ => sign(words, unit, mark, repealed, &p.text),
                };
                take_out(p, &sign);
            }
            _ => line_out(document, &spot, &sign(words, unit, mark, repealed, ""), unmarked)?,
        }
        touched.paths.push(spot.node);
    }
    Ok(())
}

/// The words that tell of the exclusion, ended as the place was.
fn sign(words: &Words, unit: Unit, mark: Option<&str>, repealed: bool, was: &str) -> String {
    match mark {
        Some(mark) => mark.to_owned(),
        None => {
            let end = if was.trim_end().ends_with(';') { ";" } else { "." };
            let words = words.mark(unit, repealed);
            if unit == Unit::Part {
                let mut chars = words.chars();
                let first: String = chars.next().map(|c| c.to_uppercase().collect()).unwrap_or_default();
                return format!("{first}{}{end}", chars.as_str());
            }
            format!("{words}{end}")
        }
    }
}

fn take_out(p: &mut Provision, sign: &str) {
    p.status = Status::Excluded;
    p.children.clear();
    if matches!(p.kind, Kind::Point | Kind::Subpoint | Kind::Preamble | Kind::Unnumbered) {
        p.notes.clear();
        // «14) исключен …»: the mark may repeat the number.
        let own = crate::source::markdown::marker::split(sign).filter(|m| Some(&m.number) == p.num.as_ref());
        p.text = sign.get(own.map_or(0, |m| m.rest)..).unwrap_or(sign).to_owned();
    } else {
        p.text.clear();
        p.notes.push(Note { text: sign.to_owned(), line: p.span.line, changed_by: Vec::new() });
    }
}

fn line_out(document: &mut Document, spot: &Spot, sign: &str, unmarked: bool) -> Result<(), Misfit> {
    let mut from = spot.children.start;
    if spot.own {
        let p = node_mut(document, &spot.node).ok_or(Misfit::LeftOut)?;
        sign.clone_into(&mut p.text);
    } else if !unmarked {
        let all = children_mut(document, &spot.node).ok_or(Misfit::LeftOut)?;
        if let Some(p) = all.get_mut(from) {
            take_out(p, sign);
        }
        from += 1;
    }
    if let Some(all) = children_mut(document, &spot.node)
        && from < spot.children.end
        && spot.children.end <= all.len()
    {
        all.drain(from..spot.children.end);
    }
    Ok(())
}

/// Gives places other numbers, all at once.
pub fn renumber(document: &mut Document, places: &[Place], to: &[Number], touched: &mut Touched) -> Result<(), Misfit> {
    if places.len() != to.len() {
        let found = to.iter().map(ToString::to_string).collect::<Vec<_>>().join(", ");
        return Err(Misfit::Text { wanted: format!("{} numbers", places.len()), found });
    }
    let spots: Vec<Spot> = places.iter().map(|p| find(document, p)).collect::<Result<_, _>>()?;
    for (spot, number) in spots.iter().zip(to) {
        // Paragraphs have no numbers but their order.
        if let Some(p) = node_mut(document, &spot.node).filter(|_| spot.whole) {
            p.num = Some(number.clone());
        }
        touched.paths.push(spot.node.clone());
    }
    for spot in spots.iter().filter(|s| s.whole) {
        let Some((_, above)) = spot.node.split_last() else { continue };
        let Some(p) = node(document, &spot.node) else { continue };
        let same = crate::amend::place::children(document, above)
            .iter()
            .filter(|c| c.kind == p.kind && c.num == p.num)
            .count();
        if same > 1
            && let (Some(n), unit) = (&p.num, unit_of(p.kind))
        {
            let in_force = words_of(document, spot);
            return Err(Misfit::Taken { step: crate::amend::place::step(unit, n), in_force });
        }
    }
    Ok(())
}

/// The level that a kind of provision is named by.
pub fn unit_of(kind: Kind) -> Unit {
    match kind {
        Kind::Part | Kind::Section => Unit::Section,
        Kind::Chapter => Unit::Chapter,
        Kind::Paragraph => Unit::Paragraph,
        Kind::Article => Unit::Article,
        Kind::Point => Unit::Point,
        Kind::Subpoint => Unit::Subpoint,
        Kind::Unnumbered => Unit::Part,
        Kind::Preamble => Unit::Preamble,
        Kind::Annex => Unit::Annex,
    }
}
