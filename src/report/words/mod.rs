//! The words of the reports: `templates/words.yaml`, read strictly. A word missing in any language is an error of the
//! build's tests, never a hole in a report.

mod count;
mod date;
mod fill;
mod parts;
mod table;

pub use count::Plural;
pub use date::Dates;
pub use fill::Arg;
pub use parts::*;
pub use table::{Closed, Table};

use crate::assess::{Grade, Verdict};
use crate::law::{ActKind, Lang, Rank, TextStatus};
use crate::norm::{NormKind, SanctionKind};
use crate::rule::Role;
use crate::rule::model::{Domain, RuleKind, Severity, Texts};
use fill::fill;
use serde::Deserialize;
use std::sync::LazyLock;

const FILE: &str = include_str!("../../../templates/words.yaml");

static WORDS: LazyLock<Result<Words, String>> = LazyLock::new(|| Words::parse(FILE));

/// The words, or what is wrong with their file.
pub fn words() -> Result<&'static Words, &'static str> {
    WORDS.as_ref().map_err(String::as_str)
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
    pub parts_missing: Table<Role>,
    pub bounds: BoundWords,
    pub penalties: Table<SanctionKind>,
    pub caveats: CaveatWords,
    pub quote: QuoteWords,
    pub standing: StandingWords,
    pub places: PlaceWords,
    pub method: Vec<Texts>,
    pub limits: LimitWords,
    pub timeline: TimelineWords,
    pub trial: TrialWords,
    pub explain: ExplainWords,
    pub conditions: ConditionWords,
    pub parts_asked: Table<Role>,
    pub rule_kinds: Table<RuleKind>,
    pub technique: TechniqueWords,
    pub joins: JoinWords,
    pub dates: Dates,
    pub print: PrintWords,
    pub page: PageWords,
    pub comparison: ComparisonWords,
    pub tables: TableWords,
    pub docx: DocxWords,
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
            ("parts_missing", words.parts_missing.complete()),
            ("parts_asked", words.parts_asked.complete()),
            ("rule_kinds", words.rule_kinds.complete()),
            ("technique.checks", words.technique.checks.complete()),
            ("technique.sound", words.technique.sound.complete()),
            ("technique.differences", words.technique.differences.complete()),
            ("technique.levels", words.technique.levels.complete()),
            ("caveats.not_whole", words.caveats.not_whole.complete()),
            ("penalties", words.penalties.complete()),
            ("counts.age_years", words.counts.age_years.complete()),
            ("counts.hours", words.counts.hours.complete()),
            ("counts.days", words.counts.days.complete()),
            ("counts.months", words.counts.months.complete()),
            ("counts.years", words.counts.years.complete()),
            ("counts.indices", words.counts.indices.complete()),
            ("counts.provisions", words.counts.provisions.complete()),
            ("page.tiers", words.page.tiers.complete()),
            ("page.tier_meanings", words.page.tier_meanings.complete()),
            ("page.profiles", words.page.profiles.complete()),
            ("page.profile_notes", words.page.profile_notes.complete()),
            ("page.language_notes", words.page.language_notes.complete()),
            ("comparison.moves", words.comparison.moves.complete()),
            ("comparison.quotes", words.comparison.quotes.complete()),
            ("comparison.acts", words.comparison.acts.complete()),
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
    use crate::law::Date;
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
        for (n, said) in [
            (1, "1 правило"),
            (3, "3 правила"),
            (5, "5 правил"),
            (11, "11 правил"),
            (14, "14 правил"),
            (21, "21 правило"),
            (112, "112 правил"),
            (0, "0 правил"),
        ] {
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
