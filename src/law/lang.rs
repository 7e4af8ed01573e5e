use serde::{Deserialize, Serialize};
use std::collections::BTreeMap;
use std::fmt;

/// A language of the law or of the interface.
///
/// Russian and Kazakh texts are equally authentic; English exists only as a translation and is never evidence.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize, schemars::JsonSchema)]
#[serde(rename_all = "lowercase")]
pub enum Lang {
    /// Russian.
    Ru,
    /// Kazakh, in Cyrillic script.
    Kk,
    /// English.
    En,
}

impl Lang {
    /// The languages whose text is law and can be evidence.
    pub const AUTHENTIC: [Lang; 2] = [Lang::Ru, Lang::Kk];
    /// Every language of the interface.
    pub const ALL: [Lang; 3] = [Lang::Ru, Lang::Kk, Lang::En];

    /// The two-letter tag used on the command line and in JSON: `ru`, `kk`, `en`.
    pub fn tag(self) -> &'static str {
        match self {
            Lang::Ru => "ru",
            Lang::Kk => "kk",
            Lang::En => "en",
        }
    }

    /// The stem of the file that holds this language in a corpus: `rus`, `kaz`, `eng`.
    pub fn file_stem(self) -> &'static str {
        match self {
            Lang::Ru => "rus",
            Lang::Kk => "kaz",
            Lang::En => "eng",
        }
    }

    /// Reads a tag (`ru`) or a file stem (`rus`).
    pub fn parse(s: &str) -> Option<Lang> {
        Lang::ALL.into_iter().find(|l| l.tag() == s || l.file_stem() == s)
    }
}

impl fmt::Display for Lang {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(self.tag())
    }
}

/// A text in some or all of the three languages.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(transparent)]
pub struct Localized(pub BTreeMap<Lang, String>);

impl Localized {
    /// The text in `lang`; failing that in Russian, Kazakh, English, in this order; failing that nothing.
    pub fn get(&self, lang: Lang) -> &str {
        [lang, Lang::Ru, Lang::Kk, Lang::En].iter().find_map(|l| self.0.get(l)).map_or("", String::as_str)
    }

    /// The text in exactly this language.
    pub fn exact(&self, lang: Lang) -> Option<&str> {
        self.0.get(&lang).map(String::as_str)
    }
}
