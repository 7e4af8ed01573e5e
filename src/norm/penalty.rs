//! How much a penalty is: the longest term that a sanction names for each kind of penalty.

use super::SanctionKind;
use super::figures::{self, Unit, Value, in_hours};
use super::reading::Reading;
use super::trigger::Lexicon;
use crate::law::Lang;
use std::ops::Range;

/// A kind of penalty that a text names.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Penalty {
    /// The kind.
    pub kind: SanctionKind,
    /// The longest term named for it, in hours; `None` where no term is named. See [`figures::PeriodUnit`] for days,
    /// months and years.
    pub hours: Option<u64>,
    /// The largest fine named for it, in monthly calculation indices; `None` where none is named.
    pub indices: Option<u64>,
    /// Bytes of the text: the words that name the kind.
    pub range: Range<usize>,
}

/// The penalties that a text names, in its order, with their greatest measure.
///
/// In Russian the measure follows its kind («лишением свободы на срок до пяти лет»), in Kazakh it precedes it («бес жылға
/// дейінгі мерзімге бас бостандығынан айыруға»); it belongs to the nearest kind on that side in the sentence.
pub fn penalties(lang: Lang, text: &str) -> Vec<Penalty> {
    let reading = Reading::new(lang, text);
    let lexicon = Lexicon::of(lang);
    let mut found: Vec<(SanctionKind, Range<usize>)> = Vec::new();
    for (kind, words) in &lexicon.sanctions {
        found.extend(words.find_all(&reading.tokens).into_iter().map(|m| (*kind, m.tokens)));
    }
    found.sort_by_key(|(_, t)| (t.start, t.end));
    let figures = figures::read(lang, text).figures;
    let place = |i: usize| found.get(i).map(|(_, t)| reading.bytes(t.clone()));
    let mut penalties = Vec::new();
    for (i, (kind, tokens)) in found.iter().enumerate() {
        let own = reading.bytes(tokens.clone());
        let sentence = reading.bytes(reading.sentence(tokens.start));
        let reach = match lang {
            Lang::Kk => {
                let from = i.checked_sub(1).and_then(place).map_or(sentence.start, |r| r.end.max(sentence.start));
                from..own.start
            }
            _ => own.end..place(i + 1).map_or(sentence.end, |r| r.start.min(sentence.end)),
        };
        let within: Vec<_> =
            figures.iter().filter(|f| reach.start <= f.range.start && f.range.end <= reach.end).collect();
        let most = |measure: fn(Unit, figures::Ratio) -> Option<u64>| {
            let each = within.iter().filter_map(|f| match f.value {
                Value::Number(number) => measure(f.unit, number),
                _ => None,
            });
            each.max()
        };
        let indices = |unit, number: figures::Ratio| {
            (unit == Unit::MonthlyIndex).then(|| number.numerator() / number.denominator().max(1))
        };
        penalties.push(Penalty { kind: *kind, hours: most(in_hours), indices: most(indices), range: own });
    }
    penalties
}

#[cfg(test)]
mod tests {
    use super::*;

    const YEAR: u64 = 12 * 30 * 24;

    fn longest(lang: Lang, text: &str, kind: SanctionKind) -> Option<u64> {
        penalties(lang, text).into_iter().filter(|p| p.kind == kind).filter_map(|p| p.hours).max()
    }

    #[test]
    fn the_longest_term_of_each_kind_is_read_in_both_languages() {
        let ru = "наказывается штрафом до двухсот месячных расчетных показателей либо ограничением свободы на срок до двух лет, либо лишением свободы на срок от пяти до десяти лет.";
        let kk = "екі жүз айлық есептік көрсеткішке дейінгі мөлшерде айыппұл салуға не екі жылға дейінгі мерзімге бас бостандығын шектеуге не бес жылдан он жылға дейінгі мерзімге бас бостандығынан айыруға жазаланады.";
        for (lang, text) in [(Lang::Ru, ru), (Lang::Kk, kk)] {
            assert_eq!(longest(lang, text, SanctionKind::Imprisonment), Some(10 * YEAR), "{text}");
            assert_eq!(longest(lang, text, SanctionKind::Restriction), Some(2 * YEAR), "{text}");
            let fine = penalties(lang, text).into_iter().find(|p| p.kind == SanctionKind::Fine).unwrap();
            assert_eq!(fine.indices, Some(200), "{text}");
        }
    }

    #[test]
    fn a_kind_without_a_term_has_none() {
        assert_eq!(longest(Lang::Ru, "наказывается лишением свободы.", SanctionKind::Imprisonment), None);
        assert!(penalties(Lang::Ru, "Ребенок имеет право на отдых до пяти дней.").is_empty());
    }
}
