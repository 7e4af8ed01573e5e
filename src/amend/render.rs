//! Instructions as a drafter writes them.

use super::draft::{Action, Draft, Instruction, Place, Side, Step, Unit, Which};
use super::lines::quotable;
use super::words::{Verb, Words};
use crate::law::{Lang, Number};

/// The draft as a text that reads as this draft: Markdown, new text in quotation marks.
pub fn render(draft: &Draft) -> String {
    let words = Words::of(draft.lang);
    let mut out = String::new();
    if let Some(title) = &draft.title {
        out.push_str(&format!("# {title}\n\n"));
    }
    let kinds = what(words, draft);
    if let [act] = draft.acts.as_slice() {
        let name = bare(&act.name.words);
        match draft.lang {
            Lang::Kk => out.push_str(&format!("1-бап. {name} мынадай {kinds} енгізілсін:\n")),
            _ => out.push_str(&format!("Статья 1. Внести в {name} {kinds}:\n")),
        }
        instructions(words, &act.instructions, &mut out);
        return out;
    }
    match draft.lang {
        Lang::Kk => {
            out.push_str(&format!("1-бап. Қазақстан Республикасының мына заңнамалық актілеріне {kinds} енгізілсін:\n"))
        }
        _ => out.push_str(
            "Статья 1. Внести изменения и дополнения в следующие законодательные акты Республики Казахстан:\n",
        ),
    }
    for (i, act) in draft.acts.iter().enumerate() {
        let opening = match draft.lang {
            Lang::Kk => act.name.words.clone(),
            _ => format!("В {}", bare(&act.name.words)),
        };
        out.push_str(&format!("\n{}. {opening}:\n", i + 1));
        instructions(words, &act.instructions, &mut out);
    }
    out
}

fn bare(name: &str) -> &str {
    name.trim_start_matches("В ").trim_start_matches("в ")
}

/// Instructions, numbered unless there is only one.
fn instructions(words: &Words, all: &[Instruction], out: &mut String) {
    for (j, instruction) in all.iter().enumerate() {
        let last = j + 1 == all.len();
        let number = if all.len() > 1 { format!("{}) ", j + 1) } else { String::new() };
        out.push_str(&format!("\n{number}{}", instruction_text(words, instruction, last)));
    }
}

/// What a draft brings into an act: «следующее дополнение», «өзгерістер мен толықтырулар».
fn what(words: &Words, draft: &Draft) -> String {
    let all: Vec<&Instruction> = draft.acts.iter().flat_map(|a| &a.instructions).collect();
    let adds =
        |i: &&&Instruction| matches!(i.action, Action::Add { .. } | Action::Append { .. } | Action::Insert { .. });
    let added = all.iter().filter(adds).count();
    let key = match (all.len() - added, added) {
        (1, 0) => "change",
        (0, 1) => "addition",
        (_, 0) => "changes",
        (0, _) => "additions",
        _ => "both",
    };
    words.brings(key).to_owned()
}

/// One instruction with the text it quotes, ended by `;` or, the last one, by a full stop.
pub fn instruction_text(words: &Words, i: &Instruction, last: bool) -> String {
    let end = if last { "." } else { ";" };
    let sentence = sentence(words, i);
    let mut out = match &i.action {
        Action::Restate { text } | Action::Add { text, .. } => {
            let lines: Vec<String> = text.iter().map(|l| quotable(l)).collect();
            format!("{sentence}:\n\n«{}»{end}\n", lines.join("\n\n"))
        }
        _ => format!("{sentence}{end}\n"),
    };
    if let Some(mark) = &i.mark {
        out.push_str(&format!("\n> *{mark}*\n"));
    }
    out
}

