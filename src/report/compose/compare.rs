//! What moved between another report and this one.

use super::{Teller, tag};
use crate::assess::{Assessment, Verdict};
use crate::law::{Date, Lang, TextStatus};
use crate::report::Options;
use crate::report::clean::{anchor, clean, one_line};
use crate::report::earlier::{self, Earlier};
use crate::report::moves::{ActMove, Move, QuoteMove};
use crate::report::view::{
    ActView, ComparisonView, FindingView, Group, MoveCount, MovedAct, MovedLanguage, MovedQuote, MovedRule, MovedText,
    Quote, Tagged, View, Wording,
};
use crate::report::words::{Arg, Closed, Words};
use crate::rule::RuleSet;
use crate::rule::model::RuleKind;
use std::collections::{BTreeMap, BTreeSet};

/// Adds to a report what moved between another one and it.
pub fn add_comparison(
    view: &mut View,
    words: &Words,
    rules: &RuleSet,
    assessment: &Assessment,
    earlier: &Earlier,
    lang: Lang,
) {
    let teller = Teller::new(words, rules, assessment, lang);
    // A profile may have shortened findings; what is left out has not moved.
    let whole = super::compose(words, rules, assessment, lang, &Options::default());
    view.comparison = Some(teller.comparison(&whole, earlier));
    super::profile::arrange(view, words, lang);
}

