//! How well the law is read: norms against keys made by hand, stems against gold lemmas.
//!
//! [`key`] reads a key, [`norms`] holds the norms of a text against it, [`stems`] holds stems against lemmas, [`score`]
//! counts, and [`page`] writes it all down as `docs/accuracy.md`. Shared by the test that asserts the bars and by the
//! example that prints the page.

pub mod key;
pub mod norms;
pub mod page;
pub mod score;
pub mod stems;

use olqy::law::Lang;
use std::path::{Path, PathBuf};

/// Official texts and gold lemmas, which are not part of the repository: the folder that `OLQY_SHARED` names.
pub fn shared() -> Option<PathBuf> {
    std::env::var_os("OLQY_SHARED").map(PathBuf::from)
}

/// A text with a key.
#[derive(Clone, Copy, Debug)]
pub struct Text {
    /// The folder of the act.
    pub act: &'static str,
    /// The edition.
    pub edition: &'static str,
    /// The language.
    pub lang: Lang,
    /// Whether the bars were set on it; else it was held out while words and code were written.
    pub main: bool,
    /// First and last number of the articles that the key covers; all if `None`.
    pub articles: Option<(u32, u32)>,
}

const fn text(act: &'static str, edition: &'static str, lang: Lang, main: bool) -> Text {
    Text { act, edition, lang, main, articles: None }
}

/// Every text that has a key.
pub const TEXTS: [Text; 8] = [
    text("12890-child-rights", "2024-01-01", Lang::Ru, true),
    text("12890-child-rights", "2024-01-01", Lang::Kk, true),
    text("49212-domestic-violence", "2014-07-05", Lang::Ru, true),
    text("49212-domestic-violence", "2014-07-05", Lang::Kk, true),
    text("62568-family-code", "2019-04-01", Lang::Ru, false),
    text("62568-family-code", "2019-04-01", Lang::Kk, false),
    Text { articles: Some((132, 147)), ..text("81097-criminal-code", "2019-04-01", Lang::Kk, false) },
    text("43167-special-social-services", "2014-07-05", Lang::Ru, false),
];

impl Text {
    /// Registry code of the act.
    pub fn code(&self) -> &'static str {
        self.act.split('-').next().unwrap_or(self.act)
    }

    /// `12890 2024-01-01 ru`.
    pub fn name(&self) -> String {
        format!("{} {} {}", self.code(), self.edition, self.lang)
    }

    /// Where the text stands in the shared folder.
    pub fn path(&self, shared: &Path) -> PathBuf {
        shared.join("corpus/acts").join(self.act).join(self.edition).join(format!("{}.md", self.lang.file_stem()))
    }

    /// Where its key stands in the repository.
    pub fn key_path(&self) -> PathBuf {
        let name = format!("{}-{}.{}.tsv", self.code(), self.edition, self.lang);
        Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/keys/norms").join(name)
    }
}
