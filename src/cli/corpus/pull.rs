use crate::cli::exit::{Done, Failure};
use crate::cli::options::Global;
use crate::cli::session::say;
use crate::source::git::pull::{Listed, Pulled, Received, name_of, pull, registered};
use etcetera::BaseStrategy;
use indicatif::{ProgressBar, ProgressDrawTarget};
use std::io::{IsTerminal, Write};
use std::path::PathBuf;
use std::sync::Arc;

/// Which repositories are fetched, and where to.
#[derive(Debug, clap::Args)]
pub struct Args {
    /// Repositories of the registry, by name; all of them if left out
    #[arg(value_name = "NAME")]
    names: Vec<String>,
    /// A repository that is not in the registry (may be given more than once); only these if no NAME is given
    #[arg(long, value_name = "URL")]
    repository: Vec<String>,
    /// The folder they are kept in, to be given to --corpus; the user's data folder if left out
    #[arg(long, value_name = "DIR")]
    dest: Option<PathBuf>,
    /// Read all their acts, not those of the registry only
    #[arg(long)]
    all: bool,
}

pub fn run(global: &Global, args: &Args) -> Result<Done, Failure> {
    let known = registered();
    let mut wanted: Vec<Listed> = Vec::new();
    for name in &args.names {
        let found = known.repositories.iter().find(|r| r.name == *name).ok_or_else(|| {
            let names: Vec<&str> = known.repositories.iter().map(|r| r.name.as_str()).collect();
            Failure::Usage(format!("the registry has no repository {name}; it has {}", names.join(", ")))
        })?;
        wanted.push(found.clone());
    }
    wanted.extend(args.repository.iter().map(|url| Listed { name: name_of(url), url: url.clone() }));
    if wanted.is_empty() {
        wanted = known.repositories;
    }
    let dest = match &args.dest {
        Some(dest) => dest.clone(),
        None => etcetera::choose_base_strategy()
            .map_err(|_| Failure::Usage("there is no home folder; name a folder with --dest".into()))?
            .data_dir()
            .join("olqy")
            .join("corpora"),
    };
    let only = (!args.all).then_some(&known.acts);
    let mut failed = Vec::new();
    for listed in &wanted {
        let (bar, received) = bar(global, listed);
        let done = pull(listed, &dest, only, &received);
        bar.finish_and_clear();
        match done {
            Ok((place, done)) => {
                let what = match done {
                    Pulled::New => "fetched",
                    Pulled::Updated => "updated",
                    Pulled::Unchanged => "up to date",
                };
                writeln!(std::io::stdout().lock(), "{}: {what}, {}", listed.name, place.display())?;
            }
            Err(error) => failed.push(error),
        }
    }
    if failed.len() == wanted.len() {
        let said: Vec<String> = failed.iter().map(ToString::to_string).collect();
        return Err(Failure::Usage(said.join("\n")));
    }
    for error in &failed {
        say(format_args!("olqy: {error}"));
    }
    if !global.quiet {
        say(format_args!("--corpus {} reads them", dest.display()));
    }
    Ok(Done { failed: false, skipped: !failed.is_empty() })
}

/// Shows on a terminal how much has been received.
fn bar(global: &Global, listed: &Listed) -> (ProgressBar, Received) {
    let bar = ProgressBar::hidden();
    if std::io::stderr().is_terminal() && !global.quiet {
        bar.set_draw_target(ProgressDrawTarget::stderr());
    }
    bar.set_message(listed.name.clone());
    let (shown, name) = (bar.clone(), listed.name.clone());
    let received: Received = Arc::new(move |bytes| shown.set_message(format!("{name}: {} MB", bytes >> 20)));
    if let Ok(style) = indicatif::ProgressStyle::with_template("{wide_msg}") {
        bar.set_style(style);
    }
    (bar, received)
}
