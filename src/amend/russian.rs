//! Russian sentences. A place is named from the inside out, the verb stands at the end or at the beginning:
//!
//! ```text
//! sentence  = { clause [","] } [":"]
//! clause    = [places] ( change | insertion | "дополнить" addition | "изложить в следующей редакции"
//!             | "исключить" | "считать" units | "признать утратившим силу" )
//! places    = chain { ("," | "и") chain }      chain = step { step }      step = level numbers | ordinal level
//! change    = quoted+ ( "заменить" quoted+ | "исключить" )
//! insertion = ("после" | "перед") quoted+ "дополнить" quoted+
//! addition  = quoted | ["новой"] level numbers ["следующего содержания"]
//! ```

use super::draft::{Action, Place, Side, Step, Unit, Which};
use super::sentence::{Clause, Cursor, Stuck, leveled, pairs, steps};
use super::token::Token;
use super::words::{Small, Verb};
use crate::law::Number;

/// Reads a sentence.
///
/// # Errors
/// Where it is none of the grammar.
pub fn clauses(c: &mut Cursor<'_>) -> Result<Vec<Clause>, Stuck> {
    let mut out: Vec<Clause> = Vec::new();
    let mut here = Here::default();
    loop {
        let conjunction = skip_joins(c);
        if c.done() {
            break;
        }
        if c.phrase(&c.words.everywhere) {
            here.everywhere = true;
            // «в заголовке и по всему тексту»: all of what the heading is of.
            if !here.acted {
                beyond_headings(&mut here.places);
            }
            continue;
        }
        if let Some(verb) = c.verb() {
            c.at += 1;
            let waiting = std::mem::take(&mut here.waiting);
            let action = here.act(c, verb)?;
            out.extend(shared(c, waiting, &action)?);
            out.push(Clause { places: here.places.clone(), action: Some(action) });
            here.acted = true;
            here.everywhere = false;
            here.last = Some(verb);
            continue;
        }
        // «слова «a» заменить словами «b», слова «c» – словами «d»»
        if let Some(verb @ (Verb::Replace | Verb::Add)) = here.last
            && (!here.targets.is_empty() || !here.anchors.is_empty())
            && c.sign('-')
        {
            let action = here.act(c, verb)?;
            out.push(Clause { places: here.places.clone(), action: Some(action) });
            here.acted = true;
            continue;
        }
        if begins_place(c) {
            let places = place_list(c)?;
            // «в пункте 3 слова … заменить и дополнить частью второй»: the place stays until another is named.
            if here.after_unit {
                here.after = places.into_iter().next();
                here.after_unit = false;
            } else if !here.acted && !here.places.is_empty() && here.everywhere {
                here.places = places;
            } else if here.acted || here.places.is_empty() {
                here.places = places;
                here.acted = false;
            } else if !here.targets.is_empty() && here.anchors.is_empty() {
                // «в пункте 1 слова «a», в пункте 2 слова «b» исключить»: one verb for both.
                let places = lent(&here.places, places);
                let before = std::mem::replace(&mut here.places, places);
                here.waiting.push((before, std::mem::take(&mut here.targets)));
            } else {
                return Err(c.stuck("a verb"));
            }
            continue;
        }
        if let Some(side) = side(c) {
            c.at += 1;
            if let Some(found) = quoted(c) {
                here.anchors = found;
                here.side = side;
            } else if side == Side::After && begins_place(c) {
                here.after_unit = true;
            } else {
                return Err(c.stuck("words in quotation marks"));
            }
            continue;
        }
        if let Some(found) = quoted(c) {
            here.targets.extend(found);
            continue;
        }
        if c.phrase(&c.words.cases) {
            here.cases = true;
            continue;
        }
        if conjunction && c.done() {
            break;
        }
        return Err(c.stuck("a place, words in quotation marks, or a verb"));
    }
    if !here.targets.is_empty() || !here.anchors.is_empty() || !here.waiting.is_empty() {
        return Err(c.stuck("a verb"));
    }
    if !here.acted && !here.places.is_empty() {
        out.push(Clause { places: here.places, action: None });
    }
    if out.is_empty() { Err(c.stuck("a place or a verb")) } else { Ok(out) }
}

/// What the clause being read has named so far.
#[derive(Default)]
struct Here {
    places: Vec<Place>,
    everywhere: bool,
    cases: bool,
    targets: Vec<String>,
    anchors: Vec<String>,
    side: Side,
    after: Option<Place>,
    after_unit: bool,
    acted: bool,
    /// The verb before, which a dash can stand for.
    last: Option<Verb>,
    /// Places and words that wait for the verb of those that follow them.
    waiting: Vec<(Vec<Place>, Vec<String>)>,
}

