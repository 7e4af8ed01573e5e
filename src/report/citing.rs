//! Names provisions in plain steps.

use super::words::Words;
use crate::law::{Act, Citation, Date, Kind, Lang, short_date};

/// The provision alone.
pub fn local(words: &Words, citation: &Citation, lang: Lang) -> String {
    use super::words::Arg;
    let mut parts = Vec::new();
    for step in &citation.steps {
        let pattern = match step.kind {
            Kind::Article => &words.places.article,
            Kind::Point => &words.places.point,
            Kind::Subpoint => &words.places.subpoint,
            _ => &words.places.part,
        };
        let ordinal = step.role.map(|(_, n)| n.to_string());
        let num = step.num.as_ref().map(ToString::to_string).or(ordinal).unwrap_or_default();
        parts.push(words.say(pattern, lang, &[("a", Arg::Text(&num))]));
    }
    parts.join(", ")
}

/// The provision with its act and edition.
pub fn full(words: &Words, citation: &Citation, lang: Lang, act: &Act, edition: Date) -> String {
    format!("{}, {} ({})", local(words, citation, lang), words.quoted(act.title.get(lang), lang), short_date(edition))
}
