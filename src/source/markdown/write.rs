//! A tree as Markdown of the folder layout: reading it gives the same tree.
//!
//! The order of the lines alone decides where each provision stands (see `tree`), so the writer goes through the tree in
//! the order of the text and needs no indentation. What the reader sets aside (contents, navigation, signatures) is not
//! in a [`Document`] and is not written.

use super::{editor, marker};
use crate::law::{Document, Kind, Lang, Note, Number, Omission, Provision, Status};
use crate::source::words::{Words, fold};

/// Writes a document. Anchors stand before the articles of the body, notes under what they speak of, omissions where
/// their lines stood.
pub fn write(document: &Document) -> String {
    let mut omissions: Vec<&Omission> = document.omissions.iter().collect();
    omissions.sort_by_key(|o| o.line);
    let mut writer = Writer { lang: document.lang, out: String::new(), omissions };
    if let Some(title) = &document.title {
        writer.block(&format!("# {}", escape(title)));
    }
    for note in &document.notes {
        writer.note(note);
    }
    for provision in &document.provisions {
        writer.provision(provision, false);
    }
    for omission in std::mem::take(&mut writer.omissions) {
        writer.block(&omitted(omission));
    }
    writer.out
}

/// The line of a provision without Markdown: number and words, or the heading with its number: «Статья 5. …»,
/// «4-1) …», «3. …». `None` for a provision that has neither.
pub fn plain_line(lang: Lang, p: &Provision) -> Option<String> {
    match p.kind {
        Kind::Annex | Kind::Part | Kind::Section | Kind::Chapter | Kind::Paragraph | Kind::Article => {
            Some(heading(lang, p))
        }
        Kind::Point => Some(numbered(p, ". ")),
        Kind::Subpoint => Some(numbered(p, ") ")),
        Kind::Preamble | Kind::Unnumbered => (!words(p).is_empty()).then(|| words(p).to_owned()),
    }
}

fn numbered(p: &Provision, sign: &str) -> String {
    match &p.num {
        Some(n) => format!("{n}{sign}{}", words(p)).trim_end().to_owned(),
        None => words(p).to_owned(),
    }
}

/// The words that stand in the text: of a place announced and not yet law, those of the editor.
pub fn words(p: &Provision) -> &str {
    match p.notes.first() {
        Some(note) if p.text.is_empty() && told_in_place(p) => &note.text,
        _ => &p.text,
    }
}

/// Whether the first note of a place is made of its own words: they say that it is excluded, or not yet law.
fn told_in_place(p: &Provision) -> bool {
    let inner = matches!(p.kind, Kind::Point | Kind::Subpoint | Kind::Unnumbered | Kind::Preamble);
    inner
        && p.notes.first().is_some_and(|n| {
            (p.text.is_empty() && !editor::opens_note(Lang::Ru, &n.text) && editor::is_deferred(Lang::Ru, &n.text))
                || (p.status == Status::Excluded && n.text == p.text)
        })
}

/// «Статья 5. Права», «5-бап. Құқықтар», «Приложение 2».
fn heading(lang: Lang, p: &Provision) -> String {
    let words = p.heading.as_deref().unwrap_or("").trim();
    let Some(name) = level(lang, p.kind, p.num.as_ref()) else {
        return words.to_owned();
    };
    if p.kind == Kind::Annex {
        return name;
    }
    if words.is_empty() { format!("{name}.") } else { format!("{name}. {words}") }
}

fn level(lang: Lang, kind: Kind, num: Option<&Number>) -> Option<String> {
    let word = match (lang, kind) {
        (Lang::Ru, Kind::Part) => "ЧАСТЬ",
        (Lang::Ru, Kind::Section) => "Раздел",
        (Lang::Ru, Kind::Chapter) => "Глава",
        (Lang::Ru, Kind::Paragraph) => "Параграф",
        (Lang::Ru, Kind::Article) => "Статья",
        (Lang::Ru, Kind::Annex) => "Приложение",
        (Lang::Kk, Kind::Part) => "БӨЛІК",
        (Lang::Kk, Kind::Section) => "бөлім",
        (Lang::Kk, Kind::Chapter) => "тарау",
        (Lang::Kk, Kind::Paragraph) => "параграф",
        (Lang::Kk, Kind::Article) => "бап",
        (Lang::Kk, Kind::Annex) => "қосымша",
        (Lang::En, Kind::Part) => "Part",
        (Lang::En, Kind::Section) => "Section",
        (Lang::En, Kind::Chapter) => "Chapter",
        (Lang::En, Kind::Paragraph) => "Paragraph",
        (Lang::En, Kind::Article) => "Article",
        (Lang::En, Kind::Annex) => "Annex",
        _ => return None,
    };
    match (num, lang) {
        (Some(n), Lang::Kk) => Some(format!("{n}-{word}")),
        (Some(n), _) => Some(format!("{word} {n}")),
        (None, _) => (kind == Kind::Annex).then(|| word.to_owned()),
    }
}

