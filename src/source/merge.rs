//! Acts that stand in several places.

use super::act_files::ActFiles;
use super::meta;
use super::origin::Origin;
use super::{Report, Warning};
use crate::law::ActCode;
use std::collections::BTreeMap;

/// Reads places of one act as one act: it is law once, whoever keeps it twice. All its editions count; of two editions of
/// one day the first one does. Which places were brought together is said in the report.
pub fn merged(acts: Vec<ActFiles>) -> (Vec<ActFiles>, Report) {
    let mut report = Report::default();
    let mut places: BTreeMap<ActCode, usize> = BTreeMap::new();
    let mut out: Vec<ActFiles> = Vec::new();
    for act in acts {
        let Some(code) = surely(&act) else {
            out.push(act);
            continue;
        };
        match places.get(&code).and_then(|place| out.get_mut(*place)) {
            None => {
                places.insert(code, out.len());
                out.push(act);
            }
            Some(first) => {
                let cause = format!("act {code} stands in {} too; both are read as one act", first.origin());
                report.warn(Warning::file(act.origin(), cause).hint("`olqy corpus verify` lists such acts"));
                *first = first.and(act);
            }
        }
    }
    (out, report)
}

/// The code of an act if its description gives it or the name of its folder has a number; names without one may be alike
/// by chance.
pub(super) fn surely(act: &ActFiles) -> Option<ActCode> {
    let described = act.editions().iter().rev().find_map(|edition| {
        let origin = edition.meta.as_ref().filter(|o| !matches!(o, Origin::Embedded { .. }))?;
        let bytes = origin.bytes().ok()?;
        let (told, _) = meta::parse(&bytes, &ActCode::unknown(), origin.path());
        Some(told.act.code).filter(|c| *c != ActCode::unknown())
    });
    described.or_else(|| Some(act.code().clone()).filter(|c| c.as_str().bytes().any(|b| b.is_ascii_digit())))
}
