use super::{Teller, tag};
use crate::assess::{Caveat, Fault, Finding, Verdict};
use crate::law::{ActCode, Number};
use crate::norm::{NormKind, SanctionKind};
use crate::report::words::{Arg, Closed};

impl Teller<'_> {
    /// What is wrong with how a provision is made.
    pub(super) fn fault(&self, fault: &Fault) -> String {
        let w = &self.words.technique;
        let about = |sentence, name: &str, value: &str| self.say(sentence, &[(name, Arg::Text(value))]);
        let quoted = |text: &str| self.words.quoted(text, self.lang);
        match fault {
            Fault::UnusedDefinition { term } => about(&w.unused_definition, "term", &quoted(term)),
            Fault::UnusedShortName { name } => about(&w.unused_short_name, "term", &quoted(name)),
            Fault::UndefinedTerm { concept } => about(&w.undefined_term, "term", &self.concept(concept)),
            Fault::TwoMeanings { term, others } => {
                let acts: Vec<String> = others.iter().map(ActCode::as_str).map(|a| self.act_in_sentence(a)).collect();
                let acts = self.words.list(&acts, &self.words.joins.comma, self.lang);
                self.say(&w.two_meanings, &[("term", Arg::Text(&quoted(term))), ("acts", Arg::Text(&acts))])
            }
            Fault::DanglingReference { words, excluded } => {
                let sentence = if *excluded { &w.dangling_excluded } else { &w.dangling };
                about(sentence, "words", &quoted(words))
            }
            Fault::Numbering { level, missing } => {
                let numbers: Vec<String> = missing.iter().map(Number::to_string).collect();
                let numbers = self.words.list(&numbers, &self.words.joins.comma, self.lang);
                let level = w.levels.get(*level, self.lang);
                self.say(&w.numbering, &[("level", Arg::Text(level)), ("numbers", Arg::Text(&numbers))])
            }
            Fault::LanguagesDiverge { kind, here, there } => {
                let mut said = vec![about(&w.diverge, "kind", w.differences.get(*kind, self.lang))];
                for (sentence, what) in [(&w.diverge_here, here), (&w.diverge_there, there)] {
                    if !what.is_empty() {
                        let what: Vec<String> = what.iter().map(|t| self.difference(t)).collect();
                        let what = self.words.list(&what, &self.words.joins.comma, self.lang);
                        said.push(about(sentence, "what", &what));
                    }
                }
                said.join(" ")
            }
        }
    }

    /// The name of a kind of norm or of a penalty, or the words themselves.
    fn difference(&self, what: &str) -> String {
        let norm = NormKind::ALL.iter().find(|k| k.tag() == what);
        let penalty = SanctionKind::ALL.iter().find(|k| tag(*k) == what);
        match (norm, penalty) {
            (Some(kind), _) => self.words.norms.get(*kind, self.lang).to_owned(),
            (None, Some(kind)) => self.words.penalties.get(*kind, self.lang).to_owned(),
            (None, None) => what.to_owned(),
        }
    }

    /// The verdict's reason, without its full stop.
    pub(super) fn why_technique(&self, finding: &Finding) -> String {
        let w = &self.words.technique;
        let hidden = finding.caveats.iter().map(|c| if let Caveat::MoreFaults(n) = c { *n } else { 0 });
        let n = finding.nearest.len() + hidden.sum::<usize>();
        match finding.verdict {
            Verdict::Met => self.say(&w.met, &[]),
            Verdict::NotAssessable => self.say(&w.not_assessable, &[]),
            _ => self.say(&w.gap, &[("n", Arg::Text(&n.to_string()))]),
        }
    }
}
