use std::sync::OnceLock;

/// How much of its input olqy reads before it takes it for a mistake or an attack. Each message about a limit names it
/// and the option that raises it.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Limits {
    /// The largest file, in bytes, packed or not (`--max-file`). The longest codes of Kazakhstan have some 3 MB.
    pub file: u64,
    /// What all files of one archive may have together when unpacked, in bytes (`--max-unpacked`).
    pub unpacked: u64,
    /// How many times larger than its packed form a file of an archive may be (`--max-ratio`); files below 1 MB are
    /// small enough to be read whatever their ratio.
    pub ratio: u64,
    /// The files of one archive, those of archives in it included (`--max-entries`).
    pub entries: usize,
    /// Archives within archives, the outermost counted (`--max-archives`).
    pub archives: usize,
    /// Elements within elements of HTML and XML (`--max-nesting`).
    pub nesting: usize,
    /// The longest paragraph, in bytes (`--max-paragraph`).
    pub paragraph: usize,
}

impl Default for Limits {
    fn default() -> Limits {
        Limits::DEFAULT
    }
}

/// A process has one set of limits, as it has one memory that they guard.
static SET: OnceLock<Limits> = OnceLock::new();

impl Limits {
    /// The limits that apply where none were set.
    pub const DEFAULT: Limits = Limits {
        file: 64 << 20,
        unpacked: 1 << 30,
        ratio: 200,
        entries: 100_000,
        archives: 2,
        nesting: 512,
        paragraph: 1 << 20,
    };

    /// The limits of this process.
    pub fn current() -> Limits {
        SET.get().copied().unwrap_or(Limits::DEFAULT)
    }

    /// Makes these the limits of this process. Only the first call counts: limits do not change while files are read.
    pub fn set(self) {
        let _ = SET.set(self);
    }
}

/// Bytes in the words of a message.
pub(super) fn size(bytes: u64) -> String {
    match bytes {
        0..1024 => format!("{bytes} bytes"),
        1024..0x10_0000 => format!("{} KB", bytes >> 10),
        _ => format!("{} MB", bytes >> 20),
    }
}
