//! The law that turns one edition of an act into the next: written, read again, applied.

use crate::support;
use olqy::amend::{ActName, ActPart, Draft, apply, compare, read, render};
use olqy::law::{Document, Lang};

/// Writes the law from `a` to `b`, reads it, applies it; where the outcome differs from `b`.
fn differing(a: &Document, b: &Document) -> (Vec<String>, usize, String) {
    let lang = a.lang;
    let words = match lang {
        Lang::Kk => "«Мектеп туралы» 2010 жылғы 4 мамырдағы Қазақстан Республикасының Заңына",
        _ => "Закон Республики Казахстан от 4 мая 2010 года «О школе»",
    };
    let found = compare::compare(a, b);
    let instructions = found.instructions.len();
    let name = ActName::read(lang, words);
    let draft = Draft {
        lang,
        title: None,
        acts: vec![ActPart { name, line: 1, instructions: found.instructions }],
        commencement: None,
        later: Vec::new(),
        problems: Vec::new(),
    };
    let text = render(&draft);
    let again = read::read_as(lang, &text);
    let mut wrong: Vec<String> = again.problems.iter().map(|p| format!("{p:?}")).collect();
    let read: usize = again.acts.iter().map(|a| a.instructions.len()).sum();
    if read != instructions {
        wrong.push(format!("{instructions} instructions were written and {read} read"));
    }
    if let Some(part) = again.acts.first() {
        let applied = apply::apply(a, part, None);
        for (o, i) in applied.outcomes.iter().zip(&part.instructions) {
            if let Some(misfit) = &o.misfit {
                wrong.push(format!("{}: {misfit:?}", i.source));
            }
        }
        wrong.extend(compare::differing(&applied.document, b).into_iter().map(|e| format!("differs at {e}")));
    }
    (wrong, instructions, text)
}

#[test]
fn the_law_between_two_editions_leads_from_one_to_the_other() {
    let Some(acts) = support::official() else { return };
    for (act, from, to, lang) in [
        ("12890-child-rights", "2019-04-01", "2024-01-01", Lang::Ru),
        ("12890-child-rights", "2019-04-01", "2024-01-01", Lang::Kk),
        ("49212-domestic-violence", "2014-07-05", "2024-06-16", Lang::Ru),
        ("12890-child-rights", "2024-01-01", "2019-04-01", Lang::Ru),
        ("12890-child-rights", "2024-01-01", "2019-04-01", Lang::Kk),
        ("49212-domestic-violence", "2024-06-16", "2014-07-05", Lang::Ru),
    ] {
        let read = |edition: &str| {
            let file = acts.join(act).join(edition).join(format!("{}.md", lang.file_stem()));
            olqy::source::file(&file, Some(lang)).unwrap().0.documents.remove(&lang).unwrap()
        };
        let (a, b) = (read(from), read(to));
        let (wrong, instructions, text) = differing(&a, &b);
        println!("{act} {lang} {from} to {to}: {instructions} instructions, {} bytes", text.len());
        assert!(
            wrong.is_empty(),
            "{act} {lang} {from} to {to}:\n{}\n{}",
            wrong.join("\n"),
            text.chars().take(6000).collect::<String>()
        );
        assert!(instructions > 15);
    }
}
