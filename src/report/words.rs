//! The words of the reports: `templates/words.yaml`, read strictly. A word missing in any language is an error of the
//! build's tests, never a hole in a report.

use crate::assess::{Grade, Verdict};
use crate::law::{ActKind, Date, Lang, Rank, TextStatus};
use crate::norm::NormKind;
use crate::rule::model::{Domain, Severity, Texts};
use serde::{Deserialize, Serialize};
use std::collections::BTreeMap;
use std::sync::LazyLock;

const FILE: &str = include_str!("../../templates/words.yaml");

static WORDS: LazyLock<Result<Words, String>> = LazyLock::new(|| Words::parse(FILE));

/// The words, or what is wrong with their file.
pub fn words() -> Result<&'static Words, &'static str> {
    WORDS.as_ref().map_err(String::as_str)
}

/// A closed set of values each of which needs words.
pub trait Closed: Ord + Sized + 'static {
    /// All of them.
    const ALL: &'static [Self];
}

impl Closed for Verdict {
    const ALL: &'static [Self] = &Verdict::ALL;
}
impl Closed for Grade {
    const ALL: &'static [Self] = &[Grade::Explicit, Grade::Implicit, Grade::Mention];
}
impl Closed for Domain {
    const ALL: &'static [Self] =
        &[Domain::Laws, Domain::Services, Domain::Governance, Domain::Monitoring, Domain::Resources];
}
impl Closed for Severity {
    const ALL: &'static [Self] = &[Severity::Critical, Severity::Major, Severity::Minor];
}
impl Closed for NormKind {
    const ALL: &'static [Self] = &[
        NormKind::Definition,
        NormKind::ShortName,
        NormKind::Prohibition,
        NormKind::Duty,
        NormKind::Right,
        NormKind::Offence,
        NormKind::Competence,
    ];
}
impl Closed for Lang {
    const ALL: &'static [Self] = &Lang::ALL;
}
impl Closed for TextStatus {
    const ALL: &'static [Self] = &[TextStatus::Official, TextStatus::Restated, TextStatus::Draft];
}
impl Closed for Rank {
    const ALL: &'static [Self] = &[Rank::Law, Rank::ByLaw];
}
impl Closed for ActKind {
    const ALL: &'static [Self] = &[
        ActKind::Constitution,
        ActKind::ConstitutionalLaw,
        ActKind::Code,
        ActKind::Law,
        ActKind::Decree,
        ActKind::Resolution,
        ActKind::Order,
        ActKind::Other,
    ];
}

/// Words for every value of a closed set.
#[derive(Clone, Debug, Deserialize)]
#[serde(transparent, bound(deserialize = "K: Ord + Deserialize<'de>"))]
pub struct Table<K>(BTreeMap<K, Texts>);

impl<K: Closed> Table<K> {
    /// The words for a value. [`Words::parse`] has made sure that there are any.
    pub fn get(&self, key: K, lang: Lang) -> &str {
        self.0.get(&key).map_or("", |t| t.get(lang))
    }

    /// The text in three languages.
    pub fn texts(&self, key: K) -> &Texts {
        static NONE: Texts = Texts { ru: String::new(), kk: String::new(), en: String::new() };
        self.0.get(&key).unwrap_or(&NONE)
    }

    fn complete(&self) -> bool {
        K::ALL.iter().all(|k| self.0.contains_key(k))
    }
}

/// The forms of a counted noun in one language, `{n}` standing for the number.
#[derive(Clone, Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Forms {
    one: Option<String>,
    few: Option<String>,
    many: Option<String>,
    other: Option<String>,
}

/// A counted noun.
#[derive(Clone, Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Plural {
    ru: Forms,
    kk: Forms,
    en: Forms,
}

impl Plural {
    /// The noun with its number: «21 правило», «2 правила», «5 правил».
    pub fn say(&self, n: usize, lang: Lang) -> String {
        let forms = match lang {
            Lang::Ru => &self.ru,
            Lang::Kk => &self.kk,
            Lang::En => &self.en,
        };
        let chosen = match (lang, n % 10, n % 100) {
            (Lang::Ru, 1, rest) if rest != 11 => &forms.one,
            (Lang::Ru, 2..=4, rest) if !(12..=14).contains(&rest) => &forms.few,
            (Lang::Ru, ..) => &forms.many,
            (Lang::En, ..) if n == 1 => &forms.one,
            _ => &forms.other,
        };
        chosen.as_deref().unwrap_or("{n}").replace("{n}", &n.to_string())
    }

    fn complete(&self) -> bool {
        let shape = |f: &Forms| [f.one.is_some(), f.few.is_some(), f.many.is_some(), f.other.is_some()];
        shape(&self.ru) == [true, true, true, false]
            && shape(&self.kk) == [false, false, false, true]
            && shape(&self.en) == [true, false, false, true]
    }
}

