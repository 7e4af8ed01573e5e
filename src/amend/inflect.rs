//! Words in the case forms of others, for «в соответствующих падежах» and «тиісті септіктерде».
//!
//! Only what the endings tell without doubt is done: where two forms are possible and differ, there is no answer, and the
//! instruction is shown to the drafter.

use super::matching::folded;
use crate::language::{TokenKind, analyse};
use crate::law::Lang;
use serde::Deserialize;
use std::collections::{BTreeMap, BTreeSet};
use std::ops::Range;
use std::sync::LazyLock;

#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
struct Forms {
    ru: Russian,
    kk: BTreeMap<String, Case>,
}

#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
struct Russian {
    adjectives: Vec<Vec<String>>,
    nouns: Vec<Vec<String>>,
    small: Vec<String>,
}

#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
struct Case {
    after_vowel: [String; 2],
    voiced: [String; 2],
    voiceless: [String; 2],
    nasal: [String; 2],
    possessed: [String; 2],
}

#[expect(clippy::expect_used, reason = "embedded data, read by a test")]
static FORMS: LazyLock<Forms> = LazyLock::new(|| {
    serde_yaml::from_str(include_str!("../../rules/amending/forms.yaml")).expect("embedded case forms parse")
});

/// Words found in one of their forms.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Found {
    /// Bytes of the text.
    pub range: Range<usize>,
}

/// Where words stand in any of their forms.
pub fn occurrences(lang: Lang, text: &str, words: &str) -> Vec<Found> {
    let wanted = analyse(lang, words);
    let hay = analyse(lang, text);
    let mut out = Vec::new();
    let mut at = 0;
    while !wanted.is_empty() && at + wanted.len() <= hay.len() {
        let here = hay.get(at..at + wanted.len()).unwrap_or(&[]);
        let same = here.iter().zip(&wanted).all(|(a, b)| {
            a.kind == b.kind
                && if a.kind == TokenKind::Word {
                    a.stem == b.stem || is_form(lang, &b.text, &a.text)
                } else {
                    a.text == b.text
                }
        });
        if let (true, Some(first), Some(last)) = (same, here.first(), here.last()) {
            out.push(Found { range: first.range.start..last.range.end });
            at += wanted.len();
        } else {
            at += 1;
        }
    }
    out
}

/// `to` in the form that `found` has of `from`; the first letter is as large as that of `found`. `None` in doubt.
pub fn like(lang: Lang, from: &str, found: &str, to: &str) -> Option<String> {
    let low = |s: &str| s.to_lowercase();
    let plain = |s: &str| folded(&low(s)).into_iter().map(|(c, _)| c).collect::<String>();
    let large =
        found.chars().next().is_some_and(char::is_uppercase) && !from.chars().next().is_some_and(char::is_uppercase);
    let out = if plain(from) == plain(found) {
        Some(to.to_owned())
    } else {
        match lang {
            Lang::Kk => kazakh(&low(from), &low(found), to),
            _ => russian(&low(from), &low(found), to),
        }
    }?;
    let mut chars = out.chars();
    Some(match chars.next() {
        Some(first) if large => first.to_uppercase().chain(chars).collect(),
        _ => out,
    })
}

fn russian(from: &str, found: &str, to: &str) -> Option<String> {
    let (from, found): (Vec<&str>, Vec<&str>) = (from.split_whitespace().collect(), found.split_whitespace().collect());
    if from.len() != found.len() {
        return None;
    }
    // From which form to which: what all changed words agree on.
    let mut moves: Option<BTreeSet<Shift>> = None;
    for (a, b) in from.iter().zip(&found).filter(|(a, b)| a != b) {
        let here = shifts(a, b);
        moves = Some(match moves {
            None => here,
            Some(before) => before.intersection(&here).copied().collect(),
        });
    }
    let moves = moves?;
    let words: Vec<&str> = to.split_whitespace().collect();
    // The head: adjectives and the first noun; what it governs stays.
    let head = words.iter().position(|w| !is_adjective(w)).map_or(words.len(), |i| i + 1);
    let mut results: BTreeSet<String> = BTreeSet::new();
    for shift in moves {
        let mut options: Vec<String> = vec![String::new()];
        for (i, word) in words.iter().enumerate() {
            let forms = if i < head { shifted(word, shift, i + 1 == head) } else { vec![(*word).to_owned()] };
            options = options
                .iter()
                .flat_map(|o| forms.iter().map(move |f| if o.is_empty() { f.clone() } else { format!("{o} {f}") }))
                .take(64)
                .collect();
        }
        results.extend(options.into_iter().filter(|o| o.split(' ').count() == words.len()));
    }
    (results.len() == 1).then(|| results.pop_first()).flatten()
}

