//! Pages as adilet.zan.kz writes them, in the new and in the old style.

use super::{Block, Text, is_article};
use std::fmt::Write;

/// Which page.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Style {
    /// Headings for articles, points with ids, notes in paragraphs of a class.
    New,
    /// Articles in bold paragraphs, notes in bare spans with links between them.
    Old,
}

fn escape(text: &str) -> String {
    text.replace('&', "&amp;").replace('<', "&lt;").replace('>', "&gt;").replace('"', "&quot;")
}

/// The page of a text, in UTF-8.
pub fn page(text: &Text, style: Style) -> String {
    let russian = text.lang == "rus";
    let title = escape(&text.title);
    let mut out = String::new();
    let (lang, charset) = if style == Style::Old { ("ru", "windows-1251") } else { (&text.lang[..2], "utf-8") };
    let _ = write!(
        out,
        "<!DOCTYPE html>\n<html lang=\"{lang}\">\n<head>\n<meta http-equiv=\"Content-Type\" content=\"text/html; charset={charset}\">\n\
         <title>{title} - ИПС \"Әділет\"</title>\n<script>var a = '<p>Статья 1. Чужая</p>';</script>\n<style>.x {{ color: red }}</style>\n\
         </head>\n<body>\n<div class=\"header\"><ul class=\"menu\"><li><a href=\"/rus\">Главная</a></li></ul>\n\
         <form action=\"/rus/search/docs\"><input name=\"q\"><p>Искать в базе</p></form></div>\n\
         <div class=\"main png_bg\"><div class=\"inner_main\">\n<div class=\"container_alpha slogan\"><h1>{title}</h1>\n"
    );
    if russian {
        let _ = writeln!(out, "<p>{}</p>", escape(&text.requisite));
    }
    out.push_str(
        "</div>\n<div class=\"container_gamma tabs\"><a href=\"#\">Текст</a> <a href=\"info\">Информация</a></div>\n\
         <div class=\"container_gamma text text_upd\">\n",
    );
    if style == Style::New {
        out.push_str("<article>\n");
    }
    let mut number = 0;
    let mut name = || {
        number += 1;
        format!("z{number}")
    };
    for block in &text.blocks {
        match (block, style) {
            (Block::Heading(1, heading), _) if *heading == text.title => {}
            (Block::Heading(level, heading), Style::New) => {
                let _ = writeln!(out, "<h{level} id=\"{}\"> {}</h{level}>", name(), escape(heading));
            }
            (Block::Heading(_, heading), Style::Old) if is_article(heading) => {
                let _ = writeln!(out, "<p><b><a name=\"{}\"></a>{}</b></p>", name(), escape(heading));
            }
            (Block::Heading(_, heading), Style::Old) => {
                let _ = writeln!(out, "<h3><a name=\"{}\"></a>{}</h3>", name(), escape(heading));
            }
            (Block::Words { text, italic, bold }, _) => {
                let mut words = escape(text).replace("&lt;!-- omitted:", "<!-- omitted:").replace("--&gt;", "-->");
                if *italic {
                    words = format!("<i>{words}</i>");
                }
                if *bold {
                    words = format!("<b>{words}</b>");
                }
                // A link to another act stands in the text of most provisions.
                words = words.replacen(
                    "Закона Республики Казахстан",
                    "<a href=\"/rus/docs/Z1\">Закона Республики Казахстан</a>",
                    1,
                );
                let _ = match style {
                    Style::New => writeln!(out, "<p id=\"{}\">      {words}</p>", name()),
                    Style::Old => writeln!(out, "<p id=\"{}\">&nbsp;&nbsp;&nbsp; {words}\n</p>", name()),
                };
            }
            (Block::Note(text), Style::New) => {
                let _ = writeln!(out, "<p class=\"note\">{}</p>", linked(&escape(text), "", ""));
            }
            (Block::Note(text), Style::Old) => {
                let note = linked(&escape(text), "<span class=\"note\">", "</span>");
                let _ = writeln!(out, "<span class=\"note\">      {note}</span><br>");
            }
            (Block::Comment(text), _) => {
                let _ = writeln!(out, "{text}");
            }
            (Block::Anchor(_), _) => {}
        }
    }
    if style == Style::New {
        out.push_str("</article>\n");
    }
    out.push_str(
        "</div>\n<div class=\"container_omega aftertext\"><p>Если Вы обнаружили на странице ошибку, выделите мышью слово или фразу и \
         нажмите сочетание клавиш Ctrl+Enter</p></div>\n<div class=\"page-search\"><span>поиск по странице</span></div>\n\
         <script>window.x = { 'Статья': 1 };</script>\n<div class=\"sidebar\"><h4>Последние документы</h4>\
         <p>Статья 99. О бюджете</p></div>\n</div></div>\n<div class=\"footer\"><p>1. Все права защищены.</p></div>\n</body>\n</html>\n",
    );
    out
}

/// A note as pages have it: the number of the law in it is a link, outside of the span.
fn linked(note: &str, open: &str, close: &str) -> String {
    let Some(at) = note.find('№') else { return note.to_owned() };
    let end = note[at..].find([' ', ',', ';']).map_or(note.len(), |e| at + e);
    let end = if end == at + '№'.len_utf8() {
        note[end + 1..].find([' ', ',', ';', ')']).map_or(note.len(), |e| end + 1 + e)
    } else {
        end
    };
    format!("{}{close}<a href=\"/rus/docs/Z2\">{}</a>{open}{}", &note[..at], &note[at..end], &note[end..])
}

/// The page in windows-1251: what that has no letter for stands as an entity.
pub fn in_windows_1251(page: &str) -> Vec<u8> {
    encoding_rs::WINDOWS_1251.encode(page).0.into_owned()
}