/// What the verb of the last of several places does at those before it.
fn shared(c: &Cursor<'_>, waiting: Vec<(Vec<Place>, Vec<String>)>, action: &Action) -> Result<Vec<Clause>, Stuck> {
    let each = |(places, words): (Vec<Place>, Vec<String>)| {
        let action = match action {
            Action::Remove { everywhere, cases, .. } => {
                Action::Remove { words, everywhere: *everywhere, cases: *cases }
            }
            Action::Replace { pairs, everywhere, cases } => {
                // Only where all become the same is it clear what those before become.
                let [(_, to), rest @ ..] = pairs.as_slice() else { return Err(c.stuck("words in quotation marks")) };
                if rest.iter().any(|(_, other)| other != to) {
                    return Err(c.stuck("one new text for all places"));
                }
                let pairs = words.into_iter().map(|from| (from, to.clone())).collect();
                Action::Replace { pairs, everywhere: *everywhere, cases: *cases }
            }
            _ => return Err(c.stuck("a verb")),
        };
        Ok(Clause { places, action: Some(action) })
    };
    waiting.into_iter().map(each).collect()
}

/// Places in what the places before them stand in: «в пункте 1 статьи 3 …, в пункте 2 …».
pub fn lent(before: &[Place], places: Vec<Place>) -> Vec<Place> {
    let Some(outer) = before.first() else { return places };
    let whole = |place: Place| {
        let rank = place.first().map_or(0, |s| s.unit.rank());
        let mut out: Place = outer.iter().take_while(|s| s.unit.rank() < rank).cloned().collect();
        out.extend(place);
        out
    };
    places.into_iter().map(whole).collect()
}

/// The places that headings are of.
pub fn beyond_headings(places: &mut Vec<Place>) {
    for place in places.iter_mut() {
        if place.last().is_some_and(|s| s.unit == Unit::Heading) {
            place.pop();
        }
    }
    places.retain(|p| !p.is_empty());
}

impl Here {
    fn act(&mut self, c: &mut Cursor<'_>, verb: Verb) -> Result<Action, Stuck> {
        match verb {
            Verb::Replace => {
                if self.targets.is_empty() {
                    self.targets = quoted(c).ok_or_else(|| c.stuck("words in quotation marks"))?;
                    self.cases |= c.phrase(&c.words.cases);
                }
                c.small(Small::Respectively);
                c.small(Small::Join);
                let to = quoted(c).ok_or_else(|| c.stuck("words in quotation marks"))?;
                self.cases |= c.phrase(&c.words.cases);
                let pairs = pairs(std::mem::take(&mut self.targets), to)
                    .ok_or_else(|| c.stuck("as many new words as old ones"))?;
                Ok(Action::Replace { pairs, everywhere: self.everywhere, cases: std::mem::take(&mut self.cases) })
            }
            Verb::Exclude => {
                if self.targets.is_empty()
                    && let Some(found) = quoted(c)
                {
                    self.targets = found;
                    self.cases |= c.phrase(&c.words.cases);
                }
                if !self.targets.is_empty() {
                    let words = std::mem::take(&mut self.targets);
                    let cases = std::mem::take(&mut self.cases);
                    return Ok(Action::Remove { words, everywhere: self.everywhere, cases });
                }
                if (self.places.is_empty() || self.acted) && begins_place(c) {
                    self.places = place_list(c)?;
                }
                Ok(Action::Exclude)
            }
            Verb::Add => self.add(c),
            Verb::Restate => {
                if begins_place(c) {
                    self.places = place_list(c)?;
                }
                let mut told = false;
                while c.small(Small::RestateTail) {
                    told = true;
                }
                if !told {
                    return Err(c.stuck("«в следующей редакции»"));
                }
                text_follows(c);
                Ok(Action::Restate { text: c.quote().map(|q| vec![q]).unwrap_or_default() })
            }
            Verb::Renumber => {
                c.small(Small::Respectively);
                let (unit, numbers) = unit_with_numbers(c).ok_or_else(|| c.stuck("a level with a number"))?;
                Ok(Action::Renumber { unit, to: numbers })
            }
            Verb::Repeal => {
                while c.small(Small::RepealTail) {}
                if begins_place(c) {
                    self.places = place_list(c)?;
                }
                Ok(Action::Repeal)
            }
            Verb::Move => Err(c.stuck("a verb that is known; places cannot be moved")),
        }
    }