struct Writer<'a> {
    lang: Lang,
    out: String,
    /// Still to be written, in the order of their lines.
    omissions: Vec<&'a Omission>,
}

impl Writer<'_> {
    fn block(&mut self, text: &str) {
        if !self.out.is_empty() {
            self.out.push('\n');
        }
        self.out.push_str(text);
        self.out.push('\n');
    }

    fn note(&mut self, note: &Note) {
        let text = escape(note.text.trim());
        if !text.is_empty() {
            self.block(&format!("> *{text}*"));
        }
    }

    /// Omissions that stand before a line of the file this tree was read from.
    fn omissions_before(&mut self, line: u32) {
        while self.omissions.first().is_some_and(|o| o.line < line) {
            let omission = self.omissions.remove(0);
            self.block(&omitted(omission));
        }
    }

    fn provision(&mut self, p: &Provision, in_annex: bool) {
        self.omissions_before(p.span.line);
        let in_annex = in_annex || p.kind == Kind::Annex;
        let divides = matches!(p.kind, Kind::Annex | Kind::Part | Kind::Section | Kind::Chapter | Kind::Paragraph);
        match p.kind {
            Kind::Annex => self.annex(p),
            Kind::Part | Kind::Section | Kind::Chapter | Kind::Paragraph => {
                self.block(&format!("## {}", escape(&heading(self.lang, p))));
            }
            Kind::Article => {
                if let Some(n) = p.num.as_ref().filter(|_| !in_annex) {
                    self.block(&format!("<a id=\"st{n}\"></a>"));
                }
                self.block(&format!("### {}", escape(&heading(self.lang, p))));
            }
            Kind::Point => self.item(p, "."),
            Kind::Subpoint => self.item(p, ")"),
            Kind::Preamble | Kind::Unnumbered => self.paragraph(p),
        }
        let told = usize::from(told_in_place(p));
        if divides {
            p.notes.iter().for_each(|n| self.note(n));
        }
        // The place of a text left out is made by the line that says so.
        if p.text.is_empty() && p.kind == Kind::Point {
            while self.omissions.first().is_some_and(|o| o.line == p.span.line) {
                let omission = self.omissions.remove(0);
                self.block(&omitted(omission));
            }
        }
        for child in &p.children {
            self.provision(child, in_annex);
        }
        if !divides {
            p.notes.iter().skip(told).for_each(|n| self.note(n));
        }
    }

    fn annex(&mut self, p: &Provision) {
        let words = p.heading.as_deref().unwrap_or("").trim();
        let name = level(self.lang, Kind::Annex, p.num.as_ref()).unwrap_or_default();
        let folded = fold(self.lang, words);
        let names_itself = Words::of(self.lang)
            .divisions
            .iter()
            .any(|d| d.kind == Kind::Annex && d.pattern.captures(&folded).is_some_and(|c| c.name("to").is_some()));
        if names_itself {
            self.block(&format!("## {}", escape(words)));
        } else if self.lang == Lang::Ru && folded.starts_with("к ") {
            self.block(&format!("## {name} {}", escape(words)));
        } else {
            self.block(&format!("## {name}"));
            if !words.is_empty() {
                self.block(&format!("## {}", escape(words)));
            }
        }
    }

    fn item(&mut self, p: &Provision, sign: &str) {
        let text = words(p);
        let number = p.num.as_ref().map(ToString::to_string).unwrap_or_default();
        if p.status == Status::Excluded && !text.is_empty() {
            self.block(&format!("*{number}{sign} {}*", escape(text)));
        } else if text.is_empty() {
            self.block(&format!("{number}{sign}"));
        } else {
            self.block(&format!("{number}{sign} {}", guarded(text)));
        }
    }

    fn paragraph(&mut self, p: &Provision) {
        let text = words(p);
        if text.is_empty() {
            return;
        }
        if p.status == Status::Excluded {
            self.block(&format!("*{}*", escape(text)));
        } else if reads_otherwise(self.lang, text) {
            // A row of a table: figures in it number nothing.
            self.block(&format!("<table><tr><td>{text}</td></tr></table>"));
        } else {
            self.block(&guarded_start(&escape(text)));
        }
    }
}

