use super::exit::{Done, Failure};
use super::options::{Global, text_lang};
use super::search::act_code;
use super::session::Session;
use crate::index::{Snapshot, Standing};
use crate::law::{Eid, Lang, TextStatus, short_date};
use crate::report::clean;
use std::io::Write;

/// Options of `olqy show`.
#[derive(Debug, clap::Args)]
pub struct Args {
    /// An act, or a provision of it: 62568 or 62568/art_72
    #[arg(value_name = "CODE[/EID]")]
    place: String,
    /// Language of the text; that of the interface if left out (Russian for English)
    #[arg(long, value_name = "LANG", value_parser = text_lang)]
    text_lang: Option<Lang>,
}

pub fn run(global: &Global, args: &Args) -> Result<Done, Failure> {
    let (code, eid) = match args.place.split_once('/') {
        Some((code, eid)) => (code, Some(Eid::new(eid))),
        None => (args.place.as_str(), None),
    };
    let code = act_code(code).map_err(Failure::Usage)?;
    let lang = args.text_lang.unwrap_or(if global.lang() == Lang::Kk { Lang::Kk } else { Lang::Ru });
    let mut session = Session::new(global);
    let library = session.library()?;
    let snapshot = Snapshot::new(&library, global.at())?;
    let Some(act) = snapshot.acts().iter().find(|a| a.card.act.code == code) else {
        let known: Vec<&str> = snapshot.acts().iter().map(|a| a.card.act.code.as_str()).take(20).collect();
        return Err(Failure::Usage(format!("act {code} is not in the corpus; it has {}", known.join(", "))));
    };
    let at = short_date(global.at());
    match &act.standing {
        Standing::InForce => {}
        Standing::Repealed { from: Some(day), .. } => {
            return Err(Failure::Usage(format!("act {code} was repealed from {}; asked for {at}", short_date(*day))));
        }
        Standing::Repealed { from: None, .. } => {
            return Err(Failure::Usage(format!("act {code} was repealed; asked for {at}")));
        }
        Standing::NotYet { first } => {
            let first = short_date(*first);
            return Err(Failure::Usage(format!(
                "the first edition of act {code} in the corpus is of {first}; asked for {at}"
            )));
        }
    }
    let passages = snapshot.within(&code, eid.as_ref(), lang)?;
    let mut out = std::io::stdout().lock();
    let mut heading = "";
    for passage in &passages {
        let above = passage.headings.first().map_or("", |h| h.text.as_str());
        if above != heading {
            heading = above;
            writeln!(out, "{}\n", clean(above))?;
        }
        let status = match act.text_status(passage.edition) {
            TextStatus::Official => "",
            TextStatus::Restated => "[restated, not the official text] ",
            TextStatus::Draft => "[draft, not law] ",
        };
        writeln!(out, "{status}{}", clean(&passage.text))?;
        let citation = passage.citation.full(lang, &act.card.act, passage.edition);
        writeln!(out, "    — {} ({code}/{})\n", clean(&citation), passage.eid)?;
    }
    if passages.is_empty() {
        let place = eid.map_or_else(|| "this act".to_owned(), |e| e.to_string());
        let unread = act.languages().contains(&lang);
        let why = if unread {
            "nothing in force stands there, or it was not read"
        } else {
            "the act cannot be read in this language"
        };
        return Err(Failure::Usage(format!("{place}: {why}")));
    }
    Ok(Done { failed: false, skipped: session.skipped })
}
