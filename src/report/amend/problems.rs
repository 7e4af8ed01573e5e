//! What a drafter should look at: what was not read or does not fit, and what goes wrong beside it.

use super::words::AmendWords;
use super::{Changed, Elsewhere, Input, Note};
use crate::amend::{news, table};
use crate::language::beginning;
use crate::law::{Citation, Eid, Lang};
use std::collections::BTreeSet;

/// The longest quote shown, in characters.
const QUOTE: usize = 160;

/// Everything but verdicts.
pub fn problems(input: &Input<'_>, words: &AmendWords, lang: Lang) -> Vec<Note> {
    let mut out = Vec::new();
    for draft in input.drafts {
        out.extend(draft.problems.iter().map(|p| Note {
            lang: draft.lang.tag(),
            line: p.line,
            place: String::new(),
            cause: p.cause.clone(),
            hint: p.hint.clone(),
            skipped: true,
        }));
    }
    for c in input.changed {
        for o in &c.applied.outcomes {
            let (Some(misfit), Some(i)) = (&o.misfit, c.part.instructions.get(o.instruction)) else { continue };
            out.push(Note {
                lang: c.lang.tag(),
                line: i.line,
                place: i.source.clone(),
                cause: misfit.to_string(),
                hint: None,
                skipped: true,
            });
        }
        out.extend(news::dangling(c.before, &c.applied.document).into_iter().map(|d| {
            let at = Citation::at(&c.applied.document, &d.eid);
            let numbers: Vec<String> = d.place.iter().map(ToString::to_string).collect();
            Note {
                lang: c.lang.tag(),
                line: 0,
                place: format!("{}, {}", at.map(|x| x.local(c.lang)).unwrap_or_default(), c.act.title.get(c.lang)),
                cause: format!(
                    "{} ({}): «{}»",
                    words.dangling.get(lang),
                    numbers.join(", "),
                    beginning(&d.text, QUOTE)
                ),
                hint: None,
                skipped: false,
            }
        }));
    }
    for u in input.unknown {
        let cause = if u.known { &words.no_text } else { &words.unknown_act };
        out.push(Note {
            lang: u.lang.tag(),
            line: u.part.line,
            place: u.part.name.words.clone(),
            cause: format!("{} ({})", cause.get(lang), u.part.instructions.len()),
            hint: None,
            skipped: true,
        });
    }
    out.extend(input.elsewhere.iter().map(|e| elsewhere(e, words, lang)));
    out.extend(one_sided(input, words, lang));
    out
}

/// What a provision of another place makes of the draft.
fn elsewhere(e: &Elsewhere, words: &AmendWords, lang: Lang) -> Note {
    let (passage, cause) = match e {
        Elsewhere::Defined { clash, restated } => {
            let same_act = clash.own.act == clash.other.act;
            let said = match (same_act, *restated) {
                (true, _) => &words.defined_twice,
                (_, true) => &words.defined_also,
                _ => &words.defined_otherwise,
            };
            let other = &clash.other;
            let cited = format!("{} ({}/{})", other.citation.local(other.lang), other.act, other.eid);
            (&clash.own, format!("«{}»: {} {cited}: «{}»", clash.term, said.get(lang), beginning(&other.text, QUOTE)))
        }
        Elsewhere::Refers { passage, act, article } => (
            passage,
            format!("{} ({act}/art_{article}): «{}»", words.dangling.get(lang), beginning(&passage.text, QUOTE)),
        ),
    };
    Note {
        lang: passage.lang.tag(),
        line: 0,
        place: format!("{} ({}/{})", passage.citation.local(passage.lang), passage.act, passage.eid),
        cause,
        hint: None,
        skipped: false,
    }
}

/// What the draft changes in one language where the corpus has both: articles, and numbers added or taken out.
fn one_sided(input: &Input<'_>, words: &AmendWords, lang: Lang) -> Vec<Note> {
    let mut out = Vec::new();
    for c in input.changed.iter().filter(|c| c.both) {
        let other = input.changed.iter().find(|o| o.act.code == c.act.code && o.lang != c.lang);
        let theirs = other.map(places).unwrap_or_default();
        let mut said: Vec<Eid> = Vec::new();
        for eid in places(c).difference(&theirs) {
            // What stands in a place that was told of already is told with it.
            if said.iter().any(|s| eid.is_within(s)) {
                continue;
            }
            said.push(eid.clone());
            let cited = Citation::at(&c.applied.document, eid).or_else(|| Citation::at(c.before, eid));
            out.push(Note {
                lang: c.lang.tag(),
                line: c.part.line,
                place: format!("{}, {}", cited.map(|x| x.local(c.lang)).unwrap_or_default(), c.act.title.get(c.lang)),
                cause: words.one_language.get(lang).to_owned(),
                hint: None,
                skipped: false,
            });
        }
    }
    out
}

/// The articles that a draft changes, and the numbered places that it adds or takes out.
fn places(c: &Changed<'_>) -> BTreeSet<Eid> {
    let mut out = BTreeSet::new();
    for row in table::rows(c.before, &c.applied.document) {
        let article = row.eid.article_number();
        out.extend(article.as_ref().map(Eid::article));
        if !row.before.is_empty() && !row.after.is_empty() {
            continue;
        }
        let document = if row.after.is_empty() { c.before } else { &c.applied.document };
        if let Some(p) = document.find(&row.eid) {
            p.walk(&mut |_, p| {
                if p.num.is_some() && article.is_some() {
                    out.insert(p.eid.clone());
                }
            });
        }
    }
    out
}
