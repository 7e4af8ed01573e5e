//! What an element of a page means for the words in it.

use crate::source::convert::head_words::HEADS;
use html5gum::StartTag;

/// What all open elements together mean for the words at a place.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct State {
    /// The words are not shown, or no words at all.
    pub skip: bool,
    /// The frame of the page, not its text.
    pub frame: bool,
    /// A note of an editor.
    pub note: bool,
    /// Bold.
    pub bold: bool,
    /// Italics.
    pub italic: bool,
    /// A link.
    pub link: bool,
    /// A link to a place of the same page.
    pub internal: bool,
    /// In the middle of the line.
    pub centred: bool,
    /// Raised: an inserted number.
    pub raised: bool,
    /// Line ends are line ends.
    pub pre: bool,
    /// How surely this is where the text of the act stands: 0 to 3.
    pub region: u8,
    /// The head of an adilet page, with title and requisite.
    pub slogan: bool,
    /// `<title>`.
    pub title: bool,
    /// `<h1>` to `<h6>`, else 0.
    pub heading: u8,
}

/// The value of an attribute, as text.
pub fn attribute(tag: &StartTag<usize>, name: &str) -> Option<String> {
    let value = tag.attributes.iter().find(|(k, _)| k.as_slice() == name.as_bytes())?.1;
    Some(String::from_utf8_lossy(&value.value).into_owned())
}

/// Whether an element begins and ends paragraphs.
pub fn is_block(name: &str) -> bool {
    matches!(
        name,
        "address"
            | "article"
            | "aside"
            | "blockquote"
            | "body"
            | "caption"
            | "center"
            | "dd"
            | "details"
            | "dialog"
            | "div"
            | "dl"
            | "dt"
            | "fieldset"
            | "figcaption"
            | "figure"
            | "footer"
            | "form"
            | "h1"
            | "h2"
            | "h3"
            | "h4"
            | "h5"
            | "h6"
            | "header"
            | "hr"
            | "html"
            | "li"
            | "main"
            | "nav"
            | "ol"
            | "p"
            | "pre"
            | "section"
            | "summary"
            | "table"
            | "tbody"
            | "td"
            | "tfoot"
            | "th"
            | "thead"
            | "title"
            | "tr"
            | "ul"
    )
}

/// Whether an element has no end.
pub fn is_void(name: &str) -> bool {
    matches!(
        name,
        "area"
            | "base"
            | "br"
            | "col"
            | "embed"
            | "hr"
            | "img"
            | "input"
            | "link"
            | "meta"
            | "param"
            | "source"
            | "track"
            | "wbr"
    )
}

/// What an element adds to what the elements around it mean.
pub fn enter(before: State, name: &str, tag: &StartTag<usize>) -> State {
    let mut state = before;
    let class = attribute(tag, "class").unwrap_or_default().to_lowercase();
    let id = attribute(tag, "id").unwrap_or_default().to_lowercase();
    let style: String =
        attribute(tag, "style").unwrap_or_default().to_lowercase().chars().filter(|c| !c.is_whitespace()).collect();
    match name {
        "script" | "style" | "noscript" | "template" | "svg" | "math" | "select" | "button" | "iframe" | "object"
        | "canvas" | "audio" | "video" | "textarea" | "head" | "noframes" => state.skip = true,
        "title" => state.title = true,
        "nav" | "aside" | "footer" => state.frame = true,
        "b" | "strong" => state.bold = true,
        "i" | "em" => state.italic = true,
        "sup" => state.raised = true,
        "center" => state.centred = true,
        "pre" => state.pre = true,
        "article" => state.region = 3,
        "main" => state.region = state.region.max(1),
        "h1" | "h2" | "h3" | "h4" | "h5" | "h6" => state.heading = name.as_bytes().get(1).map_or(1, |d| d - b'0'),
        "a" => {
            if let Some(to) = attribute(tag, "href") {
                state.link = true;
                state.internal = to.starts_with('#');
            }
        }
        _ => {}
    }
    let classes: Vec<&str> = class.split_whitespace().collect();
    if classes.contains(&"slogan") {
        state.slogan = true;
    }
    if classes.contains(&"container_gamma") && classes.iter().any(|c| *c == "text" || c.starts_with("text_")) {
        state.region = state.region.max(2);
    } else if classes.contains(&"main") || id == "main" {
        state.region = state.region.max(1);
    }
    if matches!(name, "div" | "section" | "ul" | "header" | "td" | "table" | "p") && is_frame(&class, &id) {
        state.frame = true;
    }
    if name == "table" && id == "ethernatable" {
        state.frame = true;
    }
    let colour = attribute(tag, "color").unwrap_or_default().to_lowercase();
    let red = |c: &str| matches!(c, "#ff0000" | "#f00" | "red" | "ff0000" | "rgb(255,0,0)");
    let style_of = |key: &str| style.split(';').find_map(|s| s.strip_prefix(key)?.strip_prefix(':'));
    if classes.contains(&"note") || (name == "font" && red(&colour)) || style_of("color").is_some_and(red) {
        state.note = true;
    }
    if style_of("display") == Some("none") || style_of("visibility") == Some("hidden") || tag_has(tag, "hidden") {
        state.skip = true;
    }
    match style_of("font-weight") {
        Some("bold" | "bolder" | "600" | "700" | "800" | "900") => state.bold = true,
        Some("normal" | "400") => state.bold = false,
        _ => {}
    }
    match style_of("font-style") {
        Some("italic" | "oblique") => state.italic = true,
        Some("normal") => state.italic = false,
        _ => {}
    }
    let align = attribute(tag, "align").unwrap_or_default().to_lowercase();
    if align == "center" || style_of("text-align") == Some("center") {
        state.centred = true;
    } else if !align.is_empty() || style_of("text-align").is_some() {
        state.centred = false;
    }
    state
}

fn tag_has(tag: &StartTag<usize>, name: &str) -> bool {
    tag.attributes.keys().any(|k| k.as_slice() == name.as_bytes())
}

fn is_frame(class: &str, id: &str) -> bool {
    class
        .split_whitespace()
        .chain([id])
        .flat_map(|token| token.split(['-', '_']))
        .any(|word| HEADS.frames.iter().any(|f| f == word))
}