fn sentence(words: &Words, i: &Instruction) -> String {
    let kazakh = words.lang == Lang::Kk;
    // Russian: accusative, or «в» with the prepositional; Kazakh: bare, or with «-дағы».
    let place = |inside: bool| {
        let places: Vec<String> = i
            .places
            .iter()
            .filter(|p| !p.is_empty())
            .map(|p| chain(words, p, if inside { Form::In } else { Form::Object }))
            .collect();
        places.join(if kazakh { " және " } else { " и " })
    };
    let before = |p: String| if p.is_empty() { p } else { format!("{p} ") };
    let quoted = |v: &[&String]| v.iter().map(|s| format!("«{s}»")).collect::<Vec<_>>().join(", ");
    match &i.action {
        Action::Replace { pairs, everywhere, .. } => {
            let from: Vec<&String> = pairs.iter().map(|(f, _)| f).collect();
            let to: Vec<&String> = pairs.iter().map(|(_, t)| t).collect();
            let many = pairs.len() > 1;
            let (this, that) = words.of_quoted(pairs.iter().all(|(f, t)| is_sign(f) && is_sign(t)));
            if kazakh {
                let all = if *everywhere { "бүкіл мәтін бойынша " } else { "" };
                let each = if many { "тиісінше " } else { "" };
                format!(
                    "{}{all}{} деген {this} {each}{} деген {that} ауыстырылсын",
                    before(place(true)),
                    quoted(&from),
                    quoted(&to)
                )
            } else {
                let all = if *everywhere { "по всему тексту " } else { "" };
                let each = if many { "соответственно " } else { "" };
                let place = place(true);
                let place = if place.is_empty() { place } else { format!("в {place} ") };
                format!("{place}{all}{this} {} заменить {each}{that} {}", quoted(&from), quoted(&to))
            }
        }
        Action::Remove { words: gone, everywhere, .. } => {
            let gone: Vec<&String> = gone.iter().collect();
            if kazakh {
                let all = if *everywhere { "бүкіл мәтін бойынша " } else { "" };
                format!("{}{all}{} деген сөздер алып тасталсын", before(place(true)), quoted(&gone))
            } else {
                let all = if *everywhere { "по всему тексту " } else { "" };
                let place = place(true);
                let place = if place.is_empty() { place } else { format!("в {place} ") };
                format!("{place}{all}слова {} исключить", quoted(&gone))
            }
        }
        Action::Insert { pairs, side, .. } => {
            let from: Vec<&String> = pairs.iter().map(|(f, _)| f).collect();
            let to: Vec<&String> = pairs.iter().map(|(_, t)| t).collect();
            match (kazakh, side) {
                (true, Side::After) => format!(
                    "{}{} деген сөздерден кейін {} деген сөздермен толықтырылсын",
                    before(place(false)),
                    quoted(&from),
                    quoted(&to)
                ),
                (true, Side::Before) => format!(
                    "{}{} деген сөздердің алдынан {} деген сөздермен толықтырылсын",
                    before(place(false)),
                    quoted(&from),
                    quoted(&to)
                ),
                (false, side) => format!(
                    "{}{} слов {} дополнить словами {}",
                    before(place(false)),
                    if *side == Side::After { "после" } else { "перед" },
                    quoted(&from),
                    quoted(&to)
                )
                .replace("перед слов ", "перед словами "),
            }
        }
        Action::Append { words: more } if kazakh => {
            format!("{}«{more}» деген сөздермен толықтырылсын", before(place(false)))
        }
        Action::Append { words: more } => format!("{}дополнить словами «{more}»", before(place(false))),
        Action::Restate { .. } if kazakh => format!("{}мынадай редакцияда жазылсын", before(place(false))),
        Action::Restate { .. } => format!("{}изложить в следующей редакции", before(place(false))),
        Action::Exclude if kazakh => format!("{}алып тасталсын", before(place(false))),
        Action::Exclude => format!("{}исключить", before(place(false))),
        Action::Add { unit, numbers, new, .. } => {
            let what = units(words, *unit, numbers, if kazakh { 6 } else { 4 });
            if kazakh {
                let new = if *new { "жаңа " } else { "" };
                format!("{}мынадай мазмұндағы {new}{what} толықтырылсын", before(place(false)))
            } else {
                let new = if *new { "новой " } else { "" };
                format!("{}дополнить {new}{what} следующего содержания", before(place(false)))
            }
        }
        Action::Renumber { unit, to } => {
            if kazakh {
                format!("{}тиісінше {} деп есептелсін", before(place(false)), units(words, *unit, to, 0))
            } else {
                format!("{}считать соответственно {}", before(place(false)), units(words, *unit, to, 4))
            }
        }
        Action::Repeal if kazakh => format!("{}күші жойылды деп танылсын", before(place(false))),
        Action::Repeal => format!("{}признать утратившим силу", before(place(false))),
        Action::Nothing if kazakh => "мазмұнында тиісті өзгерістер енгізілсін".to_owned(),
        Action::Nothing => "в оглавлении".to_owned(),
    }
}

fn is_sign(words: &str) -> bool {
    !words.is_empty() && words.chars().all(|c| c.is_ascii_punctuation())
}

#[derive(Clone, Copy, PartialEq, Eq)]
enum Form {
    Object,
    In,
}

