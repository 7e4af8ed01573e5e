//! `olqy rules explain` and `olqy rules docs`: rules in sentences.

use super::super::check::technique;
use super::super::exit::{Done, Failure};
use super::super::options::Global;
use super::super::session::{Session, write_file};
use crate::assess::{ActRead, Assessment, walk};
use crate::index::Snapshot;
use crate::report::words::words;
use crate::report::{ReportError, anchor, one_line};
use crate::workbench::explain::{Explainer, Setting};
use std::fmt::Write as _;
use std::fs;
use std::io::Write;
use std::path::PathBuf;

/// Options of `olqy rules explain`.
#[derive(Debug, clap::Args)]
pub struct Args {
    /// The rule
    #[arg(value_name = "ID")]
    rule: String,
}

/// Options of `olqy rules docs`.
#[derive(Debug, clap::Args)]
pub struct DocsArgs {
    /// The folder to write the pages to
    #[arg(value_name = "DEST")]
    dest: PathBuf,
}

pub fn run(global: &Global, args: &Args) -> Result<Done, Failure> {
    let mut session = Session::new(global);
    let rules = session.all_rules()?;
    let Some(rule) = rules.rule(&args.rule) else {
        return Err(Failure::Usage(format!("there is no rule {}; `olqy rules list` shows them", args.rule)));
    };
    let words = words().map_err(|e| ReportError::Words(e.to_owned()))?;
    let explainer = Explainer { words, rules: &rules, lang: global.lang(), setting: Setting::Plain };
    let mut text = explainer.rule(rule);
    let library = session.library()?;
    let snapshot = Snapshot::new(&library, global.at())?;
    if rule.check.is_some() {
        let mut assessment = Assessment {
            at: snapshot.at(),
            acts: snapshot.acts().iter().map(ActRead::new).collect(),
            findings: Vec::new(),
        };
        let only = std::slice::from_ref(&rule.id);
        technique(&mut session, global.at(), &rules, only, &mut assessment)?;
        for finding in &assessment.findings {
            text.push_str(&explainer.examined(finding));
        }
    } else if let Some((finding, walked)) = walk(&snapshot, &rules, &rule.id)? {
        let acts = snapshot.acts().iter().map(ActRead::new).collect();
        let assessment = Assessment { at: snapshot.at(), acts, findings: Vec::new() };
        text.push_str(&explainer.result(&finding, &walked, &assessment));
    }
    std::io::stdout().lock().write_all(text.as_bytes())?;
    Ok(Done { failed: false, skipped: session.skipped })
}

pub fn run_docs(global: &Global, args: &DocsArgs) -> Result<Done, Failure> {
    let mut session = Session::new(global);
    let rules = session.all_rules()?;
    let (cases, problems) = session.case_files();
    session.name(&problems);
    let lang = global.lang();
    let words = words().map_err(|e| ReportError::Words(e.to_owned()))?;
    let explainer = Explainer { words, rules: &rules, lang, setting: Setting::Markdown };
    fs::create_dir_all(&args.dest).map_err(|cause| Failure::Write { file: args.dest.clone(), cause })?;
    let mut index = format!("# {}\n", words.explain.index.get(lang));
    let packs = rules.packs.iter().map(|p| Some(&p.id)).chain([None]);
    for pack in packs {
        let own: Vec<_> = rules.rules.iter().filter(|r| r.pack.as_ref() == pack).collect();
        if own.is_empty() {
            continue;
        }
        if let Some(manifest) = rules.packs.iter().find(|p| Some(&p.id) == pack) {
            let _ = write!(index, "\n## {}\n", explainer.clean(manifest.name.get(lang)));
        }
        index.push('\n');
        for rule in own {
            let page = format!("{}.md", anchor(&rule.id));
            let _ =
                writeln!(index, "- [{}]({page}) {}", explainer.clean(&rule.id), explainer.clean(rule.title.get(lang)));
            let text = format!("{}{}", explainer.rule(rule), explainer.samples(rule, &cases));
            write_file(&args.dest.join(page), text.as_bytes())?;
        }
    }
    let file = args.dest.join("index.md");
    write_file(&file, index.as_bytes())?;
    session.warn(one_line(&file.display().to_string()));
    Ok(Done { failed: false, skipped: session.skipped })
}
