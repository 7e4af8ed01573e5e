//! Kazakh sentences. A place is named from the outside in, the verb closes its clause:
//!
//! ```text
//! sentence  = { clause [","] } [":"]
//! clause    = [places] ( quoted+ "деген сөздер" ( quoted+ "деген сөздермен ауыстырылсын" | "алып тасталсын" )
//!             | quoted+ "деген сөздерден кейін" quoted+ "деген сөздермен толықтырылсын"
//!             | "мынадай мазмұндағы" numbers level-with "толықтырылсын" | "мынадай редакцияда жазылсын"
//!             | "алып тасталсын" | "күші жойылды деп танылсын" | units "деп есептелсін" )
//! places    = chain { ("," | "және") chain }      chain = step { step }      step = numbers level | level
//! ```
//!
//! A converb («ауыстырылып», «алып тасталып») closes a clause as the verb does; the place stays until another is named.

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
        skip_joins(c);
        if c.done() {
            break;
        }
        if c.phrase(&c.words.everywhere) {
            here.everywhere = true;
            // «тақырыбында және бүкіл мәтіні бойынша»: all of what the heading is of.
            if !here.acted {
                super::russian::beyond_headings(&mut here.places);
            }
        } else if c.phrase(&c.words.cases) {
            here.cases = true;
        } else if let Some(verb) = c.verb() {
            c.at += 1;
            // «алынып тасталсын»
            if verb == Verb::Exclude && c.verb() == Some(Verb::Exclude) {
                c.at += 1;
            }
            for mut before in std::mem::take(&mut here.waiting) {
                before.everywhere = here.everywhere;
                before.cases = here.cases;
                let action = before.act(c, verb)?;
                out.push(Clause { places: before.places, action: Some(action) });
            }
            let mut action = here.act(c, verb)?;
            if let Action::Restate { text } | Action::Add { text, .. } = &mut action {
                if !c.sign(':') && matches!(c.ahead(1), Some(Token::Quote(_))) {
                    c.sign('-');
                }
                text.extend(c.quote());
            }
            out.push(Clause { places: here.places.clone(), action: Some(action) });
            here.acted = true;
        } else if c.small(Small::New) {
            here.new = true;
        } else if c.small(Small::Content)
            || c.small(Small::RestateTail)
            || c.small(Small::RepealTail)
            || c.small(Small::Respectively)
            || c.small(Small::Join)
            || (here.places.is_empty() && c.small(Small::Act))
        {
            // They say nothing by themselves.
        } else if begins_place(c) {
            here.place(c)?;
        } else if let Some((found, case)) = quoted(c) {
            match case {
                Case::With => here.result.extend(found),
                Case::After => {
                    here.anchors.extend(found);
                    here.side = Side::After;
                }
                Case::Before => {
                    here.anchors.extend(found);
                    here.side = Side::Before;
                }
                Case::Plain => here.targets.extend(found),
            }
        } else {
            return Err(c.stuck("a place, words in quotation marks, or a verb"));
        }
    }
    let open = !here.targets.is_empty() || !here.anchors.is_empty() || !here.result.is_empty();
    if open || here.added.is_some() || !here.waiting.is_empty() {
        return Err(c.stuck("a verb"));
    }
    if !here.acted && !here.places.is_empty() {
        out.push(Clause { places: here.places, action: None });
    }
    if out.is_empty() { Err(c.stuck("a place or a verb")) } else { Ok(out) }
}

/// What becomes of the words before «деген сөз…».
enum Case {
    Plain,
    With,
    After,
    Before,
}

#[derive(Default)]
struct Here {
    places: Vec<Place>,
    everywhere: bool,
    cases: bool,
    targets: Vec<String>,
    anchors: Vec<String>,
    side: Side,
    result: Vec<String>,
    added: Option<(Unit, Vec<Number>)>,
    after: Option<Place>,
    new: bool,
    acted: bool,
    /// A second list of places: the new numbers.
    second: Vec<Place>,
    /// What is in the places, not they themselves, is spoken of: «бөлігіндегі».
    within: bool,
    /// Places and words that wait for the verb of those that follow them.
    waiting: Vec<Here>,
}