/// The number as it stands with the name of a level.
fn figure(words: &Words, unit: Unit, n: &Number, form: usize) -> (String, bool) {
    match unit {
        Unit::Subpoint => (format!("{n})"), false),
        Unit::Part | Unit::Indent | Unit::Sentence => {
            match n.as_str().parse().ok().and_then(|v| words.ordinal_word(v, unit, form)) {
                Some(word) => (word, true),
                None => (n.to_string(), false),
            }
        }
        _ => (n.to_string(), false),
    }
}

/// A step with its name in a form of the data.
fn named(words: &Words, step: &Step, form: usize) -> String {
    let name = words.name(step.unit, form);
    match &step.which {
        Which::Sole => name.to_owned(),
        Which::Last if words.lang == Lang::Kk => format!("соңғы {name}"),
        Which::Last => format!("{name} последний"),
        Which::Number(n) => {
            let (figure, word) = figure(words, step.unit, n, form);
            match words.lang {
                Lang::Kk if word || step.unit == Unit::Subpoint => format!("{figure} {name}"),
                Lang::Kk => format!("{figure}-{name}"),
                _ => format!("{name} {figure}"),
            }
        }
    }
}

/// A place in words.
fn chain(words: &Words, place: &Place, form: Form) -> String {
    let last = place.len().saturating_sub(1);
    if words.lang == Lang::Kk {
        let steps: Vec<String> = place
            .iter()
            .enumerate()
            .map(|(i, s)| {
                let form = match (i > 0, i == last, form) {
                    (false, false, _) => 1,
                    (true, false, _) => 3,
                    (false, true, Form::Object) => 0,
                    (true, true, Form::Object) => 2,
                    (false, true, Form::In) => 4,
                    (true, true, Form::In) => 5,
                };
                named(words, s, form)
            })
            .collect();
        return steps.join(" ");
    }
    let steps: Vec<String> = place
        .iter()
        .rev()
        .enumerate()
        .map(|(i, s)| {
            named(
                words,
                s,
                if i > 0 {
                    1
                } else if form == Form::In {
                    3
                } else {
                    2
                },
            )
        })
        .collect();
    steps.join(" ")
}

/// The name of a place for a reader: nominative.
pub fn place_name(words: &Words, place: &Place) -> String {
    if words.lang == Lang::Kk {
        return chain(words, place, Form::Object);
    }
    let steps: Vec<String> = place.iter().rev().enumerate().map(|(i, s)| named(words, s, usize::from(i > 0))).collect();
    steps.join(" ")
}

/// «подпунктами 4-1) и 4-2)», «4-1) және 4-2) тармақшалармен». `form` is that of one; several have their own.
fn units(words: &Words, unit: Unit, numbers: &[Number], form: usize) -> String {
    let kazakh = words.lang == Lang::Kk;
    let many = numbers.len() > 1;
    let form_of_name = match (kazakh, many, form) {
        (true, true, 6) => 8,
        (true, true, _) => 7,
        (false, true, 4) => 6,
        _ => form,
    };
    let name = words.name(unit, form_of_name);
    // Each number agrees with one: «частями второй и третьей».
    let figures: Vec<(String, bool)> = numbers.iter().map(|n| figure(words, unit, n, form)).collect();
    let joined = match figures.split_last() {
        None => return name.to_owned(),
        Some((last, [])) => last.0.clone(),
        Some((last, before)) => {
            let before: Vec<&str> = before.iter().map(|(f, _)| f.as_str()).collect();
            format!("{} {} {}", before.join(", "), if kazakh { "және" } else { "и" }, last.0)
        }
    };
    let word = figures.last().is_some_and(|(_, word)| *word);
    match (kazakh, word || unit == Unit::Subpoint) {
        (true, true) => format!("{joined} {name}"),
        (true, false) => format!("{joined}-{name}"),
        (false, _) => format!("{name} {joined}"),
    }
}

/// The formula that a sentence which cannot be read comes nearest to.
pub fn nearest(lang: Lang, text: &str) -> &'static str {
    let words = Words::of(lang);
    let found = super::token::tokens(words, text).into_iter().find_map(|t| match t {
        super::token::Token::Word(w) => words.verb(&w),
        _ => None,
    });
    words.formula(match found {
        Some(Verb::Replace) => "replace",
        Some(Verb::Exclude) => "exclude",
        Some(Verb::Add) if text.contains('«') => "append",
        Some(Verb::Add) => "add",
        Some(Verb::Restate) => "restate",
        Some(Verb::Renumber) => "renumber",
        Some(Verb::Repeal) => "repeal",
        Some(Verb::Move) | None => "place",
    })
}

/// A place for a reader, in the language of the law: «подпункт 4-1) статьи 1».
pub fn place_in_words(lang: Lang, place: &Place) -> String {
    place_name(Words::of(lang), place)
}
