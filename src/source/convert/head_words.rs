//! The words of `rules/structure/heads.yaml`, ready to match folded text.

use crate::law::Lang;
use crate::source::words::DATE;
use regex::Regex;
use serde::Deserialize;
use std::collections::BTreeMap;
use std::sync::LazyLock;

#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
struct File {
    kinds: Vec<KindWords>,
    requisites: Vec<String>,
    repealed: Vec<String>,
    editions: Vec<String>,
    no_titles: Vec<String>,
    page_notices: Vec<String>,
    frames: Vec<String>,
    languages: BTreeMap<Lang, Vec<String>>,
    no_law_names: Vec<String>,
}

#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
struct KindWords {
    requisite: String,
    ru: String,
    kk: String,
}

/// A kind of act: the beginning of its Russian requisite and what names it in a text.
pub struct KindOfAct {
    /// «Закон Республики Казахстан».
    pub requisite: String,
    /// Matches a Russian or a Kazakh line that names the kind.
    pub words: Regex,
}

/// See the file for what each is.
pub struct HeadWords {
    pub kinds: Vec<KindOfAct>,
    pub requisites: Vec<Regex>,
    pub repealed: Regex,
    pub editions: Vec<Regex>,
    pub no_title: Regex,
    pub page_notice: Regex,
    pub frames: Vec<String>,
    pub languages: BTreeMap<Lang, Vec<String>>,
    pub no_law_names: Vec<String>,
}

/// The words.
#[expect(clippy::expect_used, reason = "embedded data, compiled by a test")]
pub static HEADS: LazyLock<HeadWords> = LazyLock::new(|| {
    let file: File = serde_yaml::from_str(include_str!("../../../rules/structure/heads.yaml")).expect("it parses");
    let regex = |s: &str| Regex::new(s).expect("embedded expression compiles");
    let any = |v: &[String]| regex(&v.join("|"));
    HeadWords {
        kinds: file
            .kinds
            .into_iter()
            .map(|k| KindOfAct { words: regex(&format!("{}|{}", k.ru, k.kk)), requisite: k.requisite })
            .collect(),
        requisites: file.requisites.iter().map(|s| regex(s)).collect(),
        repealed: any(&file.repealed),
        editions: file.editions.iter().map(|s| regex(&s.replace("{DATE}", DATE))).collect(),
        no_title: any(&file.no_titles),
        page_notice: regex(&format!(r"^(?:{})[.!]?$", file.page_notices.join("|"))),
        frames: file.frames,
        languages: file.languages,
        no_law_names: file.no_law_names,
    }
});

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_embedded_file_compiles() {
        assert!(!HEADS.requisites.is_empty());
    }
}
