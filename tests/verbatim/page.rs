//! A file of law read as a person reads the page: articles under their headings; notes of editors, tables of contents,
//! comments and excluded items are not law.

use crate::support::Lang;
use std::fs;
use std::path::Path;

/// A text, by articles.
#[derive(Debug)]
pub struct Page {
    sections: Vec<Section>,
}

#[derive(Debug)]
struct Section {
    heading: String,
    law: String,
}

impl Page {
    pub fn read(file: &Path) -> Page {
        let text = fs::read_to_string(file).unwrap_or_else(|e| panic!("{}: {e}", file.display()));
        let mut sections = vec![Section { heading: String::new(), law: String::new() }];
        let text = without_comments(&text);
        let titled = text.lines().any(|l| l.starts_with("# "));
        let mut in_body = !titled;
        for line in text.lines() {
            if line.starts_with("# ") {
                in_body = true;
            }
            if !in_body {
                continue;
            }
            if line.starts_with('#') {
                let heading = line.trim_start_matches('#').trim().to_owned();
                sections.push(Section { heading, law: String::new() });
            } else if is_law(line)
                && let Some(section) = sections.last_mut()
            {
                section.law.push_str(line);
                section.law.push('\n');
            }
        }
        for section in &mut sections {
            section.law = folded(&section.law);
        }
        Page { sections }
    }

    /// Whether the law of the article of `eid` (of any, if it is in none) has these words.
    pub fn says(&self, eid: &str, lang: Lang, quote: &str) -> bool {
        let quote = folded(quote);
        let article = eid.split("__").find_map(|s| s.strip_prefix("art_"));
        let mut sections = self.sections.iter().filter(|s| match (article, lang) {
            (None, _) => true,
            (Some(n), Lang::Ru) => s.heading.starts_with(&format!("Статья {n}.")),
            (Some(n), Lang::Kk) => s.heading.starts_with(&format!("{n}-бап")),
        });
        sections.any(|s| s.law.contains(&quote))
    }
}

fn without_comments(text: &str) -> String {
    let mut rest = text;
    let mut out = String::new();
    while let Some((before, after)) = rest.split_once("<!--") {
        out.push_str(before);
        rest = after.split_once("-->").map_or("", |(_, after)| after);
    }
    out + rest
}

fn is_law(line: &str) -> bool {
    let line = line.trim();
    let in_italics = line.starts_with('*') && !line.starts_with("**") && line.ends_with('*');
    let gone = ["сключен", "тратил", "алып тасталды", "алынып тасталды", "күші жойылды"];
    let excluded = in_italics && gone.iter().any(|w| line.contains(w));
    !(line.starts_with('>') || line.starts_with("<a id") || excluded)
}

/// Words with the escapes and the emphasis of Markdown resolved and white space folded.
pub fn folded(text: &str) -> String {
    let mut plain = String::new();
    let mut chars = text.chars().peekable();
    while let Some(c) = chars.next() {
        match c {
            '\\' if chars.peek().is_some_and(char::is_ascii_punctuation) => plain.extend(chars.next()),
            '*' => {}
            c => plain.push(c),
        }
    }
    plain.split_whitespace().collect::<Vec<_>>().join(" ")
}

#[test]
fn a_page_is_read_without_what_is_not_law() {
    let file = tempfile::NamedTempFile::new().unwrap();
    let page = "Оглавление\n\n- Статья 1. Слово\n\n# Акт\n\n### Статья 1. Слово\n\nПервая\nстрока 1\\. <!-- x\ny -->\n\n\
                *2) исключен Законом;*\n\n> *Сноска. Слова.*\n\n### Статья 2. Еще\n\nВторая.\n";
    fs::write(file.path(), page).unwrap();
    let page = Page::read(file.path());
    assert!(page.says("art_1__p_1", Lang::Ru, "Первая строка 1."));
    for (eid, words) in [("art_1", "исключен"), ("art_1", "Сноска"), ("art_1", "Вторая"), ("preamble", "Оглавление")]
    {
        assert!(!page.says(eid, Lang::Ru, words), "{words}");
    }
    assert!(page.says("art_2", Lang::Ru, "Вторая."));
}
