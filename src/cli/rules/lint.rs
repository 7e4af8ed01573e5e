//! `olqy rules lint` and `olqy rules lexicon`: a pack looked at without judging any law.

use super::super::exit::{Done, Failure};
use super::super::options::Global;
use super::super::session::Session;
use super::Format;
use crate::law::Lang;
use crate::norm::passages;
use crate::rule::cases::CaseFile;
use crate::rule::compile;
use crate::workbench::lexicon::{self, Shelf, lexicon};
use crate::workbench::lint::{Looked, Weight, lint};
use crate::workbench::naming::namings;
use crate::workbench::trial::trials;
use std::io::Write;

/// Options of `olqy rules lint`.
#[derive(Debug, clap::Args)]
pub struct Args {
    /// How to print
    #[arg(long, value_enum, default_value = "text")]
    format: Format,
}

/// Options of `olqy rules lexicon`.
#[derive(Debug, clap::Args)]
pub struct LexiconArgs {
    /// Only these concepts
    #[arg(value_name = "CONCEPT")]
    concept: Vec<String>,
    /// How to print
    #[arg(long, value_enum, default_value = "text")]
    format: Format,
}

pub fn run(global: &Global, args: &Args) -> Result<Done, Failure> {
    let mut session = Session::new(global);
    let (around, mut problems) = session.rule_files()?;
    let (rules, wrong) = compile(&around);
    problems.extend(wrong);
    let (cases, wrong) = session.case_files();
    problems.extend(wrong);
    let (trials, wrong) = trials(&rules, &cases, &[]);
    problems.extend(wrong);
    let (_, wrong) = namings(&rules, &cases);
    problems.extend(wrong);
    let asked =
        |pack: &Option<String>| global.pack.is_empty() || pack.as_ref().is_some_and(|p| global.pack.contains(p));
    let files: Vec<_> = around.iter().filter(|f| f.evaluate && asked(&f.pack)).cloned().collect();
    let shelf = shelf(&mut session, &cases)?;
    let entries = lexicon(&files, &shelf, &[]);
    let looked = Looked { files: &files, around: &around, problems: &problems, trials: &trials, lexicon: &entries };
    let remarks = lint(looked);
    let mut out = std::io::stdout().lock();
    let errors = remarks.iter().filter(|r| r.weight == Weight::Error).count();
    match args.format {
        Format::Text => {
            for remark in &remarks {
                writeln!(out, "{remark}")?;
            }
            writeln!(out, "{errors} errors, {} pieces of advice", remarks.len() - errors)?;
        }
        Format::Json => {
            let json = serde_json::to_string_pretty(&remarks).map_err(std::io::Error::from)?;
            writeln!(out, "{json}")?;
        }
    }
    Ok(Done { failed: errors > 0, skipped: session.skipped })
}

pub fn run_lexicon(global: &Global, args: &LexiconArgs) -> Result<Done, Failure> {
    let mut session = Session::new(global);
    let (files, problems) = session.rule_files()?;
    session.name(&problems);
    let known = |id: &String| files.iter().flat_map(|f| &f.content.concepts).any(|c| c.id.value == *id);
    if let Some(unknown) = args.concept.iter().find(|id| !known(id)) {
        return Err(Failure::Usage(format!("there is no concept {unknown}; `olqy rules lexicon` shows them")));
    }
    // Only law is counted here: a form that stands in a test alone is still missing in the corpus.
    let shelf = shelf(&mut session, &[])?;
    let entries = lexicon(&files, &shelf, &args.concept);
    let text = match args.format {
        Format::Text => lexicon::text(&entries, global.lang()),
        Format::Json => serde_json::to_string_pretty(&entries).map_err(std::io::Error::from)? + "\n",
    };
    std::io::stdout().lock().write_all(text.as_bytes())?;
    Ok(Done { failed: false, skipped: session.skipped })
}

/// All texts of the corpus, in all editions, with headings and titles, and those of the test cases.
fn shelf(session: &mut Session<'_>, cases: &[CaseFile]) -> Result<Shelf, Failure> {
    let mut shelf = Shelf::default();
    for edition in session.editions()? {
        for lang in Lang::AUTHENTIC {
            shelf.add(lang, edition.act.title.exact(lang).unwrap_or_default());
            for passage in passages(&edition, lang) {
                shelf.add(lang, &passage.text);
                for heading in &passage.headings {
                    shelf.add(lang, &heading.text);
                }
            }
        }
    }
    for group in cases.iter().flat_map(|f| &f.wordings) {
        for lang in Lang::AUTHENTIC {
            group.named.get(lang).iter().for_each(|words| shelf.add(lang, words));
        }
    }
    for group in cases.iter().flat_map(|f| &f.groups) {
        for case in &group.cases {
            let places =
                std::iter::once(&group.act).chain(&case.act).chain(case.also.iter().filter_map(|a| a.act.as_ref()));
            let titles = places.map(|p| &p.title);
            let own = [&case.text, &group.heading].into_iter().chain(&case.heading);
            let also = case.also.iter().flat_map(|a| [&a.text, &a.heading]);
            for words in titles.chain(own).chain(also) {
                for lang in words.languages() {
                    shelf.add(lang, words.get(lang).unwrap_or_default());
                }
            }
        }
    }
    Ok(shelf)
}
