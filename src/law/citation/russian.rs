//! Russian: from the inside out, each outer step in the genitive.

use super::ordinal::{Gender, russian as ordinal};
use super::{Citation, Step, act as acts};
use crate::law::{Act, ActKind, Date, Kind, Lang, ParagraphRole, long_date, short_date};

/// The case a step stands in.
#[derive(Clone, Copy, PartialEq, Eq)]
pub enum Case {
    /// «статья 1»
    Nominative,
    /// «статьи 1»
    Genitive,
    /// «(примечание к) статье 1»
    Dative,
}

/// The forms of the noun of a level: nominative, genitive, dative.
fn noun(kind: Kind, codes: bool) -> [&'static str; 3] {
    match kind {
        Kind::Part => ["часть", "части", "части"],
        Kind::Section => ["раздел", "раздела", "разделу"],
        Kind::Chapter => ["глава", "главы", "главе"],
        Kind::Paragraph => ["параграф", "параграфа", "параграфу"],
        Kind::Article => ["статья", "статьи", "статье"],
        Kind::Point if codes => ["часть", "части", "части"],
        Kind::Point => ["пункт", "пункта", "пункту"],
        Kind::Subpoint if codes => ["пункт", "пункта", "пункту"],
        Kind::Subpoint => ["подпункт", "подпункта", "подпункту"],
        Kind::Unnumbered => ["абзац", "абзаца", "абзацу"],
        Kind::Preamble => ["преамбула", "преамбулы", "преамбуле"],
        Kind::Annex => ["приложение", "приложения", "приложению"],
    }
}

fn step(s: &Step, codes: bool, case: Case) -> String {
    let [nominative, genitive, dative] = noun(s.kind, codes);
    let word = match case {
        Case::Nominative => nominative,
        Case::Genitive => genitive,
        Case::Dative => dative,
    };
    if let Some((role, n)) = s.role {
        return match (role, case == Case::Nominative) {
            (ParagraphRole::Part, true) => format!("часть {}", ordinal(n, Gender::Feminine, false)),
            (ParagraphRole::Part, false) => format!("части {}", ordinal(n, Gender::Feminine, true)),
            (ParagraphRole::Indent, true) => {
                format!("абзац {}", ordinal(n, Gender::Masculine, false))
            }
            (ParagraphRole::Indent, false) => {
                format!("абзаца {}", ordinal(n, Gender::Masculine, true))
            }
            (ParagraphRole::Note, true) => "примечание".to_owned(),
            (ParagraphRole::Note, false) => "примечания".to_owned(),
        };
    }
    match &s.num {
        None => word.to_owned(),
        // In the codes: «часть вторая», but «часть 1-1».
        Some(n) if s.kind == Kind::Point && codes => match n.as_str().parse::<u16>() {
            Ok(k) => format!("{word} {}", ordinal(k, Gender::Feminine, case != Case::Nominative)),
            Err(_) => format!("{word} {n}"),
        },
        Some(n) if s.kind == Kind::Subpoint => format!("{word} {n})"),
        Some(n) => format!("{word} {n}"),
    }
}

/// The chain, its first word in the given case.
pub fn chain(c: &Citation, case: Case) -> String {
    let mut out: Vec<String> = Vec::new();
    let mut case = case;
    for s in c.steps.iter().rev() {
        out.push(step(s, c.points_are_parts, case));
        case = Case::Genitive;
        if matches!(s.role, Some((ParagraphRole::Note, _))) {
            out.push("к".to_owned());
            case = Case::Dative;
        }
    }
    out.join(" ")
}

/// With the act and the edition.
pub fn full(c: &Citation, act: &Act, edition: Date) -> String {
    let annexed = c.steps.iter().all(|s| s.kind == Kind::Annex) || c.in_annex();
    let (link, dative) = if annexed { (" к ", true) } else { (" ", false) };
    let place = chain(c, Case::Nominative);
    let name = name(act, dative);
    if place.is_empty() {
        return format!("{name} (в редакции на {})", short_date(edition));
    }
    format!("{place}{link}{name} (в редакции на {})", short_date(edition))
}

