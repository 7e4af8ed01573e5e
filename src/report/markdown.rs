//! The report as Markdown. Whatever is put into the template is escaped, so that no text of a law or of a rule can
//! become a heading, a link, an image or HTML.

use super::template::{self, Templates};
use super::view::{Segment, View};
use super::words::Words;
use super::{ReportError, clean};
use crate::law::Lang;
use minijinja::value::Serde;
use minijinja::{AutoEscape, Value, context};

/// Writes the Markdown, with templates of one's own in place of those of this build.
pub fn write(view: &View, words: &Words, lang: Lang, own: Option<&Templates>) -> Result<String, ReportError> {
    let mut env = template::environment()?;
    env.set_auto_escape_callback(|_| AutoEscape::Custom("markdown".into()));
    env.set_formatter(|out, _, value| {
        let text = value.to_string();
        if value.is_safe() {
            out.write_str(&text)?
        } else {
            out.write_str(&escape(&text))?
        }
        Ok(())
    });
    env.add_filter("marked", |segments: Value| -> Result<Value, minijinja::Error> {
        let mut out = String::new();
        for segment in segments.try_iter()? {
            let text = segment.get_attr("text")?.to_string();
            out.push_str(&mark(&Segment { text, marked: segment.get_attr("marked")?.is_true() }));
        }
        Ok(Value::from_safe_string(out))
    });
    env.add_filter("address", |href: String| Value::from_safe_string(address(&href)));
    template::load(&mut env, own, ".md")?;
    template::add_tables(&mut env, words, lang)?;
    let context = context! { r => Serde(view), w => template::labels(words, lang)? };
    let text = env.get_template("report.md")?.render(context).map_err(|e| template::blame(e, own))?;
    Ok(one_blank_line(&text))
}

/// Text as one line of Markdown that shows exactly these characters.
pub fn escape(text: &str) -> String {
    let text = clean::one_line(text);
    // Blanks in front would make a block of code.
    let text = text.trim_start();
    let mut out = String::with_capacity(text.len() + 8);
    let mut line_start = true;
    let mut digits = false;
    let mut chars = text.chars().peekable();
    while let Some(c) = chars.next() {
        let ends_word = chars.peek().is_none_or(|next| *next == ' ');
        match c {
            '&' => out.push_str("&amp;"),
            '<' => out.push_str("&lt;"),
            '>' => out.push_str("&gt;"),
            '\\' | '`' | '*' | '_' | '[' | ']' | '{' | '}' | '|' | '~' | '$' | '@' | '^' => {
                out.push('\\');
                out.push(c);
            }
            '#' | '+' | '-' | '=' | ':' if line_start => {
                out.push('\\');
                out.push(c);
            }
            '.' | ')' if digits && ends_word => {
                out.push('\\');
                out.push(c);
            }
            c => out.push(c),
        }
        digits = c.is_ascii_digit() && (line_start || digits);
        line_start = line_start && c == ' ';
    }
    // What remains are addresses that some renderers turn into links by themselves.
    out.replace("://", "\\://").replace("www.", "www\\.").replace("WWW.", "WWW\\.")
}

/// A piece of a quote; what matched is strong. The stars stand at letters or digits, where every renderer takes them.
pub(super) fn mark(segment: &Segment) -> String {
    let text = segment.text.as_str();
    let letter = |c: char| c.is_alphanumeric();
    match (segment.marked, text.find(letter), text.rfind(letter)) {
        (true, Some(start), Some(last)) => {
            let end = last + text[last..].chars().next().map_or(0, char::len_utf8);
            format!("{}**{}**{}", inside(&text[..start]), inside(&text[start..end]), inside(&text[end..]))
        }
        _ => inside(text),
    }
}

/// Escapes a piece that stands inside a line.
fn inside(text: &str) -> String {
    // A letter in front keeps the rules for the start of a line out.
    escape(&format!("x{text}")).split_off(1)
}

/// An address for the brackets of a link. It has been checked to hold no blanks, quotes or angle brackets.
pub(super) fn address(href: &str) -> String {
    href.replace('(', "%28").replace(')', "%29")
}

/// Templates leave more blank lines than Markdown needs.
fn one_blank_line(text: &str) -> String {
    let mut out = String::with_capacity(text.len());
    let mut blank = true;
    for line in text.lines() {
        let line = line.trim_end();
        if !(line.is_empty() && blank) {
            out.push_str(line);
            out.push('\n');
        }
        blank = line.is_empty();
    }
    out.truncate(out.trim_end().len());
    out.push('\n');
    out
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;
    use pulldown_cmark::{Event, Options, Parser, Tag, TagEnd};

    /// The text that a reader sees.
    fn seen(markdown: &str) -> Vec<Event<'_>> {
        Parser::new_ext(markdown, Options::all() - Options::ENABLE_SMART_PUNCTUATION).collect()
    }

    fn plain(text: &str) {
        let escaped = escape(text);
        let mut words = String::new();
        for event in seen(&escaped) {
            match event {
                Event::Text(t) => words.push_str(&t),
                Event::Start(Tag::Paragraph) | Event::End(TagEnd::Paragraph) => {}
                other => panic!("{text:?} became {other:?}"),
            }
        }
        assert_eq!(words, clean::one_line(text).trim(), "{escaped:?}");
    }

    #[test]
    fn law_text_cannot_become_markup() {
        for text in [
            "<script>alert(1)</script>",
            "1) запрещается",
            "12. Родители обязаны",
            "# Статья 1",
            "- пункт",
            "+ пункт",
            "=====",
            "---",
            "[x](https://example.org) ![y](z)",
            "**не** _допускается_ ~~снято~~",
            "{{ x }} {% raw %}",
            "a | b | c",
            "&lt; &copy;",
            "    отступ",
            "слово\\",
            "> цитата",
            "$$x$$ https://example.org www.example.org a@example.org",
            "[^1]: сноска",
            ": определение",
        ] {
            plain(text);
        }
    }

    #[test]
    fn stars_stand_at_letters() {
        let segment = Segment { text: " «тыйым салынады», ".into(), marked: true };
        assert_eq!(mark(&segment), " «**тыйым салынады**», ");
        assert_eq!(mark(&Segment { text: " – ".into(), marked: true }), " – ");
    }

    proptest! {
        #[test]
        fn no_text_becomes_anything_but_text(text in "[ -~а-я\\n\\t«»–]{0,60}") {
            let escaped = escape(&text);
            for event in seen(&escaped) {
                let text_only = matches!(event, Event::Text(_) | Event::Start(Tag::Paragraph) | Event::End(TagEnd::Paragraph));
                prop_assert!(text_only, "{:?}", event);
            }
        }
    }
}