/// How a language writes a day, with the names of the months in the endings that sentences need.
#[derive(Clone, Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct DateWords {
    pattern: String,
    plain: [String; 12],
    #[serde(rename = "in")]
    on: [String; 12],
    from: [String; 12],
    to: [String; 12],
}

/// How each language writes a day.
#[derive(Clone, Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Dates {
    ru: DateWords,
    kk: DateWords,
    en: DateWords,
}

impl Dates {
    /// The day in words. `ending` is what a pattern asks for after the colon: `in`, `from`, `to`, or nothing.
    pub fn say(&self, day: Date, ending: &str, lang: Lang) -> String {
        let words = match lang {
            Lang::Ru => &self.ru,
            Lang::Kk => &self.kk,
            Lang::En => &self.en,
        };
        let months = match ending {
            "in" => &words.on,
            "from" => &words.from,
            "to" => &words.to,
            _ => &words.plain,
        };
        let month = usize::try_from(day.month() - 1).ok().and_then(|m| months.get(m)).map_or("", String::as_str);
        let (year, date) = (day.year().to_string(), day.day().to_string());
        fill(&words.pattern, &mut |name, _| match name {
            "day" => Some(date.clone()),
            "month" => Some(month.to_owned()),
            "year" => Some(year.clone()),
            _ => None,
        })
    }
}

/// What is put into a sentence.
#[derive(Clone, Copy, Debug)]
pub enum Arg<'a> {
    /// Words.
    Text(&'a str),
    /// A day, written with the ending that the sentence asks for.
    Day(Date),
}

/// Puts values in the places of `{name}` and `{name:form}`. What is put in is not looked at again, and a name that
/// `value` does not know stays as it is.
fn fill(pattern: &str, value: &mut dyn FnMut(&str, &str) -> Option<String>) -> String {
    let mut out = String::with_capacity(pattern.len());
    let mut rest = pattern;
    while let Some(open) = rest.find('{') {
        let Some(close) = rest[open..].find('}').map(|c| open + c) else { break };
        out.push_str(&rest[..open]);
        let inside = &rest[open + 1..close];
        let (name, form) = inside.split_once(':').unwrap_or((inside, ""));
        match value(name, form) {
            Some(v) => out.push_str(&v),
            None => out.push_str(&rest[open..=close]),
        }
        rest = &rest[close + 1..];
    }
    out.push_str(rest);
    out
}