impl Here {
    fn place(&mut self, c: &mut Cursor<'_>) -> Result<(), Stuck> {
        let (places, ending) = place_list(c)?;
        if is_with(&ending) {
            let unit = places.first().and_then(|p| p.last()).map(|s| s.unit).ok_or_else(|| c.stuck("a level"))?;
            let numbers = places
                .iter()
                .filter_map(|p| match p.last().map(|s| &s.which) {
                    Some(Which::Number(n)) => Some(n.clone()),
                    _ => None,
                })
                .collect();
            self.added = Some((unit, numbers));
        } else if c.word().is_some_and(|w| c.words.is(Small::After, w)) {
            c.at += 1;
            self.after = places.into_iter().next();
        } else if self.acted || self.places.is_empty() {
            self.places = places;
            self.acted = false;
            self.within = is_locative(&ending);
        } else if !self.targets.is_empty() || !self.result.is_empty() {
            // «1-тармақтағы «a» деген сөз, 2-тармақтағы «b» деген сөз алып тасталсын»: one verb for both.
            let places = super::russian::lent(&self.places, places);
            let before = Here {
                places: std::mem::replace(&mut self.places, places),
                targets: std::mem::take(&mut self.targets),
                anchors: std::mem::take(&mut self.anchors),
                result: std::mem::take(&mut self.result),
                side: self.side,
                ..Here::default()
            };
            self.waiting.push(before);
            self.within = is_locative(&ending);
        } else if self.within && deeper(&self.places, &places) {
            // «екінші бөлігіндегі үшінші сөйлем»
            let outer = std::mem::take(&mut self.places);
            let join = |outer: &Place| places.iter().map(|p| [outer.as_slice(), p].concat()).collect::<Vec<_>>();
            self.places = outer.iter().flat_map(join).collect();
            self.within = is_locative(&ending);
        } else if self.second.is_empty() {
            self.second = places;
        } else {
            return Err(c.stuck("a verb"));
        }
        Ok(())
    }

    fn act(&mut self, c: &Cursor<'_>, verb: Verb) -> Result<Action, Stuck> {
        let everywhere = std::mem::take(&mut self.everywhere);
        let cases = std::mem::take(&mut self.cases);
        let new = std::mem::take(&mut self.new);
        if verb != Verb::Renumber && !self.second.is_empty() {
            return Err(c.stuck("one place, or places in one list"));
        }
        match verb {
            Verb::Replace => {
                let (from, to) = (std::mem::take(&mut self.targets), std::mem::take(&mut self.result));
                if from.is_empty() || to.is_empty() {
                    return Err(c.stuck("words in quotation marks"));
                }
                let pairs = pairs(from, to).ok_or_else(|| c.stuck("as many new words as old ones"))?;
                Ok(Action::Replace { pairs, everywhere, cases })
            }
            Verb::Exclude => {
                let words = std::mem::take(&mut self.targets);
                Ok(if words.is_empty() { Action::Exclude } else { Action::Remove { words, everywhere, cases } })
            }
            Verb::Add => {
                if let Some((unit, numbers)) = self.added.take() {
                    return Ok(Action::Add { unit, numbers, new, after: self.after.take(), text: Vec::new() });
                }
                let words = std::mem::take(&mut self.result);
                let anchors = std::mem::take(&mut self.anchors);
                match (anchors.is_empty(), words.as_slice()) {
                    (true, [one]) => Ok(Action::Append { words: one.clone() }),
                    (true, _) => Err(c.stuck("what is added")),
                    (false, _) => Ok(Action::Insert {
                        pairs: pairs(anchors, words).ok_or_else(|| c.stuck("as many new words as old ones"))?,
                        side: self.side,
                        everywhere,
                    }),
                }
            }
            Verb::Restate => Ok(Action::Restate { text: Vec::new() }),
            Verb::Renumber => {
                let second = std::mem::take(&mut self.second);
                let unit = second.first().and_then(|p| p.last()).map(|s| s.unit);
                let to = second
                    .iter()
                    .filter_map(|p| match p.last().map(|s| &s.which) {
                        Some(Which::Number(n)) => Some(n.clone()),
                        _ => None,
                    })
                    .collect();
                Ok(Action::Renumber { unit: unit.ok_or_else(|| c.stuck("a level with a number"))?, to })
            }
            Verb::Repeal => Ok(Action::Repeal),
            Verb::Move => Err(c.stuck("a verb that is known; places cannot be moved")),
        }
    }
}

