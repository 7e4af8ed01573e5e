use super::Teller;
use super::whole;
use crate::assess::{Because, Caveat, Evidence, Finding, Test, Verdict};
use crate::law::Lang;
use crate::norm::figures::PeriodUnit;
use crate::report::clean::clean;
use crate::report::words::Arg;
use crate::rule::model::Texts;
use crate::rule::set::{Bound, Condition, Measure, Rule};

impl Teller<'_> {
    /// Why a provision stands where it does: the rule's own sentence, or what is lacking.
    pub(super) fn because(&self, rule: Option<&Rule>, because: &Because) -> String {
        let satisfies = &self.words.satisfies;
        let by_rule = || self.by_rule(rule, because);
        match because {
            Because::Satisfies { met: true, .. } => by_rule().unwrap_or_else(|| self.say(&satisfies.met, &[])),
            Because::Satisfies { met: false, .. } => by_rule().unwrap_or_else(|| self.say(&satisfies.partial, &[])),
            Because::Defeats { .. } => by_rule().unwrap_or_else(|| self.say(&satisfies.defeats, &[])),
            Because::Sound(check) => self.words.technique.sound.get(*check, self.lang).to_owned(),
            Because::OnePartOnly => self.say(&satisfies.part_only, &[]),
            Because::Lacks(test) => self.lacks(test),
        }
    }

    /// The sentence that the rule itself has for a condition.
    fn by_rule(&self, rule: Option<&Rule>, because: &Because) -> Option<String> {
        let rule = rule?;
        let condition: Option<&Condition> = match because {
            Because::Satisfies { met: true, condition } => rule.met.get(*condition),
            Because::Satisfies { met: false, condition } => rule.partial.get(*condition),
            // Which of several defeated it is not told; a sentence of one of them could be wrong.
            Because::Defeats { condition } => match rule.met.get(*condition)?.unless.as_slice() {
                [only] => Some(only),
                _ => None,
            },
            Because::OnePartOnly | Because::Lacks(_) | Because::Sound(_) => None,
        };
        condition?.because.as_ref().map(|t| self.text(t))
    }

    pub(super) fn lacks(&self, test: &Test) -> String {
        let (w, or, comma) = (&self.words.lacks, &self.words.joins.or, &self.words.joins.comma);
        let about = |sentence: &Texts, ids: &[String], last: &Texts| {
            self.say(sentence, &[("concepts", Arg::Text(&self.concepts(ids, last)))])
        };
        let one = |sentence: &Texts, id: &String| about(sentence, std::slice::from_ref(id), or);
        match test {
            Test::Norm(kinds) => {
                let kinds: Vec<String> =
                    kinds.iter().map(|k| self.words.norms_missing.get(*k, self.lang).to_owned()).collect();
                self.say(&w.norm, &[("kinds", Arg::Text(&self.words.list(&kinds, or, self.lang)))])
            }
            Test::Term(ids) => about(&w.term, ids, or),
            Test::Form => self.say(&w.form, &[]),
            Test::Names(id) => one(&w.names, id),
            Test::NamesAny(ids, 0 | 1) => about(&w.names_any, ids, comma),
            Test::NamesAny(ids, n) => {
                let concepts = self.concepts(ids, comma);
                self.say(&w.names_some, &[("concepts", Arg::Text(&concepts)), ("n", Arg::Text(&n.to_string()))])
            }
            Test::Setting { wanted, found } => self.lacks_setting(wanted, found.as_ref()),
            Test::Concerns(id) => one(&w.concerns, id),
            Test::Heading(id) => one(&w.heading, id),
            Test::Without(id) => one(&w.without, id),
            Test::Sanction => self.say(&w.sanction, &[]),
            Test::Unconditional => self.say(&w.unconditional, &[]),
            Test::SanctionAtLeast(wanted) => {
                let penalty = self.words.penalties.get(wanted.kind, self.lang);
                let measure = self.measure(wanted.measure);
                self.say(&w.sanction_measure, &[("penalty", Arg::Text(penalty)), ("measure", Arg::Text(&measure))])
            }
            Test::Age(bound, found) => {
                let years = |n: u64| self.words.counts.age_years.say(whole(n), self.lang);
                self.other_number((&w.age_none, &w.age_other), *bound, found, &years, &years)
            }
            Test::Time(bound, unit, found) => {
                let wanted = |n: u64| self.period(n, *unit);
                let named = |hours: u64| self.hours(hours);
                self.other_number((&w.time_none, &w.time_other), *bound, found, &wanted, &named)
            }
            Test::Role(role, ids) => about(self.words.parts_missing.texts(*role), ids, or),
            Test::Any(lacking) => {
                let mut reasons: Vec<String> = Vec::new();
                for reason in lacking.iter().map(|t| self.lacks(t)) {
                    if !reasons.contains(&reason) {
                        reasons.push(reason);
                    }
                }
                self.say(&w.any, &[("reasons", Arg::Text(&reasons.join(" ")))])
            }
            Test::Not(ids) => about(&w.not, ids, comma),
            Test::Technique(fault) => self.fault(fault),
        }
    }

    /// That no number is named, or another one than is asked for.
    fn other_number(
        &self,
        (none, other): (&Texts, &Texts),
        bound: Bound,
        found: &[u64],
        wanted: &dyn Fn(u64) -> String,
        named: &dyn Fn(u64) -> String,
    ) -> String {
        let wanted = self.bound(bound, wanted);
        if found.is_empty() {
            return self.say(none, &[("wanted", Arg::Text(&wanted))]);
        }
        let mut found = found.to_vec();
        found.sort_unstable();
        found.dedup();
        let found: Vec<String> = found.into_iter().map(named).collect();
        let found = self.words.list(&found, &self.words.joins.and, self.lang);
        self.say(other, &[("found", Arg::Text(&found)), ("wanted", Arg::Text(&wanted))])
    }

    pub(super) fn bound(&self, bound: Bound, measure: &dyn Fn(u64) -> String) -> String {
        let w = &self.words.bounds;
        let sentence = match bound {
            Bound::AtLeast(_) => &w.at_least,
            Bound::AtMost(_) => &w.at_most,
            Bound::Below(_) => &w.below,
        };
        self.say(sentence, &[("x", Arg::Text(&measure(bound.number())))])
    }

    /// The measure that the greatest one of a penalty must reach.
    pub(super) fn measure(&self, measure: Measure) -> String {
        let measure = match measure {
            Measure::Term(n, unit) => self.period(n, unit),
            Measure::Indices(n) => self.words.counts.indices.say(whole(n), self.lang),
        };
        self.say(&self.words.bounds.at_least, &[("x", Arg::Text(&measure))])
    }

    pub(super) fn period(&self, n: u64, unit: PeriodUnit) -> String {
        let counts = &self.words.counts;
        let plural = match unit {
            PeriodUnit::Hours => &counts.hours,
            PeriodUnit::Days => &counts.days,
            PeriodUnit::Months => &counts.months,
            PeriodUnit::Years => &counts.years,
        };
        plural.say(whole(n), self.lang)
    }

    /// A length of time in the largest unit that it is a whole number of.
    fn hours(&self, hours: u64) -> String {
        if hours == 0 {
            return self.say(&self.words.bounds.at_once, &[]);
        }
        let units = [PeriodUnit::Years, PeriodUnit::Months, PeriodUnit::Days];
        let unit = units.into_iter().find(|u| hours.is_multiple_of(u.hours())).unwrap_or(PeriodUnit::Hours);
        self.period(hours / unit.hours(), unit)
    }

    fn lacks_setting(&self, wanted: &str, found: Option<&String>) -> String {
        let w = &self.words.lacks;
        let found = found.map(|f| self.concept(f));
        let everywhere = wanted == "everywhere";
        let wanted = self.concept(wanted);
        let sentence = match (everywhere, found.is_some()) {
            (true, true) => &w.everywhere_other,
            (true, false) => &w.everywhere,
            (false, true) => &w.setting_other,
            (false, false) => &w.setting,
        };
        let found = found.unwrap_or_default();
        self.say(sentence, &[("wanted", Arg::Text(&wanted)), ("found", Arg::Text(&found))])
    }

    /// The verdict's reason in one sentence.
    pub(super) fn why(&self, rule: Option<&Rule>, finding: &Finding) -> String {
        let technique = rule.is_some_and(|r| r.check.is_some());
        let body = match finding.verdict {
            Verdict::Met | Verdict::Gap | Verdict::NotAssessable if technique => self.why_technique(finding),
            Verdict::Met | Verdict::Partial => self.why_found(rule, finding),
            Verdict::Divergent => self.why_divergent(finding),
            Verdict::Gap => self.why_gap(finding),
            Verdict::NotAssessable => self.why_not_assessable(finding),
        };
        let body = body.trim_end().trim_end_matches('.');
        match self.only_language(finding) {
            Some(lang) => format!("{body} ({}).", self.words.basis_only.get(lang, self.lang)),
            None => format!("{body}."),
        }
    }

    /// The language on which alone a verdict rests.
    fn only_language(&self, finding: &Finding) -> Option<Lang> {
        let rests = matches!(finding.verdict, Verdict::Met | Verdict::Partial | Verdict::Gap);
        let mut assessed = finding.by_language.iter().filter(|(_, v)| **v != Verdict::NotAssessable);
        match (assessed.next(), assessed.next()) {
            (Some((lang, _)), None) if rests => Some(*lang),
            _ => None,
        }
    }

    fn why_found(&self, rule: Option<&Rule>, finding: &Finding) -> String {
        let met = finding.verdict == Verdict::Met;
        let carries = |e: &&Evidence| matches!(e.because, Because::Satisfies { met: m, .. } if m == met);
        let best = finding.evidence.iter().find(carries).or_else(|| finding.evidence.first());
        best.and_then(|e| self.by_rule(rule, &e.because))
            .unwrap_or_else(|| self.say(if met { &self.words.why.met } else { &self.words.why.partial }, &[]))
    }

    fn why_divergent(&self, finding: &Finding) -> String {
        let each: Vec<String> = finding
            .by_language
            .iter()
            .map(|(lang, verdict)| {
                let verdict = self.words.verdicts.get(*verdict, self.lang);
                self.say(self.words.by_text.texts(*lang), &[("verdict", Arg::Text(verdict))])
            })
            .collect();
        let languages = self.words.list(&each, &self.words.joins.comma, self.lang);
        self.say(&self.words.why.divergent, &[("languages", Arg::Text(&languages))])
    }

    fn why_gap(&self, finding: &Finding) -> String {
        let w = &self.words.why;
        let found_nowhere = match (self.ranks.laws, self.ranks.by_laws) {
            (0, 1..) => &w.gap_by_laws,
            (_, 0) => &w.gap_laws,
            _ => &w.gap_both,
        };
        let mut said = self.say(found_nowhere, &[]);
        if finding.caveats.iter().any(|c| matches!(c, Caveat::HomePartlyUnread { .. })) {
            said = format!("{said}; {}", self.say(&w.gap_unread, &[]));
        }
        said
    }

    fn why_not_assessable(&self, finding: &Finding) -> String {
        let w = &self.words.why;
        let has = |test: fn(&Caveat) -> bool| finding.caveats.iter().any(test);
        let mut reasons = Vec::new();
        for caveat in &finding.caveats {
            if let Caveat::HomeRepealed { act, by, successor_read: false, .. } = caveat {
                let (act, by) = (self.act_in_sentence(act.as_str()), self.successor(by));
                reasons.push(self.say(&w.reason_repealed, &[("act", Arg::Text(&act)), ("by", Arg::Text(&by))]));
            }
        }
        let absent = finding.caveats.iter().filter_map(|c| match c {
            Caveat::HomeNotInCorpus(act) => Some(self.act_in_sentence(act)),
            _ => None,
        });
        let absent: Vec<String> = absent.collect();
        if !absent.is_empty() {
            let sentence = if absent.len() == 1 { &w.reason_absent } else { &w.reason_absent_many };
            let acts = self.words.list(&absent, &self.words.joins.comma, self.lang);
            reasons.push(self.say(sentence, &[("acts", Arg::Text(&acts))]));
        }
        if has(|c| matches!(c, Caveat::HomeNotYetInForce { .. })) {
            reasons.push(self.say(&w.reason_not_yet, &[]));
        }
        if reasons.is_empty() {
            reasons.push(self.say(&w.reason_unread, &[]));
        }
        self.say(&w.not_assessable, &[("reason", Arg::Text(&reasons.join("; ")))])
    }

    /// The wanted caveats of a finding as sentences, each said once.
    pub(super) fn caveats(&self, finding: &Finding, wanted: impl Fn(&Caveat) -> bool) -> Vec<String> {
        let mut said: Vec<String> = Vec::new();
        for caveat in finding.caveats.iter().filter(|c| wanted(c)) {
            let sentence = clean(&self.caveat(finding, caveat)).into_owned();
            if !said.contains(&sentence) {
                said.push(sentence);
            }
        }
        said
    }

    /// Whether the sentence that gives the verdict has said it: that nothing can be assessed without an act.
    pub(super) fn is_the_reason(&self, finding: &Finding, caveat: &Caveat) -> bool {
        finding.verdict == Verdict::NotAssessable
            && matches!(caveat, Caveat::HomeNotInCorpus(_))
            && self.rule_of(finding).is_none_or(|r| r.check.is_none())
    }

    fn caveat(&self, finding: &Finding, caveat: &Caveat) -> String {
        let w = &self.words.caveats;
        match caveat {
            Caveat::LanguageNotReadable(_) if finding.verdict == Verdict::NotAssessable => {
                self.say(&w.language_neither, &[])
            }
            Caveat::LanguageNotReadable(lang) => w.language_not_readable.get(*lang, self.lang).to_owned(),
            Caveat::OnlyIn(lang) => w.only_in.get(*lang, self.lang).to_owned(),
            Caveat::HomeNotInCorpus(act) => {
                self.say(&w.home_not_in_corpus, &[("act", Arg::Text(&self.act_in_sentence(act)))])
            }
            Caveat::HomeRepealed { act, by, from, exact, successor_read } => {
                let act = self.act_in_sentence(act.as_str());
                let sentence = match (from, exact, successor_read) {
                    (Some(_), true, true) => &w.home_repealed_read,
                    (Some(_), true, false) => &w.home_repealed,
                    (Some(_), false, true) => &w.home_repealed_not_before_read,
                    (Some(_), false, false) => &w.home_repealed_not_before,
                    (None, _, true) => &w.home_repealed_undated_read,
                    (None, _, false) => &w.home_repealed_undated,
                };
                let by = self.repealing(by);
                let mut args = vec![("act", Arg::Text(&act)), ("by", Arg::Text(&by))];
                args.extend(from.map(|day| ("from", Arg::Day(day))));
                self.say(sentence, &args)
            }
            Caveat::HomeNotYetInForce { act, first } => {
                let adopted = self.known(act.as_str()).and_then(|a| a.act.adopted);
                let act = self.act_in_sentence(act.as_str());
                if let Some(adopted) = adopted.filter(|day| *day > self.assessment.at) {
                    return self.say(&w.home_not_adopted, &[("act", Arg::Text(&act)), ("adopted", Arg::Day(adopted))]);
                }
                self.say(&w.home_not_yet, &[("act", Arg::Text(&act)), ("first", Arg::Day(*first))])
            }
            Caveat::HomePartlyUnread { act, lang, articles } => {
                let act_name = self.act_in_sentence(act.as_str());
                let said = articles.join(", ").replace("..", "–");
                let args = [("act", Arg::Text(act_name.as_str())), ("articles", Arg::Text(&said))];
                let elsewhere = |c: &Caveat| matches!(c, Caveat::HomePartlyUnread { act: a, lang: l, articles: s } if a == act && l != lang && s == articles);
                let both = Lang::AUTHENTIC.contains(lang) && finding.caveats.iter().any(elsewhere);
                self.say(if both { &w.home_unread_in_both } else { w.home_partly_unread.texts(*lang) }, &args)
            }
            Caveat::WordingMayHaveChanged { act, eid, edition, laws } => {
                let shown = finding.evidence.iter().chain(&finding.nearest).map(|e| &e.passage);
                let place = shown
                    .filter(|p| p.act == *act && p.eid.as_str() == eid)
                    .map(|p| self.short(&p.citation))
                    .next()
                    .unwrap_or_else(|| eid.clone());
                let (act, laws) = (self.act_in_sentence(act.as_str()), self.laws(laws));
                let args = [
                    ("place", Arg::Text(place.as_str())),
                    ("act", Arg::Text(&act)),
                    ("edition", Arg::Day(*edition)),
                    ("laws", Arg::Text(&laws)),
                ];
                self.say(&w.wording_may_have_changed, &args)
            }
            Caveat::ReadFromEarlier { act, in_force, edition } => {
                let act = self.act_in_sentence(act.as_str());
                let args = [
                    ("act", Arg::Text(act.as_str())),
                    ("in_force", Arg::Day(*in_force)),
                    ("edition", Arg::Day(*edition)),
                ];
                self.say(&w.read_from_earlier, &args)
            }
            Caveat::NotWhole { act, lang } => {
                let act = self.act_in_sentence(act.as_str());
                self.say(w.not_whole.texts(*lang), &[("act", Arg::Text(&act))])
            }
            Caveat::WordsRestated(act) => {
                self.say(&w.words_restated, &[("act", Arg::Text(&self.act_in_sentence(act.as_str())))])
            }
            Caveat::MoreFaults(n) => self.say(&w.more_faults, &[("n", Arg::Text(&n.to_string()))]),
            Caveat::NotOfficial(status) => w.not_official.get(*status, self.lang).to_owned(),
        }
    }

    /// The repealing act by its title if it is known, else as the requisite names it.
    fn successor(&self, by: &str) -> String {
        let number = by.split_once('№').and_then(|(_, rest)| rest.split_whitespace().next());
        let name = number.map(|n| format!("№ {}", n.trim_end_matches(['.', ',', ';'])));
        match name {
            Some(name) if self.title(&name, self.lang).text != name => self.act_in_sentence(&name),
            Some(name) => self.laws(&[name.trim_start_matches(['№', ' ']).to_owned()]),
            None => by.to_owned(),
        }
    }

    /// The repealing act. The requisite names it in Russian; other languages take its number.
    fn repealing(&self, by: &str) -> String {
        match by.split_once('№').and_then(|(_, rest)| rest.split_whitespace().next()) {
            Some(number) if self.lang != Lang::Ru => self.laws(&[number.trim_end_matches(['.', ',', ';']).to_owned()]),
            _ => by.to_owned(),
        }
    }

    /// Numbers of laws: «№ 240-VI, № 17-VII».
    pub(super) fn laws(&self, numbers: &[String]) -> String {
        let named: Vec<String> =
            numbers.iter().map(|n| self.say(&self.words.quote.law_number, &[("number", Arg::Text(n))])).collect();
        self.words.list(&named, &self.words.joins.comma, self.lang)
    }
}
