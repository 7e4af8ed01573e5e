//! Texts that stand in no file: drafts and samples.

use super::Report;
use super::act_files::agree;
use super::markdown;
use crate::law::{Act, Date, Edition, Lang, TextStatus};
use std::collections::BTreeMap;
use std::path::Path;

/// Reads an edition out of texts in memory, as the same texts in files would be read. `name` stands for the file in
/// warnings.
pub fn draft(act: Act, date: Date, texts: &[(Lang, &str)], name: &str) -> (Edition, Report) {
    let mut report = Report::default();
    let mut documents = BTreeMap::new();
    for (lang, text) in texts {
        let parsed = markdown::parse(*lang, text, Path::new(name));
        report.extend(parsed.report);
        documents.insert(*lang, parsed.document);
    }
    let mut edition = Edition {
        act,
        date,
        text_status: TextStatus::Draft,
        source: BTreeMap::new(),
        caused_by: Vec::new(),
        documents,
    };
    agree(std::slice::from_mut(&mut edition));
    (edition, report)
}