/// Whether all of the second places can stand in each of the first.
fn deeper(outer: &[Place], inner: &[Place]) -> bool {
    let last = outer.iter().filter_map(|p| p.last()).map(|s| s.unit.rank()).max().unwrap_or(0);
    inner.iter().all(|p| p.first().is_some_and(|s| s.unit.rank() > last))
}

fn skip_joins(c: &mut Cursor<'_>) {
    while c.sign(',') || c.sign(';') || (c.word() == Some("және") && c.at > 0 && c.small(Small::Join)) {}
}

/// The instrumental: «тармақшамен», «бөлікпен», «баптармен».
fn is_with(ending: &str) -> bool {
    ["мен", "бен", "пен"].iter().any(|e| ending.ends_with(e))
}

/// Quotations with the word that says what they are, and its case.
fn quoted(c: &mut Cursor<'_>) -> Option<(Vec<String>, Case)> {
    let from = c.at;
    let mut out = Vec::new();
    while let Some(q) = c.quote() {
        out.push(q);
        let before = c.at;
        c.sign(',');
        if matches!(c.word(), Some("және" | "мен" | "пен" | "бен")) {
            c.at += 1;
        }
        if !matches!(c.peek(), Some(Token::Quote(_))) {
            c.at = before;
            break;
        }
    }
    if out.is_empty() {
        out.push(c.named_sign()?);
    }
    while matches!(c.word(), Some("деген" | "деп")) {
        c.at += 1;
    }
    // «сөздер мен цифрлар», «тыныс белгісі»: the last one carries the case.
    let mut ending = None;
    while let Some(found) = c
        .word()
        .and_then(|w| c.words.quoted(w).or_else(|| (ending.is_some() && c.words.is(Small::Beside, w)).then_some(w)))
    {
        ending = Some(found);
        c.at += 1;
        if matches!(c.word(), Some("мен" | "пен" | "бен"))
            && matches!(c.ahead(1), Some(Token::Word(w)) if c.words.quoted(w).is_some())
        {
            c.at += 1;
        }
    }
    // A quotation without «деген сөз» goes with the list that follows: «a» деген сөз, «b» деген сөздер …
    let Some(ending) = ending else {
        c.at = from;
        return None;
    };
    let after = c.word().is_some_and(|w| c.words.is(Small::After, w));
    let before = c.word().is_some_and(|w| c.words.is(Small::Before, w));
    c.at += usize::from(after || before);
    Some((
        out,
        match (after, before) {
            (true, _) => Case::After,
            (_, true) => Case::Before,
            _ if is_with(ending) => Case::With,
            _ => Case::Plain,
        },
    ))
}

fn begins_place(c: &Cursor<'_>) -> bool {
    step_ahead(c).is_some()
}

