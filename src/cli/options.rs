use crate::law::{Date, Lang, parse_date};
use clap::{Args, ValueEnum};
use std::io::IsTerminal;
use std::path::PathBuf;

/// Options of every command.
#[derive(Debug, Args)]
pub struct Global {
    /// A corpus: a folder in the folder layout or a git repository (may be given more than once); the embedded corpus if left out
    #[arg(long, global = true, value_name = "PATH")]
    pub corpus: Vec<PathBuf>,
    /// A rule pack: a folder of YAML files, or one file (may be given more than once); the embedded packs if left out
    #[arg(long, global = true, value_name = "PATH")]
    pub rules: Vec<PathBuf>,
    /// The day whose law is read, as 2020-12-31; today if left out
    #[arg(long, global = true, value_name = "YYYY-MM-DD", value_parser = day)]
    pub at: Option<Date>,
    /// Language of messages and reports: ru, kk or en; from the locale if left out, else ru
    #[arg(long, global = true, value_name = "LANG", value_parser = lang)]
    pub lang: Option<Lang>,
    /// Where indexes are kept; the user's cache folder if left out
    #[arg(long, global = true, value_name = "PATH")]
    pub index: Option<PathBuf>,
    /// Whether to colour what is printed
    #[arg(long, global = true, value_enum, default_value = "auto")]
    pub color: Color,
    /// Say more of what is done
    #[arg(short, long, global = true)]
    pub verbose: bool,
    /// Say nothing but errors
    #[arg(short, long, global = true, conflicts_with = "verbose")]
    pub quiet: bool,
}

/// When to colour.
#[derive(Clone, Copy, Debug, PartialEq, Eq, ValueEnum)]
pub enum Color {
    /// On a terminal that has not asked for none (`NO_COLOR`).
    Auto,
    /// Always.
    Always,
    /// Never.
    Never,
}

impl Color {
    /// Whether standard output is to be coloured.
    pub fn on_stdout(self) -> bool {
        match self {
            Color::Always => true,
            Color::Never => false,
            Color::Auto => std::env::var_os("NO_COLOR").is_none_or(|v| v.is_empty()) && std::io::stdout().is_terminal(),
        }
    }
}

impl Global {
    /// The language of messages and reports.
    pub fn lang(&self) -> Lang {
        self.lang.unwrap_or_else(|| {
            let set = |name| std::env::var(name).ok().filter(|v| !v.is_empty());
            let locale = set("LC_ALL").or_else(|| set("LC_MESSAGES")).or_else(|| set("LANG")).unwrap_or_default();
            Lang::ALL.into_iter().find(|l| locale.starts_with(l.tag())).unwrap_or(Lang::Ru)
        })
    }

    /// The day whose law is read.
    pub fn at(&self) -> Date {
        self.at.unwrap_or_else(today)
    }
}

/// Today in Kazakhstan, which keeps one time, five hours ahead of UTC, since 1 March 2024.
fn today() -> Date {
    let hours = jiff::tz::Offset::constant(5);
    hours.to_datetime(jiff::Timestamp::now()).date()
}

/// Reads a day.
pub fn day(s: &str) -> Result<Date, String> {
    let shape = s.split('-').map(str::len);
    parse_date(s).filter(|_| shape.eq([4, 2, 2])).ok_or_else(|| "write the day as 2020-12-31".to_owned())
}

/// Reads a language of the interface.
pub fn lang(s: &str) -> Result<Lang, String> {
    Lang::parse(s).filter(|l| l.tag() == s).ok_or_else(|| "write ru, kk or en".to_owned())
}

/// Reads a language of the law.
pub fn text_lang(s: &str) -> Result<Lang, String> {
    lang(s).ok().filter(|l| Lang::AUTHENTIC.contains(l)).ok_or_else(|| "write ru or kk".to_owned())
}
