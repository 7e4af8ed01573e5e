//! From the text of a draft to its instructions, each with the whole of its place and the act it speaks of.

use super::act_name::ActName;
use super::draft::{ActPart, Action, Draft, Instruction, Item, Later, Place, Problem, Unit, Which};
use super::lines::{self, Paragraph, Sentence};
use super::sentence::{Clause, Cursor, Stuck, awaits_text};
use super::token::tokens;
use super::words::Words;
use super::{kazakh, russian};
use crate::language::beginning;
use crate::law::{Commencement, Lang, Number};
use crate::source::note::commencement;
use crate::source::words::fold;
use std::collections::BTreeMap;

/// Reads a draft in the languages it is written in: one, or both one after the other. Nothing is refused: what cannot be
/// read is among the [`Draft::problems`].
pub fn read(source: &str) -> Vec<Draft> {
    let paragraphs = lines::paragraphs(source);
    let mut by_lang: BTreeMap<Lang, Vec<Paragraph>> = BTreeMap::new();
    let mut current = None;
    let mut depth = 0i32;
    for p in paragraphs {
        // A quotation is of the language of the sentence before it; a Kazakh act is named by its title first.
        if depth <= 0 && (!p.text.starts_with('«') || p.text.ends_with(':')) || current.is_none() {
            current = lines::language(&p.text).or(current);
            depth = 0;
        }
        depth += p.text.chars().map(|c| i32::from(c == '«') - i32::from(c == '»')).sum::<i32>();
        if depth > 0 && p.text.trim_end_matches(['.', ';']).ends_with('»') {
            depth = 0;
        }
        by_lang.entry(current.unwrap_or(Lang::Ru)).or_default().push(p);
    }
    by_lang.into_iter().map(|(lang, paragraphs)| read_in(lang, paragraphs)).collect()
}

/// Reads a draft in one language.
pub fn read_as(lang: Lang, source: &str) -> Draft {
    read_in(lang, lines::paragraphs(source))
}

fn read_in(lang: Lang, paragraphs: Vec<Paragraph>) -> Draft {
    let words = Words::of(lang);
    let begins = |p: &Paragraph| begins_sentence(words, p);
    let sentences = lines::sentences(paragraphs, &begins);
    let mut reader = Reader {
        words,
        draft: Draft {
            lang,
            title: None,
            acts: Vec::new(),
            commencement: None,
            later: Vec::new(),
            problems: Vec::new(),
        },
        scopes: Vec::new(),
        bases: [Vec::new(), Vec::new()],
        item: Item::default(),
        part: Part::Title,
        contents: false,
    };
    for sentence in &sentences {
        reader.take(sentence);
    }
    reader.draft
}

/// Whether a paragraph is a sentence of the draft itself, not of a text it quotes.
fn begins_sentence(words: &'static Words, p: &Paragraph) -> bool {
    let text = lines::plain(&p.text);
    let (_, rest) = number(words, &text);
    let rest = article(words, rest).map_or(rest, |(_, r)| r);
    if ActName::opens(words.lang, rest).is_some() && rest.ends_with(':') {
        return true;
    }
    let folded = fold(words.lang, rest);
    if words.commencement.iter().any(|e| e.is_match(&folded)) && !rest.starts_with('«') {
        return folded.contains("настоящ") || folded.contains("осы");
    }
    let tokens = tokens(words, rest);
    let has_verb = tokens.iter().any(|t| matches!(t, super::token::Token::Word(w) if words.verb(w).is_some()));
    let scope = rest.ends_with(':') && rest.chars().count() < 200;
    (has_verb || scope) && clauses(words, rest).is_ok()
}

fn clauses(words: &'static Words, text: &str) -> Result<Vec<Clause>, Stuck> {
    let tokens = tokens(words, text);
    let mut cursor = Cursor::new(words, &tokens);
    match words.lang {
        Lang::Kk => kazakh::clauses(&mut cursor),
        _ => russian::clauses(&mut cursor),
    }
}

