//! Changing texts in the Markdown of the folder layout, by what a reader of the page sees.

use super::Lang;

/// Lines of an article: its heading, and the first line after all that belongs to it.
struct Section {
    heading: usize,
    end: usize,
}

fn heading_of(article: &str, lang: Lang) -> String {
    match lang {
        Lang::Ru => format!("Статья {article}."),
        Lang::Kk => format!("{article}-бап."),
    }
}

fn is_heading(line: &str) -> bool {
    line.starts_with('#')
}

fn section(lines: &[&str], article: &str, lang: Lang) -> Section {
    let wanted = heading_of(article, lang);
    let heading = lines
        .iter()
        .position(|l| is_heading(l) && l.trim_start_matches('#').trim_start().starts_with(&wanted))
        .unwrap_or_else(|| panic!("there is no {wanted} in this text"));
    let end = lines[heading + 1..]
        .iter()
        .position(|l| is_heading(l) || l.starts_with("<a id"))
        .map_or(lines.len(), |n| heading + 1 + n);
    Section { heading, end }
}

/// Puts a block of lines at a place, apart from what stands around it.
fn insert(lines: &[&str], at: usize, block: &str) -> String {
    let mut all: Vec<&str> = lines[..at].to_vec();
    all.extend(["", block, ""]);
    all.extend(&lines[at..]);
    all.join("\n") + "\n"
}

/// Puts words as the last paragraph of an article, before the notes of editors that close it.
pub fn append(text: &str, lang: Lang, article: &str, words: &str) -> String {
    let lines: Vec<&str> = text.lines().collect();
    let Section { heading, end } = section(&lines, article, lang);
    let law = lines[heading..end].iter().rposition(|l| {
        let l = l.trim();
        !l.is_empty() && !l.starts_with('>') && !l.starts_with("<!--")
    });
    insert(&lines, heading + 1 + law.unwrap_or(0), words)
}

/// Puts something after everything that belongs to an article: another article, or what is not law.
pub fn after(text: &str, lang: Lang, article: &str, block: &str) -> String {
    let lines: Vec<&str> = text.lines().collect();
    let end = section(&lines, article, lang).end;
    insert(&lines, end, block)
}

/// Leaves an article out, and says so as the folder layout does.
pub fn omit(text: &str, lang: Lang, article: &str) -> String {
    let lines: Vec<&str> = text.lines().collect();
    let Section { heading, end } = section(&lines, article, lang);
    let mut all: Vec<&str> = lines[..heading].to_vec();
    let omitted = format!("<!-- omitted: article {article} -->");
    all.extend([omitted.as_str(), ""]);
    all.extend(&lines[end..]);
    all.join("\n") + "\n"
}

/// Whether a text has an article.
pub fn has(text: &str, lang: Lang, article: &str) -> bool {
    let wanted = heading_of(article, lang);
    text.lines().any(|l| is_heading(l) && l.trim_start_matches('#').trim_start().starts_with(&wanted))
}