/// Whether a paragraph without a number would be read as something else.
fn reads_otherwise(lang: Lang, text: &str) -> bool {
    marker::split(text).is_some()
        || editor::opens_note(lang, text)
        || editor::is_editor_paragraph(lang, text)
        || editor::glued_note(lang, text).is_some()
}

fn omitted(o: &Omission) -> String {
    let mut out = "<!-- omitted: article".to_owned();
    if o.articles.0 == o.articles.1 {
        out.push_str(&format!(" {}", o.articles.0));
    } else {
        out.push_str(&format!("s {} to {}", o.articles.0, o.articles.1));
    }
    if let Some(point) = &o.point {
        out.push_str(&format!(" point {point}"));
    }
    if let Some((from, to)) = &o.subpoints {
        out.push_str(&if from == to { format!(" subpoint {from}") } else { format!(" subpoints {from} to {to}") });
    }
    if let Some(part) = o.part {
        out.push_str(&format!(" part {part}"));
    }
    if let Some(reason) = &o.reason {
        out.push_str(&format!(" ({reason})"));
    }
    out.push_str(" -->");
    out
}

/// Text after the number of an item: a number in it opens no list of its own.
fn guarded(text: &str) -> String {
    let escaped = escape(text);
    let digits = escaped.bytes().take_while(u8::is_ascii_digit).count();
    match (escaped.as_bytes().get(digits), escaped.split_at_checked(digits)) {
        (Some(b'.' | b')'), Some((number, rest))) if digits > 0 => format!("{number}\\{rest}"),
        _ => guarded_start(&escaped),
    }
}

/// Signs that open a block of Markdown at the beginning of a line are words here.
fn guarded_start(escaped: &str) -> String {
    if escaped.starts_with(['#', '>', '+', '-', '=', '~']) { format!("\\{escaped}") } else { escaped.to_owned() }
}

/// Words as Markdown that reads as these words.
fn escape(text: &str) -> String {
    let mut out = String::with_capacity(text.len());
    for c in text.chars() {
        match c {
            '\\' | '*' | '_' | '[' | ']' | '<' | '`' => {
                out.push('\\');
                out.push(c);
            }
            '&' => out.push_str("&amp;"),
            '\n' | '\r' => out.push(' '),
            _ => out.push(c),
        }
    }
    if out.ends_with('#') {
        out.insert(out.len() - 1, '\\');
    }
    out
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::source::markdown::parse;
    use std::path::Path;

    fn read(lang: Lang, text: &str) -> Document {
        parse(lang, text, Path::new("x.md")).document
    }

    fn bare(document: &Document) -> Vec<(String, Option<String>, String, Status)> {
        let mut out = Vec::new();
        document.walk(&mut |_, p| out.push((p.eid.to_string(), p.heading.clone(), p.text.clone(), p.status)));
        out
    }

    #[test]
    fn reading_what_was_written_gives_the_same_tree() {
        let text = "# О школе\n\n> *Сноска. В заголовок внесены изменения Законом РК от 01.02.2010 № 1-IV.*\n\nНастоящий Закон о \
            школе.\n\n## Глава 1. Общее\n\n### Статья 1. Слова\n\nВ Законе:\n\n1) школа – дом [учения] *звезда*;\n\n*2) исключен \
            Законом РК от 01.02.2010 № 1-IV;*\n\n<!-- omitted: article 1 subpoints 3 to 5 -->\n\n6) 2. урок – час.\n\nЧасть вторая.\n\n\
            > *Сноска. Статья 1 с изменениями.*\n\n### Статья 2.\n\n> *Сноска. Статья 2 исключена Законом РК от 01.02.2010 № \
            1-IV.*\n\n<!-- omitted: articles 3 to 7 (нет) -->\n\n### Статья 8. Ряд\n\n1. Первый.\n\n   Второй.\n\n<table><tr><td>3. \
            ряд</td></tr></table>\n\n- тире\n\n2. Итог:\n\n1) да;\n\n2) нет.\n\n# Приложение 1\n\n# Список\n\n1. Один.\n";
        let first = read(Lang::Ru, text);
        let again = read(Lang::Ru, &write(&first));
        assert_eq!(bare(&first), bare(&again));
        assert_eq!(first.omissions.len(), again.omissions.len());
        assert_eq!(first.notes.len(), again.notes.len());
        assert_eq!(write(&first), write(&again));
    }
}