/// The number that a paragraph begins with, and the rest. In «1) тармақшадағы …» and «1) және 2) тармақшалар …» the number
/// is that of the place.
fn number<'t>(words: &Words, text: &'t str) -> (Option<(Number, char)>, &'t str) {
    let digits = text.chars().take_while(|c| c.is_ascii_digit() || *c == '-').count();
    let sign = text.chars().nth(digits).filter(|c| matches!(c, '.' | ')'));
    let found = sign.and_then(|s| Some((Number::parse(text.get(..digits)?)?, s)));
    let rest = text.get(digits + 1..).unwrap_or("").trim_start();
    let word: String = rest.chars().take_while(|c| c.is_alphabetic() || *c == ',').collect();
    let of_place = words.lang == Lang::Kk
        && (word == "және"
            || word == ","
            || words.unit(&fold(words.lang, &word)).is_some_and(|(u, _)| u == Unit::Subpoint || u == Unit::Point));
    match found {
        Some(n) if !of_place => (Some(n), rest),
        _ => (None, text),
    }
}

/// «Статья 2.» at the beginning of a paragraph, and the rest.
fn article<'t>(words: &Words, text: &'t str) -> Option<(Number, &'t str)> {
    let folded = fold(words.lang, text);
    let division =
        crate::source::words::Words::of(words.lang).divisions.iter().find(|d| d.kind == crate::law::Kind::Article)?;
    let found = division.pattern.captures(&folded)?;
    let num = Number::parse(found.name("num")?.as_str())?;
    let head = folded.get(found.name("num")?.end()..found.name("rest")?.start())?;
    let rest = crate::source::words::unfold(text, &folded, found.name("rest")?.start());
    let rest = text.get(rest..)?.trim();
    (head.contains('.') || rest.is_empty()).then_some((num, rest))
}

/// What part of a draft is being read.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Part {
    /// Before the first article.
    Title,
    /// Changes.
    Changes,
    /// The rule of commencement and what follows it.
    Commencement,
}

struct Reader {
    words: &'static Words,
    draft: Draft,
    /// Places opened by sentences that end with a colon, outermost first.
    /// Each may be several places at once: «в пунктах 1 и 2:».
    scopes: Vec<Vec<Place>>,
    /// What stood open when the last `N.` and `N)` began.
    bases: [Vec<Vec<Place>>; 2],
    item: Item,
    part: Part,
    /// «в оглавлении:» holds for what follows it.
    contents: bool,
}

impl Reader {
    fn take(&mut self, sentence: &Sentence) {
        let p = &sentence.paragraph;
        let plain = lines::plain(&p.text);
        let mut text = plain.as_str();
        if let Some((num, rest)) = article(self.words, text) {
            self.item = Item { article: Some(num), paragraphs: (0, 0), ..Item::default() };
            self.scopes.clear();
            self.bases = [Vec::new(), Vec::new()];
            self.part = Part::Changes;
            text = rest;
        }
        let (num, rest) = number(self.words, text);
        text = rest;
        let named = matches!(num, Some((_, '.')));
        match num {
            Some((n, '.')) => {
                self.item.point = Some(n);
                self.item.subpoint = None;
                self.item.paragraphs = (0, 0);
                self.scopes.clear();
                self.bases[1].clear();
                self.contents = false;
            }
            Some((n, _)) => {
                self.item.subpoint = Some(n);
                self.item.paragraphs = (0, 0);
                self.scopes.clone_from(&self.bases[1]);
                self.contents = false;
            }
            None => {}
        }
        let first = self.item.paragraphs.1.saturating_add(1);
        self.item.paragraphs = (first, first + sentence.paragraphs - 1);
        if text.is_empty() {
            return;
        }
        let folded = fold(self.words.lang, text);
        if self.part != Part::Commencement && self.words.commencement.iter().any(|e| e.is_match(&folded)) {
            // The rule of the draft itself, not words it speaks of.
            if !text.contains('«') || folded.starts_with("настоящ") || folded.starts_with("осы") {
                self.part = Part::Commencement;
                self.draft.commencement = commencement(self.words.lang, text);
                return;
            }
        }
        if self.part == Part::Commencement {
            self.after_commencement(p, text);
            return;
        }
        if let Some(name) = ActName::repeals(self.words.lang, text) {
            self.act(name, p.line);
            self.push(p, Vec::new(), Action::Repeal, sentence);
            return;
        }
        if let Some(name) = ActName::opens(self.words.lang, text)
            .filter(|_| text.ends_with(':') || self.words.changes.iter().any(|e| e.is_match(&folded)))
        {
            self.part = Part::Changes;
            self.act(name, p.line);
            return;
        }
        if self.words.act_lists.iter().any(|e| e.is_match(&folded)) {
            self.part = Part::Changes;
            return;
        }
        // An instruction before any act is named is none the less an instruction.
        let title = self.part == Part::Title && (p.heading || !begins_sentence(self.words, p));
        if title || (p.heading && self.draft.acts.is_empty()) {
            if self.draft.title.is_none() {
                self.draft.title = Some(text.to_owned());
            }
            return;
        }
        if self.draft.acts.is_empty() && is_signature(text) {
            return;
        }
        self.sentence(sentence, text, named);
    }

