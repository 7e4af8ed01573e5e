//! `olqy amend`: a draft applied to the law in force, and what it does to the verdicts.

mod news;
mod reverse;
mod suggest;
mod write;

use super::exit::{Done, Failure};
use super::options::Global;
use super::session::{Session, say, write_file};
use crate::amend::apply::{Applied, apply};
use crate::amend::{ActName, ActPart, Draft, compare, compose, law_name, read};
use crate::assess::assess;
use crate::index::{Library, Snapshot};
use crate::law::{ActCode, Date, Edition, Lang};
use crate::report::amend::{Changed, Format, Input, Unknown, render, view};
use crate::source::convert::{self, Form, Refusal};
use crate::source::{self, ActFiles, MAX_FILE, Tracked};
use clap::ValueEnum;
use std::collections::BTreeMap;
use std::fs;
use std::io::Write;
use std::path::{Path, PathBuf};

/// Options of `olqy amend`.
#[derive(Debug, clap::Args)]
pub struct Args {
    /// A draft law that amends others: a file (Markdown, text, DOCX), or a folder with rus.md and kaz.md
    #[arg(value_name = "DRAFT", required_unless_present_any = ["edited", "from", "suggest"])]
    draft: Option<PathBuf>,
    /// An edited copy of an act in place of a draft (may be given once for each language)
    #[arg(long, value_name = "FILE", conflicts_with = "draft")]
    edited: Vec<PathBuf>,
    /// The act that was edited, if the file does not stand in its folder
    #[arg(long, value_name = "CODE", value_parser = super::search::act_code, requires = "edited")]
    act: Option<ActCode>,
    /// Write the amending law from this text of an act …
    #[arg(long, value_name = "A", requires = "to", conflicts_with_all = ["draft", "edited"])]
    from: Option<PathBuf>,
    /// … to this one
    #[arg(long, value_name = "B", requires = "from")]
    to: Option<PathBuf>,
    /// Draft an instruction that would meet this rule
    #[arg(long, value_name = "RULE", conflicts_with_all = ["draft", "edited", "from"])]
    suggest: Option<String>,
    /// Where to write; standard output if left out
    #[arg(short, long, value_name = "FILE")]
    output: Option<PathBuf>,
    /// How to write; by the name of the file if left out, else text
    #[arg(long, value_enum)]
    format: Option<AmendFormat>,
    /// Write the consolidated editions to this folder, in the folder layout
    #[arg(long, value_name = "DIR")]
    consolidated: Option<PathBuf>,
    /// Only these rules (may be given more than once)
    #[arg(long, value_name = "ID")]
    rule: Vec<String>,
}

#[derive(Clone, Copy, Debug, ValueEnum)]
enum AmendFormat {
    Text,
    Json,
    Md,
    Html,
    Docx,
}

impl Args {
    fn format(&self) -> Format {
        let by_name = || match self.output.as_ref()?.extension()?.to_str()? {
            "json" => Some(AmendFormat::Json),
            "md" => Some(AmendFormat::Md),
            "html" | "htm" => Some(AmendFormat::Html),
            "docx" => Some(AmendFormat::Docx),
            _ => None,
        };
        match self.format.or_else(by_name).unwrap_or(AmendFormat::Text) {
            AmendFormat::Text => Format::Text,
            AmendFormat::Json => Format::Json,
            AmendFormat::Md => Format::Markdown,
            AmendFormat::Html => Format::Html,
            AmendFormat::Docx => Format::Docx,
        }
    }

    fn put(&self, text: impl AsRef<[u8]>) -> Result<(), Failure> {
        match &self.output {
            Some(file) => write_file(file, text.as_ref()),
            None => Ok(std::io::stdout().lock().write_all(text.as_ref())?),
        }
    }
}

