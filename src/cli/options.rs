use crate::law::{Date, Lang, parse_date};
use crate::source::{Limits, Tracked};
use clap::{Args, ValueEnum};
use std::io::IsTerminal;
use std::path::PathBuf;

/// Options of every command.
#[derive(Debug, Args)]
pub struct Global {
    /// A corpus: a folder of acts, pages, Word files, texts and archives of them, one of these, or a git repository (may be
    /// given more than once); the embedded corpus if left out
    #[arg(long, global = true, value_name = "PATH")]
    pub corpus: Vec<PathBuf>,
    /// A rule pack: a folder of YAML files, or one file (may be given more than once); the embedded packs if left out,
    /// whose concepts and standards are always at hand
    #[arg(long, global = true, value_name = "PATH")]
    pub rules: Vec<PathBuf>,
    /// Only the rules of this pack (may be given more than once); if left out, those of all packs but the ones that are
    /// evaluated on request
    #[arg(long, global = true, value_name = "ID")]
    pub pack: Vec<String>,
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
    /// Which text of Word files with tracked changes is read: with all changes accepted, the original, or both
    #[arg(long, global = true, value_enum, default_value = "accepted")]
    pub tracked: TrackedText,
    #[command(flatten)]
    pub limits: LimitOptions,
    /// Say more of what is done
    #[arg(short, long, global = true)]
    pub verbose: bool,
    /// Say nothing but errors
    #[arg(short, long, global = true, conflicts_with = "verbose")]
    pub quiet: bool,
}

/// Which text of a Word file with tracked changes is read.
#[derive(Clone, Copy, Debug, PartialEq, Eq, ValueEnum)]
pub enum TrackedText {
    /// With all changes accepted.
    Accepted,
    /// With all changes rejected.
    Original,
    /// Both: deleted words as [-…-], inserted ones as {+…+}.
    Both,
}

impl From<TrackedText> for Tracked {
    fn from(text: TrackedText) -> Tracked {
        match text {
            TrackedText::Accepted => Tracked::Accepted,
            TrackedText::Original => Tracked::Original,
            TrackedText::Both => Tracked::Both,
        }
    }
}

/// How much of the input is read before it is taken for a mistake.
#[derive(Clone, Copy, Debug, Args)]
#[command(next_help_heading = "Limits")]
pub struct LimitOptions {
    /// The largest file that is read, in MB
    #[arg(long, global = true, value_name = "MB", default_value_t = DEFAULTS.file >> 20)]
    pub max_file: u64,
    /// What the files of an archive may have together when unpacked, in MB
    #[arg(long, global = true, value_name = "MB", default_value_t = DEFAULTS.unpacked >> 20)]
    pub max_unpacked: u64,
    /// How many times larger a file of an archive may become when unpacked
    #[arg(long, global = true, value_name = "N", default_value_t = DEFAULTS.ratio)]
    pub max_ratio: u64,
    /// How many files an archive may hold
    #[arg(long, global = true, value_name = "N", default_value_t = DEFAULTS.entries)]
    pub max_entries: usize,
    /// How deep archives may stand in archives
    #[arg(long, global = true, value_name = "N", default_value_t = DEFAULTS.archives)]
    pub max_archives: usize,
    /// How deep elements of HTML and XML may stand in each other
    #[arg(long, global = true, value_name = "N", default_value_t = DEFAULTS.nesting)]
    pub max_nesting: usize,
    /// The longest paragraph, in KB
    #[arg(long, global = true, value_name = "KB", default_value_t = DEFAULTS.paragraph >> 10)]
    pub max_paragraph: usize,
}

const DEFAULTS: Limits = Limits::DEFAULT;

impl From<LimitOptions> for Limits {
    fn from(o: LimitOptions) -> Limits {
        Limits {
            file: o.max_file.saturating_mul(1 << 20),
            unpacked: o.max_unpacked.saturating_mul(1 << 20),
            ratio: o.max_ratio,
            entries: o.max_entries,
            archives: o.max_archives,
            nesting: o.max_nesting,
            paragraph: o.max_paragraph.saturating_mul(1 << 10),
        }
    }
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
