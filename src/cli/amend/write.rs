//! Consolidated editions in the folder layout.

use super::Work;
use crate::cli::exit::Failure;
use crate::cli::session::write_file;
use crate::law::{Act, Date, Lang, long_date};
use crate::source::markdown;
use serde::Serialize;
use std::collections::BTreeMap;
use std::fs;
use std::path::Path;

#[derive(Serialize)]
struct Meta<'a> {
    act_code: &'a str,
    requisite: String,
    title: BTreeMap<&'static str, &'a str>,
    form: &'static str,
    version_date: BTreeMap<&'static str, String>,
    text_status: &'static str,
}

/// The day of the consolidated editions: the day asked for, later than every edition that was changed.
pub fn day(work: &Work<'_>, at: Date) -> Date {
    let latest = work.editions.values().map(|(e, _)| e.date).max();
    match latest {
        Some(last) if last >= at => last.tomorrow().unwrap_or(at),
        _ => at,
    }
}

/// Writes one edition for each act that was changed.
pub fn editions(place: &Path, work: &Work<'_>, at: Date) -> Result<(), Failure> {
    let day = day(work, at);
    for (code, (edition, texts)) in &work.editions {
        let folder = place.join(code.as_str()).join(day.to_string());
        fs::create_dir_all(&folder).map_err(|cause| Failure::Write { file: folder.clone(), cause })?;
        for (lang, document) in texts {
            let file = folder.join(format!("{}.md", lang.file_stem()));
            write_file(&file, markdown::write(document).as_bytes())?;
        }
        let act = &edition.act;
        let repealed = work.done.iter().any(|d| d.edition.act.code == *code && d.applied.repealed);
        let meta = Meta {
            act_code: code.as_str(),
            requisite: requisite(act, repealed.then_some(day)),
            title: act.title.0.iter().map(|(l, t)| (l.file_stem(), t.as_str())).collect(),
            form: form(act),
            version_date: texts.keys().map(|l| (l.file_stem(), day.to_string())).collect(),
            text_status: "draft",
        };
        let file = folder.join("meta.yaml");
        let yaml = serde_yaml::to_string(&meta).map_err(|e| Failure::Usage(format!("meta.yaml: {e}")))?;
        write_file(&file, yaml.as_bytes())?;
    }
    Ok(())
}

/// Copies a folder of an index, so deep.
///
/// # Errors
/// If something in it cannot be read, or written there.
pub fn copy(from: &Path, to: &Path, depth: u8) -> std::io::Result<()> {
    fs::create_dir_all(to)?;
    for entry in fs::read_dir(from)? {
        let entry = entry?;
        let target = to.join(entry.file_name());
        if entry.file_type()?.is_dir() {
            if depth > 0 {
                copy(&entry.path(), &target, depth - 1)?;
            }
        } else {
            fs::copy(entry.path(), target)?;
        }
    }
    Ok(())
}

fn requisite(act: &Act, repealed: Option<Date>) -> String {
    match repealed {
        Some(day) if act.repeal.is_none() => {
            let day = long_date(day, Lang::Ru);
            let own = act.requisite.trim_end_matches('.');
            format!("{own}. Утратил силу проектом закона (вводится в действие с {day})")
        }
        _ => act.requisite.clone(),
    }
}

/// The form of an act as the bank codes it.
fn form(act: &Act) -> &'static str {
    use crate::law::ActKind;
    match act.kind {
        ActKind::Constitution => "КОНС",
        ActKind::ConstitutionalLaw => "КЗАК",
        ActKind::Code => "КОД",
        ActKind::Law => "ЗАК",
        ActKind::Decree => "УКАЗ",
        ActKind::Resolution => "ПОСТ",
        ActKind::Order => "ПРИК",
        ActKind::Other => "",
    }
}
