//! Kazakh: from the outside in; each outer step in the genitive, each inner one with the possessive of the third person.

use super::ordinal::kazakh as ordinal;
use super::{Citation, Step, act as acts};
use crate::law::{Act, ActKind, Date, Kind, Lang, ParagraphRole, short_date};

/// The forms of a noun: bare, genitive, possessed, possessed genitive, dative, possessed dative.
struct Noun([&'static str; 6]);

fn noun(kind: Kind, codes: bool) -> Noun {
    Noun(match kind {
        Kind::Part => ["бөлік", "бөліктің", "бөлігі", "бөлігінің", "бөлікке", "бөлігіне"],
        Kind::Section => ["бөлім", "бөлімнің", "бөлімі", "бөлімінің", "бөлімге", "бөліміне"],
        Kind::Chapter => ["тарау", "тараудың", "тарауы", "тарауының", "тарауға", "тарауына"],
        Kind::Paragraph => ["параграф", "параграфтың", "параграфы", "параграфының", "параграфқа", "параграфына"],
        Kind::Article => ["бап", "баптың", "бабы", "бабының", "бапқа", "бабына"],
        Kind::Point if codes => PART,
        Kind::Point => POINT,
        Kind::Subpoint if codes => POINT,
        Kind::Subpoint => ["тармақша", "тармақшаның", "тармақшасы", "тармақшасының", "тармақшаға", "тармақшасына"],
        Kind::Unnumbered => ["абзац", "абзацтың", "абзацы", "абзацының", "абзацқа", "абзацына"],
        Kind::Preamble => ["кіріспе", "кіріспенің", "кіріспесі", "кіріспесінің", "кіріспеге", "кіріспесіне"],
        Kind::Annex => ["қосымша", "қосымшаның", "қосымшасы", "қосымшасының", "қосымшаға", "қосымшасына"],
    })
}

const PART: [&str; 6] = ["бөлік", "бөліктің", "бөлігі", "бөлігінің", "бөлікке", "бөлігіне"];
const POINT: [&str; 6] = ["тармақ", "тармақтың", "тармағы", "тармағының", "тармаққа", "тармағына"];

fn forms(s: &Step, codes: bool) -> Noun {
    match s.role {
        Some((ParagraphRole::Part, _)) => Noun(PART),
        Some((ParagraphRole::Note, _)) => {
            Noun(["ескерту", "ескертудің", "ескертуі", "ескертуінің", "ескертуге", "ескертуіне"])
        }
        _ => noun(s.kind, codes),
    }
}

/// The step with the form of its noun that is asked for.
fn step(s: &Step, codes: bool, form: usize) -> String {
    let word = forms(s, codes).0[form];
    match (s.role, &s.num) {
        (Some((ParagraphRole::Note, _)), _) | (None, None) => word.to_owned(),
        (Some((_, n)), _) => match ordinal(n) {
            Some(o) => format!("{o} {word}"),
            None => format!("{n}-{word}"),
        },
        (None, Some(n)) if s.kind == Kind::Subpoint => format!("{n}) {word}"),
        // In the codes: «екінші бөлігі», but «1-1-бөлігі».
        (None, Some(n)) if s.kind == Kind::Point && codes => match n.as_str().parse::<u16>().ok().and_then(ordinal) {
            Some(o) => format!("{o} {word}"),
            None => format!("{n}-{word}"),
        },
        (None, Some(n)) => format!("{n}-{word}"),
    }
}

/// The chain; `owned` if words of the act stand before it.
pub fn chain(c: &Citation, owned: bool) -> String {
    let last = c.steps.len().saturating_sub(1);
    let steps: Vec<String> = c
        .steps
        .iter()
        .enumerate()
        .map(|(i, s)| {
            let possessed = (owned || i > 0) && !matches!(s.role, Some((ParagraphRole::Note, _)));
            let before_note = c.steps.get(i + 1).is_some_and(|n| matches!(n.role, Some((ParagraphRole::Note, _))));
            let form = match (possessed, i == last, before_note) {
                (false, _, true) => 4,
                (true, _, true) => 5,
                (false, true, _) => 0,
                (false, false, _) => 1,
                (true, true, _) => 2,
                (true, false, _) => 3,
            };
            step(s, c.points_are_parts, form)
        })
        .collect();
    steps.join(" ")
}

/// With the act and the edition. An annex is annexed to the act: «… Заңына 1-қосымша».
pub fn full(c: &Citation, act: &Act, edition: Date) -> String {
    let edition = format!("({} күнгі редакцияда)", short_date(edition));
    if c.steps.is_empty() {
        return format!("{} {edition}", name(act, ""));
    }
    if c.in_annex() {
        return format!("{} {} {edition}", name(act, "не"), chain(c, false));
    }
    format!("{} {} {edition}", name(act, "нің"), chain(c, true))
}

const MONTHS_LOCATIVE: [&str; 12] = [
    "қаңтардағы",
    "ақпандағы",
    "наурыздағы",
    "сәуірдегі",
    "мамырдағы",
    "маусымдағы",
    "шілдедегі",
    "тамыздағы",
    "қыркүйектегі",
    "қазандағы",
    "қарашадағы",
    "желтоқсандағы",
];

/// «Қазақстан Республикасындағы баланың құқықтары туралы» Қазақстан Республикасының 2002 жылғы 8 тамыздағы № 345 Заңының;
/// Қазақстан Республикасының 2014 жылғы 3 шілдедегі № 226-V Қылмыстық кодексінің.
///
/// `after_vowel` is the case ending of a possessed noun (кодексі + нің), which every noun of acts here has.
fn name(act: &Act, after_vowel: &str) -> String {
    let title = acts::title(act, Lang::Kk);
    let code_title = title.and_then(code_title);
    let mut out = String::new();
    if let (Some(title), None) = (title, &code_title) {
        out.push_str(&format!("«{title}» "));
    }
    out.push_str(match act.kind {
        ActKind::Decree => "Қазақстан Республикасы Президентінің",
        ActKind::Resolution => "Қазақстан Республикасы Үкіметінің",
        _ => "Қазақстан Республикасының",
    });
    if let Some(day) = act.adopted {
        let month = usize::try_from(day.month() - 1).unwrap_or(0);
        out.push_str(&format!(" {} жылғы {} {}", day.year(), day.day(), MONTHS_LOCATIVE[month]));
    }
    if let Some(number) = acts::number(act) {
        out.push_str(&format!(" № {number}"));
    }
    let (noun, back) = match &code_title {
        Some(t) => (t.as_str(), false),
        None => match act.kind {
            ActKind::Constitution => ("Конституциясы", true),
            ActKind::ConstitutionalLaw => ("Конституциялық заңы", true),
            ActKind::Code => ("Кодексі", false),
            ActKind::Law => ("Заңы", true),
            ActKind::Decree => ("Жарлығы", true),
            ActKind::Resolution => ("қаулысы", true),
            ActKind::Order => ("бұйрығы", true),
            ActKind::Other => ("актісі", false),
        },
    };
    // Vowel harmony: Заңының, Заңына; кодексінің, кодексіне.
    let ending = match (after_vowel, back) {
        ("нің", true) => "ның",
        ("не", true) => "на",
        (other, _) => other,
    };
    format!("{out} {noun}{ending}")
}

/// «Қазақстан Республикасының Қылмыстық кодексi» names its code by itself: «Қылмыстық кодексі».
fn code_title(title: &str) -> Option<String> {
    let rest = title.strip_prefix("Қазақстан Республикасының ")?.trim();
    let stem = rest.strip_suffix(['i', 'і'])?;
    stem.to_lowercase().ends_with("кодекс").then(|| format!("{stem}і"))
}

/// «28-бап, 4-тармақ, 2-бөлік».
pub fn short(c: &Citation) -> String {
    let codes = c.points_are_parts;
    let steps: Vec<String> = c
        .steps
        .iter()
        .map(|s| {
            let word = forms(s, codes).0[0];
            match (s.role, &s.num) {
                (Some((ParagraphRole::Note, _)), _) | (None, None) => word.to_owned(),
                (Some((_, n)), _) => format!("{n}-{word}"),
                (None, Some(n)) if s.kind == Kind::Subpoint => format!("{n}) {word}"),
                (None, Some(n)) => format!("{n}-{word}"),
            }
        })
        .collect();
    steps.join(", ")
}
