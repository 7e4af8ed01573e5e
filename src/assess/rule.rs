//! One rule on one day: candidates, what they satisfy, the verdict and everything a reader must see beside it.

use super::condition::{Outcome, test};
use super::finding::{Because, Caveat, Evidence, Finding, Grade, Searched, Verdict};
use super::reading::Reading;
use super::verdict;
use crate::index::{ActAt, Standing};
use crate::law::{ActCode, Lang, Number, TextStatus};
use crate::norm::{NormKind, Passage};
use crate::rule::set::same_number;
use crate::rule::{ConceptId, Condition, Home, Rule, RuleSet};
use std::cell::RefCell;
use std::cmp::Reverse;
use std::collections::{BTreeMap, BTreeSet, HashMap, HashSet};
use std::ops::Range;
use std::rc::Rc;

/// Provisions shown beside a verdict because they came close, per language.
pub(super) const NEAREST_PER_LANGUAGE: usize = 4;

/// A passage that names something the rule speaks of.
#[derive(Clone)]
pub(super) struct Candidate<'a> {
    pub reading: Rc<Reading<'a>>,
    /// The act it stands in.
    pub act: &'a ActAt,
    /// Whether its place can be read in both languages.
    pub in_both: bool,
}

/// A candidate that satisfies a condition.
pub(super) struct Support {
    candidate: usize,
    norm: Option<NormKind>,
    matched: Vec<Range<usize>>,
}

/// A rule with everything needed to judge it.
pub(super) struct Case<'a> {
    pub rules: &'a RuleSet,
    pub place: usize,
    pub rule: &'a Rule,
    pub acts: &'a [ActAt],
    pub(super) candidates: Vec<Candidate<'a>>,
    /// Places among the acts of those that a rule's home means, where that was worked out for all rules at once.
    homes: Option<&'a Homes>,
    /// Outcomes by condition (a place in `rule`, which does not move) and candidate.
    outcomes: RefCell<HashMap<(*const Condition, usize), Rc<Outcome>>>,
}

/// Places of acts by the name that a home gives them.
pub(super) type Homes = HashMap<String, Vec<usize>>;

/// How close a passage comes: what it lacks and has of the condition it comes nearest to, whether it stands where the norm
/// would, how much of what the rule speaks of it names; then its place.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub(super) struct Rank {
    lacks: usize,
    passed: Reverse<usize>,
    at_home: Reverse<bool>,
    named: Reverse<usize>,
    key: (String, Vec<(String, Vec<u32>)>, Lang, crate::law::Date),
}

impl Rank {
    /// The rank without the place in the act; `order` tells the order of acts by their codes.
    pub fn head(&self, order: impl Fn(&str) -> u64) -> (usize, Reverse<usize>, Reverse<bool>, Reverse<usize>, u64) {
        (self.lacks, self.passed, self.at_home, self.named, order(&self.key.0))
    }
}

/// A candidate that does not count, with what it has and why it is not enough.
struct Near {
    rank: Rank,
    candidate: usize,
    norm: Option<NormKind>,
    matched: Vec<Range<usize>>,
    because: Because,
}

/// Ranges of articles, both ends included.
type Articles = Vec<(Number, Number)>;

/// What a verdict depends on besides the candidates.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct Footing {
    standings: Vec<Option<Standing>>,
    readable: Vec<(ActCode, [Option<Articles>; 2])>,
}

/// Which candidates a judgment is over.
#[derive(Clone, Copy)]
pub(super) struct Over {
    pub lang: Lang,
    pub only_in_both: bool,
}

impl<'a> Case<'a> {
    pub fn new(
        rules: &'a RuleSet,
        place: usize,
        rule: &'a Rule,
        acts: &'a [ActAt],
        candidates: Vec<Candidate<'a>>,
    ) -> Case<'a> {
        Case { rules, place, rule, acts, candidates, homes: None, outcomes: RefCell::default() }
    }

    /// The same with what is known of the acts that homes mean.
    pub fn with_homes(self, homes: &'a Homes) -> Case<'a> {
        Case { homes: Some(homes), ..self }
    }
}

