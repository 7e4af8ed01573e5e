//! The words of numbers, units and places, read from `rules/language/numbers.yaml`.

use super::{Level, Ratio, Unit, in_hours};
use crate::language::{Required, Token, stem};
use crate::law::Lang;
use rustc_hash::{FxHashMap as HashMap, FxHashSet as HashSet};
use serde::Deserialize;
use std::collections::BTreeSet;
use std::sync::LazyLock;

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct File {
    ru: Language,
    kk: Language,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct Language {
    cardinals: Vec<Cardinal>,
    multipliers: Vec<Valued>,
    fractions: Vec<Fraction>,
    one_and_a_half: Vec<String>,
    half: Vec<String>,
    and_a_half: Vec<String>,
    collectives: Vec<Valued>,
    endings: Vec<String>,
    possessives: Vec<String>,
    ablatives: Vec<String>,
    not_numbers: Vec<String>,
    ordinals: Ordinals,
    units: Vec<UnitWords>,
    contracted: Vec<Contracted>,
    qualifiers: Vec<QualifierWords>,
    links: Vec<String>,
    once_after: Vec<String>,
    once_before: Vec<String>,
    once_adjectives: Vec<String>,
    once_nouns: Vec<String>,
    age_near: Vec<String>,
    age_after: Vec<String>,
    age_before: Vec<String>,
    never_age: Vec<String>,
    at_once: Vec<String>,
    clock_before: Vec<String>,
    references: References,
    months: Vec<MonthWords>,
    year_words: Vec<String>,
    number_signs: Vec<String>,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct Cardinal {
    value: u64,
    forms: Vec<String>,
    #[serde(default)]
    inside: Vec<String>,
    #[serde(default)]
    loose: bool,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct Valued {
    value: u64,
    forms: Vec<String>,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct Fraction {
    parts: u64,
    forms: Vec<String>,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct Ordinals {
    stems: Vec<OrdinalStem>,
    endings: Vec<String>,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct OrdinalStem {
    value: u64,
    stem: String,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct UnitWords {
    unit: Unit,
    words: Vec<String>,
    #[serde(default)]
    inside: Vec<String>,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct Contracted {
    unit: Unit,
    value: u64,
    forms: Vec<String>,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct QualifierWords {
    words: Vec<String>,
    #[serde(default)]
    sort: Option<Sort>,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct References {
    numbers_follow: bool,
    levels: Vec<LevelWords>,
    between: Vec<String>,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct LevelWords {
    level: Level,
    words: Vec<String>,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct MonthWords {
    month: i8,
    words: Vec<String>,
}

/// Which days are meant.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Deserialize)]
#[serde(rename_all = "lowercase")]
pub(super) enum Sort {
    Calendar,
    Working,
}

/// What a number word adds to the number it stands in.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Piece {
    /// A cardinal below a thousand, and whether it may count nothing.
    Cardinal(u64, bool),
    /// Multiplies what stands before it.
    Multiplier(u64),
}

/// The ending that a number word carries.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Ending {
    None,
    Ablative,
    Possessive,
    Other,
}

/// A set of words: each itself, by its beginning, or by its stem.
#[derive(Default)]
pub(super) struct WordSet {
    exact: HashSet<String>,
    prefixes: Vec<String>,
    stems: HashSet<String>,
}

impl WordSet {
    fn new(words: &[String]) -> WordSet {
        let mut set = WordSet::default();
        for word in words {
            match word.strip_suffix('*') {
                Some(prefix) => set.prefixes.push(prefix.to_owned()),
                None => {
                    set.exact.insert(word.clone());
                }
            }
        }
        set
    }

    fn by_stem(words: &[String], lang: Lang) -> WordSet {
        let mut set = WordSet::new(words);
        set.stems = set.exact.iter().map(|w| stem(lang, w).into_owned()).collect();
        set
    }

    /// Whether the token is one of these words.
    pub(super) fn has(&self, token: &Token) -> bool {
        self.exact.contains(&token.text) || self.stems.contains(&token.stem) || self.starts(&token.text)
    }

    /// What a word must be to be one of these.
    fn required(&self, lang: Lang) -> impl Iterator<Item = Required> + '_ {
        let exact = self.exact.iter().map(move |word| Required::Stem(stem(lang, word).into_owned()));
        let prefixes = self.prefixes.iter().cloned().map(Required::Prefix);
        exact.chain(prefixes).chain(self.stems.iter().cloned().map(Required::Stem))
    }

    fn starts(&self, text: &str) -> bool {
        self.prefixes.iter().any(|p| text.starts_with(p.as_str()))
    }
}

/// The words of one language, ready to be looked up.
pub(super) struct Words {
    pub(super) lang: Lang,
    pieces: HashMap<String, Piece>,
    inside: Vec<(String, u64)>,
    inside_units: Vec<(WordSet, Unit)>,
    pub(super) fractions: HashMap<String, u64>,
    pub(super) one_and_a_half: WordSet,
    pub(super) half: WordSet,
    pub(super) and_a_half: WordSet,
    collectives: Vec<(WordSet, u64)>,
    endings: Vec<String>,
    possessives: Vec<String>,
    ablatives: HashSet<String>,
    not_numbers: HashSet<String>,
    ordinals: HashMap<String, u64>,
    ordinal_endings: WordSet,
    units: Vec<(Vec<WordSet>, Unit)>,
    contracted: Vec<(WordSet, (Unit, u64))>,
    qualifiers: Vec<(WordSet, Option<Sort>)>,
    pub(super) links: WordSet,
    pub(super) once_after: WordSet,
    pub(super) once_before: WordSet,
    pub(super) once_adjectives: WordSet,
    pub(super) once_nouns: WordSet,
    pub(super) age_near: WordSet,
    pub(super) age_after: WordSet,
    /// Prepositions before a bare number of years that is an age.
    pub(super) age_before: WordSet,
    /// Words that make years a term.
    pub(super) never_age: WordSet,
    /// Words for a period of no length.
    pub(super) at_once: WordSet,
    pub(super) clock_before: WordSet,
    pub(super) numbers_follow: bool,
    levels: Vec<(WordSet, Level)>,
    pub(super) between: WordSet,
    months: Vec<(WordSet, i8)>,
    pub(super) year_words: WordSet,
    pub(super) number_signs: WordSet,
}

impl Words {
    /// The words of a language in which law is written; `None` for English.
    pub(super) fn of(lang: Lang) -> Option<&'static Words> {
        let (ru, kk) = &*WORDS;
        match lang {
            Lang::Ru => Some(ru),
            Lang::Kk => Some(kk),
            Lang::En => None,
        }
    }

    /// The piece of a number that the word is, with the ending it carries.
    pub(super) fn piece(&self, word: &str) -> Option<(Piece, Ending)> {
        if self.not_numbers.contains(word) {
            return None;
        }
        if let Some(piece) = self.pieces.get(word) {
            return Some((*piece, Ending::None));
        }
        let with = |ending: &String| {
            let root = word.strip_suffix(ending.as_str())?;
            self.pieces.get(root).copied()
        };
        let case = self.endings.iter().find_map(|e| {
            let kind = if self.ablatives.contains(e) { Ending::Ablative } else { Ending::Other };
            Some((with(e)?, kind))
        });
        case.or_else(|| self.possessives.iter().find_map(|e| Some((with(e)?, Ending::Possessive))))
    }

    /// The number that a compound adjective counts with and its unit: «восемнадцатилетний».
    pub(super) fn compound(&self, word: &str) -> Option<(u64, Unit)> {
        let (mut rest, mut value, mut least) = (word, 0u64, u64::MAX);
        loop {
            // The longest prefix, so that «двухсот» is not read as «двух».
            let longest = self.inside.iter().filter(|(p, v)| rest.starts_with(p.as_str()) && *v < least);
            let Some((prefix, v)) = longest.max_by_key(|(p, _)| p.len()) else {
                break;
            };
            value += v;
            least = scale(*v, self.lang);
            rest = &rest[prefix.len()..];
        }
        if value == 0 {
            return None;
        }
        let (_, unit) = self.inside_units.iter().find(|(set, _)| set.starts(rest))?;
        Some((value, *unit))
    }

    /// The unit that an adjective names at its beginning: «месячный».
    pub(super) fn inside_unit(&self, word: &str) -> Option<Unit> {
        self.inside_units.iter().find(|(set, _)| set.starts(word)).map(|(_, unit)| *unit)
    }

    /// The value of an ordinal.
    pub(super) fn ordinal(&self, word: &str) -> Option<u64> {
        // Stems and endings are short: every cut is tried.
        word.char_indices().skip(1).find_map(|(at, _)| {
            let (root, ending) = word.split_at(at);
            let value = self.ordinals.get(root)?;
            let fits = self.ordinal_endings.exact.contains(ending) || self.ordinal_endings.starts(ending);
            fits.then_some(*value)
        })
    }

    /// How many a collective («оба», «екеуі») stands for.
    pub(super) fn collective(&self, token: &Token) -> Option<u64> {
        self.collectives.iter().find(|(set, _)| set.has(token)).map(|(_, v)| *v)
    }

    /// Whether the language has a word of its own for years of life, so that other years are never an age.
    pub(super) fn tells_age(&self) -> bool {
        self.units.iter().any(|(_, unit)| *unit == Unit::Age)
    }

    /// The unit whose words begin at the first of the tokens, and how many tokens they are.
    pub(super) fn unit(&self, tokens: &[Token]) -> Option<(Unit, usize)> {
        self.units.iter().find_map(|(phrase, unit)| {
            let here = tokens.get(..phrase.len())?;
            let all = phrase.iter().zip(here).all(|(set, token)| set.has(token));
            all.then_some((*unit, phrase.len()))
        })
    }

    /// The quantity that one word says whole: «полгода».
    pub(super) fn contracted(&self, token: &Token) -> Option<(Unit, u64)> {
        self.contracted.iter().find(|(set, _)| set.has(token)).map(|(_, whole)| *whole)
    }

    /// Whether the word may stand between number and unit, and which days it makes of them.
    pub(super) fn qualifier(&self, token: &Token) -> Option<Option<Sort>> {
        self.qualifiers.iter().find(|(set, _)| set.has(token)).map(|(_, sort)| *sort)
    }

    /// The level of a place that the word names.
    pub(super) fn level(&self, token: &Token) -> Option<Level> {
        self.levels.iter().find(|(set, _)| set.has(token)).map(|(_, level)| *level)
    }

    /// The month that the word names, from 1.
    pub(super) fn month(&self, token: &Token) -> Option<i8> {
        self.months.iter().find(|(set, _)| set.has(token)).map(|(_, month)| *month)
    }
}

/// Words one of which stands in every text in `lang` that names an age.
pub fn asks_for_age(lang: Lang) -> Vec<Required> {
    asks_for(lang, |unit| matches!(unit, Unit::Age | Unit::Year))
}

/// Words one of which stands in every text in `lang` that names a period.
pub fn asks_for_period(lang: Lang) -> Vec<Required> {
    asks_for(lang, |unit| in_hours(unit, Ratio::whole(1)).is_some())
}

fn asks_for(lang: Lang, counts: impl Fn(Unit) -> bool) -> Vec<Required> {
    let Some(words) = Words::of(lang) else { return Vec::new() };
    let units = words.units.iter().filter(|(_, unit)| counts(*unit)).filter_map(|(phrase, _)| phrase.first());
    let whole = words.contracted.iter().filter(|(_, (unit, _))| counts(*unit)).map(|(set, _)| set);
    let others = [&words.once_adjectives, &words.age_after, &words.clock_before, &words.at_once];
    let sets = units.chain(whole).chain(others).flat_map(|set| set.required(lang));
    // «Восемнадцатилетний»: the number opens a word that ends with its unit.
    let compound = words.inside.iter().map(|(prefix, _)| Required::Prefix(prefix.clone()));
    sets.chain(compound).collect::<BTreeSet<_>>().into_iter().collect()
}

/// What a piece of a number leaves room for: after «сорок» there can be units, after «сто» tens.
pub(super) fn scale(value: u64, lang: Lang) -> u64 {
    match value {
        // Kazakh puts units after ten as after any other ten.
        10 if lang == Lang::Kk => 10,
        0..20 => 1,
        20..100 => 10,
        _ => 100,
    }
}

static WORDS: LazyLock<(Words, Words)> = LazyLock::new(load);

/// Compiles the embedded file, which is part of the program and read by every test of this module.
#[expect(clippy::expect_used, reason = "embedded data, read by tests")]
fn load() -> (Words, Words) {
    let yaml = include_str!("../../../rules/language/numbers.yaml");
    let file: File = serde_yaml::from_str(yaml).expect("embedded number words parse");
    (compile(file.ru, Lang::Ru), compile(file.kk, Lang::Kk))
}

fn compile(file: Language, lang: Lang) -> Words {
    let mut pieces = HashMap::default();
    let mut inside = Vec::new();
    for c in &file.cardinals {
        let piece = Piece::Cardinal(c.value, c.loose);
        pieces.extend(c.forms.iter().map(|f| (f.clone(), piece)));
        inside.extend(c.inside.iter().map(|f| (f.clone(), c.value)));
    }
    for m in &file.multipliers {
        pieces.extend(m.forms.iter().map(|f| (f.clone(), Piece::Multiplier(m.value))));
    }
    let phrases = |unit: &UnitWords| {
        let phrase = |words: &String| {
            let sets = words.split(' ').map(|w| WordSet::by_stem(&[w.to_owned()], lang)).collect();
            (sets, unit.unit)
        };
        unit.words.iter().map(phrase).collect::<Vec<_>>()
    };
    let mut units: Vec<(Vec<WordSet>, Unit)> = file.units.iter().flat_map(phrases).collect();
    units.sort_by_key(|(phrase, _)| std::cmp::Reverse(phrase.len()));
    let contracted = file.contracted.iter();
    let fractions = file.fractions.iter();
    Words {
        lang,
        pieces,
        inside,
        inside_units: file.units.iter().map(|u| (WordSet::new(&u.inside), u.unit)).collect(),
        fractions: fractions.flat_map(|f| f.forms.iter().map(|w| (w.clone(), f.parts))).collect(),
        one_and_a_half: WordSet::new(&file.one_and_a_half),
        half: WordSet::new(&file.half),
        and_a_half: WordSet::new(&file.and_a_half),
        collectives: file.collectives.iter().map(|c| (WordSet::new(&c.forms), c.value)).collect(),
        endings: file.endings,
        possessives: file.possessives,
        ablatives: file.ablatives.into_iter().collect(),
        not_numbers: file.not_numbers.into_iter().collect(),
        ordinals: file.ordinals.stems.into_iter().map(|o| (o.stem, o.value)).collect(),
        ordinal_endings: WordSet::new(&file.ordinals.endings),
        units,
        contracted: contracted.map(|c| (WordSet::new(&c.forms), (c.unit, c.value))).collect(),
        qualifiers: file.qualifiers.iter().map(|q| (WordSet::by_stem(&q.words, lang), q.sort)).collect(),
        links: WordSet::new(&file.links),
        once_after: WordSet::new(&file.once_after),
        once_before: WordSet::new(&file.once_before),
        once_adjectives: WordSet::new(&file.once_adjectives),
        once_nouns: WordSet::new(&file.once_nouns),
        age_near: WordSet::new(&file.age_near),
        age_after: WordSet::new(&file.age_after),
        age_before: WordSet::new(&file.age_before),
        never_age: WordSet::new(&file.never_age),
        at_once: WordSet::new(&file.at_once),
        clock_before: WordSet::new(&file.clock_before),
        numbers_follow: file.references.numbers_follow,
        levels: file.references.levels.iter().map(|l| (WordSet::new(&l.words), l.level)).collect(),
        between: WordSet::new(&file.references.between),
        months: file.months.iter().map(|m| (WordSet::new(&m.words), m.month)).collect(),
        year_words: WordSet::new(&file.year_words),
        number_signs: WordSet::new(&file.number_signs),
    }
}
