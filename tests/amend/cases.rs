//! Instructions in the forms that amending laws use, each with the text before and after it.

use crate::support;
use olqy::amend::{apply, read};
use olqy::law::{Document, Lang, Status};
use olqy::source::markdown::{parse, plain_line};
use serde::Deserialize;
use std::collections::BTreeMap;
use std::fs;
use std::path::Path;

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct File {
    lang: String,
    /// Acts by name: their text in Markdown.
    acts: BTreeMap<String, Act>,
    cases: Vec<Case>,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct Act {
    /// As a draft names it: «В Закон …».
    opening: String,
    text: String,
    #[serde(default)]
    code: bool,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct Case {
    name: String,
    /// The act the instructions are for; none where the draft names its acts itself.
    #[serde(default)]
    act: Option<String>,
    draft: String,
    /// How many instructions are read; 1 if left out.
    #[serde(default)]
    instructions: Option<usize>,
    /// Lines of the text at an eId afterwards: `none` for no such place. The words `excluded: ` stand before a place taken out.
    #[serde(default)]
    after: BTreeMap<String, String>,
    /// Parts of the message of every instruction that does not fit.
    #[serde(default)]
    misfits: Vec<String>,
    /// Parts of what cannot be read.
    #[serde(default)]
    problems: Vec<String>,
}

fn line(document: &Document, eid: &str) -> String {
    let mut found = None;
    document.walk(&mut |_, p| {
        if p.eid.as_str() == eid {
            let mark = if p.status == Status::Excluded { "excluded: " } else { "" };
            let own = plain_line(document.lang, p).unwrap_or_default();
            found = Some(format!("{mark}{own}"));
        }
    });
    if eid == "title" {
        return document.title.clone().unwrap_or_default();
    }
    found.unwrap_or_else(|| "none".to_owned())
}

fn check(file: &Path) -> (usize, Vec<String>) {
    let data: File =
        serde_yaml::from_str(&fs::read_to_string(file).unwrap()).unwrap_or_else(|e| panic!("{}: {e}", file.display()));
    let lang = Lang::parse(&data.lang).unwrap();
    let mut wrong = Vec::new();
    let mut instructions = 0;
    for case in &data.cases {
        let mut say = |what: String| wrong.push(format!("{}: {what}", case.name));
        let source = match &case.act {
            Some(act) => format!("{}\n\n{}", data.acts[act].opening, case.draft),
            None => case.draft.clone(),
        };
        let draft = read::read_as(lang, &source);
        let mut problems: Vec<String> = draft.problems.iter().map(|p| p.cause.clone()).collect();
        for wanted in &case.problems {
            match problems.iter().position(|p| p.contains(wanted.as_str())) {
                Some(i) => drop(problems.remove(i)),
                None => say(format!("no problem says {wanted:?}: {problems:?}")),
            }
        }
        problems.iter().for_each(|p| say(format!("unread: {p}")));
        let read: usize = draft.acts.iter().map(|a| a.instructions.len()).sum();
        instructions += read + case.problems.len();
        if case.problems.is_empty() && read != case.instructions.unwrap_or(1) {
            say(format!("{read} instructions are read"));
        }
        let mut misfits: Vec<String> = Vec::new();
        let mut results = BTreeMap::new();
        for part in &draft.acts {
            let (name, act) = data
                .acts
                .iter()
                .find(|(_, a)| {
                    olqy::amend::ActName::opens(lang, a.opening.trim()).is_some_and(|n| {
                        n.adopted == part.name.adopted && (n.title == part.name.title || n.title.is_none())
                    })
                })
                .unwrap_or_else(|| panic!("{}: no act is {:?}", case.name, part.name));
            let mut document = parse(lang, &act.text, Path::new(name)).document;
            if document.points_are_parts != act.code {
                document.points_are_parts = act.code;
                olqy::source::naming::assign(&mut document);
            }
            let applied = apply::apply(&document, part, None);
            for outcome in &applied.outcomes {
                if let Some(misfit) = &outcome.misfit {
                    misfits.push(format!("{misfit:?}"));
                }
            }
            results.insert(name.clone(), applied.document);
        }
        for wanted in &case.misfits {
            match misfits.iter().position(|m| m.contains(wanted.as_str())) {
                Some(i) => drop(misfits.remove(i)),
                None => say(format!("no misfit says {wanted:?}: {misfits:?}")),
            }
        }
        misfits.iter().for_each(|m| say(format!("misfit: {m}")));
        for (eid, wanted) in &case.after {
            let (act, eid) = match eid.split_once('/') {
                Some((act, eid)) => (act, eid),
                None => (case.act.as_deref().unwrap_or(""), eid.as_str()),
            };
            let Some(document) = results.get(act) else {
                say(format!("nothing is done to act {act:?}"));
                continue;
            };
            let found = line(document, eid);
            if found != *wanted {
                say(format!("at {eid}: {found:?}, not {wanted:?}"));
            }
        }
    }
    (instructions, wrong)
}

#[test]
fn wordings_written_before_the_grammar_was_tried_on_them_do_what_they_say() {
    let mut wrong = Vec::new();
    for name in ["held_ru.yaml", "held_kk.yaml"] {
        let (instructions, found) = check(&support::project("tests/amend").join(name));
        assert!(instructions >= 20, "{name} holds {instructions} instructions");
        wrong.extend(found.into_iter().map(|w| format!("{name}: {w}")));
    }
    assert!(wrong.is_empty(), "{}", wrong.join("\n"));
}

#[test]
fn every_form_of_instruction_does_what_it_says() {
    let mut wrong = Vec::new();
    for name in ["ru.yaml", "kk.yaml"] {
        let (instructions, found) = check(&support::project("tests/amend").join(name));
        assert!(instructions >= 60, "{name} holds {instructions} instructions");
        wrong.extend(found.into_iter().map(|w| format!("{name}: {w}")));
    }
    assert!(wrong.is_empty(), "{}", wrong.join("\n"));
}

#[test]
fn nothing_is_done_without_a_place() {
    let file: File =
        serde_yaml::from_str(&fs::read_to_string(support::project("tests/amend/ru.yaml")).unwrap()).unwrap();
    let act = &file.acts["school"];
    let document = parse(Lang::Ru, &act.text, Path::new("school")).document;
    for draft in [
        "слово «книги» заменить словом «тетради»;",
        "дополнить словами «и тетради»;",
        "дополнить подпунктом 4) следующего содержания:\n\n«4) лейка – сосуд.»;",
        "дополнить частью второй следующего содержания:\n\n«Сад открыт.»;",
        "изложить в следующей редакции:\n\n«Сад открыт.»;",
    ] {
        let read = read::read_as(Lang::Ru, &format!("{}\n\n1) {draft}", act.opening));
        for part in &read.acts {
            let applied = apply::apply(&document, part, None);
            assert!(!part.instructions.is_empty() || !read.problems.is_empty(), "{draft} is passed over");
            for outcome in &applied.outcomes {
                assert_eq!(outcome.misfit, Some(apply::Misfit::Nowhere), "{draft}");
            }
            assert_eq!(applied.document.provisions.len(), document.provisions.len(), "{draft}");
        }
    }
}

/// Short Kazakh lines have no letter of their own: «1-бапта:» reads the same in both alphabets.
#[test]
fn a_draft_in_one_file_finds_the_language_of_each_line() {
    let ru = "В Закон Республики Казахстан от 4 мая 2010 года № 7-IV «О школьных садах»:\n\n1) в статье 2:\n\nпункт 3 исключить;\n";
    let kk = "«Мектеп бақтары туралы» 2010 жылғы 4 мамырдағы № 7-IV Қазақстан Республикасының Заңына:\n\n1) 2-бапта:\n\n3-тармақ алып тасталсын;\n";
    for text in [format!("{ru}\n{kk}"), format!("{kk}\n{ru}"), kk.to_owned()] {
        let drafts = read::read(&text);
        for draft in &drafts {
            assert!(draft.problems.is_empty(), "{:?}", draft.problems);
            let i = &draft.acts[0].instructions[0];
            let units: Vec<_> = i.places[0].iter().map(|s| s.unit).collect();
            assert_eq!(units, [olqy::amend::Unit::Article, olqy::amend::Unit::Point], "{:?}", draft.lang);
        }
        assert_eq!(drafts.len(), if text == kk { 1 } else { 2 });
    }
}
