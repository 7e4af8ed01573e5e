//! The page of results.

use crate::Cost;
use crate::support::national::Made;
use std::fmt::Write as _;

/// What was measured.
pub struct Rows {
    made: Made,
    pub fresh: Cost,
    pub index_bytes: u64,
    pub warm: Cost,
    pub changed: Cost,
    pub check: Cost,
    pub check_alone: Cost,
    pub stems: usize,
    pub ripgrep: Option<Cost>,
    /// Seconds of building and of asking.
    pub sqlite: Option<(f64, f64)>,
}

impl Rows {
    pub fn new(made: Made) -> Rows {
        let none = Cost { seconds: 0.0, memory: None };
        Rows {
            made,
            fresh: none,
            index_bytes: 0,
            warm: none,
            changed: none,
            check: none,
            check_alone: none,
            stems: 0,
            ripgrep: None,
            sqlite: None,
        }
    }

    pub fn page(&self) -> String {
        let megabytes = self.made.bytes as f64 / 1e6;
        let rate = |seconds: f64| megabytes / seconds.max(1e-9);
        let mut out = String::from("# Speed\n\n");
        let _ = write!(
            out,
            "Written by `cargo bench --bench national`. The corpus is made up by `benches/support/national.rs`: {} acts in \
             {} editions,\n{megabytes:.0} MB of Russian and Kazakh text. Machine: {}. Each time is the best of several \
             runs, each in a process of\nits own with the files in the system's cache; memory is the peak of resident \
             memory (VmHWM), pages of the mapped index\nincluded.\n\n",
            self.made.acts,
            self.made.editions,
            machine(),
        );
        out.push_str("| olqy | seconds | MB of text per second | peak memory, MB |\n|---|---:|---:|---:|\n");
        let mut row = |name: &str, cost: Cost, with_rate: bool| {
            let rate = if with_rate { format!("{:.1}", rate(cost.seconds)) } else { String::new() };
            let memory = cost.memory.map_or(String::new(), |m| format!("{:.0}", m as f64 / 1e6));
            let _ = writeln!(out, "| {name} | {:.2} | {rate} | {memory} |", cost.seconds);
        };
        row("read all and index it", self.fresh, true);
        row("open the index, nothing changed", self.warm, false);
        row("open the index after a change in one act", self.changed, false);
        row("open the index and check all embedded rules", self.check, false);
        row("of this: rules, verdicts and JSON alone", self.check_alone, false);
        let _ = write!(out, "\nThe index takes {:.0} MB.\n", self.index_bytes as f64 / 1e6);
        let _ = write!(
            out,
            "\nBeside it, over the same files: a search for the {} stems by which the rules find what they ask about, as \
             plain\nbeginnings of words. That answers a much simpler question: it knows no grammar, no day and no \
             verdict.\n\n",
            self.stems
        );
        out.push_str("| | seconds | olqy takes |\n|---|---:|---:|\n");
        let mut beside = |name: &str, seconds: f64, own: &str, cost: Cost| {
            let _ = writeln!(out, "| {name} | {seconds:.2} | {:.2} times as long {own} |", cost.seconds / seconds);
        };
        if let Some(ripgrep) = self.ripgrep {
            beside("ripgrep, all files", ripgrep.seconds, "to open and check", self.check);
        }
        if let Some((build, ask)) = self.sqlite {
            beside("SQLite FTS5, building", build, "to read and index", self.fresh);
            beside("SQLite FTS5, asking", ask, "for rules, verdicts and JSON", self.check_alone);
        }
        out
    }
}

/// The processor, how many of it, and the memory, as Linux tells them.
fn machine() -> String {
    let field = |file: &str, name: &str| {
        let text = std::fs::read_to_string(file).unwrap_or_default();
        let line = text.lines().find(|line| line.starts_with(name)).unwrap_or_default();
        line.split_once(':').map_or(String::new(), |(_, value)| value.trim().to_owned())
    };
    let processors = std::thread::available_parallelism().map_or(1, usize::from);
    let memory = field("/proc/meminfo", "MemTotal");
    let kilobytes: f64 = memory.split_whitespace().next().and_then(|n| n.parse().ok()).unwrap_or(0.0);
    format!("{} ({processors} threads), {:.0} GB of memory", field("/proc/cpuinfo", "model name"), kilobytes / 1e6)
}
