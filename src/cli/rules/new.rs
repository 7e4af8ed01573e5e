//! `olqy rules new`: asks what is needed, or takes it from options, and writes a rule with its test file.

use super::super::exit::{Done, Failure};
use super::super::options::Global;
use super::super::session::{Session, say, write_file};
use crate::report::ReportError;
use crate::report::words::words;
use crate::rule::model::{Domain, PackFile, RuleKind, Severity, Texts};
use crate::rule::{cases, compile, load};
use crate::workbench::naming::Namings;
use crate::workbench::new::{Answers, Files, files, objections};
use crate::workbench::trial::trials;
use crate::workbench::trial_report;
use serde::de::DeserializeOwned;
use std::fs;
use std::io::{BufRead, IsTerminal, Write};
use std::path::PathBuf;

/// Options of `olqy rules new`. What is left out is asked for, if there is a terminal.
#[derive(Debug, clap::Args)]
pub struct Args {
    /// The folder of your pack; the rule goes to DEST/ID.yaml, its tests to DEST/tests/ID.yaml
    #[arg(value_name = "DEST")]
    dest: PathBuf,
    /// Its id, as MY-1
    #[arg(long)]
    id: Option<String>,
    /// definition, prohibition, offence, duty, right, institution, service, policy, procedure or age
    #[arg(long)]
    kind: Option<String>,
    /// laws, services, governance, monitoring or resources
    #[arg(long, default_value = "laws")]
    domain: String,
    /// critical, major or minor
    #[arg(long, default_value = "major")]
    severity: String,
    /// The title in Russian
    #[arg(long)]
    title_ru: Option<String>,
    /// The title in Kazakh
    #[arg(long)]
    title_kk: Option<String>,
    /// The title in English
    #[arg(long)]
    title_en: Option<String>,
    /// What the standard asks, in Russian
    #[arg(long)]
    asks_ru: Option<String>,
    /// What the standard asks, in Kazakh
    #[arg(long)]
    asks_kk: Option<String>,
    /// What the standard asks, in English
    #[arg(long)]
    asks_en: Option<String>,
    /// A provision that would meet it, as Russian law would have it
    #[arg(long)]
    model_ru: Option<String>,
    /// The same provision, as Kazakh law would have it
    #[arg(long)]
    model_kk: Option<String>,
    /// The same provision in English
    #[arg(long)]
    model_en: Option<String>,
    /// The concept that it is about: one that is there, or a new one
    #[arg(long)]
    concept: Option<String>,
    /// A new concept: what it is called, in Russian
    #[arg(long)]
    label_ru: Option<String>,
    /// A new concept: what it is called, in Kazakh
    #[arg(long)]
    label_kk: Option<String>,
    /// A new concept: what it is called, in English
    #[arg(long)]
    label_en: Option<String>,
    /// A new concept: an expression for it in Russian law (may be given more than once)
    #[arg(long, value_name = "EXPRESSION")]
    expression_ru: Vec<String>,
    /// A new concept: an expression for it in Kazakh law (may be given more than once)
    #[arg(long, value_name = "EXPRESSION")]
    expression_kk: Vec<String>,
    /// A new concept: the wider concept above it
    #[arg(long, value_name = "CONCEPT")]
    broader: Option<String>,
    /// The setting in which it must hold: family, school ...
    #[arg(long, value_name = "CONCEPT")]
    setting: Option<String>,
    /// A paragraph that asks it, as crc:19(1) (may be given more than once)
    #[arg(long, value_name = "STANDARD")]
    standard: Vec<String>,
    /// The act where the norm would stand: its code, or its number as "№ 234-V"
    #[arg(long)]
    act: Option<String>,
    /// An article or a range of it, as 72 or 60..76 (may be given more than once)
    #[arg(long, value_name = "ARTICLE")]
    article: Vec<String>,
    /// A rule on an age: the lowest age
    #[arg(long)]
    years: Option<u8>,
}

pub fn run(global: &Global, args: &Args) -> Result<Done, Failure> {
    let mut session = Session::new(global);
    let rules = session.all_rules()?;
    let answers = answers(args, |id| rules.concept_by_name(id).is_some())?;
    let wrong = objections(&answers, &rules);
    if !wrong.is_empty() {
        return Err(Failure::Usage(wrong.join("\nolqy: ")));
    }
    let rule_file = args.dest.join(format!("{}.yaml", answers.id));
    let case_file = args.dest.join(load::TESTS).join(format!("{}.yaml", answers.id));
    for file in [&rule_file, &case_file] {
        if file.exists() {
            return Err(Failure::Usage(format!("{} is there already; nothing was written", file.display())));
        }
    }
    let Files { rule, cases } = files(&answers, &rules).map_err(ReportError::Template)?;
    for (file, text) in [(&rule_file, &rule), (&case_file, &cases)] {
        if let Some(folder) = file.parent() {
            fs::create_dir_all(folder).map_err(|cause| Failure::Write { file: folder.to_owned(), cause })?;
        }
        write_file(file, text.as_bytes())?;
        say(file.display());
    }
    tried(global, &session, args, &answers, &rule, &cases)
}