impl Teller<'_> {
    fn comparison(&self, view: &View, earlier: &Earlier) -> ComparisonView {
        let mut moved: BTreeMap<&str, (Move, MovedRule)> = BTreeMap::new();
        for finding in &view.findings {
            let before = earlier.finding(&finding.rule);
            moved.insert(&finding.rule, self.moved_rule(Some(finding), before, earlier));
        }
        for before in &earlier.findings {
            if !moved.contains_key(before.rule.as_str()) {
                moved.insert(&before.rule, self.moved_rule(None, Some(before), earlier));
            }
        }
        let counts = Move::ALL.iter().filter_map(|kind| {
            let n = moved.values().filter(|(m, _)| m == kind).count();
            (n > 0).then(|| MoveCount { moved: self.tagged(&self.words.comparison.moves, *kind, &tag(kind)), n })
        });
        ComparisonView {
            before: self.day(earlier.at),
            said: self.say(&self.words.comparison.against, &[("at", Arg::Day(earlier.at))]),
            notes: self.comparison_notes(view, earlier),
            counts: counts.collect(),
            rules: moved.into_values().filter(|(m, _)| *m != Move::Same).map(|(_, rule)| rule).collect(),
            acts: self.moved_acts(&view.acts, earlier),
        }
    }

    fn comparison_notes(&self, view: &View, earlier: &Earlier) -> Vec<String> {
        let w = &self.words.comparison;
        let mut notes = Vec::new();
        if earlier.at > self.assessment.at {
            notes.push(self.say(&w.note_later, &[]));
        }
        if earlier.from_file {
            notes.push(self.say(&w.note_file, &[]));
        }
        if earlier.olqy != view.version {
            let version = one_line(&earlier.olqy);
            notes.push(self.say(&w.note_version, &[("version", Arg::Text(&version))]));
        }
        notes
    }

    fn moved_rule(
        &self,
        now: Option<&FindingView>,
        before: Option<&earlier::Finding>,
        earlier: &Earlier,
    ) -> (Move, MovedRule) {
        let verdict_now = now.and_then(|f| Verdict::ALL.into_iter().find(|v| v.tag() == f.verdict.tag));
        let verdict_before = before.map(|f| f.verdict);
        let quotes = match (now, before) {
            (Some(now), Some(before)) => self.moved_quotes(now, before, earlier),
            _ => Vec::new(),
        };
        let languages = match (now, before) {
            (Some(now), Some(before)) => self.moved_languages(now, before),
            _ => Vec::new(),
        };
        let mut moved = Move::of(verdict_before, verdict_now);
        if moved == Move::Same && !(quotes.is_empty() && languages.is_empty()) {
            moved = Move::Grounds;
        }
        let id = now.map(|f| f.rule.as_str()).or(before.map(|f| f.rule.as_str())).unwrap_or_default();
        let rule = MovedRule {
            rule: clean(id).into_owned(),
            anchor: now.map(|_| anchor(id)),
            title: self.title_of(now, before, earlier),
            moved: self.tagged(&self.words.comparison.moves, moved, &tag(&moved)),
            before: verdict_before.map(|v| self.verdict(v)),
            now: now.map(|f| f.verdict.clone()),
            languages,
            quotes,
        };
        (moved, rule)
    }

    /// The title of a rule, in the language of the other report if only that has the rule.
    fn title_of(&self, now: Option<&FindingView>, before: Option<&earlier::Finding>, earlier: &Earlier) -> Wording {
        let here = |text: String| Wording { text, lang: self.lang.tag().to_owned() };
        let known = before.and_then(|f| self.rules.rule(&f.rule));
        match (now, known, before) {
            (Some(now), _, _) => here(now.title.clone()),
            (None, Some(rule), _) => here(self.text(&rule.title)),
            (None, None, Some(before)) => Wording {
                text: clean(&before.title).into_owned(),
                lang: earlier.lang.unwrap_or(self.lang).tag().to_owned(),
            },
            (None, None, None) => here(String::new()),
        }
    }

    fn moved_languages(&self, now: &FindingView, before: &earlier::Finding) -> Vec<MovedLanguage> {
        let moved = Lang::ALL.into_iter().filter_map(|lang| {
            let now = now.by_language.iter().find(|l| l.language.tag == lang.tag()).map(|l| l.verdict.clone());
            let before = before.by_language.get(&lang).map(|v| self.verdict(*v));
            (now != before).then(|| MovedLanguage { language: self.language(lang), before, now })
        });
        moved.collect()
    }

    /// The provisions on which the verdict rests that moved; of a rule on technique, the faults, which is what it is
    /// about.
    fn moved_quotes(&self, now: &FindingView, before: &earlier::Finding, earlier: &Earlier) -> Vec<MovedQuote> {
        let technique = now.kind.tag == tag(&RuleKind::Technique);
        let (groups, old) = match technique {
            true => (&now.nearest, &before.nearest),
            false => (&now.evidence, &before.evidence),
        };
        let key = |q: &earlier::Quote| (q.act.clone(), clean(&q.eid).into_owned(), q.lang.tag());
        let mut was: BTreeMap<_, &earlier::Quote> = BTreeMap::new();
        for quote in old {
            was.entry(key(quote)).or_insert(quote);
        }
        let mut seen = BTreeSet::new();
        let mut moved = Vec::new();
        for quote in in_order(groups) {
            let key = (quote.act.clone(), quote.eid.clone(), quote.lang);
            if !seen.insert(key.clone()) {
                continue;
            }
            let before = was.remove(&key);
            let kind = match before {
                None => QuoteMove::Appeared,
                Some(before) if clean(&before.quote) != quote.text => QuoteMove::Reworded,
                Some(before) if tag(&before.grade) != quote.grade.tag => QuoteMove::Regraded,
                Some(_) => continue,
            };
            moved.push(MovedQuote {
                moved: self.tagged(&self.words.comparison.quotes, kind, &tag(&kind)),
                act: quote.act.clone(),
                act_title: quote.act_title.clone(),
                eid: quote.eid.clone(),
                language: self.language_of(quote.lang),
                citation: quote.citation.clone(),
                before: before.map(|b| self.moved_text(b, earlier)),
                now: Some(MovedText {
                    edition: quote.edition.clone(),
                    text: quote.text.clone(),
                    grade: quote.grade.clone(),
                    mark: quote.mark.clone(),
                }),
            });
        }
        // In the order of the other report.
        for quote in old.iter().filter(|q| was.remove(&key(q)).is_some()) {
            moved.push(MovedQuote {
                moved: self.tagged(&self.words.comparison.quotes, QuoteMove::Vanished, &tag(&QuoteMove::Vanished)),
                act: clean(&quote.act).into_owned(),
                act_title: self.act_of(&quote.act, quote.lang, earlier),
                eid: clean(&quote.eid).into_owned(),
                language: self.language(quote.lang),
                citation: clean(&quote.citation).into_owned(),
                before: Some(self.moved_text(quote, earlier)),
                now: None,
            });
        }
        moved
    }

    fn language_of(&self, tag: &str) -> Tagged {
        Lang::parse(tag).map_or_else(|| Tagged { tag: tag.to_owned(), label: tag.to_owned() }, |l| self.language(l))
    }

    fn moved_text(&self, quote: &earlier::Quote, earlier: &Earlier) -> MovedText {
        let of_act = || earlier.corpus.acts.iter().find(|a| a.act == quote.act).map(|a| a.text_status);
        let status = quote.text_status.or_else(of_act).filter(|s| *s != TextStatus::Official);
        MovedText {
            edition: self.day(quote.edition),
            text: clean(&quote.quote).into_owned(),
            grade: self.grade(quote.grade),
            mark: status.map(|s| self.words.text_marks.get(s, self.lang).to_owned()),
        }
    }

    /// The title of an act, as the other report gives it if nothing here knows it.
    fn act_of(&self, code: &str, lang: Lang, earlier: &Earlier) -> Wording {
        let here = self.title(code, lang);
        let there = earlier.corpus.acts.iter().find(|a| a.act == code).map(|a| clean(&a.title).trim().to_owned());
        match there.filter(|t| here.text == code && !t.is_empty()) {
            Some(text) => Wording { text, lang: earlier.lang.unwrap_or(lang).tag().to_owned() },
            None => here,
        }
    }

    fn moved_acts(&self, now: &[ActView], earlier: &Earlier) -> Vec<MovedAct> {
        let codes: BTreeSet<&str> =
            now.iter().map(|a| a.code.as_str()).chain(earlier.corpus.acts.iter().map(|a| a.act.as_str())).collect();
        codes.into_iter().filter_map(|code| self.moved_act(code, now, earlier)).collect()
    }

    fn moved_act(&self, code: &str, now: &[ActView], earlier: &Earlier) -> Option<MovedAct> {
        let now = now.iter().find(|a| a.code == code);
        let before = earlier.corpus.acts.iter().find(|a| a.act == code);
        let edition_now = now.and_then(|a| a.edition.clone());
        let edition_before = before.and_then(|a| a.edition);
        let iso = |d: Option<Date>| d.map(|d| d.to_string());
        let status_before = before.map(|a| self.tagged(&self.words.text_statuses, a.text_status, &tag(&a.text_status)));
        let status_now = now.map(|a| a.status.clone());
        let moved = match (before, now) {
            (None, _) => ActMove::Appeared,
            (_, None) => ActMove::Vanished,
            _ if iso(edition_before) != edition_now.as_ref().map(|d| d.iso.clone()) => {
                match (edition_before, &edition_now) {
                    (None, _) => ActMove::Entered,
                    (_, None) => ActMove::Left,
                    _ => ActMove::Edition,
                }
            }
            _ if edition_now.is_some() && status_before != status_now => ActMove::Text,
            _ => return None,
        };
        Some(MovedAct {
            code: clean(code).into_owned(),
            title: self.act_of(code, self.lang, earlier),
            moved: self.tagged(&self.words.comparison.acts, moved, &tag(&moved)),
            status_before: status_before.filter(|_| edition_before.is_some()),
            status_now: status_now.filter(|_| edition_now.is_some()),
            before: edition_before.map(|d| self.day(d)),
            now: edition_now,
        })
    }
}

/// The quotes of all groups in the order that the assessment gives them.
fn in_order(groups: &[Group]) -> Vec<&Quote> {
    let mut quotes: Vec<&Quote> = groups.iter().flat_map(|g| &g.quotes).collect();
    quotes.sort_by_key(|q| q.order);
    quotes
}
