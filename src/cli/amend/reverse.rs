//! `olqy amend --from A --to B`.

use crate::amend::{ActName, ActPart, Draft, compare, render};
use crate::cli::exit::Failure;
use crate::cli::session::say;
use crate::law::{Act, ActKind, Edition, Lang, long_date};
use crate::report::words;
use crate::source;
use std::path::Path;

/// The amending law from one text of an act to another, and whether it leads all the way.
pub fn law(from: &Path, to: &Path) -> Result<(String, bool), Failure> {
    let read = |path: &Path| {
        let (edition, _) = source::file(path, None).map_err(|cause| Failure::Read { file: path.to_owned(), cause })?;
        Ok::<Edition, Failure>(edition)
    };
    let (a, b) = (read(from)?, read(to)?);
    let Some((lang, before)) = a.documents.iter().next() else {
        return Err(Failure::Usage(format!("{} holds no text", from.display())));
    };
    let Some(after) = b.documents.get(lang) else {
        return Err(Failure::Usage(format!("{} and {} are in different languages", from.display(), to.display())));
    };
    let mut before = before.clone();
    if before.points_are_parts != after.points_are_parts {
        before.points_are_parts = after.points_are_parts;
        source::naming::assign(&mut before);
    }
    let found = compare::compare(&before, after);
    for eid in &found.left {
        say(format_args!("{}: the change at {eid} cannot be put into an instruction", to.display()));
    }
    let words = name(&a.act, *lang, before.title.as_deref());
    let draft = Draft {
        lang: *lang,
        title: Some(title(&words, *lang)),
        acts: vec![ActPart { name: ActName::read(*lang, &words), line: 1, instructions: found.instructions }],
        commencement: None,
        later: Vec::new(),
        problems: Vec::new(),
    };
    Ok((render(&draft), found.left.is_empty()))
}

/// The act as an amending law names it: «Закон Республики Казахстан от … «…»», «… Қазақстан Республикасының Заңына».
pub fn name(act: &Act, lang: Lang, title: Option<&str>) -> String {
    let title = act.title.exact(lang).or(title).unwrap_or("");
    let code = act.kind == ActKind::Code;
    let own_name = title.to_lowercase().contains("кодекс");
    match lang {
        Lang::Kk => {
            let day = match (act.adopted, words::words()) {
                (Some(d), Ok(words)) => words.dates.say(d, "in", lang),
                _ => String::new(),
            };
            let noun = if code { "Кодексіне" } else { "Заңына" };
            if own_name {
                let bare = title.trim_start_matches("Қазақстан Республикасының").trim();
                return format!("Қазақстан Республикасының {day} {bare}не").replace("  ", " ");
            }
            format!("«{title}» {day} Қазақстан Республикасының {noun}").replace("  ", " ")
        }
        _ => {
            let day = act.adopted.map(|d| format!(" от {}", long_date(d, lang))).unwrap_or_default();
            if own_name {
                return format!("{title}{day}");
            }
            let noun = if code { "Кодекс" } else { "Закон" };
            format!("{noun} Республики Казахстан{day} «{title}»")
        }
    }
}

fn title(name: &str, lang: Lang) -> String {
    match lang {
        Lang::Kk => format!("{name} өзгерістер мен толықтырулар енгізу туралы"),
        _ => format!("О внесении изменений и дополнений в {name}"),
    }
}
