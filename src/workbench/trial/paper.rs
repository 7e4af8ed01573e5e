//! The acts of a case, set as a text of law is set and read by the readers of the corpus.

use super::localized;
use crate::assess::InMemory;
use crate::law::{Act, ActCode, ActKind, Date, Edition, Lang, Number};
use crate::rule::cases::{CaseGroup, CaseSpec, PlaceSpec, Wording};
use crate::source;
use std::fmt::Write as _;

/// The day on which cases are law. Nothing in a case has a day, so any will do.
pub(super) const DAY: Date = Date::constant(2020, 1, 1);

/// Codes of acts that cases give none for are counted from here; the reference bank has none so high.
const UNNAMED_CODE: usize = 900_001;

/// An article to be set.
struct Article<'a> {
    number: Number,
    heading: &'a Wording,
    text: &'a Wording,
}

/// An act to be set.
struct Paper<'a> {
    place: &'a PlaceSpec,
    articles: Vec<Article<'a>>,
}

/// The law that a case is.
pub(super) fn law(group: &CaseGroup, case: &CaseSpec) -> InMemory {
    InMemory::new(DAY, &acts(group, case))
}

/// The acts of a case, each with its one edition.
pub(super) fn acts(group: &CaseGroup, case: &CaseSpec) -> Vec<Vec<Edition>> {
    let place = case.act.as_ref().unwrap_or(&group.act);
    let heading = case.heading.as_ref().unwrap_or(&group.heading);
    let number = Number::parse(&place.article);
    let mut papers: Vec<Paper<'_>> = vec![Paper { place, articles: Vec::new() }];
    if let (Some(paper), Some(number)) = (papers.first_mut(), number.clone()) {
        paper.articles.push(Article { number, heading, text: &case.text });
    }
    for (i, also) in case.also.iter().enumerate() {
        let place = also.act.as_ref().unwrap_or(place);
        // Without a place of its own it stands in an article that the case does not have.
        let inserted = || number.as_ref().and_then(|n| Number::parse(&format!("{n}-{}", 900 + i)));
        let Some(number) = also.act.as_ref().map_or_else(inserted, |a| Number::parse(&a.article)) else { continue };
        let article = Article { number, heading: &also.heading, text: &also.text };
        match papers.iter_mut().find(|p| is_one_act(p.place, place)) {
            Some(paper) => paper.articles.push(article),
            None => papers.push(Paper { place, articles: vec![article] }),
        }
    }
    papers
        .iter_mut()
        .enumerate()
        .map(|(i, paper)| {
            paper.articles.sort_by(|a, b| a.number.cmp(&b.number));
            vec![edition(paper, i)]
        })
        .collect()
}

fn is_one_act(a: &PlaceSpec, b: &PlaceSpec) -> bool {
    match (&a.code, &b.code) {
        (Some(a), Some(b)) => a == b,
        (None, None) => (&a.number, &a.title) == (&b.number, &b.title),
        _ => false,
    }
}

fn edition(paper: &Paper<'_>, nth: usize) -> Edition {
    let unnamed = || ActCode::parse(&(UNNAMED_CODE + nth).to_string());
    let code = paper.place.code.as_deref().and_then(ActCode::parse).or_else(unnamed);
    let number = paper.place.number.clone().unwrap_or_else(|| format!("{}-V", 9_001 + nth));
    let act = Act {
        code: code.unwrap_or_else(ActCode::unknown),
        title: localized(&paper.place.title),
        requisite: format!("Закон Республики Казахстан от 5 января 2015 года № {number}"),
        kind: ActKind::Law,
        adopted: Some(Date::constant(2015, 1, 5)),
        number: Some(number),
        repeal: None,
    };
    let texts: Vec<(Lang, String)> = Lang::AUTHENTIC.into_iter().filter_map(|l| Some((l, set(paper, l)?))).collect();
    let texts: Vec<(Lang, &str)> = texts.iter().map(|(l, t)| (*l, t.as_str())).collect();
    source::draft(act, DAY, &texts, "case").0
}

/// The text in a language; `None` if no article has words in it.
fn set(paper: &Paper<'_>, lang: Lang) -> Option<String> {
    let mut out = String::new();
    let mut last: Option<&Number> = None;
    for article in &paper.articles {
        let Some(text) = article.text.get(lang) else { continue };
        if last != Some(&article.number) {
            let heading = article.heading.get(lang).unwrap_or_default();
            let number = &article.number;
            let line = if lang == Lang::Kk {
                format!("{number}-бап. {heading}")
            } else {
                format!("Статья {number}. {heading}")
            };
            let _ = write!(out, "<a id=\"st{number}\"></a>\n\n### {}\n\n", line.trim_end());
            last = Some(&article.number);
        }
        let _ = write!(out, "{}\n\n", text.trim());
    }
    let title = paper.place.title.get(lang).unwrap_or_default();
    (!out.is_empty()).then(|| format!("# {title}\n\n{out}"))
}