impl Case<'_> {
    pub fn finding(&self) -> Finding {
        let homes = self.homes();
        let readable: BTreeMap<Lang, bool> = Lang::AUTHENTIC
            .into_iter()
            .map(|lang| (lang, homes.iter().any(|(home, act)| act.unread_of(lang, home).is_some())))
            .collect();
        let shared = homes.iter().any(|(home, act)| Lang::AUTHENTIC.iter().all(|l| act.unread_of(*l, home).is_some()));
        let no_home = readable.values().all(|r| !r);

        let mut by_language = BTreeMap::new();
        for lang in Lang::AUTHENTIC {
            let own = self.judge(Over { lang, only_in_both: shared });
            let found = own != Verdict::Gap;
            let assessed = readable[&lang] || (no_home && found);
            by_language.insert(lang, if assessed { own } else { Verdict::NotAssessable });
        }
        let agreed = verdict::together(&by_language);
        let mut caveats = Vec::new();
        let mut verdict = agreed;
        for lang in Lang::AUTHENTIC {
            let lifted = verdict::lifted(verdict, self.judge(Over { lang, only_in_both: false }));
            if lifted != verdict {
                verdict = lifted;
                caveats.retain(|c| !matches!(c, Caveat::OnlyIn(_)));
                caveats.push(Caveat::OnlyIn(lang));
            }
        }
        if verdict != Verdict::NotAssessable {
            let silent = by_language.iter().filter(|(_, v)| **v == Verdict::NotAssessable);
            caveats.extend(silent.map(|(lang, _)| Caveat::LanguageNotReadable(*lang)));
        }

        let evidence = self.evidence(verdict);
        let nearest = if verdict == Verdict::Met { Vec::new() } else { self.nearest(&evidence) };
        self.home_caveats(&homes, &mut caveats);
        quote_caveats(self.acts, &evidence, &mut caveats);
        caveats.sort();
        caveats.dedup();
        Finding {
            rule: self.place,
            id: self.rule.id.clone(),
            verdict,
            by_language,
            evidence,
            nearest,
            searched: self.searched(),
            caveats,
        }
    }

    /// The acts in which the norm would stand, with the articles; a repealed home is replaced by its successor, all of
    /// it, where the corpus has that.
    fn homes(&self) -> Vec<(&[(crate::law::Number, crate::law::Number)], &ActAt)> {
        let mut homes = Vec::new();
        for home in &self.rule.home {
            let Some(act) = self.act(home) else { continue };
            match self.successor(act) {
                Some(successor) => homes.push((&[][..], successor)),
                None => homes.push((&home.articles[..], act)),
            }
        }
        homes
    }

    /// What the verdict depends on besides the candidates: where the homes stand and what of them can be read.
    pub fn footing(&self) -> Footing {
        let standings = self.rule.home.iter().map(|h| self.act(h).map(|a| a.standing.clone())).collect();
        let homes = self.homes();
        let readable = homes.iter().map(|(home, act)| {
            let unread = Lang::AUTHENTIC.map(|lang| act.unread_of(lang, home));
            (act.card.act.code.clone(), unread)
        });
        Footing { standings, readable: readable.collect() }
    }

    /// The acts of the homes and of what replaced them.
    pub fn home_acts(&self) -> impl Iterator<Item = &ActAt> {
        let named = self.rule.home.iter().filter_map(|h| self.act(h));
        named.flat_map(|act| [Some(act), self.successor(act)]).flatten()
    }

    fn act(&self, home: &Home) -> Option<&ActAt> {
        // Of two acts by one name, such as two constitutions, the one in force is meant.
        let meant = self.acts_of(home);
        meant.iter().find(|a| a.standing == Standing::InForce).or_else(|| meant.first()).copied()
    }

    /// The acts that a home can mean.
    pub fn acts_of(&self, home: &Home) -> Vec<&ActAt> {
        match self.homes.and_then(|homes| homes.get(&home.act)) {
            Some(places) => places.iter().filter_map(|place| self.acts.get(*place)).collect(),
            None => self.acts.iter().filter(|a| home.is(&a.card.act)).collect(),
        }
    }

    fn successor(&self, act: &ActAt) -> Option<&ActAt> {
        if !matches!(act.standing, Standing::Repealed { .. }) {
            return None;
        }
        let number = act.card.act.repeal.as_ref()?.by_number.as_deref()?;
        self.acts.iter().find(|a| a.card.act.number.as_deref().is_some_and(|n| same_number(n, number)))
    }

    fn over(&self, over: Over) -> impl Iterator<Item = (usize, &Candidate<'_>)> {
        self.candidates
            .iter()
            .enumerate()
            .filter(move |(_, c)| c.reading.lang() == over.lang && (c.in_both || !over.only_in_both))
    }

    /// The verdict of one language, taking a home of the rule as readable.
    fn judge(&self, over: Over) -> Verdict {
        let any = |list: &[Condition]| list.iter().any(|c| !self.support(c, over).is_empty());
        let met = any(&self.rule.met);
        verdict::in_one_language(met, !met && any(&self.rule.partial))
    }

    /// How a candidate stands to a condition of this rule; worked out once.
    pub(super) fn outcome(&self, condition: &Condition, place: usize, candidate: &Candidate<'_>) -> Rc<Outcome> {
        let key = (std::ptr::from_ref(condition), place);
        if let Some(known) = self.outcomes.borrow().get(&key) {
            return Rc::clone(known);
        }
        let outcome = Rc::new(test(self.rules, condition, &candidate.reading));
        self.outcomes.borrow_mut().insert(key, Rc::clone(&outcome));
        outcome
    }

    /// The candidates by which a condition is satisfied; none if it is not.
    pub(super) fn support(&self, condition: &Condition, over: Over) -> Vec<Support> {
        let mut support = Vec::new();
        if !condition.is_group() {
            for (candidate, c) in self.over(over) {
                let outcome = self.outcome(condition, candidate, c);
                if outcome.failures.is_empty() {
                    support.push(Support { candidate, norm: outcome.norm, matched: outcome.matched.clone() });
                }
            }
        }
        for part in &condition.all {
            let of_part = self.support(part, over);
            if of_part.is_empty() {
                return Vec::new();
            }
            support.extend(of_part);
        }
        if condition.is_group() {
            support.extend(condition.any.iter().flat_map(|part| self.support(part, over)));
        }
        if support.is_empty() || condition.unless.iter().any(|u| !self.support(u, over).is_empty()) {
            return Vec::new();
        }
        support
    }

    /// What the verdict rests on: in each language, what meets the rule, or else what meets it in part.
    fn evidence(&self, verdict: Verdict) -> Vec<Evidence> {
        let mut found: BTreeMap<usize, Evidence> = BTreeMap::new();
        if matches!(verdict, Verdict::Gap | Verdict::NotAssessable) {
            return Vec::new();
        }
        for lang in Lang::AUTHENTIC {
            let over = Over { lang, only_in_both: false };
            for (met, conditions) in [(true, &self.rule.met), (false, &self.rule.partial)] {
                for (place, condition) in conditions.iter().enumerate() {
                    let grade = if met { Grade::Explicit } else { Grade::Implicit };
                    for s in self.support(condition, over) {
                        let because = Because::Satisfies { met, condition: place };
                        found
                            .entry(s.candidate)
                            .or_insert_with(|| self.quote(s.candidate, s.norm, &s.matched, grade, because));
                    }
                }
                if found.keys().any(|c| self.candidates[*c].reading.lang() == lang) {
                    break;
                }
            }
        }
        let mut evidence: Vec<Evidence> = found.into_values().collect();
        evidence.sort_by_cached_key(|e| (e.grade, key(&e.passage)));
        evidence
    }

    /// What came close: provisions that name what the rule speaks of, those that lack least first.
    fn nearest(&self, evidence: &[Evidence]) -> Vec<Evidence> {
        let mut ranked = self.near(evidence);
        ranked.sort_by(|a, b| a.rank.cmp(&b.rank));
        let mut shown: BTreeMap<Lang, usize> = BTreeMap::new();
        let mut nearest = Vec::new();
        for near in ranked {
            let count = shown.entry(self.candidates[near.candidate].reading.lang()).or_default();
            if *count < NEAREST_PER_LANGUAGE {
                *count += 1;
                nearest.push(self.quote(near.candidate, near.norm, &near.matched, Grade::Mention, near.because));
            }
        }
        nearest
    }

    /// Every candidate that is no evidence, unsorted.
    fn near(&self, evidence: &[Evidence]) -> Vec<Near> {
        let taken: BTreeSet<_> = evidence.iter().map(|e| key(&e.passage)).collect();
        let others = self.candidates.iter().enumerate().filter(|(_, c)| !taken.contains(&key(&c.reading.passage)));
        others.filter_map(|(i, c)| self.nearness(i, c)).collect()
    }

    /// How close each candidate comes that is no evidence, with its language.
    pub fn ranks(&self, evidence: &[Evidence]) -> Vec<(Rank, Lang)> {
        let near = self.near(evidence).into_iter();
        near.map(|near| (near.rank, self.candidates[near.candidate].reading.lang())).collect()
    }

    /// How close each candidate comes, in their order; `None` for one that names nothing of the rule.
    pub fn ranks_of_all(&self) -> Vec<Option<Rank>> {
        self.candidates.iter().enumerate().map(|(i, c)| self.nearness(i, c).map(|near| near.rank)).collect()
    }

    fn nearness(&self, i: usize, c: &Candidate<'_>) -> Option<Near> {
        let passage = &c.reading.passage;
        let mut matched: Vec<Range<usize>> = Vec::new();
        let mut named = 0_usize;
        for anchor in &self.rule.anchors() {
            let hits = c.reading.named(*anchor);
            named += usize::from(hits.any());
            matched.extend(hits.own);
        }
        if named == 0 {
            return None;
        }
        let (because, norm, lacks, passed) = self.shortfall(i, c)?;
        let at_home = self.rule.home.iter().any(|h| {
            h.is(&c.act.card.act)
                && passage
                    .eid
                    .article_number()
                    .is_some_and(|n| h.articles.is_empty() || h.articles.iter().any(|(a, b)| *a <= n && n <= *b))
        });
        let rank = Rank {
            lacks,
            passed: Reverse(passed),
            at_home: Reverse(at_home),
            named: Reverse(named),
            key: key(passage),
        };
        Some(Near { rank, candidate: i, norm, matched, because })
    }

    /// Why a candidate does not count: what it lacks of the condition that it comes nearest to, with how many things it
    /// lacks and how many it has.
    fn shortfall(&self, at: usize, candidate: &Candidate<'_>) -> Option<(Because, Option<NormKind>, usize, usize)> {
        let mut best: Option<(Because, Option<NormKind>, usize, usize)> = None;
        let mut consider = |because, norm, lacks: usize, has: usize| {
            if best.as_ref().is_none_or(|b| (lacks, Reverse(has)) < (b.2, Reverse(b.3))) {
                best = Some((because, norm, lacks, has));
            }
        };
        for (place, condition) in self.rule.met.iter().enumerate().chain(self.rule.partial.iter().enumerate()) {
            for part in single(condition) {
                let outcome = self.outcome(part, at, candidate);
                let lacks = outcome.failures.len();
                match outcome.failures.first().cloned() {
                    Some(test) => consider(Because::Lacks(test), outcome.norm, lacks, outcome.passed),
                    // It satisfies this, and still the whole condition failed: another part of it is missing.
                    None => consider(Because::OnePartOnly, outcome.norm, 0, outcome.passed),
                }
            }
            for defeat in &condition.unless {
                let outcome = self.outcome(defeat, at, candidate);
                if outcome.failures.is_empty() {
                    consider(Because::Defeats { condition: place }, outcome.norm, 0, outcome.passed + 1);
                }
            }
        }
        best
    }

    fn quote(
        &self,
        candidate: usize,
        norm: Option<NormKind>,
        matched: &[Range<usize>],
        grade: Grade,
        because: Because,
    ) -> Evidence {
        let Candidate { reading, act, .. } = &self.candidates[candidate];
        let passage = &reading.passage;
        Evidence {
            highlights: characters(&passage.text, matched),
            norm,
            grade,
            because,
            changed_since: act.changed_since(passage.edition, &passage.eid),
            text_status: act.text_status(passage.edition),
            official: act.official_text(passage.edition, passage.lang).map(str::to_owned),
            passage: passage.clone(),
        }
    }

    fn searched(&self) -> Vec<Searched> {
        let mut searched = Vec::new();
        for home in &self.rule.home {
            let act = self.act(home);
            searched.push(Searched {
                act: act.map_or_else(|| home.act.clone(), |a| a.card.act.code.to_string()),
                articles: home.articles_as_text(),
                edition: act.and_then(|a| a.edition()).map(|e| e.date),
                languages: act.map_or_else(Vec::new, |a| {
                    a.languages().into_iter().filter(|l| a.unread_of(*l, &home.articles).is_some()).collect()
                }),
            });
            if let Some(successor) = act.and_then(|a| self.successor(a)) {
                searched.push(Searched {
                    act: successor.card.act.code.to_string(),
                    articles: Vec::new(),
                    edition: successor.edition().map(|e| e.date),
                    languages: successor.languages(),
                });
            }
        }
        searched
    }

    fn home_caveats(&self, homes: &[(&[(crate::law::Number, crate::law::Number)], &ActAt)], caveats: &mut Vec<Caveat>) {
        for home in &self.rule.home {
            let Some(act) = self.act(home) else {
                caveats.push(Caveat::HomeNotInCorpus(home.act.clone()));
                continue;
            };
            match (&act.standing, &act.card.act.repeal) {
                (Standing::Repealed { from, exact }, Some(repeal)) => caveats.push(Caveat::HomeRepealed {
                    act: act.card.act.code.clone(),
                    by: repeal.by.clone(),
                    from: *from,
                    exact: *exact,
                    successor_read: self.successor(act).is_some(),
                }),
                (Standing::NotYet { first }, _) => {
                    caveats.push(Caveat::HomeNotYetInForce { act: act.card.act.code.clone(), first: *first });
                }
                _ => {}
            }
        }
        for (home, act) in homes {
            for lang in act.languages() {
                let unread = act.unread_of(lang, home).unwrap_or_else(|| home.to_vec());
                if !unread.is_empty() {
                    let written = Home { act: String::new(), articles: unread };
                    caveats.push(Caveat::HomePartlyUnread {
                        act: act.card.act.code.clone(),
                        lang,
                        articles: written.articles_as_text(),
                    });
                }
            }
        }
    }
}