pub fn run(global: &Global, args: &Args) -> Result<Done, Failure> {
    if let (Some(from), Some(to)) = (&args.from, &args.to) {
        let (text, complete) = reverse::law(from, to)?;
        args.put(&text)?;
        return Ok(Done { failed: false, skipped: !complete });
    }
    if let Some(rule) = &args.suggest {
        return suggest::run(global, args, rule);
    }
    let mut session = Session::new(global);
    let rules = super::check::known_rules(&mut session, &args.rule)?;
    let found = session.found()?;
    let (acts, report) = source::merged(found);
    session.tell(&report);
    let library = session.library()?;
    let at = global.at();
    let snapshot = Snapshot::new(&library, at)?;
    let drafts = match &args.draft {
        Some(draft) => drafts(draft)?,
        None => edited(args, &snapshot, &acts, at)?,
    };
    if drafts.iter().all(|d| d.acts.is_empty()) {
        let hint = "an amending law names an act («В Закон Республики Казахстан от … «…»:») and what changes in it";
        let problems: Vec<String> =
            drafts.iter().flat_map(|d| &d.problems).map(|p| format!("line {}: {}", p.line, p.cause)).take(5).collect();
        return Err(Failure::Usage(format!("no act to amend was found in the draft; {hint}. {}", problems.join("; "))));
    }
    let mut work =
        Work { snapshot: &snapshot, acts: &acts, at, editions: BTreeMap::new(), done: Vec::new(), unknown: Vec::new() };
    for draft in &drafts {
        work.draft(draft);
    }
    // The law with the draft in it is a corpus of its own, as short-lived as this command.
    let scratch = tempfile::tempdir().map_err(|cause| Failure::Write { file: std::env::temp_dir(), cause })?;
    let place = args.consolidated.clone().unwrap_or_else(|| scratch.path().join("editions"));
    write::editions(&place, &work, at)?;
    let (own, said) = source::folder(&place);
    session.tell(&said);
    let (with, _) = source::merged(acts.iter().cloned().chain(own).collect());
    let index = scratch.path().join("index");
    // Acts that the draft leaves alone are not read again; without a copy they all are.
    let _ = write::copy(&session.index_folder(), &index, 4);
    let amended = Library::open(&index, &with, &mut |_| {})?;
    let only = (!args.rule.is_empty()).then_some(args.rule.as_slice());
    let before = assess(&snapshot, &rules, only)?;
    let drafted = Snapshot::new(&amended, write::day(&work, at))?;
    let after = assess(&drafted, &rules, only)?;
    let elsewhere = news::elsewhere(&work, &snapshot, &drafted)?;
    let changed: Vec<Changed<'_>> = work
        .done
        .iter()
        .map(|d| Changed {
            act: &d.edition.act,
            lang: d.lang,
            edition: d.edition.date,
            before: &d.before,
            part: d.part,
            applied: &d.applied,
            both: work.editions.get(&d.edition.act.code).is_some_and(|(_, texts)| texts.len() > 1),
        })
        .collect();
    let input = Input {
        at,
        drafts: &drafts,
        changed: &changed,
        unknown: &work.unknown,
        rules: &rules,
        before: &before,
        after: &after,
        elsewhere: &elsewhere,
        named: &args.rule,
    };
    let shown = view(&input, global.lang())?;
    args.put(&render(&shown, args.format(), global.lang())?)?;
    // A verdict that can no longer be given is not worse (it compares with none), yet nobody may overlook it.
    for v in shown.verdicts.iter().filter(|v| v.lost) {
        say(format_args!("{}: lost sight of: with the draft there is nothing left to read", v.rule));
    }
    Ok(Done { failed: shown.worse(), skipped: session.skipped || shown.skipped() || shown.lost() })
}

/// What a draft in a folder can be called beside `rus` and `kaz`, the first found first.
const EXTENSIONS: [&str; 5] = ["md", "docx", "txt", "html", "htm"];

/// The drafts in a file, or in `rus.md` and `kaz.md` (or `.docx`, `.txt`, `.html`) of a folder.
fn drafts(place: &Path) -> Result<Vec<Draft>, Failure> {
    if !place.is_dir() {
        return read_draft(place, None);
    }
    let mut out = Vec::new();
    for lang in Lang::AUTHENTIC {
        let named = EXTENSIONS.iter().map(|e| place.join(lang.file_stem()).with_extension(e));
        if let Some(file) = named.into_iter().find(|f| f.is_file()) {
            out.extend(read_draft(&file, Some(lang))?);
        }
    }
    if out.is_empty() {
        return Err(Failure::Usage(format!("{} holds neither rus.md nor kaz.md, nor .docx or .txt", place.display())));
    }
    Ok(out)
}

/// A draft in Markdown, plain text, DOCX or HTML. Lines are those of the file; of DOCX, its paragraphs.
fn read_draft(file: &Path, lang: Option<Lang>) -> Result<Vec<Draft>, Failure> {
    let failed = |cause| Failure::Read { file: file.to_owned(), cause };
    let size = fs::metadata(file).map_err(failed)?.len();
    if size > MAX_FILE {
        return Err(Failure::Usage(format!("{} is larger than {} MB", file.display(), MAX_FILE >> 20)));
    }
    let bytes = fs::read(file).map_err(failed)?;
    let refused = |refusal| match refusal {
        Refusal::NotLaw(why) | Refusal::Unreadable(why) => Failure::Usage(format!("{}: {why}", file.display())),
    };
    let read = |text: &str| match lang {
        Some(lang) => vec![read::read_as(lang, text)],
        None => read::read(text),
    };
    match convert::form(&bytes, file).map_err(refused)? {
        Form::Docx | Form::Html => {
            let text = convert::convert(&bytes, file, Tracked::default()).map_err(refused)?;
            let mut drafts = read(&text.markdown);
            drafts.iter_mut().for_each(|d| d.at_lines(&text.lines));
            Ok(drafts)
        }
        Form::Archive => Err(Failure::Usage(format!("{} is an archive; unpack the draft", file.display()))),
        Form::Markdown | Form::Text => Ok(read(&String::from_utf8_lossy(&bytes))),
    }
}