    fn act(&mut self, name: ActName, line: u32) {
        self.scopes.clear();
        self.bases = [Vec::new(), Vec::new()];
        self.contents = false;
        self.draft.acts.push(ActPart { name, line, instructions: Vec::new() });
    }

    fn sentence(&mut self, sentence: &Sentence, text: &str, named: bool) {
        let p = &sentence.paragraph;
        let folded = fold(self.words.lang, text);
        if self.words.other_language.iter().any(|e| e.is_match(&folded)) && !self.draft.acts.is_empty() {
            self.push(p, Vec::new(), Action::Nothing, sentence);
            return;
        }
        let found = match clauses(self.words, text) {
            Ok(found) => found,
            Err(stuck) => {
                if !is_signature(text) {
                    self.draft.problems.push(self.unread(p, text, &stuck));
                }
                return;
            }
        };
        if self.draft.acts.is_empty() {
            self.draft.problems.push(Problem {
                line: p.line,
                cause: format!("«{}» stands under no act", beginning(text, 80)),
                hint: Some("name the act first: «В Закон Республики Казахстан от … «…»:»".to_owned()),
            });
            return;
        }
        let mut blocks = sentence.blocks.iter().cloned();
        let mut opened: Option<Vec<Place>> = None;
        for clause in found {
            let speaks_of_contents =
                clause.places.iter().any(|p| p.first().is_some_and(|s| s.unit == Unit::Contents)) || self.contents;
            let Some(mut action) = clause.action else {
                if speaks_of_contents && !clause.places.iter().any(opens_body) {
                    self.contents = true;
                    return;
                }
                self.contents = false;
                let places = self.resolve(&clause.places, None);
                opened = Some(places);
                continue;
            };
            if speaks_of_contents {
                self.push(p, vec![vec![contents_step()]], Action::Nothing, sentence);
                blocks.by_ref().for_each(drop);
                continue;
            }
            if awaits_text(&action) {
                let all: Vec<String> = blocks.by_ref().flatten().collect();
                if all.is_empty() {
                    self.draft.problems.push(Problem {
                        line: p.line,
                        cause: format!("no text follows «{}»", beginning(text, 80)),
                        hint: Some("the new text stands in quotation marks after the sentence".to_owned()),
                    });
                    continue;
                }
                if let Action::Restate { text } | Action::Add { text, .. } = &mut action {
                    *text = all;
                }
            }
            let places = self.resolve(&clause.places, Some(&action));
            self.push(p, places, action, sentence);
        }
        let left: usize = blocks.map(|b| b.len()).sum();
        if left > 0 {
            self.draft.problems.push(Problem {
                line: p.line,
                cause: format!("{left} quoted lines follow «{}», which asks for none", beginning(text, 80)),
                hint: None,
            });
        }
        if let Some(places) = opened {
            if text.ends_with(':') {
                self.scopes.push(places);
                if named {
                    self.bases[1].clone_from(&self.scopes);
                }
            } else {
                self.draft.problems.push(Problem {
                    line: p.line,
                    cause: format!("«{}» says nothing of what is to be done there", beginning(text, 80)),
                    hint: Some("a sentence that opens a place ends with a colon".to_owned()),
                });
            }
        }
    }

