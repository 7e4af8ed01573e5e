//! The parts of the file of words; comments there say how each is used.

use super::{Plural, Table};
use crate::law::{Lang, TextStatus};
use crate::norm::Level;
use crate::norm::align::DifferenceKind;
use crate::report::moves::{ActMove, Move, QuoteMove};
use crate::report::profile::{Profile, Tier};
use crate::rule::model::{Check, Texts};
use serde::{Deserialize, Serialize};

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
        report_title, report_kind, packs, skip, contents, known, known_short, summary, findings, method, acts,
        limits, act, requisite, edition, edition_of, known_until, languages, text_status, rank, standing, read_from,
        official_text, unread, domain, severity, verdict, total, by_domain, by_severity, by_language, why, asks,
        evidence, nearest, searched, searched_note, caveats, recommendation, model, model_note, articles, whole_act,
        not_read, opening_words, closing_words, no_evidence, filter, filter_text, filter_all, filter_reset,
        filter_none, shown, permalink, beyond, made_with, grade, norm, mention, verdict_key, grade_key,
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
        reason_absent, reason_absent_many, reason_not_yet, reason_unread,
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
        heading, without, sanction, unconditional, sanction_measure, age_none, age_other, time_none, time_other, any, not,
    }
}

texts! {
    /// How a number must stand to another.
    BoundWords { at_least, at_most, below, at_once }
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
    /// The timeline of a rule.
    TimelineWords {
        title, note, changes, unsure, now, always, until, since, between, span, changed, when_known, when_between,
        when_since, when_by, when_unknown, edition_after, edition_first, repeal, place, appeared, reworded,
        vanished, repealed, first_read, no_longer_read, law, law_adopted, law_from, law_not_before, named, likely,
        among, by_edition, by_unknown,
    }
}

texts! {
    /// What is said of rules tried on their test files.
    TrialWords {
        validated, reported, noisy, missing, failing, no_cases, too_few, expected, together, does_not_count, satisfied,
        not_a_candidate, wordings,
        not_named, wrongly_named, summary,
    }
}

texts! {
    /// Headings of what is said of a rule.
    ExplainWords {
        rule, pack, kind, standards, homes, met, partial, all, any, not, unless, near, samples, counts, result,
        candidates, satisfied_in, satisfied_nowhere, more, index, title,
    }
}

texts! {
    /// What a condition asks, as a part of a sentence.
    ConditionWords {
        norm, mention, term, form, names, names_any, setting, everywhere, concerns, heading, without, outside, sanction,
        sanction_measure, age, time, unconditional,
    }
}

texts! {
    /// Headings and other fixed words of the parts that stand beside the findings.
    PageLabels {
        indicators, indicators_note, recommendations, recommendations_note, matters, near_named, heat, heat_note, standard, setting,
        setting_everywhere, setting_none, by_standard, by_standard_note, no_home, brief, find_note, to_quote, chosen, more,
        in_numbers, concordance, concordance_note, paragraph, rule, text_of,
    }
}

/// Words of the parts that stand beside the findings, and of profiles.
#[derive(Clone, Debug, Deserialize)]
#[serde(deny_unknown_fields)]
#[allow(missing_docs)]
pub struct PageWords {
    pub labels: PageLabels,
    pub tiers: Table<Tier>,
    pub tier_meanings: Table<Tier>,
    pub profiles: Table<Profile>,
    pub profile_notes: Table<Profile>,
    pub language_notes: Table<LanguageNote>,
}

/// How the languages of a finding stand to each other.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Deserialize, Serialize)]
#[serde(rename_all = "kebab-case")]
pub enum LanguageNote {
    /// Their verdicts differ.
    Differ,
    /// All quotes that the verdict rests on are Russian.
    OnlyRu,
    /// All quotes that the verdict rests on are Kazakh.
    OnlyKk,
}

texts! {
    /// What joins words to a list.
    JoinWords { comma, or, and, quoted }
}

texts! {
    /// What only documents for word processors say.
    DocxWords {
        page, caption, version, figure, shows, source, period, none, concordance_note, not_found, not_readable, quoted_above,
    }
}

/// What is said of how acts are made.
#[derive(Clone, Debug, Deserialize)]
#[serde(deny_unknown_fields)]
#[allow(missing_docs)]
pub struct TechniqueWords {
    pub met: Texts,
    pub gap: Texts,
    pub not_assessable: Texts,
    pub unused_definition: Texts,
    pub undefined_term: Texts,
    pub two_meanings: Texts,
    pub dangling: Texts,
    pub dangling_excluded: Texts,
    pub numbering: Texts,
    pub unused_short_name: Texts,
    pub diverge: Texts,
    pub diverge_here: Texts,
    pub diverge_there: Texts,
    pub checks: Table<Check>,
    pub sound: Table<Check>,
    pub differences: Table<DifferenceKind>,
    pub levels: Table<Level>,
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
    pub home_repealed_not_before: Texts,
    pub home_repealed_not_before_read: Texts,
    pub home_not_adopted: Texts,
    pub home_not_yet: Texts,
    pub home_partly_unread: Table<Lang>,
    pub home_unread_in_both: Texts,
    pub wording_may_have_changed: Texts,
    pub read_from_earlier: Texts,
    pub not_whole: Table<Lang>,
    pub words_restated: Texts,
    pub more_faults: Texts,
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
    pub age_years: Plural,
    pub hours: Plural,
    pub days: Plural,
    pub months: Plural,
    pub years: Plural,
    pub indices: Plural,
    pub provisions: Plural,
}

texts! {
    /// What only the typeset pages say.
    PrintWords { page, number, rule, all_findings, see }
}

/// What moved against another report.
#[derive(Clone, Debug, Deserialize)]
#[serde(deny_unknown_fields)]
#[allow(missing_docs)]
pub struct ComparisonWords {
    pub labels: ComparisonLabels,
    pub against: Texts,
    pub note_file: Texts,
    pub note_later: Texts,
    pub note_version: Texts,
    pub moves: Table<Move>,
    pub quotes: Table<QuoteMove>,
    pub acts: Table<ActMove>,
}

texts! {
    /// Headings and captions of comparisons.
    ComparisonLabels {
        title, rules, quotes, acts, nothing, moved, before, now, verdict_before, verdict_now, no_rule, no_edition,
    }
}

texts! {
    /// Captions of tables and names of their sheets, and what is said of programs that read law in files.
    TableWords {
        sheet_summary, sheet_findings, sheet_evidence, sheet_concordance, sheet_acts, sheet_changes, sheet_comparison,
        rule, title, verdict_of, standards, instruments, role, role_evidence, role_nearest, act_code, eid, lang, citation,
        quote, matched, mark, matters, provisions, why_here, note, links, day, first_day, earliest, latest, cut, source,
        instrument, paragraph, requirement, degree, comment, recommendation, status, indicators, home, gone,
    }
}
