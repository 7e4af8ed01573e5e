//! Makes of an act in the folder layout what users have: pages as adilet.zan.kz writes them, and Word files.
//!
//! It reads Markdown with a few rules of its own and shares nothing with the program: what it does not understand in a
//! text must show as a difference of trees.

#![allow(dead_code, reason = "each test binary uses a part of it")]

pub mod docx;
pub mod html;
pub mod zipped;

use serde::Deserialize;
use std::collections::BTreeMap;
use std::fs;
use std::path::{Path, PathBuf};

/// A block of a text.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Block {
    Heading(usize, String),
    Words { text: String, italic: bool, bold: bool },
    Note(String),
    Comment(String),
    Anchor(String),
}

/// One text of an edition.
#[derive(Clone, Debug)]
pub struct Text {
    pub code: String,
    pub date: String,
    /// `rus` or `kaz`.
    pub lang: &'static str,
    pub title: String,
    pub requisite: String,
    pub file: PathBuf,
    pub blocks: Vec<Block>,
}

#[derive(Debug, Deserialize)]
struct Meta {
    requisite: String,
    title: BTreeMap<String, String>,
}

impl Text {
    /// The name of a file that tells the act, the day and the language.
    pub fn name(&self, extension: &str) -> String {
        format!("{}-{}-{}.{extension}", self.code, self.date, self.lang)
    }
}

/// All texts of a corpus in the folder layout.
pub fn texts(corpus: &Path) -> Vec<Text> {
    let folders = |place: &Path| -> Vec<PathBuf> {
        let mut found: Vec<PathBuf> =
            fs::read_dir(place).expect("a folder").flatten().map(|e| e.path()).filter(|p| p.is_dir()).collect();
        found.sort();
        found
    };
    let name = |p: &Path| p.file_name().expect("a name").to_string_lossy().into_owned();
    let mut out = Vec::new();
    for act in folders(corpus) {
        let code = name(&act).split('-').next().expect("a code").to_owned();
        for edition in folders(&act) {
            let meta = fs::read_to_string(edition.join("meta.yaml")).expect("meta.yaml");
            let meta: Meta = serde_yaml::from_str(&meta).expect("meta.yaml parses");
            for lang in ["rus", "kaz"] {
                let file = edition.join(format!("{lang}.md"));
                let Ok(source) = fs::read_to_string(&file) else { continue };
                let blocks = blocks(&source);
                let own = blocks.iter().find_map(|b| match b {
                    Block::Heading(1, title) => Some(title.clone()),
                    _ => None,
                });
                out.push(Text {
                    code: code.clone(),
                    date: name(&edition),
                    lang,
                    title: own.or(meta.title.get(lang).cloned()).unwrap_or_default(),
                    requisite: meta.requisite.clone(),
                    file,
                    blocks,
                });
            }
        }
    }
    assert!(!out.is_empty(), "no text in {}", corpus.display());
    out
}

/// Blocks are parted by empty lines; the texts that are turned into other forms have no others.
pub fn blocks(source: &str) -> Vec<Block> {
    let mut out = Vec::new();
    for part in source.replace("\r\n", "\n").split("\n\n") {
        let part = part.split('\n').map(str::trim).collect::<Vec<_>>().join(" ");
        let part = part.trim();
        if part.is_empty() {
            continue;
        }
        let level = part.bytes().take_while(|b| *b == b'#').count();
        if level > 0 {
            out.push(Block::Heading(level, plain(part[level..].trim())));
        } else if let Some(id) = part.strip_prefix("<a id=\"").and_then(|p| p.strip_suffix("\"></a>")) {
            out.push(Block::Anchor(id.to_owned()));
        } else if part.starts_with("<!--") {
            out.push(Block::Comment(part.to_owned()));
        } else if let Some(note) = part.strip_prefix('>') {
            out.push(Block::Note(plain(note.trim().trim_matches('*'))));
        } else {
            let bold = part.len() > 4 && part.starts_with("**") && part.ends_with("**");
            let italic = !bold && part.len() > 2 && part.starts_with('*') && part.ends_with('*');
            out.push(Block::Words { text: plain(part.trim_matches('*')), italic, bold });
        }
    }
    out
}

/// Words without links and escapes.
fn plain(text: &str) -> String {
    let mut out = String::new();
    let mut rest = text;
    while let Some(at) = rest.find(['\\', '[']) {
        out.push_str(&rest[..at]);
        let link = rest[at..].strip_prefix('[').and_then(|r| r.split_once("](")).and_then(|(words, r)| {
            let (_, after) = r.split_once(')')?;
            Some((words, after))
        });
        rest = match link {
            Some((words, after)) if !words.contains(['[', ']']) => {
                out.push_str(words);
                after
            }
            _ if rest[at..].starts_with('\\') => &rest[at + 1..],
            _ => {
                out.push('[');
                &rest[at + 1..]
            }
        };
    }
    out.push_str(rest);
    out
}

/// `статья`, `бап`: whether a heading is one of an article.
pub fn is_article(heading: &str) -> bool {
    let low = heading.to_lowercase();
    let kazakh = low.split(['.', ' ']).next().is_some_and(|w| w.ends_with("-бап"));
    low.starts_with("статья ") || kazakh
}
