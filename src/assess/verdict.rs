//! How a verdict follows from evidence. This is all of it; a lawyer can be walked through it.
//!
//! 1. In one language, a rule is **met** if provisions satisfy one of its `met` conditions, **partial** if they satisfy
//!    only one of its `partial` conditions, a **gap** if they satisfy none although a home of the rule could be read.
//! 2. A language in which no home can be read is **not assessable**.
//! 3. Both languages are judged over the places that can be read in both. If they agree, that is the verdict; if they
//!    were both assessed and disagree, it is **divergent**.
//! 4. Provisions that can be read in one language only may then lift an agreed verdict, never lower it; the finding
//!    says that it rests on that language.
//! 5. If no home can be read in any language, what was found elsewhere decides; if nothing was, the rule is **not
//!    assessable**.

use super::finding::Verdict;
use crate::law::Lang;
use std::collections::BTreeMap;

/// Step 1: one language in which a home could be read, or something was found.
pub fn in_one_language(met: bool, partial: bool) -> Verdict {
    match (met, partial) {
        (true, _) => Verdict::Met,
        (false, true) => Verdict::Partial,
        (false, false) => Verdict::Gap,
    }
}

/// Step 3: the languages together.
pub fn together(by_language: &BTreeMap<Lang, Verdict>) -> Verdict {
    let mut assessed = by_language.values().copied().filter(|v| *v != Verdict::NotAssessable);
    match assessed.next() {
        None => Verdict::NotAssessable,
        Some(first) if assessed.all(|v| v == first) => first,
        Some(_) => Verdict::Divergent,
    }
}

/// Step 4: what provisions readable in one language only make of an agreed verdict.
pub fn lifted(agreed: Verdict, alone: Verdict) -> Verdict {
    match agreed {
        Verdict::Partial | Verdict::Gap if alone < agreed => alone,
        _ => agreed,
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use Verdict::{Divergent, Gap, Met, NotAssessable, Partial};

    fn both(ru: Verdict, kk: Verdict) -> Verdict {
        together(&BTreeMap::from([(Lang::Ru, ru), (Lang::Kk, kk)]))
    }

    #[test]
    fn languages_that_disagree_are_never_averaged() {
        assert_eq!(both(Met, Met), Met);
        assert_eq!(both(Met, Partial), Divergent);
        assert_eq!(both(Partial, Gap), Divergent);
    }

    #[test]
    fn a_language_that_cannot_be_read_leaves_the_verdict_to_the_other() {
        assert_eq!(both(Partial, NotAssessable), Partial);
        assert_eq!(both(NotAssessable, NotAssessable), NotAssessable);
    }

    #[test]
    fn one_language_alone_lifts_but_does_not_settle_a_disagreement() {
        assert_eq!(lifted(Gap, Partial), Partial);
        assert_eq!(lifted(Partial, Gap), Partial);
        assert_eq!(lifted(Divergent, Met), Divergent);
    }
}