/// Whether one word is a form of another by the endings alone: a stemmer cuts «орган» and «органа» differently.
fn is_form(lang: Lang, word: &str, form: &str) -> bool {
    lang == Lang::Ru && (word == form || (word.chars().count() > 3 && !shifts(word, form).is_empty()))
}

fn is_adjective(word: &str) -> bool {
    let word = word.to_lowercase();
    ["ый", "ий", "ой", "ая", "яя", "ое", "ее", "ые", "ие", "щийся", "щаяся"].iter().any(|e| word.ends_with(e))
        && word.chars().count() > 4
        && !["ение", "ание", "ствие", "ие"]
            .iter()
            .any(|e| word.ends_with(e) && !word.ends_with("ские") && !word.ends_with("щие"))
        || FORMS.ru.small.contains(&word)
}

fn classes(noun: bool) -> impl Iterator<Item = &'static Vec<String>> {
    if noun { FORMS.ru.nouns.iter() } else { FORMS.ru.adjectives.iter() }
}

fn endings(slot: &str) -> impl Iterator<Item = &str> {
    slot.split('|').map(|e| if e == "-" { "" } else { e })
}

/// From one form to another; of the forms of one place, which.
type Shift = (usize, usize, usize);

/// The shifts by which one word becomes the other.
fn shifts(a: &str, b: &str) -> BTreeSet<Shift> {
    let mut out = BTreeSet::new();
    for class in classes(true).chain(classes(false)) {
        for (i, from) in class.iter().enumerate() {
            for stem in endings(from).filter_map(|e| a.strip_suffix(e)).filter(|s| s.chars().count() > 1) {
                for (j, to) in class.iter().enumerate() {
                    for (variant, _) in endings(to).enumerate().filter(|(_, e)| b.strip_prefix(stem) == Some(*e)) {
                        out.insert((i, j, variant));
                    }
                }
            }
        }
    }
    out
}

/// The forms of a word after a shift; several where its class is in doubt.
fn shifted(word: &str, (i, j, variant): Shift, noun: bool) -> Vec<String> {
    let mut out = BTreeSet::new();
    let vowel_end = word.ends_with(['а', 'я', 'о', 'е', 'ь', 'й', 'ы', 'и', 'у', 'ю']);
    for class in classes(noun) {
        let (Some(from), Some(to)) = (class.get(i), class.get(j)) else { continue };
        for e in endings(from) {
            if e.is_empty() && vowel_end {
                continue;
            }
            let Some(stem) = word.strip_suffix(e).filter(|s| s.chars().count() > 1) else { continue };
            if fits(stem, class) {
                out.extend(endings(to).nth(variant).or(endings(to).next()).map(|e| format!("{stem}{e}")));
            }
        }
    }
    // The longest ending that a class knows decides between classes («…ство» is no «…о»).
    out.into_iter().collect()
}