/// Edited copies as the drafts that lead to them.
fn edited(args: &Args, snapshot: &Snapshot<'_>, acts: &[ActFiles], at: Date) -> Result<Vec<Draft>, Failure> {
    let mut out = Vec::new();
    for file in &args.edited {
        let (copy, _) = source::file(file, None).map_err(|cause| Failure::Read { file: file.clone(), cause })?;
        let code = args.act.clone().unwrap_or_else(|| copy.act.code.clone());
        let Some(at_day) = snapshot.acts().iter().find(|a| a.card.act.code == code) else {
            return Err(Failure::Usage(format!(
                "act {code} is not in the corpus; --act CODE names the act that was edited"
            )));
        };
        for (lang, document) in &copy.documents {
            let Some(edition) = edition_at(acts, &code, at, *lang) else {
                return Err(Failure::Usage(format!("act {code} has no edition in {lang} in force on {at}")));
            };
            let Some(before) = edition.1.get(lang) else { continue };
            let found = compare::compare(before, document);
            let act = &at_day.card.act;
            let name = ActName {
                words: act.title.get(*lang).to_owned(),
                adopted: act.adopted,
                number: act.number.clone(),
                title: act.title.exact(*lang).map(str::to_owned),
                form: String::new(),
            };
            let problems = found.left.iter().map(|eid| crate::amend::Problem {
                line: 0,
                cause: format!("the change at {eid} cannot be put into an instruction"),
                hint: None,
            });
            out.push(Draft {
                lang: *lang,
                title: None,
                problems: problems.collect(),
                acts: vec![ActPart { name, line: 1, instructions: found.instructions }],
                commencement: None,
                later: Vec::new(),
            });
        }
    }
    Ok(out)
}

type Texts = BTreeMap<Lang, crate::law::Document>;

/// The edition of an act in force on a day that has a text in this language, and its texts with what it leaves out put in
/// from earlier ones.
fn edition_at(acts: &[ActFiles], code: &ActCode, at: Date, lang: Lang) -> Option<(Edition, Texts)> {
    let editions = acts.iter().find_map(|a| {
        let (editions, _) = (a.code() == code).then(|| a.read())?;
        editions.iter().any(|e| e.act.code == *code).then_some(editions)
    });
    let editions = match editions {
        Some(editions) => editions,
        None => acts.iter().map(|a| a.read().0).find(|e| e.iter().any(|e| e.act.code == *code))?,
    };
    let in_force = editions.iter().rposition(|e| e.date <= at && e.documents.contains_key(&lang))?;
    let mut texts = Texts::new();
    for l in Lang::AUTHENTIC {
        let Some(own) = editions.get(..=in_force)?.iter().rposition(|e| e.documents.contains_key(&l)) else { continue };
        let earlier: Vec<&crate::law::Document> =
            editions.get(..own)?.iter().rev().filter_map(|e| e.documents.get(&l)).collect();
        if let Some(document) = editions.get(own).and_then(|e| e.documents.get(&l)) {
            texts.insert(l, compose::whole(document, &earlier));
        }
    }
    Some((editions.get(in_force)?.clone(), texts))
}

/// An act with the changes of a draft in it.
pub(super) struct Amended<'a> {
    pub edition: Edition,
    pub lang: Lang,
    pub before: crate::law::Document,
    pub part: &'a ActPart,
    pub applied: Applied,
}

/// A draft being applied.
pub(super) struct Work<'a> {
    snapshot: &'a Snapshot<'a>,
    acts: &'a [ActFiles],
    at: Date,
    /// The texts of the acts named, after what was applied so far.
    pub editions: BTreeMap<ActCode, (Edition, Texts)>,
    pub done: Vec<Amended<'a>>,
    unknown: Vec<Unknown<'a>>,
}

impl<'a> Work<'a> {
    fn draft(&mut self, draft: &'a Draft) {
        let law = law_name(draft.lang, draft.title.as_deref());
        for part in &draft.acts {
            let best = self
                .snapshot
                .acts()
                .iter()
                .map(|a| (part.name.fits(draft.lang, &a.card.act), a))
                .filter(|(fit, _)| *fit > 0)
                .max_by_key(|(fit, a)| (*fit, std::cmp::Reverse(a.card.act.code.clone())));
            let Some((_, act)) = best else {
                self.unknown.push(Unknown { lang: draft.lang, part, known: false });
                continue;
            };
            let code = act.card.act.code.clone();
            if !self.editions.contains_key(&code)
                && let Some(found) = edition_at(self.acts, &code, self.at, draft.lang)
            {
                self.editions.insert(code.clone(), found);
            }
            let Some((edition, texts)) = self.editions.get_mut(&code) else {
                self.unknown.push(Unknown { lang: draft.lang, part, known: true });
                continue;
            };
            let Some(before) = texts.get(&draft.lang).cloned() else {
                self.unknown.push(Unknown { lang: draft.lang, part, known: true });
                continue;
            };
            let applied = apply(&before, part, Some(&law));
            texts.insert(draft.lang, applied.document.clone());
            self.done.push(Amended { edition: edition.clone(), lang: draft.lang, before, part, applied });
        }
    }
}