    fn add(&mut self, c: &mut Cursor<'_>) -> Result<Action, Stuck> {
        // «дополнить статью 5 пунктом 3»
        if begins_place(c) && !c.word().is_some_and(is_instrumental) && !is_new(c) {
            self.places = place_list(c)?;
        }
        if let Some(side) = side(c) {
            c.at += 1;
            match quoted(c) {
                Some(found) => {
                    self.anchors = found;
                    self.side = side;
                }
                None => self.after = place_list(c)?.into_iter().next(),
            }
        }
        c.small(Small::Respectively);
        if let Some(words) = quoted(c) {
            // «дополнить словами «b» после слов «a»»
            if let (true, Some(side)) = (self.anchors.is_empty(), side(c)) {
                c.at += 1;
                self.anchors = quoted(c).ok_or_else(|| c.stuck("words in quotation marks"))?;
                self.side = side;
            }
            if self.anchors.is_empty() {
                let [one] = words.as_slice() else {
                    return Err(c.stuck("one text to put at the end"));
                };
                return Ok(Action::Append { words: one.clone() });
            }
            let pairs = pairs(std::mem::take(&mut self.anchors), words)
                .ok_or_else(|| c.stuck("as many new words as old ones"))?;
            return Ok(Action::Insert { pairs, side: self.side, everywhere: self.everywhere });
        }
        let new = is_new(c);
        c.at += usize::from(new);
        let (unit, numbers) = unit_with_numbers(c).ok_or_else(|| c.stuck("words in quotation marks, or a level"))?;
        while c.small(Small::Content) {}
        text_follows(c);
        let text = c.quote().map(|q| vec![q]).unwrap_or_default();
        Ok(Action::Add { unit, numbers, new, after: self.after.take(), text })
    }
}

/// «следующего содержания: «…»», «… – «…»».
fn text_follows(c: &mut Cursor<'_>) {
    if !c.sign(':') && matches!(c.ahead(1), Some(Token::Quote(_))) {
        c.sign('-');
    }
}

fn is_new(c: &Cursor<'_>) -> bool {
    c.word().is_some_and(|w| c.words.is(Small::New, w))
}

fn skip_joins(c: &mut Cursor<'_>) -> bool {
    let from = c.at;
    loop {
        let comma = c.sign(',') || c.sign(';');
        let at = c.at;
        // «в соответствующих падежах» is no place.
        if c.phrase(&c.words.cases) || c.phrase(&c.words.everywhere) {
            c.at = at;
            return c.at > from;
        }
        // A preposition before a place, or «и» between clauses.
        if !comma && !c.small(Small::Join) {
            return c.at > from;
        }
    }
}

fn side(c: &Cursor<'_>) -> Option<Side> {
    let word = c.word()?;
    if c.words.is(Small::After, word) {
        Some(Side::After)
    } else {
        c.words.is(Small::Before, word).then_some(Side::Before)
    }
}

fn is_instrumental(word: &str) -> bool {
    // «частью» is instrumental, «статью» is not.
    word == "частью" || ["ом", "ем", "ой", "ей", "ею", "ами", "ями"].iter().any(|e| word.ends_with(e))
}

fn is_instrumental_noun(word: &str) -> bool {
    ["ом", "ой", "ами", "ем", "ями"].iter().any(|e| word.ends_with(e))
}

/// «слова «a», «b» и цифры «5»», «точку»; nothing is taken if there are none.
fn quoted(c: &mut Cursor<'_>) -> Option<Vec<String>> {
    let mut out = Vec::new();
    let mut case = None;
    loop {
        let before = c.at;
        if !out.is_empty() {
            c.sign(',');
            if c.word() == Some("и") || c.word() == Some("а") || c.word() == Some("также") {
                c.at += 1;
            }
        }
        while c.word().is_some_and(|w| c.words.quoted(w).is_some() || (c.at > before && c.words.is(Small::Beside, w))) {
            // «дополнить словами «a», слова «b» исключить»: another case begins another clause.
            let own = c.word().filter(|w| c.words.quoted(w).is_some()).map(is_instrumental_noun);
            if let (Some(own), Some(case)) = (own, case)
                && own != case
            {
                c.at = before;
                return (!out.is_empty()).then_some(out);
            }
            case = case.or(own);
            c.at += 1;
        }
        match c.quote().or_else(|| c.named_sign()) {
            Some(q) => out.push(q),
            None => {
                c.at = before;
                return (!out.is_empty()).then_some(out);
            }
        }
    }
}