/// «Закона Республики Казахстан от 8 августа 2002 года № 345 «О правах ребенка …»», «Уголовного кодекса Республики
/// Казахстан от 3 июля 2014 года № 226-V».
fn name(act: &Act, dative: bool) -> String {
    let title = acts::title(act, Lang::Ru);
    let declined = title.and_then(|t| declined_title(t, dative));
    let mut out = match &declined {
        Some(t) => t.clone(),
        None => {
            let kind = match (act.kind, dative) {
                (ActKind::Constitution, false) => "Конституции",
                (ActKind::Constitution, true) => "Конституции",
                (ActKind::ConstitutionalLaw, false) => "Конституционного закона",
                (ActKind::ConstitutionalLaw, true) => "Конституционному закону",
                (ActKind::Code, false) => "Кодекса",
                (ActKind::Code, true) => "Кодексу",
                (ActKind::Law, false) => "Закона",
                (ActKind::Law, true) => "Закону",
                (ActKind::Decree, false) => "Указа",
                (ActKind::Decree, true) => "Указу",
                (ActKind::Resolution, false) => "постановления",
                (ActKind::Resolution, true) => "постановлению",
                (ActKind::Order, false) => "приказа",
                (ActKind::Order, true) => "приказу",
                (ActKind::Other, false) => "акта",
                (ActKind::Other, true) => "акту",
            };
            format!("{kind} {}", acts::organ(act))
        }
    };
    if let Some(day) = act.adopted {
        out.push_str(&format!(" от {}", long_date(day, Lang::Ru)));
    }
    if let Some(number) = acts::number(act) {
        out.push_str(&format!(" № {number}"));
    }
    if declined.is_none()
        && let Some(title) = title
    {
        out.push_str(&format!(" «{title}»"));
    }
    out
}

/// Titles that are noun phrases decline: «Уголовный кодекс Республики Казахстан», «Конституция Республики Казахстан».
fn declined_title(title: &str, dative: bool) -> Option<String> {
    let mut words: Vec<String> = title.split_whitespace().map(str::to_owned).collect();
    if words.first().is_some_and(|w| w.to_lowercase() == "конституция") {
        words[0] = "Конституции".to_owned();
        return Some(words.join(" "));
    }
    let code = words.iter().position(|w| w.to_lowercase() == "кодекс")?;
    if code == 0 || code > 3 {
        return None;
    }
    for word in words.iter_mut().take(code) {
        let stem = ["ый", "ий", "ой"].iter().find_map(|e| word.strip_suffix(e))?;
        let hissing = stem.ends_with(['ж', 'ч', 'ш', 'щ']);
        let soft = word.ends_with("ий") && (hissing || !stem.ends_with(['к', 'г', 'х']));
        let ending = match (soft, dative) {
            (true, false) => "его",
            (true, true) => "ему",
            (false, false) => "ого",
            (false, true) => "ому",
        };
        *word = format!("{stem}{ending}");
    }
    words[code].push(if dative { 'у' } else { 'а' });
    Some(words.join(" "))
}

/// «ст. 28, п. 4, ч. 2».
pub fn short(c: &Citation) -> String {
    let codes = c.points_are_parts;
    let parts: Vec<String> = c
        .steps
        .iter()
        .map(|s| {
            let abbreviation = match (s.kind, s.role) {
                (_, Some((ParagraphRole::Part, n))) => return format!("ч. {n}"),
                (_, Some((ParagraphRole::Indent, n))) => return format!("абз. {n}"),
                (_, Some((ParagraphRole::Note, _))) => return "примечание".to_owned(),
                (Kind::Part, _) => "часть",
                (Kind::Section, _) => "разд.",
                (Kind::Chapter, _) => "гл.",
                (Kind::Paragraph, _) => "§",
                (Kind::Article, _) => "ст.",
                (Kind::Point, _) if codes => "ч.",
                (Kind::Point, _) => "п.",
                (Kind::Subpoint, _) if codes => "п.",
                (Kind::Subpoint, _) => "пп.",
                (Kind::Unnumbered, _) => "абз.",
                (Kind::Preamble, _) => "преамбула",
                (Kind::Annex, _) => "прил.",
            };
            match &s.num {
                Some(n) if s.kind == Kind::Subpoint => format!("{abbreviation} {n})"),
                Some(n) => format!("{abbreviation} {n}"),
                None => abbreviation.to_owned(),
            }
        })
        .collect();
    parts.join(", ")
}