/// Spelling: after г, к, х, ж, ч, ш, щ stands и and not ы; a class of ы does not take such stems, and the other way round.
fn fits(stem: &str, class: &[String]) -> bool {
    let last = stem.chars().last().unwrap_or(' ');
    let velar = matches!(last, 'г' | 'к' | 'х');
    let hushing = matches!(last, 'ж' | 'ч' | 'ш' | 'щ');
    let plural = class.get(6).map(String::as_str).unwrap_or("");
    let genitive = class.get(1).map(String::as_str).unwrap_or("");
    let instrumental = class.get(4).map(String::as_str).unwrap_or("");
    let soft_adjective = genitive == "его";
    if plural.starts_with('ы') && (velar || hushing) {
        return false;
    }
    if plural == "и" && class.first().is_some_and(|n| n == "-" || n == "а") {
        return if instrumental == "ем" || instrumental == "ей" { hushing } else { velar };
    }
    if plural == "ие" && !soft_adjective && class.first().is_some_and(|n| n == "ий" || n == "ая" || n == "ое") {
        return velar || (hushing && class.first().is_some_and(|n| n == "ая" && instrumental == "ей"));
    }
    if plural == "а" && class.first().is_some_and(|n| n == "-") {
        return false;
    }
    true
}

fn kazakh(from: &str, found: &str, to: &str) -> Option<String> {
    let (from_head, from_last) = from.rsplit_once(' ').map_or(("", from), |(h, l)| (h, l));
    let (found_head, found_last) = found.rsplit_once(' ').map_or(("", found), |(h, l)| (h, l));
    if from_head != found_head {
        return None;
    }
    let suffix = found_last.strip_prefix(from_last)?;
    let possessed = is_possessed(from_last);
    let cases: Vec<&Case> = FORMS
        .kk
        .values()
        .filter(|c| {
            let own =
                if possessed { vec![&c.possessed] } else { vec![&c.after_vowel, &c.voiced, &c.voiceless, &c.nasal] };
            own.into_iter().flatten().any(|s| s == suffix)
        })
        .collect();
    let [case] = cases.as_slice() else { return None };
    let last = to.split_whitespace().last()?;
    let pair = if is_possessed(last) {
        &case.possessed
    } else {
        match last.chars().last()?.to_lowercase().next()? {
            c if "аәеоөуүұыіиюяэ".contains(c) => &case.after_vowel,
            c if "мнң".contains(c) => &case.nasal,
            c if "пфкқтсшщчцхһбвгғд".contains(c) => &case.voiceless,
            _ => &case.voiced,
        }
    };
    let soft = last
        .to_lowercase()
        .chars()
        .rev()
        .find(|c| "аәеоөуүұыіиюяэ".contains(*c))
        .is_some_and(|c| "әеөүіиэ".contains(c));
    let [hard_ending, soft_ending] = pair;
    Some(format!("{to}{}", if soft { soft_ending } else { hard_ending }))
}

/// The possessive of the third person: «органы», «ұйымы», «мекемесі». A bare noun in -ы is rare in law.
fn is_possessed(word: &str) -> bool {
    word.ends_with(['ы', 'і']) && word.chars().count() > 4
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn russian_words_take_the_form_of_those_they_replace() {
        let like = |from, found, to| like(Lang::Ru, from, found, to);
        let from = "уполномоченный орган";
        assert_eq!(
            like(from, "уполномоченного органа", "центральный комитет").as_deref(),
            Some("центрального комитета")
        );
        assert_eq!(like(from, "Уполномоченный орган", "центральный комитет").as_deref(), Some("Центральный комитет"));
        assert_eq!(
            like(from, "уполномоченным органом", "местная комиссия по делам детей").as_deref(),
            Some("местной комиссией по делам детей")
        );
        assert_eq!(like("инвалид", "инвалидам", "участник программы").as_deref(), Some("участникам программы"));
    }

    #[test]
    fn kazakh_words_take_the_ending_of_the_case() {
        let like = |from, found, to| like(Lang::Kk, from, found, to);
        assert_eq!(like("оралман", "оралманның", "қандас").as_deref(), Some("қандастың"));
        assert_eq!(like("әкімшілік", "әкімшілікке", "кеңес").as_deref(), Some("кеңеске"));
        assert_eq!(
            like("уәкілетті органы", "уәкілетті органына", "жергілікті мекемесі").as_deref(),
            Some("жергілікті мекемесіне")
        );
    }

    #[test]
    fn words_are_found_in_every_form() {
        assert_eq!(occurrences(Lang::Ru, "Органу и органом опеки, органов опеки.", "орган опеки").len(), 2);
    }
}