macro_rules! texts {
    ($(#[$doc:meta])* $name:ident { $($field:ident),* $(,)? }) => {
        $(#[$doc])*
        #[derive(Clone, Debug, Deserialize, Serialize)]
        #[serde(deny_unknown_fields)]
        pub struct $name {
            $(#[allow(missing_docs)] pub $field: Texts,)*
        }
    };
}

texts! {
    /// Headings, captions and other fixed words of the templates.
    Labels {
        report_title, report_kind, skip, contents, known, known_short, summary, findings, method, acts, limits, act,
        requisite, edition, edition_of, known_until, languages, text_status, rank, standing, read_from, official_text,
        unread, domain, severity, verdict, rule, total, by_domain, by_severity, by_language, why, asks, standards,
        paragraph, evidence, nearest, searched, searched_note, caveats, recommendation, model, model_note, articles,
        whole_act, not_read, opening_words, closing_words, no_evidence, filter, filter_text, filter_all, filter_reset,
        filter_none, shown, permalink, beyond, made_with, grade, norm, mention, none, verdict_key, grade_key,
    }
}

texts! {
    /// Sentences at the head of a report.
    HeadWords {
        as_of, known_one, known_many, known_none, rank_laws, rank_both, rank_by_laws, rank_none, restated, draft,
    }
}

texts! {
    /// The sentence of a finding, without its full stop.
    WhyWords {
        met, partial, divergent, gap_laws, gap_both, gap_by_laws, gap_unread, not_assessable, reason_repealed,
        reason_absent, reason_not_yet, reason_unread,
    }
}

texts! {
    /// Why a provision counts, where its rule does not say.
    SatisfiesWords { met, partial, defeats, part_only }
}

texts! {
    /// What a provision lacks.
    LacksWords {
        norm, term, form, names, names_any, names_some, setting, setting_other, everywhere, everywhere_other, concerns,
        heading, without, sanction, unconditional,
    }
}

texts! {
    /// What is said of a quote.
    QuoteWords { changed, law_number }
}

texts! {
    /// Where an act stands.
    StandingWords { in_force, repealed, repealed_not_before, repealed_undated, not_yet }
}

texts! {
    /// Places of an act.
    PlaceWords { article, articles, point, subpoint, subpoints, part }
}

texts! {
    /// What joins words to a list.
    JoinWords { comma, or, and, quoted }
}

/// Sentences of caveats.
#[derive(Clone, Debug, Deserialize)]
#[serde(deny_unknown_fields)]
#[allow(missing_docs)]
pub struct CaveatWords {
    pub language_not_readable: Table<Lang>,
    pub language_neither: Texts,
    pub only_in: Table<Lang>,
    pub home_not_in_corpus: Texts,
    pub home_repealed: Texts,
    pub home_repealed_read: Texts,
    pub home_repealed_undated: Texts,
    pub home_repealed_undated_read: Texts,
    pub home_not_yet: Texts,
    pub home_partly_unread: Table<Lang>,
    pub wording_may_have_changed: Texts,
    pub read_from_earlier: Texts,
    pub not_official: Table<TextStatus>,
}

/// What a report does not say.
#[derive(Clone, Debug, Deserialize)]
#[serde(deny_unknown_fields)]
#[allow(missing_docs)]
pub struct LimitWords {
    pub always: Vec<Texts>,
    pub laws: Texts,
    pub by_laws: Texts,
    pub unread: Texts,
    pub restated: Texts,
    pub beyond: Texts,
}

/// Counted nouns.
#[derive(Clone, Debug, Deserialize)]
#[serde(deny_unknown_fields)]
#[allow(missing_docs)]
pub struct CountWords {
    pub rules: Plural,
    pub laws: Plural,
    pub by_laws: Plural,
    pub places: Plural,
    pub provisions: Plural,
}

/// All words of the reports; each field is a part of `templates/words.yaml`, where comments say how they are used.
#[derive(Clone, Debug, Deserialize)]
#[serde(deny_unknown_fields)]
#[allow(missing_docs)]
pub struct Words {
    pub labels: Labels,
    pub verdicts: Table<Verdict>,
    pub verdict_meanings: Table<Verdict>,
    pub grades: Table<Grade>,
    pub grade_meanings: Table<Grade>,
    pub domains: Table<Domain>,
    pub severities: Table<Severity>,
    pub severity_meanings: Table<Severity>,
    pub norms: Table<NormKind>,
    pub norms_missing: Table<NormKind>,
    pub languages: Table<Lang>,
    pub language_texts: Table<Lang>,
    pub text_statuses: Table<TextStatus>,
    pub text_marks: Table<TextStatus>,
    pub ranks: Table<Rank>,
    pub act_kinds: Table<ActKind>,
    pub counts: CountWords,
    pub head: HeadWords,
    pub why: WhyWords,
    pub by_text: Table<Lang>,
    pub basis_only: Table<Lang>,
    pub satisfies: SatisfiesWords,
    pub lacks: LacksWords,
    pub caveats: CaveatWords,
    pub quote: QuoteWords,
    pub standing: StandingWords,
    pub places: PlaceWords,
    pub method: Vec<Texts>,
    pub limits: LimitWords,
    pub joins: JoinWords,
    pub dates: Dates,
}

impl Words {
    /// Reads the file and checks that every value of every closed set has its words.
    fn parse(text: &str) -> Result<Words, String> {
        let words: Words = serde_yaml::from_str(text).map_err(|e| e.to_string())?;
        let tables = [
            ("verdicts", words.verdicts.complete()),
            ("verdict_meanings", words.verdict_meanings.complete()),
            ("grades", words.grades.complete()),
            ("grade_meanings", words.grade_meanings.complete()),
            ("domains", words.domains.complete()),
            ("severities", words.severities.complete()),
            ("severity_meanings", words.severity_meanings.complete()),
            ("norms", words.norms.complete()),
            ("norms_missing", words.norms_missing.complete()),
            ("languages", words.languages.complete()),
            ("language_texts", words.language_texts.complete()),
            ("text_statuses", words.text_statuses.complete()),
            ("text_marks", words.text_marks.complete()),
            ("ranks", words.ranks.complete()),
            ("act_kinds", words.act_kinds.complete()),
            ("by_text", words.by_text.complete()),
            ("basis_only", words.basis_only.complete()),
            ("caveats.language_not_readable", words.caveats.language_not_readable.complete()),
            ("caveats.only_in", words.caveats.only_in.complete()),
            ("caveats.home_partly_unread", words.caveats.home_partly_unread.complete()),
            ("caveats.not_official", words.caveats.not_official.complete()),
            ("counts.rules", words.counts.rules.complete()),
            ("counts.laws", words.counts.laws.complete()),
            ("counts.by_laws", words.counts.by_laws.complete()),
            ("counts.places", words.counts.places.complete()),
            ("counts.provisions", words.counts.provisions.complete()),
        ];
        match tables.iter().find(|(_, complete)| !complete) {
            Some((name, _)) => Err(format!("templates/words.yaml: `{name}` is incomplete")),
            None => Ok(words),
        }
    }

    /// A sentence with its places filled in.
    pub fn say(&self, sentence: &Texts, lang: Lang, args: &[(&str, Arg<'_>)]) -> String {
        fill(sentence.get(lang), &mut |name, form| {
            args.iter().find(|(n, _)| *n == name).map(|(_, arg)| match arg {
                Arg::Text(text) => (*text).to_owned(),
                Arg::Day(day) => self.dates.say(*day, form, lang),
            })
        })
    }

    /// The words in the quotation marks of the language.
    pub fn quoted(&self, text: &str, lang: Lang) -> String {
        self.say(&self.joins.quoted, lang, &[("x", Arg::Text(text))])
    }

    /// The items with commas between them and `last` before the last one.
    pub fn list(&self, items: &[String], last: &Texts, lang: Lang) -> String {
        match items {
            [] => String::new(),
            [one] => one.clone(),
            [head @ .., end] => {
                format!("{}{}{end}", head.join(self.joins.comma.get(lang)), last.get(lang))
            }
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use std::collections::BTreeSet;

    #[test]
    fn the_file_has_every_word() {
        words().unwrap();
    }

    #[test]
    fn a_missing_language_or_value_is_an_error() {
        let without_kazakh = FILE.replace("kk: \"Пробел\"", "").replacen(", kk: \"Олқылық\"", "", 1);
        assert!(Words::parse(&without_kazakh).unwrap_err().contains("kk"));
        let without_verdict = FILE.replacen("  gap: { ru: \"Пробел\", kk: \"Олқылық\", en: \"Gap\" }\n", "", 1);
        assert!(Words::parse(&without_verdict).unwrap_err().contains("verdicts"));
    }

    #[test]
    fn russian_counts_in_three_forms_english_in_two_kazakh_in_one() {
        let rules = &words().unwrap().counts.rules;
        for (n, said) in [(1, "1 правило"), (3, "3 правила"), (5, "5 правил"), (11, "11 правил"), (14, "14 правил"), (21, "21 правило"), (112, "112 правил"), (0, "0 правил")] {
            assert_eq!(rules.say(n, Lang::Ru), said);
        }
        assert_eq!(rules.say(5, Lang::Kk), "5 қағида");
        assert_eq!((rules.say(1, Lang::En), rules.say(0, Lang::En)), ("1 rule".into(), "0 rules".into()));
    }

    #[test]
    fn a_kazakh_month_takes_the_ending_of_its_place() {
        let dates = &words().unwrap().dates;
        let day = Date::constant(2023, 7, 1);
        assert_eq!(dates.say(day, "", Lang::Kk), "2023 жылғы 1 шілде");
        assert_eq!(dates.say(day, "from", Lang::Kk), "2023 жылғы 1 шілдеден");
        assert_eq!(dates.say(day, "in", Lang::Kk), "2023 жылғы 1 шілдедегі");
        assert_eq!(dates.say(day, "to", Lang::Ru), "1 июля 2023 года");
    }

    #[test]
    fn what_is_filled_in_is_not_filled_again() {
        let w = words().unwrap();
        assert_eq!(w.quoted("{x}", Lang::Ru), "«{x}»");
    }

    /// Walks the raw file: wherever ru, kk and en stand together they are filled with the same values.
    #[test]
    fn the_three_languages_take_the_same_values() {
        fn names(text: &str) -> BTreeSet<String> {
            let mut found = BTreeSet::new();
            fill(text, &mut |name, _| {
                found.insert(name.to_owned());
                None
            });
            found
        }
        fn walk(value: &serde_json::Value, seen: &mut usize) {
            if let Some(map) = value.as_object() {
                if let (Some(ru), Some(kk), Some(en)) = (
                    map.get("ru").and_then(|v| v.as_str()),
                    map.get("kk").and_then(|v| v.as_str()),
                    map.get("en").and_then(|v| v.as_str()),
                ) {
                    assert_eq!(names(ru), names(kk), "{ru}");
                    assert_eq!(names(ru), names(en), "{ru}");
                    assert!(![ru, kk, en].iter().any(|t| t.trim().is_empty()), "{ru}");
                    *seen += 1;
                }
                map.values().for_each(|v| walk(v, seen));
            }
            if let Some(list) = value.as_array() {
                list.iter().for_each(|v| walk(v, seen));
            }
        }
        let mut seen = 0;
        walk(&serde_yaml::from_str(FILE).unwrap(), &mut seen);
        assert!(seen > 150, "{seen}");
    }
}
