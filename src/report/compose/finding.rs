use super::{Cited, Teller, tag};
use crate::assess::{Caveat, Finding, Searched};
use crate::report::clean::{anchor, clean, web_address};
use crate::report::profile::Tier;
use crate::report::view::{
    FindingView, Group, InstrumentView, LanguageVerdict, Link, ParagraphView, SearchedView, Tagged,
};
use crate::rule::model::RuleKind;
use crate::rule::set::{Rule, Standard};
use std::collections::{BTreeMap, BTreeSet};

/// How many provisions that came close pages quote, in each language.
const QUOTED: usize = 2;

impl Teller<'_> {
    pub(super) fn finding(&self, finding: &Finding, cited: &mut Cited) -> FindingView {
        let rule = self.rule_of(finding);
        let evidence = self.groups(rule, &finding.evidence, cited);
        let mut nearest = self.groups(rule, &finding.nearest, cited);
        if rule.is_none_or(|r| r.kind != RuleKind::Technique) {
            name_only(&mut nearest, !evidence.is_empty());
        }
        let text = |pick: fn(&Rule) -> &crate::rule::model::Texts| rule.map(|r| self.text(pick(r))).unwrap_or_default();
        let empty = Tagged { tag: String::new(), label: String::new() };
        let no_kind = empty.clone();
        let mut said = FindingView {
            rule: clean(&finding.id).into_owned(),
            anchor: anchor(&finding.id),
            title: text(|r| &r.title),
            severity: rule
                .map_or(empty.clone(), |r| self.tagged(&self.words.severities, r.severity, &tag(&r.severity))),
            domain: rule.map_or(empty, |r| self.tagged(&self.words.domains, r.domain, &tag(&r.domain))),
            verdict: self.verdict(finding.verdict),
            by_language: finding
                .by_language
                .iter()
                .map(|(lang, verdict)| LanguageVerdict {
                    language: self.language(*lang),
                    verdict: self.verdict(*verdict),
                })
                .collect(),
            why: clean(&self.why(rule, finding)).into_owned(),
            asks: text(|r| &r.asks),
            matters: rule.and_then(|r| r.matters.as_ref()).map(|t| self.text(t)),
            instruments: rule.map(|r| self.instruments(r)).unwrap_or_default(),
            standards: rule.map(|r| r.standards.iter().map(|k| clean(k).into_owned()).collect()).unwrap_or_default(),
            evidence,
            nearest,
            searched: finding.searched.iter().map(|s| self.searched(finding, s)).collect(),
            caveats: self.caveats(finding, |_| true),
            remarks: self.caveats(finding, |caveat| !self.is_the_reason(finding, caveat)),
            recommendation: text(|r| &r.recommendation),
            model: rule.and_then(|r| r.model.as_ref()).map(|t| self.text(t)),
            timeline: None,
            part: None,
            brief: None,
            acts: self.acts_of(finding),
            settings: rule.map(|r| self.settings(r)).unwrap_or_default(),
            tier: rule
                .and_then(|r| Tier::of(r.severity, finding.verdict))
                .map(|tier| self.tagged(&self.words.page.tiers, tier, &tag(&tier))),
            language_notes: Vec::new(),
            kind: rule.map_or(no_kind, |r| self.tagged(&self.words.rule_kinds, r.kind, &tag(&r.kind))),
        };
        said.language_notes = self.language_notes(&said);
        said
    }

    /// The acts that a finding quotes, and those of the corpus in which it was looked for, by code.
    fn acts_of(&self, finding: &Finding) -> Vec<Tagged> {
        let quoted = finding.evidence.iter().chain(&finding.nearest).map(|e| e.passage.act.as_str());
        let searched = finding.searched.iter().filter_map(|s| self.known(&s.act)).map(|a| a.act.code.as_str());
        let codes: BTreeSet<&str> = quoted.chain(searched).collect();
        codes.into_iter().map(|c| Tagged { tag: c.to_owned(), label: self.title(c, self.lang).text }).collect()
    }

    /// The standards of a rule, those of one instrument together.
    fn instruments(&self, rule: &Rule) -> Vec<InstrumentView> {
        let mut found: Vec<(&str, InstrumentView)> = Vec::new();
        for key in &rule.standards {
            let (id, num) = key.split_once(':').unwrap_or((key, ""));
            let standard = self.rules.standards.get(key);
            let paragraph = ParagraphView {
                num: self.paragraph(key, num),
                asks: standard.map(|s| self.text(&s.asks)).unwrap_or_default(),
            };
            match found.iter_mut().find(|(known, _)| *known == id) {
                Some((_, instrument)) => instrument.paragraphs.push(paragraph),
                None => found.push((id, self.instrument(id, standard, paragraph))),
            }
        }
        found.into_iter().map(|(_, instrument)| instrument).collect()
    }

    /// A paragraph as readers know it.
    pub(super) fn paragraph(&self, key: &str, num: &str) -> String {
        let label = self.rules.standards.get(key).and_then(|s| s.label.as_ref());
        label.map_or_else(|| clean(num).into_owned(), |l| self.text(l))
    }

    fn instrument(&self, id: &str, standard: Option<&Standard>, first: ParagraphView) -> InstrumentView {
        let name = standard.map_or_else(|| clean(id).into_owned(), |s| self.text(&s.name));
        InstrumentView {
            status: standard.map(|s| self.text(&s.status)).unwrap_or_default(),
            link: standard.and_then(|s| web_address(&s.link)).map(|href| Link { label: name.clone(), href }),
            paragraphs: vec![first],
            id: clean(id).into_owned(),
            name,
        }
    }

    fn searched(&self, finding: &Finding, searched: &Searched) -> SearchedView {
        let code = self.known(&searched.act).map_or(searched.act.as_str(), |a| a.act.code.as_str());
        let of_this_act = |c: &&Caveat| matches!(c, Caveat::HomePartlyUnread { act, .. } if act.as_str() == code);
        SearchedView {
            act: clean(&searched.act).into_owned(),
            title: self.title(&searched.act, self.lang),
            articles: searched.articles.iter().map(|a| clean(a).replace("..", "–")).collect(),
            edition: searched.edition.map(|e| self.day(e)),
            languages: searched.languages.iter().map(|l| self.language(*l)).collect(),
            unread: finding
                .caveats
                .iter()
                .filter(of_this_act)
                .filter_map(|c| match c {
                    Caveat::HomePartlyUnread { lang, articles, .. } => Some(format!(
                        "{}: {} ({})",
                        self.words.labels.unread.get(self.lang),
                        clean(&articles.join(", ")).replace("..", "–"),
                        self.words.languages.get(*lang, self.lang)
                    )),
                    _ => None,
                })
                .collect(),
        }
    }
}

/// Says which of the provisions that came close printed pages name without their words: those beyond the first in each
/// language, and all where the verdict rests on others.
fn name_only(nearest: &mut [Group], others: bool) {
    let mut quoted: BTreeMap<&str, usize> = BTreeMap::new();
    for group in nearest {
        let languages: BTreeSet<&str> = group.quotes.iter().map(|q| q.lang).collect();
        let first = languages.iter().any(|l| quoted.get(l).is_none_or(|n| *n < QUOTED));
        group.named = others || !first;
        for lang in languages {
            *quoted.entry(lang).or_default() += 1;
        }
    }
}
