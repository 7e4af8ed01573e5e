//! The words of `olqy amend`: `templates/amend.yaml`.

use crate::report::ReportError;
use crate::rule::model::Texts;
use serde::{Deserialize, Serialize};
use std::sync::LazyLock;

/// All of them; the file tells what each stands for.
#[derive(Clone, Debug, Deserialize, Serialize)]
#[serde(deny_unknown_fields)]
#[allow(missing_docs)]
pub struct AmendWords {
    pub title: Texts,
    pub table: Texts,
    pub number: Texts,
    pub element: Texts,
    pub in_force: Texts,
    pub proposed: Texts,
    pub grounds: Texts,
    pub absent: Texts,
    pub excluded: Texts,
    pub verdicts: Texts,
    pub same: Texts,
    pub appeared: Texts,
    pub vanished: Texts,
    pub applied: Texts,
    pub of: Texts,
    pub problems: Texts,
    pub line: Texts,
    pub unknown_act: Texts,
    pub no_text: Texts,
    pub one_language: Texts,
    pub dangling: Texts,
    pub defined_twice: Texts,
    pub defined_otherwise: Texts,
    pub defined_also: Texts,
    pub worse: Texts,
    pub lost: Texts,
    pub taken_up: Texts,
    pub let_go: Texts,
    pub open: Texts,
    pub near: Texts,
    pub advice: Texts,
}

static WORDS: LazyLock<Result<AmendWords, String>> = LazyLock::new(|| {
    serde_yaml::from_str(include_str!("../../../templates/amend.yaml"))
        .map_err(|e| format!("templates/amend.yaml: {e}"))
});

/// The words.
///
/// # Errors
/// If their file is broken.
pub fn words() -> Result<&'static AmendWords, ReportError> {
    WORDS.as_ref().map_err(|e| ReportError::Words(e.clone()))
}

#[cfg(test)]
mod tests {
    #[test]
    fn the_file_has_every_word() {
        super::words().unwrap();
    }
}
