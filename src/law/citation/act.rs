//! Names of acts inside citations.

use crate::law::{Act, ActKind, Lang};

/// The title of an act in a language, if it is not blank.
pub fn title(act: &Act, lang: Lang) -> Option<&str> {
    act.title.exact(lang).or(Some(act.title.get(lang))).map(str::trim).filter(|t| !t.is_empty())
}

/// The words of a Russian requisite between the kind of the act and its day: « Республики Казахстан», «
/// Правительства Республики Казахстан». They are genitives already.
pub fn organ(act: &Act) -> String {
    let republic = match act.kind {
        ActKind::Decree => "Президента Республики Казахстан",
        ActKind::Resolution => "Правительства Республики Казахстан",
        _ => "Республики Казахстан",
    };
    let requisite = act.requisite.trim();
    let first = requisite.split_whitespace().next().unwrap_or("");
    let skip = if act.kind == ActKind::ConstitutionalLaw { 2 } else { 1 };
    let written: Vec<&str> =
        requisite.split_whitespace().skip(skip).take_while(|w| *w != "от" && !w.starts_with('№')).collect();
    let genitive = written.first().is_some_and(|w| w.ends_with('и') || w.ends_with('а') || w.ends_with('я'));
    if first.is_empty() || written.is_empty() || written.len() > 12 || !genitive {
        republic.to_owned()
    } else {
        written.join(" ")
    }
}

/// The number of an act as citations give it, without the letters that the register adds («ЗРК»).
pub fn number(act: &Act) -> Option<&str> {
    let number = act.number.as_deref()?.trim();
    let number = number.strip_suffix("ЗРК").unwrap_or(number).trim();
    (!number.is_empty()).then_some(number)
}