pub(super) fn quote_caveats(acts: &[ActAt], evidence: &[Evidence], caveats: &mut Vec<Caveat>) {
    let quoted: HashSet<&ActCode> = evidence.iter().map(|e| &e.passage.act).collect();
    let mut in_force_of: HashMap<&ActCode, &ActAt> = HashMap::new();
    for act in acts.iter().filter(|_| !quoted.is_empty()) {
        if quoted.contains(&act.card.act.code) {
            in_force_of.entry(&act.card.act.code).or_insert(act);
        }
    }
    for e in evidence {
        let p = &e.passage;
        if !e.changed_since.is_empty() {
            caveats.push(Caveat::WordingMayHaveChanged {
                act: p.act.clone(),
                eid: p.eid.to_string(),
                edition: p.edition,
                laws: e.changed_since.iter().map(|a| a.law_number.clone()).collect(),
            });
        }
        let in_force = in_force_of.get(&p.act).and_then(|a| a.edition());
        if let Some(edition) = in_force.filter(|edition| edition.date != p.edition) {
            caveats.push(Caveat::ReadFromEarlier { act: p.act.clone(), in_force: edition.date, edition: p.edition });
        }
        if e.text_status != TextStatus::Official {
            caveats.push(Caveat::NotOfficial(e.text_status));
        }
    }
}

