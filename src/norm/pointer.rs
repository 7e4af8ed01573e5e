//! Where a provision points: «подпунктом 3) пункта 1 статьи 5 настоящего Закона», «осы Заңның 5-бабы 1-тармағының 3) тармақшасы».
//!
//! [`super::figures`] finds every link of such a chain; here the links are joined into places, outermost first, and the
//! words beside them say which act the place stands in. Of a chain only what is sure is kept: where a link has several
//! numbers, what hangs on it is left out.

use super::figures::{self, Level, Reference};
use crate::law::{Lang, Number};
use regex::Regex;
use serde::Deserialize;
use std::ops::Range;
use std::sync::LazyLock;

/// The act or provision that a place stands in.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Target {
    /// The act that speaks.
    ThisAct,
    /// The article that speaks.
    ThisArticle,
    /// The point that speaks.
    ThisPoint,
    /// The часть that speaks: in the codes that is a point, elsewhere a paragraph without number.
    ThisPart,
    /// An act or provision that these words (bytes of the text) may name.
    Words(Range<usize>),
}

/// One place that a provision points to.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Pointer {
    /// What it stands in.
    pub target: Target,
    /// Its levels and numbers, outermost first; at least one.
    pub place: Vec<(Level, Number)>,
    /// Bytes of the text from the first to the last number.
    pub range: Range<usize>,
}

/// Bytes beside a chain in which the name of an act is looked for.
const NAME: usize = 400;

/// The places that a text points to, in its order. English is never law, so an English text has none.
pub fn pointers(lang: Lang, text: &str) -> Vec<Pointer> {
    let Some(words) = Words::of(lang) else { return Vec::new() };
    let mut chains = chains(words, groups(words, text, figures::read(lang, text).references), text);
    inherit(words, &mut chains, text);
    let mut found = Vec::new();
    for chain in chains {
        let target = chain.target.unwrap_or_else(|| Target::Words(beside(words, &chain.range, text)));
        let mut place: Vec<(Level, Number)> = Vec::new();
        for group in &chain.groups {
            match group.numbers.as_slice() {
                [only] => place.push((group.level, only.clone())),
                several => {
                    for number in several {
                        let mut place = place.clone();
                        place.push((group.level, number.clone()));
                        found.push(Pointer { target: target.clone(), place, range: chain.range.clone() });
                    }
                    place.clear();
                    break;
                }
            }
        }
        if !place.is_empty() {
            found.push(Pointer { target, place, range: chain.range });
        }
    }
    found
}

/// The numbers of one list: «пунктами 1 и 2».
#[derive(Clone, Debug)]
struct Group {
    level: Level,
    numbers: Vec<Number>,
    range: Range<usize>,
}

/// Groups that hang on each other, outermost first.
#[derive(Clone, Debug)]
struct Chain {
    groups: Vec<Group>,
    range: Range<usize>,
    target: Option<Target>,
}

/// What stands between two numbers.
struct Between {
    /// Words that join: «и», a comma.
    joins: usize,
    /// Other words, of which one can be the name of a level.
    others: usize,
}

fn between(words: &Words, text: &str, gap: Range<usize>) -> Option<Between> {
    let gap = text.get(gap)?;
    if gap.contains(['.', ';', ':', '«', '»', '"', '№']) {
        return None;
    }
    let mut found = Between { joins: gap.matches(',').count(), others: 0 };
    for word in gap.split(|c: char| !c.is_alphanumeric()).filter(|w| !w.is_empty()) {
        let low = word.to_lowercase();
        if words.joins.contains(&low) { found.joins += 1 } else { found.others += 1 }
    }
    Some(found)
}

fn groups(words: &Words, text: &str, references: Vec<Reference>) -> Vec<Group> {
    let mut groups: Vec<Group> = Vec::new();
    for reference in references {
        if let Some(last) = groups.last_mut().filter(|g| g.level == reference.level) {
            // «5 – 40» is unfolded to numbers at the place of the last one; only the ends are named.
            if last.range.end == reference.range.end {
                last.numbers.pop();
                last.numbers.push(reference.number);
                continue;
            }
            let gap = between(words, text, last.range.end..reference.range.start);
            if gap.is_some_and(|g| g.others == 0) {
                last.numbers.push(reference.number);
                last.range.end = reference.range.end;
                continue;
            }
        }
        groups.push(Group { level: reference.level, numbers: vec![reference.number], range: reference.range });
    }
    groups
}

/// How far out a level stands: what has less holds what has more.
fn depth(level: Level) -> Option<u8> {
    match level {
        Level::Article => Some(0),
        Level::Point => Some(2),
        Level::Part => Some(1),
        Level::Subpoint => Some(3),
        Level::Indent => Some(4),
        Level::Annex | Level::Section | Level::Chapter | Level::Paragraph => None,
    }
}

/// Whether what is named by `inner` can stand in what is named by `outer`. A часть holds points and points hold части.
fn holds(outer: Level, inner: Level) -> bool {
    match (depth(outer), depth(inner)) {
        (Some(a), Some(b)) => a < b || (outer == Level::Point && inner == Level::Part),
        _ => false,
    }
}