fn begins_place(c: &Cursor<'_>) -> bool {
    let unit = |t: Option<&Token>| matches!(t, Some(Token::Word(w)) if c.words.unit(w).is_some());
    match c.peek() {
        Some(Token::Word(w)) => c.words.unit(w).is_some() || (c.words.is(Small::Last, w) && unit(c.ahead(1))),
        Some(Token::Number { ordinal: true, .. }) => {
            let mut look = Cursor { words: c.words, tokens: c.tokens, at: c.at };
            look.numbers();
            unit(look.peek())
        }
        _ => false,
    }
}

/// A level with its numbers, as in what is added.
fn unit_with_numbers(c: &mut Cursor<'_>) -> Option<(Unit, Vec<Number>)> {
    let from = c.at;
    // «вторым предложением», «второе и третье предложения»
    let before = match c.peek() {
        Some(Token::Number { ordinal: true, .. }) => c.numbers().0,
        _ => Vec::new(),
    };
    let Some((unit, _)) = c.word().and_then(|w| c.words.unit(w)) else {
        c.at = from;
        return None;
    };
    c.at += 1;
    if !before.is_empty() {
        return Some((unit, before));
    }
    let (numbers, bracket) = c.numbers();
    Some((leveled(unit, bracket), numbers))
}

/// The places that stand here; `None` if none do.
pub fn places(c: &mut Cursor<'_>) -> Option<Vec<Place>> {
    begins_place(c).then(|| place_list(c).ok()).flatten()
}

fn place_list(c: &mut Cursor<'_>) -> Result<Vec<Place>, Stuck> {
    // Each group: the innermost steps, and the chain of outer ones (outermost first).
    let mut groups: Vec<(Vec<Step>, Place)> = Vec::new();
    loop {
        groups.push(chain(c)?);
        let from = c.at;
        c.sign(',');
        while c.word().is_some_and(|w| matches!(w, "и" | "а" | "также" | "в" | "во")) {
            c.at += 1;
        }
        if c.at == from || !begins_place(c) {
            c.at = from;
            break;
        }
    }
    let mut out = Vec::new();
    for (i, (inner, outer)) in groups.iter().enumerate() {
        let rank = outer.first().or(inner.first()).map_or(0, |s| s.unit.rank());
        // «в пункте 1 и подпункте 2) пункта 3 статьи 5»: the article is that of the point, too.
        let lent: Place = groups
            .iter()
            .skip(i + 1)
            .map(|(_, outer)| outer.iter().filter(|s| s.unit.rank() < rank).cloned().collect::<Place>())
            .find(|p| !p.is_empty())
            .unwrap_or_default();
        for step in inner {
            let mut place = lent.clone();
            place.extend(outer.iter().cloned());
            place.push(step.clone());
            out.push(place);
        }
    }
    Ok(out)
}

/// «подпункты 1) и 2) части первой пункта 3 статьи 5 Закона».
fn chain(c: &mut Cursor<'_>) -> Result<(Vec<Step>, Place), Stuck> {
    let inner = step(c)?;
    let mut outer: Place = Vec::new();
    loop {
        let from = c.at;
        if c.word() == Some("к") {
            c.at += 1;
        }
        if c.word().is_some_and(|w| c.words.is(Small::Act, w)) {
            c.at += 1;
            break;
        }
        // The instrumental is what is added, not where.
        if !begins_place(c) || c.word().is_some_and(is_instrumental) {
            c.at = from;
            break;
        }
        match step(c)?.as_slice() {
            [one] => outer.insert(0, one.clone()),
            _ => return Err(c.stuck("one place")),
        }
    }
    Ok((inner, outer))
}

fn step(c: &mut Cursor<'_>) -> Result<Vec<Step>, Stuck> {
    if c.small(Small::Last) {
        let (unit, _) = c.word().and_then(|w| c.words.unit(w)).ok_or_else(|| c.stuck("a level"))?;
        c.at += 1;
        return Ok(vec![Step { unit, which: Which::Last }]);
    }
    let (unit, numbers) = unit_with_numbers(c).ok_or_else(|| c.stuck("a place"))?;
    if numbers.is_empty() && c.small(Small::Last) {
        return Ok(vec![Step { unit, which: Which::Last }]);
    }
    Ok(steps(unit, &numbers))
}
