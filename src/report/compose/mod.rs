//! Makes the [`View`] of an assessment: says in the reader's language what the assessment holds.
//!
//! [`sentence`] makes sentences of reasons and caveats, [`quote`] shows provisions, [`finding`] puts a finding
//! together, [`concordance`] orders findings by what asks for them, [`act`] and [`head`] tell what was read, [`profile`]
//! puts all in the order in which its reader needs it, [`compare`] says what moved since another report.

mod act;
mod compare;
mod concordance;
mod condition;
mod filter;
mod finding;
mod head;
mod heat;
mod indicator;
pub(super) mod profile;
mod quote;
mod recommendation;
mod sentence;
mod summary;
mod technique;
mod timeline;

pub use compare::add_comparison;
pub use timeline::{add_timelines, compose_timelines};

use super::Options;
use super::clean::clean;
use super::view::{Day, Explained, PackView, Tagged, View, Wording};
use super::words::{Arg, Table, Words};
use crate::assess::{ActRead, Assessment, Grade, Test, Verdict};
use crate::law::{Date, Lang, Rank, short_date};
use crate::rule::model::Texts;
use crate::rule::set::{RuleSet, same_number};
use std::collections::{BTreeMap, BTreeSet};

/// Says an assessment in a language.
pub fn compose(words: &Words, rules: &RuleSet, assessment: &Assessment, lang: Lang, options: &Options) -> View {
    let teller = Teller::new(words, rules, assessment, lang);
    let mut cited = BTreeSet::new();
    let findings: Vec<_> = teller
        .order(options.profile)
        .into_iter()
        .map(|(finding, part)| {
            let mut said = teller.finding(finding, &mut cited);
            said.part = part;
            teller.shorten(options.profile, &mut said);
            said
        })
        .collect();
    let concordance = teller.concordance(&findings);
    let standards: Vec<Tagged> =
        concordance.iter().map(|i| Tagged { tag: i.id.clone(), label: i.name.clone() }).collect();
    let mut view = View {
        lang: lang.tag(),
        version: options.version.clone(),
        packs: rules
            .packs
            .iter()
            .map(|p| PackView { name: teller.text(&p.name), version: clean(&p.version).into_owned() })
            .collect(),
        head: teller.head(),
        summary: teller.summary(&findings, &standards),
        indicators: teller.indicators(),
        concordance,
        recommendations: teller.recommendations(&findings),
        heat: teller.heat(&findings, &standards),
        filters: teller.filters(&findings, &standards),
        profile: teller.profile(options.profile),
        findings,
        method: words.method.iter().map(|t| t.get(lang).to_owned()).collect(),
        acts: assessment.acts.iter().map(|a| teller.act(a)).collect(),
        limits: teller.limits(),
        verdict_key: Verdict::ALL
            .iter()
            .map(|v| Explained { value: teller.verdict(*v), meaning: words.verdict_meanings.get(*v, lang).to_owned() })
            .collect(),
        grade_key: [Grade::Explicit, Grade::Implicit, Grade::Mention]
            .into_iter()
            .map(|g| Explained { value: teller.grade(g), meaning: words.grade_meanings.get(g, lang).to_owned() })
            .collect(),
        axis: None,
        comparison: None,
    };
    profile::arrange(&mut view, words, lang);
    view
}

/// What a provision lacks, as a sentence of the reports.
pub fn lacking(words: &Words, rules: &RuleSet, lang: Lang, test: &Test) -> String {
    let nothing = Assessment { at: Date::constant(1, 1, 1), acts: Vec::new(), findings: Vec::new() };
    Teller::new(words, rules, &nothing, lang).lacks(test)
}

pub use condition::{Asked, asked};

/// Acts, languages of quotes and editions that were already cited in full.
type Cited = BTreeSet<(String, Lang, Date)>;

/// Which ranks of acts have an edition that could be read.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
struct Ranks {
    laws: usize,
    by_laws: usize,
}

/// Says things in one language about one assessment.
struct Teller<'a> {
    words: &'a Words,
    rules: &'a RuleSet,
    assessment: &'a Assessment,
    lang: Lang,
    acts: BTreeMap<&'a str, &'a ActRead>,
    ranks: Ranks,
}

