//! Styles: which paragraphs are headings, what is bold in them, which list they are numbered by.

use super::xml::{Met, attribute, is_on, number, value, walk};
use crate::source::convert::Refusal;
use crate::source::limits::Limits;
use std::collections::HashMap;

/// What a style, or a paragraph or run by itself, says; `None` where it says nothing.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Look {
    /// Level of a heading, from 0.
    pub outline: Option<u8>,
    pub bold: Option<bool>,
    pub italic: Option<bool>,
    pub hidden: Option<bool>,
    pub centred: Option<bool>,
    pub raised: Option<bool>,
    /// The list; «0» takes a paragraph out of one.
    pub list: Option<String>,
    /// The level in the list, from 0.
    pub level: Option<usize>,
}

impl Look {
    /// What this says, and what it does not say as the other has it.
    pub fn over(self, below: &Look) -> Look {
        Look {
            outline: self.outline.or(below.outline),
            bold: self.bold.or(below.bold),
            italic: self.italic.or(below.italic),
            hidden: self.hidden.or(below.hidden),
            centred: self.centred.or(below.centred),
            raised: self.raised.or(below.raised),
            list: self.list.or_else(|| below.list.clone()),
            level: self.level.or(below.level),
        }
    }

    /// Takes one property of a paragraph or run.
    pub fn property(&mut self, name: &str, tag: &quick_xml::events::BytesStart<'_>) {
        match name {
            "outlineLvl" => self.outline = number(tag).filter(|l| *l < 9),
            "b" => self.bold = Some(is_on(tag)),
            "i" => self.italic = Some(is_on(tag)),
            "vanish" => self.hidden = Some(is_on(tag)),
            "jc" => self.centred = Some(value(tag).as_deref() == Some("center")),
            "vertAlign" => self.raised = Some(value(tag).as_deref() == Some("superscript")),
            "numId" => self.list = value(tag),
            "ilvl" => self.level = number(tag),
            _ => {}
        }
    }
}

#[derive(Clone, Debug, Default)]
struct Style {
    name: String,
    based_on: Option<String>,
    look: Look,
}

/// The styles of a file.
#[derive(Clone, Debug, Default)]
pub struct Styles {
    all: HashMap<String, Style>,
    /// The style of paragraphs that name none.
    default: Option<String>,
    document: Look,
}

/// Styles based on styles, no deeper than this.
const CHAIN: usize = 32;

impl Styles {
    /// Reads `styles.xml`.
    ///
    /// # Errors
    /// If it cannot be read.
    pub fn read(xml: &str, limits: &Limits) -> Result<Styles, Refusal> {
        let mut styles = Styles::default();
        let mut id: Option<String> = None;
        let mut style = Style::default();
        let mut defaults = false;
        walk("styles.xml", xml, limits, &mut |met| {
            match met {
                Met::Start("style", tag) => {
                    id = attribute(tag, "styleId");
                    style = Style::default();
                    let on = matches!(attribute(tag, "default").as_deref(), Some("1" | "true" | "on"));
                    if on && attribute(tag, "type").as_deref() == Some("paragraph") {
                        styles.default = id.clone();
                    }
                }
                Met::End("style") => {
                    if let Some(id) = id.take() {
                        styles.all.insert(id, std::mem::take(&mut style));
                    }
                }
                Met::Start("docDefaults", _) => defaults = true,
                Met::End("docDefaults") => defaults = false,
                Met::Start("name", tag) => style.name = value(tag).unwrap_or_default().to_lowercase(),
                Met::Start("basedOn", tag) => style.based_on = value(tag),
                Met::Start(name, tag) if id.is_some() => style.look.property(name, tag),
                Met::Start(name, tag) if defaults => styles.document.property(name, tag),
                _ => {}
            }
            Ok(())
        })?;
        Ok(styles)
    }

    /// What a style says, with those it is based on; for no style, what the file says of every paragraph.
    pub fn look(&self, id: Option<&str>) -> Look {
        let mut look = Look::default();
        let mut next = id.or(self.default.as_deref());
        for _ in 0..CHAIN {
            let Some(style) = next.and_then(|id| self.all.get(id)) else {
                break;
            };
            look = look.over(&style.look);
            look.outline = look.outline.or_else(|| heading_level(&style.name));
            next = style.based_on.as_deref();
        }
        look.over(&self.document)
    }

    /// The look of a style of letters, without what the file says of every paragraph.
    pub fn of_letters(&self, id: &str) -> Look {
        let mut look = Look::default();
        let mut next = Some(id);
        for _ in 0..CHAIN {
            let Some(style) = next.and_then(|id| self.all.get(id)) else {
                break;
            };
            look = look.over(&style.look);
            next = style.based_on.as_deref();
        }
        look
    }

    /// Whether paragraphs of a style are lines of a table of contents.
    pub fn is_contents(&self, id: Option<&str>) -> bool {
        let name = id.and_then(|id| self.all.get(id)).map_or("", |s| s.name.as_str());
        let level = name.strip_prefix("toc ").or_else(|| name.strip_prefix("оглавление "));
        level.is_some_and(|l| l.trim().parse::<u8>().is_ok())
    }

    /// The list of a style.
    pub fn list(&self, id: &str) -> Option<String> {
        self.all.get(id)?.look.list.clone()
    }
}

/// «heading 2», «Заголовок 2», «Title».
fn heading_level(name: &str) -> Option<u8> {
    if matches!(name, "title" | "название" | "заголовок") {
        return Some(0);
    }
    let level = name.strip_prefix("heading ").or_else(|| name.strip_prefix("заголовок "))?;
    level.trim().parse::<u8>().ok().and_then(|l| l.checked_sub(1)).filter(|l| *l < 9)
}