/// Tries the new rule at once: what is not as expected is shown, and is for the author to mend.
fn tried(
    global: &Global,
    session: &Session<'_>,
    args: &Args,
    answers: &Answers,
    rule: &str,
    cases: &str,
) -> Result<Done, Failure> {
    let (mut loaded, _) = session.rule_files()?;
    let name = |folder: &str| args.dest.join(folder).join(format!("{}.yaml", answers.id)).display().to_string();
    let mut problems = Vec::new();
    let place = args.dest.display().to_string();
    let content: PackFile = match load::parse(&name(""), rule) {
        Ok(content) => content,
        Err(problem) => return Err(Failure::Usage(problem.to_string())),
    };
    loaded.push(load::Loaded::new(&place, name(""), content));
    let (rules, wrong) = compile(&loaded);
    problems.extend(wrong.into_iter().filter(|p| p.file == name("")));
    match cases::parse(&name(load::TESTS), cases) {
        Ok((file, wrong)) => {
            problems.extend(wrong);
            let (trials, wrong) = trials(&rules, &[file], std::slice::from_ref(&answers.id));
            problems.extend(wrong);
            let words = words().map_err(|e| ReportError::Words(e.to_owned()))?;
            let text = trial_report::text(
                words,
                &rules,
                &trials,
                &Namings::default(),
                global.lang(),
                global.color.on_stdout(),
            );
            std::io::stdout().lock().write_all(text.as_bytes())?;
            for problem in &problems {
                say(problem);
            }
            let failed = !problems.is_empty() || trials.iter().any(|t| t.failed());
            Ok(Done { failed, skipped: session.skipped })
        }
        Err(problem) => Err(Failure::Usage(problem.to_string())),
    }
}

fn answers(args: &Args, is_known: impl Fn(&str) -> bool) -> Result<Answers, Failure> {
    let ask = Asking { interactive: std::io::stdin().is_terminal() };
    let id = ask.word(&args.id, "--id", "Id of the rule, as MY-1")?;
    let kinds = "Kind (definition, prohibition, offence, duty, right, institution, service, policy, procedure, age)";
    let kind: RuleKind = ask.value(&ask.word(&args.kind, "--kind", kinds)?, "kind")?;
    let texts = |what: &str, option: &str, [ru, kk, en]: [&Option<String>; 3]| -> Result<Texts, Failure> {
        Ok(Texts {
            ru: ask.word(ru, &format!("--{option}-ru"), &format!("{what}, in Russian"))?,
            kk: ask.word(kk, &format!("--{option}-kk"), &format!("{what}, in Kazakh"))?,
            en: ask.word(en, &format!("--{option}-en"), &format!("{what}, in English"))?,
        })
    };
    let title = texts("Title", "title", [&args.title_ru, &args.title_kk, &args.title_en])?;
    let asks = texts("What the standard asks of the law", "asks", [&args.asks_ru, &args.asks_kk, &args.asks_en])?;
    let model = texts("A provision that would meet it", "model", [&args.model_ru, &args.model_kk, &args.model_en])?;
    let concept = ask.word(&args.concept, "--concept", "Concept it is about (one that is there, or a new id)")?;
    let known = is_known(&concept);
    let label = if known {
        None
    } else {
        Some(texts("What the concept is called", "label", [&args.label_ru, &args.label_kk, &args.label_en])?)
    };
    let expressions = |given: &[String], option: &str, tongue: &str| -> Result<Vec<String>, Failure> {
        if known || !given.is_empty() {
            return Ok(given.to_vec());
        }
        let said = ask.word(&None, option, &format!("Expressions for it in {tongue} law, apart by ;"))?;
        Ok(said.split(';').map(|e| e.trim().to_owned()).filter(|e| !e.is_empty()).collect())
    };
    let ru = expressions(&args.expression_ru, "--expression-ru", "Russian")?;
    let kk = expressions(&args.expression_kk, "--expression-kk", "Kazakh")?;
    let standards = if args.standard.is_empty() {
        vec![ask.word(&None, "--standard", "Paragraph that asks it, as crc:19(1)")?]
    } else {
        args.standard.clone()
    };
    let act = ask.word(&args.act, "--act", "Act where the norm would stand: its code, or its number as № 234-V")?;
    let years = match (kind, args.years) {
        (RuleKind::Age, None) => Some(ask.value(&ask.word(&None, "--years", "Lowest age in years")?, "age")?),
        (_, years) => years,
    };
    Ok(Answers {
        id,
        kind,
        domain: ask.value::<Domain>(&args.domain, "domain")?,
        severity: ask.value::<Severity>(&args.severity, "severity")?,
        title,
        asks,
        model,
        concept,
        label,
        ru,
        kk,
        broader: args.broader.clone(),
        setting: args.setting.clone(),
        standards,
        act,
        articles: args.article.clone(),
        years,
    })
}

/// Asks on the terminal for what no option gives.
struct Asking {
    interactive: bool,
}

impl Asking {
    fn word(&self, given: &Option<String>, option: &str, question: &str) -> Result<String, Failure> {
        if let Some(given) = given {
            return Ok(given.trim().to_owned());
        }
        if !self.interactive {
            return Err(Failure::Usage(format!("{option} is missing ({question})")));
        }
        loop {
            let mut err = std::io::stderr().lock();
            write!(err, "{question}: ")?;
            err.flush()?;
            let mut line = String::new();
            if std::io::stdin().lock().read_line(&mut line)? == 0 {
                return Err(Failure::Usage(format!("{option} is missing ({question})")));
            }
            if !line.trim().is_empty() {
                return Ok(line.trim().to_owned());
            }
        }
    }

    /// A value as rule files write it.
    fn value<T: DeserializeOwned>(&self, written: &str, what: &str) -> Result<T, Failure> {
        serde_yaml::from_str(written).map_err(|e| {
            let cause = e.without_snippet().to_string();
            let cause = cause.split(" at line ").next().unwrap_or(&cause).to_owned();
            Failure::Usage(format!("«{}» is no {what}: {cause}", crate::report::one_line(written)))
        })
    }
}