/// The conditions on one provision that a condition is made of, or itself.
pub(super) fn single(condition: &Condition) -> Vec<&Condition> {
    if !condition.is_group() {
        return vec![condition];
    }
    condition.all.iter().chain(&condition.any).flat_map(single).collect()
}

/// Orders quotes: by act, place, language, edition.
pub(super) fn key(p: &Passage) -> (String, Vec<(String, Vec<u32>)>, Lang, crate::law::Date) {
    (p.act.to_string(), p.eid.sort_key(), p.lang, p.edition)
}

/// Byte ranges of a text as sorted, separate ranges of its Unicode scalar values.
pub(super) fn characters(text: &str, bytes: &[Range<usize>]) -> Vec<Range<usize>> {
    let mut sorted: Vec<&Range<usize>> =
        bytes.iter().filter(|r| r.start < r.end && text.get((*r).clone()).is_some()).collect();
    sorted.sort_by_key(|r| (r.start, r.end));
    let mut merged: Vec<Range<usize>> = Vec::new();
    for r in sorted {
        match merged.last_mut() {
            Some(last) if r.start <= last.end => last.end = last.end.max(r.end),
            _ => merged.push(r.clone()),
        }
    }
    let count = |to: usize| text.get(..to).map_or(0, |s| s.chars().count());
    merged.into_iter().map(|r| count(r.start)..count(r.end)).collect()
}

/// Concepts by which candidates of a rule are looked up, with everything narrower.
pub(super) fn anchors(rules: &RuleSet, rule: &Rule) -> Vec<ConceptId> {
    let mut all: Vec<ConceptId> =
        rule.anchors().iter().flat_map(|id| rules.concept(*id).narrower.iter().copied()).collect();
    all.sort_unstable();
    all.dedup();
    all
}
