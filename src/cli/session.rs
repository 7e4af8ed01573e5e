//! What every command needs: the corpus with its index, the rules, and a voice on stderr.

use super::exit::Failure;
use super::options::Global;
use crate::index::{Library, Progress};
use crate::law::Edition;
use crate::rule::cases::CaseFile;
use crate::rule::load::Loaded;
use crate::rule::{Problem, RuleSet, compile, load};
use crate::source::{self, ActFiles, Report, What};
use etcetera::BaseStrategy;
use indicatif::{ProgressBar, ProgressDrawTarget, ProgressStyle};
use std::fs;
use std::io::{IsTerminal, Write};
use std::path::{Path, PathBuf};

/// Says something on standard error. If nobody can hear it, the work goes on.
pub fn say(message: impl std::fmt::Display) {
    let _ = writeln!(std::io::stderr().lock(), "{message}");
}

/// A command at work.
pub struct Session<'a> {
    global: &'a Global,
    /// Whether some input was skipped so far, or the index could not be kept.
    pub skipped: bool,
}

impl<'a> Session<'a> {
    pub fn new(global: &'a Global) -> Session<'a> {
        Session { global, skipped: false }
    }

    /// Which text of files with tracked changes is read.
    pub fn tracked(&self) -> source::Tracked {
        self.global.tracked.into()
    }

    /// Says something worth knowing, unless asked to be quiet.
    pub fn warn(&self, message: impl std::fmt::Display) {
        if !self.global.quiet {
            say(message);
        }
    }

    pub fn tell(&mut self, report: &Report) {
        for warning in &report.warnings {
            self.skipped |= warning.skipped;
            if warning.skipped || self.global.verbose {
                self.warn(warning);
            }
        }
        let quiet = report.warnings.iter().filter(|w| !w.skipped).count();
        if quiet > 0 && !self.global.verbose {
            self.warn(format_args!("{quiet} warnings about the corpus; -v lists them"));
        }
        self.outcomes(report);
    }

    /// Says what became of files that stand in no edition's folder.
    fn outcomes(&self, report: &Report) {
        if report.outcomes.is_empty() {
            return;
        }
        if self.global.verbose {
            report.outcomes.iter().for_each(|outcome| self.warn(outcome));
        }
        let count = |is: fn(&What) -> bool| report.outcomes.iter().filter(|o| is(&o.what)).count();
        self.warn(format_args!(
            "{} files: {} read, {} read with warnings, {} not law, {} unreadable{}",
            report.outcomes.len(),
            count(|w| matches!(w, What::Read)),
            count(|w| matches!(w, What::ReadWithWarnings { .. })),
            count(|w| matches!(w, What::NotLaw { .. })),
            count(|w| matches!(w, What::Unreadable { .. })),
            if self.global.verbose { "" } else { "; -v lists them" },
        ));
    }

    /// Opens the corpus and brings its index up to date.
    ///
    /// # Errors
    /// If there is no act in any of the places, or no index can be made.
    pub fn library(&mut self) -> Result<Library, Failure> {
        let (acts, report) = source::merged(self.found()?);
        self.tell(&report);
        let bar = self.bar(acts.len());
        let mut notices: Vec<String> = Vec::new();
        let mut kept = true;
        let library = Library::open(&self.index_folder(), &acts, &mut |progress| match progress {
            Progress::Reading { done, of, act } => {
                bar.set_length(of as u64);
                bar.set_position(done as u64);
                bar.set_message(act.to_owned());
            }
            Progress::Waiting => notices.push("waiting for another olqy that writes this index".into()),
            Progress::Rebuilding { cause } => {
                notices.push(format!("the index was damaged and was made anew: {cause}"));
            }
            Progress::InMemory { cause } => {
                kept = false;
                notices.push(format!("{cause}; this run works in memory (--index PATH names another folder)"));
            }
        });
        bar.finish_and_clear();
        for notice in notices {
            self.warn(notice);
        }
        self.skipped |= !kept;
        let library = library?;
        self.tell(&library.report);
        Ok(library)
    }

    /// A bar that shows progress on a terminal, to `len`.
    pub fn bar(&self, len: usize) -> ProgressBar {
        let bar = ProgressBar::hidden();
        bar.set_length(len as u64);
        if std::io::stderr().is_terminal() && !self.global.quiet {
            bar.set_draw_target(ProgressDrawTarget::stderr());
            if let Ok(style) = ProgressStyle::with_template("{bar:24} {pos}/{len} {wide_msg}") {
                bar.set_style(style);
            }
        }
        bar
    }

    /// The acts of the corpus as they stand in their places; one act may stand in several.
    ///
    /// # Errors
    /// If there is no act in any of the places.
    pub fn found(&mut self) -> Result<Vec<ActFiles>, Failure> {
        self.found_in(&self.global.corpus)
    }

    /// The same acts once more, of which everything was told before.
    ///
    /// # Errors
    /// If one of the places can no longer be read.
    pub fn found_again(&self) -> Result<Vec<ActFiles>, Failure> {
        Ok(self.acts(&self.global.corpus)?.0)
    }

    /// The acts in these places; those of the embedded corpus without any.
    ///
    /// # Errors
    /// If there is no act in any of the places.
    pub fn found_in(&mut self, places: &[PathBuf]) -> Result<Vec<ActFiles>, Failure> {
        let (acts, report) = self.acts(places)?;
        self.tell(&report);
        if acts.is_empty() {
            let places: Vec<String> = places.iter().map(|p| p.display().to_string()).collect();
            let hint = "a corpus is a folder with ACT/EDITION/rus.md, kaz.md and meta.yaml";
            return Err(Failure::Usage(format!("no act was found in {}; {hint}", places.join(", "))));
        }
        Ok(acts)
    }

    fn acts(&self, places: &[PathBuf]) -> Result<(Vec<ActFiles>, Report), Failure> {
        if places.is_empty() {
            return Ok(source::embedded());
        }
        let mut acts = Vec::new();
        let mut report = Report::default();
        for place in places {
            if let Err(cause) = fs::metadata(place) {
                return Err(Failure::Read { file: place.clone(), cause });
            }
            let bar = self.bar(0);
            let (more, said) = source::folder_telling(place, self.global.tracked.into(), &mut |walked| {
                bar.set_length(walked.of as u64);
                bar.set_position(walked.done as u64);
                bar.set_message("commits");
            });
            bar.finish_and_clear();
            acts.extend(more);
            report.extend(said);
        }
        Ok((acts, report))
    }

    /// The folder of this corpus' index: below `--index` or the user's cache folder, under a key of the corpus' places.
    pub fn index_folder(&self) -> PathBuf {
        let cache = || {
            etcetera::choose_base_strategy().map_or_else(|_| std::env::temp_dir(), |dirs| dirs.cache_dir()).join("olqy")
        };
        let base = self.global.index.clone().unwrap_or_else(cache);
        if self.global.corpus.is_empty() {
            return base.join("embedded");
        }
        let mut key = blake3::Hasher::new();
        for place in &self.global.corpus {
            let place = fs::canonicalize(place).unwrap_or_else(|_| place.clone());
            key.update(place.as_os_str().as_encoded_bytes());
            key.update(&[0]);
        }
        base.join(&key.finalize().to_hex()[..16])
    }

    /// Loads and compiles the rules to be evaluated: those of the packs asked for, or of all but the packs that are
    /// evaluated on request, and those with the ids in `named` whatever pack they are of.
    ///
    /// # Errors
    /// If no rule is left, or a pack that is asked for is not there.
    pub fn rules(&mut self, named: &[String]) -> Result<RuleSet, Failure> {
        let mut rules = self.all_rules()?;
        let asked = !self.global.pack.is_empty() || !self.global.rules.is_empty();
        rules.keep(|rule, pack| asked || !pack.is_some_and(|p| p.on_request) || named.contains(&rule.id));
        if rules.rules.is_empty() {
            return Err(Failure::Usage("no rule is left to evaluate".into()));
        }
        Ok(rules)
    }

    /// Loads and compiles all rules, or those of the packs asked for.
    ///
    /// # Errors
    /// If no rule is left, or a pack that is asked for is not there.
    pub fn all_rules(&mut self) -> Result<RuleSet, Failure> {
        let (files, mut problems) = self.rule_files()?;
        let (mut rules, wrong) = compile(&files);
        problems.extend(wrong);
        self.name(&problems);
        if !rules.overridden.is_empty() {
            let ids: Vec<&str> = rules.overridden.iter().map(String::as_str).collect();
            self.warn(format_args!("the rules given replace, of the same id: {}", ids.join(", ")));
        }
        let known: Vec<&str> = rules.packs.iter().map(|p| p.id.as_str()).collect();
        if let Some(unknown) = self.global.pack.iter().find(|id| !known.contains(&id.as_str())) {
            let said = format!("there is no pack {unknown}; there are: {}", known.join(", "));
            return Err(Failure::Usage(said));
        }
        if !self.global.pack.is_empty() {
            let asked = &self.global.pack;
            rules.keep(|rule, _| rule.pack.as_ref().is_some_and(|id| asked.contains(id)));
        }
        if rules.rules.is_empty() {
            return Err(Failure::Usage("no rule is left to evaluate".into()));
        }
        Ok(rules)
    }

    /// Reads the files of the embedded packs and of the places given, and tells what is wrong with them.
    ///
    /// # Errors
    /// If a place cannot be read.
    pub fn rule_files(&self) -> Result<(Vec<Loaded>, Vec<Problem>), Failure> {
        let (mut files, mut problems) = load::embedded(self.global.rules.is_empty());
        for place in &self.global.rules {
            if let Err(cause) = fs::metadata(place) {
                return Err(Failure::Read { file: place.clone(), cause });
            }
            let (more, wrong) = load::folder(place);
            files.extend(more);
            problems.extend(wrong);
        }
        Ok((files, problems))
    }

    /// Reads the test files of the rules that are evaluated, and tells what is wrong with them.
    pub fn case_files(&self) -> (Vec<CaseFile>, Vec<Problem>) {
        if self.global.rules.is_empty() {
            return load::embedded_cases();
        }
        let (mut files, mut problems) = (Vec::new(), Vec::new());
        for place in &self.global.rules {
            let (more, wrong) = load::cases(place);
            files.extend(more);
            problems.extend(wrong);
        }
        (files, problems)
    }

    /// Hands out the acts of the corpus one after the other, each with all of its editions.
    ///
    /// # Errors
    /// If there is no act in any of the places, or one of them cannot be read.
    pub fn each_act(&mut self, visit: &mut dyn FnMut(&[Edition])) -> Result<(), Failure> {
        let (acts, mut report) = source::merged(self.found()?);
        for act in &acts {
            let (editions, said) = act.read();
            report.extend(said);
            visit(&editions);
        }
        self.tell(&report);
        Ok(())
    }

    /// Every edition of every act of the corpus.
    ///
    /// # Errors
    /// If there is no act in any of the places, or one of them cannot be read.
    pub fn editions(&mut self) -> Result<Vec<Edition>, Failure> {
        let (acts, mut report) = source::merged(self.found()?);
        let mut editions = Vec::new();
        for act in &acts {
            let (more, said) = act.read();
            editions.extend(more);
            report.extend(said);
        }
        self.tell(&report);
        Ok(editions)
    }

    /// Says what is wrong in rule packs.
    pub fn name(&mut self, problems: &[Problem]) {
        for problem in problems {
            say(problem);
        }
        self.skipped |= !problems.is_empty();
    }
}

/// Writes a file whole: what stood there before is replaced only once the new content is on disk.
///
/// # Errors
/// If it cannot be written.
pub fn write_file(file: &Path, content: &[u8]) -> Result<(), Failure> {
    let failed = |cause| Failure::Write { file: file.to_owned(), cause };
    if file.is_dir() {
        return Err(failed(std::io::ErrorKind::IsADirectory.into()));
    }
    if fs::symlink_metadata(file).is_ok_and(|m| !m.is_file()) {
        return fs::write(file, content).map_err(failed);
    }
    let mut name = file.file_name().unwrap_or_default().to_owned();
    name.push(".part");
    let part = file.with_file_name(name);
    fs::write(&part, content).and_then(|()| fs::rename(&part, file)).map_err(|cause| {
        let _ = fs::remove_file(&part);
        failed(cause)
    })
}