fn chains(words: &Words, groups: Vec<Group>, text: &str) -> Vec<Chain> {
    let mut chains: Vec<Chain> = Vec::new();
    for group in groups {
        let linked = chains.last().and_then(|c| if words.outer_last { c.groups.first() } else { c.groups.last() });
        let linked = linked.is_some_and(|near| {
            let gap = between(words, text, near.range.end..group.range.start);
            let fits = if words.outer_last { holds(group.level, near.level) } else { holds(near.level, group.level) };
            fits && gap.is_some_and(|g| g.others == 1 && g.joins == 0)
        });
        match chains.last_mut().filter(|_| linked) {
            Some(chain) => {
                chain.range.end = chain.range.end.max(group.range.end);
                let at = if words.outer_last { 0 } else { chain.groups.len() };
                chain.groups.insert(at, group);
            }
            None => chains.push(Chain { range: group.range.clone(), groups: vec![group], target: None }),
        }
    }
    for chain in &mut chains {
        chain.target = target(words, &chain.range, text);
    }
    chains
}

/// What the words right beside a chain say.
fn target(words: &Words, range: &Range<usize>, text: &str) -> Option<Target> {
    let beside = if words.outer_last {
        text.get(range.end..)?.trim_start_matches([')', ' ', '\u{a0}'])
    } else {
        text.get(..range.start)?
    };
    [
        (&words.this_act, Target::ThisAct),
        (&words.this_article, Target::ThisArticle),
        (&words.this_point, Target::ThisPoint),
        (&words.this_part, Target::ThisPart),
    ]
    .into_iter()
    .find_map(|(expression, target)| expression.is_match(beside).then_some(target))
}

/// The bytes beside a chain that may name its act: after it in Russian, before it in Kazakh.
fn beside(words: &Words, range: &Range<usize>, text: &str) -> Range<usize> {
    if words.outer_last {
        let mut end = (range.end + NAME).min(text.len());
        while !text.is_char_boundary(end) {
            end -= 1;
        }
        range.end..end
    } else {
        let mut start = range.start.saturating_sub(NAME);
        while !text.is_char_boundary(start) {
            start += 1;
        }
        start..range.start
    }
}

/// Chains side by side share what only one of them says: «пунктом 1 и пунктом 3 статьи 5», «статьями 5 и 6, статьей 8
/// настоящего Закона».
fn inherit(words: &Words, chains: &mut [Chain], text: &str) {
    for step in 1..chains.len() {
        // The chain that says it comes last in Russian and first in Kazakh.
        let (own, from) =
            if words.outer_last { (chains.len() - 1 - step, chains.len() - step) } else { (step, step - 1) };
        let (low, high) = (own.min(from), own.max(from));
        let (Some(a), Some(b)) = (chains.get(low), chains.get(high)) else { continue };
        let gap = between(words, text, a.range.end..b.range.start);
        if !gap.is_some_and(|g| g.joins > 0 && g.others <= 1) {
            continue;
        }
        let Some(said) = chains.get(from).cloned() else { continue };
        let Some(chain) = chains.get_mut(own).filter(|c| c.target.is_none()) else { continue };
        let Some(outermost) = chain.groups.first().map(|g| g.level) else { continue };
        let shared = said.groups.iter().position(|g| g.level == outermost);
        let Some(shared) = shared else { continue };
        let above = said.groups.get(..shared).unwrap_or_default();
        chain.groups.splice(0..0, above.iter().cloned());
        chain.target = said.target.clone().or_else(|| Some(Target::Words(beside(words, &said.range, text))));
    }
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct File {
    ru: Language,
    kk: Language,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct Language {
    this_act: String,
    this_article: String,
    this_point: String,
    this_part: String,
    joins: Vec<String>,
    gone: String,
}

struct Words {
    /// Whether the outermost level comes last, and the act after it.
    outer_last: bool,
    this_act: Regex,
    this_article: Regex,
    this_point: Regex,
    this_part: Regex,
    joins: Vec<String>,
    gone: Regex,
}

static WORDS: LazyLock<[Words; 2]> = LazyLock::new(compile);

/// Compiles an embedded file, which a test compiles too.
#[expect(clippy::expect_used, reason = "embedded data, compiled by a test")]
fn compile() -> [Words; 2] {
    let file: File =
        serde_yaml::from_str(include_str!("../../rules/language/pointers.yaml")).expect("embedded words parse");
    let words = |l: Language, outer_last| {
        let regex = |s: &str| Regex::new(&format!("(?i){s}")).expect("embedded expression compiles");
        Words {
            outer_last,
            this_act: regex(&l.this_act),
            this_article: regex(&l.this_article),
            this_point: regex(&l.this_point),
            this_part: regex(&l.this_part),
            joins: l.joins,
            gone: regex(&l.gone),
        }
    };
    [words(file.ru, true), words(file.kk, false)]
}

impl Words {
    fn of(lang: Lang) -> Option<&'static Words> {
        let [ru, kk] = &*WORDS;
        match lang {
            Lang::Ru => Some(ru),
            Lang::Kk => Some(kk),
            Lang::En => None,
        }
    }
}

/// Whether a note says that some place is no longer law.
pub fn tells_of_removal(lang: Lang, note: &str) -> bool {
    Words::of(lang).is_some_and(|words| words.gone.is_match(note))
}

#[cfg(test)]
#[path = "pointer/tests.rs"]
mod tests;
