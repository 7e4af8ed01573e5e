//! What the acts that a draft leaves alone make of it: terms that they define otherwise, references into what is gone.

use super::Work;
use crate::amend::news::{Clash, clashes, gone, new_terms, refers};
use crate::index::{IndexError, Search, Snapshot};
use crate::law::{Lang, Number, TextStatus};
use crate::norm::{NormKind, Passage};
use crate::report::amend::Elsewhere;
use std::collections::BTreeSet;
use std::sync::Arc;

/// Provisions looked at for one term or one act.
const LOOKED_AT: usize = 200;

/// Lays the acts that changed beside all others.
pub fn elsewhere(work: &Work<'_>, before: &Snapshot<'_>, after: &Snapshot<'_>) -> Result<Vec<Elsewhere>, IndexError> {
    let mut out = Vec::new();
    let mut seen = BTreeSet::new();
    for done in &work.done {
        let (code, lang) = (&done.edition.act.code, done.lang);
        if !seen.insert((code.clone(), lang)) {
            continue;
        }
        let old = before.within(code, None, lang)?;
        for (own, term) in new_terms(&old, &after.within(code, None, lang)?) {
            let found = definitions(after, lang, &term)?;
            let was: Vec<Clash> = match old.iter().find(|p| p.eid == own.eid) {
                Some(p) => clashes(p, &term, &definitions(before, lang, &term)?),
                None => Vec::new(),
            };
            for clash in clashes(&own, &term, &found) {
                let known = |c: &Clash| c.other.act == clash.other.act && c.other.eid == clash.other.eid;
                if !was.iter().any(known) {
                    let restated = is_restated(after, &clash.other);
                    out.push(Elsewhere::Defined { clash, restated });
                }
            }
        }
        let articles: Vec<Number> = work
            .done
            .iter()
            .filter(|d| d.edition.act.code == *code && d.lang == lang)
            .flat_map(|d| gone(&d.before, &d.applied.document))
            .collect();
        let title = done.edition.act.title.exact(lang).unwrap_or_default();
        if articles.is_empty() || title.is_empty() {
            continue;
        }
        let search = Search { words: title.to_owned(), lang: Some(lang), limit: LOOKED_AT, ..Search::default() };
        for (_, passage) in after.search(&search)?.into_iter().filter(|(_, p)| p.act != *code) {
            if let Some(article) = refers(&passage, title, &articles) {
                out.push(Elsewhere::Refers { passage, act: code.clone(), article });
            }
        }
    }
    Ok(out)
}

fn definitions(law: &Snapshot<'_>, lang: Lang, term: &str) -> Result<Vec<Arc<Passage>>, IndexError> {
    let search = Search {
        words: term.to_owned(),
        lang: Some(lang),
        kind: Some(NormKind::Definition),
        limit: LOOKED_AT,
        ..Search::default()
    };
    let mut found: Vec<Arc<Passage>> = law.search(&search)?.into_iter().map(|(_, p)| p).collect();
    found.sort_by_cached_key(|p| (p.act.clone(), p.eid.sort_key()));
    Ok(found)
}

/// The words of a restated text are not those of the law.
fn is_restated(law: &Snapshot<'_>, passage: &Passage) -> bool {
    let act = law.acts().iter().find(|a| a.card.act.code == passage.act);
    act.is_some_and(|a| a.text_status(passage.edition) == TextStatus::Restated)
}