/// The numbers and the level that stand here, without taking them: tokens taken, level, numbers, ending.
fn step_ahead<'a>(c: &Cursor<'a>) -> Option<(usize, Vec<Step>, &'a str)> {
    let mut look = Cursor { words: c.words, tokens: c.tokens, at: c.at };
    let last = look.small(Small::Last);
    let (numbers, bracket) = look.numbers();
    let word = look.word()?;
    let (unit, ending) = look.words.unit(word)?;
    let unit = leveled(unit, bracket);
    let alone = matches!(
        unit,
        Unit::Heading
            | Unit::Contents
            | Unit::Preamble
            | Unit::Note
            | Unit::Text
            | Unit::Annex
            | Unit::Indent
            | Unit::Sentence
            | Unit::Row
    );
    // «мынадай мазмұндағы бөлікпен»: what is added can go without a number.
    if numbers.is_empty() && !alone && !last && !is_with(ending) {
        return None;
    }
    let found = if last { vec![Step { unit, which: Which::Last }] } else { steps(unit, &numbers) };
    Some((look.at + 1 - c.at, found, ending))
}

/// The places that stand here; `None` if none do.
pub fn places(c: &mut Cursor<'_>) -> Option<Vec<Place>> {
    begins_place(c).then(|| place_list(c).ok().map(|(places, _)| places)).flatten()
}

fn place_list(c: &mut Cursor<'_>) -> Result<(Vec<Place>, String), Stuck> {
    let mut groups: Vec<(Place, Vec<Step>)> = Vec::new();
    let mut ending;
    loop {
        let (outer, inner, end) = chain(c)?;
        ending = end;
        groups.push((outer, inner));
        let from = c.at;
        c.sign(',');
        // «тақырыбы мен бірінші абзацы»
        while matches!(c.word(), Some("және" | "сондай-ақ" | "мен" | "пен" | "бен")) {
            c.at += 1;
        }
        let goes_on = c.at > from && step_ahead(c).is_some_and(|(_, _, e)| is_with(e) == is_with(&ending));
        if !goes_on {
            c.at = from;
            break;
        }
    }
    let mut out = Vec::new();
    let mut before: Place = Vec::new();
    for (outer, inner) in groups {
        let rank = outer.first().or(inner.first()).map_or(0, |s| s.unit.rank());
        // «3-баптың 1-тармағында және 2-тармағының 4) тармақшасында»: the article goes for both.
        let mut chain: Place = before.iter().take_while(|s| s.unit.rank() < rank).cloned().collect();
        chain.extend(outer);
        for step in &inner {
            let mut place = chain.clone();
            place.push(step.clone());
            out.push(place);
        }
        before = chain;
    }
    Ok((out, ending))
}

/// «28-баптың 4-тармағының екінші бөлігінде».
fn chain(c: &mut Cursor<'_>) -> Result<(Place, Vec<Step>, String), Stuck> {
    let mut outer: Place = Vec::new();
    loop {
        let (taken, found, ending) = step_ahead(c).ok_or_else(|| c.stuck("a place"))?;
        c.at += taken;
        // A level goes on inwards if it is one place that stands in the genitive, or in the possessive before another.
        let opens = !is_with(ending) && !is_locative(ending);
        let deeper = step_ahead(c).filter(|(_, next, e)| {
            let inwards = match (found.first(), next.first()) {
                (Some(a), Some(b)) => a.unit.rank() < b.unit.rank() || is_genitive(ending),
                _ => false,
            };
            inwards && (is_genitive(ending) || !is_with(e))
        });
        match (found.as_slice(), deeper) {
            ([one], Some(_)) if opens => outer.push(one.clone()),
            _ => return Ok((outer, found, ending.to_owned())),
        }
    }
}

fn is_genitive(ending: &str) -> bool {
    ["ның", "нің", "дың", "дің", "тың", "тің", "нiң", "дiң", "тiң"].iter().any(|e| ending.ends_with(e))
}

fn is_locative(ending: &str) -> bool {
    ["да", "де", "та", "те", "дағы", "дегі", "тағы", "тегі", "ндағы", "ндегі"].iter().any(|e| ending.ends_with(e))
}