impl<'a> Teller<'a> {
    fn new(words: &'a Words, rules: &'a RuleSet, assessment: &'a Assessment, lang: Lang) -> Teller<'a> {
        let read = |rank| {
            let of_rank = |a: &&ActRead| a.rank == rank && a.edition.is_some() && !a.languages.is_empty();
            assessment.acts.iter().filter(of_rank).count()
        };
        Teller {
            words,
            rules,
            assessment,
            lang,
            acts: assessment.acts.iter().map(|a| (a.act.code.as_str(), a)).collect(),
            ranks: Ranks { laws: read(Rank::Law), by_laws: read(Rank::ByLaw) },
        }
    }

    fn say(&self, sentence: &Texts, args: &[(&str, Arg<'_>)]) -> String {
        self.words.say(sentence, self.lang, args)
    }

    /// A text of a rule pack.
    fn text(&self, texts: &Texts) -> String {
        clean(texts.get(self.lang)).trim().to_owned()
    }

    fn tagged<K: super::words::Closed>(&self, table: &Table<K>, key: K, tag: &str) -> Tagged {
        Tagged { tag: tag.to_owned(), label: table.get(key, self.lang).to_owned() }
    }

    fn verdict(&self, verdict: Verdict) -> Tagged {
        self.tagged(&self.words.verdicts, verdict, verdict.tag())
    }

    fn grade(&self, grade: Grade) -> Tagged {
        self.tagged(&self.words.grades, grade, &tag(&grade))
    }

    fn language(&self, lang: Lang) -> Tagged {
        self.tagged(&self.words.languages, lang, lang.tag())
    }

    fn day(&self, day: Date) -> Day {
        Day { iso: day.to_string(), text: self.words.dates.say(day, "", self.lang), short: short_date(day) }
    }

    /// The act of the corpus that a rule or a provision names by code or by `№ number`.
    fn known(&self, act: &str) -> Option<&'a ActRead> {
        self.acts.get(act).copied().or_else(|| {
            let number = act.strip_prefix('№')?.trim();
            self.assessment.acts.iter().find(|a| a.act.number.as_deref().is_some_and(|n| same_number(n, number)))
        })
    }

    /// The title of an act in `lang`: as its texts give it, failing that as the rules do, failing that in another
    /// language, failing that what it was named by.
    fn title(&self, act: &str, lang: Lang) -> Wording {
        let read = self.known(act).map(|a| &a.act);
        let by_rules = self.rules.acts.get(act).or_else(|| {
            let number = read?.number.as_deref()?;
            self.rules
                .acts
                .iter()
                .find(|(k, _)| k.strip_prefix('№').is_some_and(|n| same_number(number, n.trim())))
                .map(|(_, t)| t)
        });
        let exact = |l: Lang| read.and_then(|a| a.title.exact(l)).map(|t| (t, l));
        let (text, lang) = exact(lang)
            .or_else(|| by_rules.map(|t| (t.get(lang), lang)))
            .or_else(|| Lang::ALL.into_iter().find_map(exact))
            .unwrap_or((act, lang));
        Wording { text: clean(text).trim().to_owned(), lang: lang.tag().to_owned() }
    }

    /// The title in quotation marks, for sentences, with the number if that is what the act is named by; a mere code or
    /// number goes without them.
    fn act_in_sentence(&self, act: &str) -> String {
        let title = self.title(act, self.lang).text;
        if title == act {
            return title;
        }
        let quoted = self.words.quoted(&title, self.lang);
        if act.starts_with('№') { format!("{quoted} ({act})") } else { quoted }
    }

    /// Labels of concepts in quotation marks, joined by `last`.
    fn concepts(&self, ids: &[String], last: &Texts) -> String {
        let labels: Vec<String> = ids.iter().map(|id| self.concept(id)).collect();
        self.words.list(&labels, last, self.lang)
    }

    fn concept(&self, id: &str) -> String {
        let label = self
            .rules
            .concept_by_name(id)
            .map_or_else(|| clean(id).into_owned(), |c| self.text(&self.rules.concept(c).label));
        self.words.quoted(&label, self.lang)
    }
}

/// A number as words count it; there are no counts so large that this matters.
fn whole(n: u64) -> usize {
    usize::try_from(n).unwrap_or(usize::MAX)
}

/// The tag of a value of a closed set, as its serialized form has it.
pub(in crate::report) fn tag<T: serde::Serialize>(value: &T) -> String {
    match serde_json::to_value(value) {
        Ok(serde_json::Value::String(tag)) => tag,
        _ => String::new(),
    }
}