    /// The whole of each place: what the clause names, in what stands open.
    fn resolve(&mut self, places: &[Place], action: Option<&Action>) -> Vec<Place> {
        let added = match action {
            Some(Action::Add { unit, .. }) => Some(unit.rank()),
            _ => None,
        };
        let rank_of = |scope: &Vec<Place>| scope.first().and_then(|p| p.last()).map(|s| s.unit.rank());
        let outermost = if places.is_empty() {
            added.unwrap_or(u8::MAX)
        } else {
            places.iter().filter_map(|p| p.first()).map(|s| s.unit.rank()).min().unwrap_or(0)
        };
        while self.scopes.last().and_then(rank_of).is_some_and(|rank| rank >= outermost) {
            self.scopes.pop();
        }
        let above = self.scopes.last().cloned().unwrap_or_else(|| vec![Place::new()]);
        let itself = [Place::new()];
        let named = if places.is_empty() { &itself } else { places };
        let mut out = Vec::new();
        for above in &above {
            for place in named {
                let rank = place.first().map_or(u8::MAX, |s| s.unit.rank());
                let mut whole: Place = above.iter().take_while(|s| s.unit.rank() < rank).cloned().collect();
                whole.extend(place.iter().cloned());
                if let Some(rank) = added {
                    while whole.last().is_some_and(|s| s.unit.rank() >= rank) {
                        whole.pop();
                    }
                }
                out.push(whole);
            }
        }
        out
    }

    fn push(&mut self, p: &Paragraph, places: Vec<Place>, action: Action, sentence: &Sentence) {
        let (line, item) = (p.line, self.item.clone());
        if let Some(act) = self.draft.acts.last_mut() {
            act.instructions.push(Instruction {
                places,
                action,
                line,
                source: p.text.clone(),
                item,
                mark: sentence.remark.clone(),
            });
        }
    }

    fn unread(&self, p: &Paragraph, text: &str, stuck: &Stuck) -> Problem {
        let at = if stuck.word.is_empty() { "its end".to_owned() } else { format!("«{}»", stuck.word) };
        Problem {
            line: p.line,
            cause: format!("«{}» cannot be read on from {at}: {} is wanted there", beginning(text, 80), stuck.wanted),
            hint: Some(format!("the nearest formula is: {}", super::render::nearest(self.words.lang, text))),
        }
    }

    /// Exceptions: «1) подпункта 2) пункта 6 статьи 1, который вводится в действие …»; in Kazakh the rule itself may follow
    /// them: «… тармақшасын қоспағанда, … қолданысқа енгізіледі».
    fn after_commencement(&mut self, p: &Paragraph, text: &str) {
        let folded = fold(self.words.lang, text);
        let split = self.words.except.iter().find_map(|e| e.find(&folded)).map(|m| m.end());
        let at = split.map_or(text.len(), |at| crate::source::words::unfold(text, &folded, at));
        let (exception, rule) = (text.get(..at).unwrap_or(text), text.get(at..).unwrap_or(""));
        if split.is_some() && self.draft.commencement.is_none() {
            self.draft.commencement = commencement(self.words.lang, rule);
        }
        let items = items(self.words, exception);
        if !items.is_empty() {
            let when = commencement(self.words.lang, exception)
                .unwrap_or_else(|| Commencement::Other { words: exception.to_owned() });
            self.draft.later.push(Later { commencement: when, words: exception.to_owned(), line: p.line, items });
        }
    }
}

/// The items of a draft that an exception of its commencement names.
fn items(words: &'static Words, text: &str) -> Vec<Item> {
    let tokens = tokens(words, text);
    let mut cursor = Cursor::new(words, &tokens);
    while cursor.at < tokens.len() {
        let at = cursor.at;
        let places = match words.lang {
            Lang::Kk => kazakh::places(&mut cursor),
            _ => russian::places(&mut cursor),
        };
        if let Some(places) = places {
            return places.iter().map(item).collect();
        }
        cursor.at = at + 1;
    }
    Vec::new()
}

fn item(place: &Place) -> Item {
    let mut item = Item::default();
    for step in place {
        let Which::Number(n) = &step.which else { continue };
        match step.unit {
            Unit::Article => item.article = Some(n.clone()),
            Unit::Point => item.point = Some(n.clone()),
            Unit::Subpoint => item.subpoint = Some(n.clone()),
            Unit::Indent | Unit::Part => {
                let n = n.as_str().parse().unwrap_or(0);
                item.paragraphs = (n, n);
            }
            _ => {}
        }
    }
    item
}

fn contents_step() -> super::Step {
    super::Step { unit: Unit::Contents, which: Which::Sole }
}

/// A place in the body of an act, named with its article or division.
fn opens_body(place: &Place) -> bool {
    place.first().is_some_and(|s| matches!(s.unit, Unit::Article | Unit::Preamble | Unit::Annex))
}

fn is_signature(text: &str) -> bool {
    text.chars().count() < 80 && !text.ends_with([':', ';', '.']) && !text.contains('«')
}
