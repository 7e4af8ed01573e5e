//! The commits that made a corpus what it is, oldest first.

use super::repository::{Repository, one_line};
use crate::law::Date;
use crate::source::{Report, Warning};
use gix::ObjectId;
use jiff::Timestamp;
use jiff::tz::Offset;

/// One commit on the way of first parents.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) struct Step {
    /// The commit.
    pub commit: ObjectId,
    /// All its files.
    pub tree: ObjectId,
    /// The day on which its author dated it, by the clock of the author: the first day of the editions it brings.
    pub date: Date,
    /// Whether what it holds may be older than its date, because the commits before it are not there.
    pub cut_off: bool,
}

/// The first parents of HEAD, oldest first. A history that breaks off (a shallow clone, a damaged commit) is told.
pub(super) fn steps(repository: &Repository, report: &mut Report) -> Vec<Step> {
    let place = &repository.place;
    let git = &repository.git;
    let Ok(head) = git.head_id() else {
        report.warn(
            Warning::file(place, "this git repository has no commit")
                .hint("the acts of a corpus are committed")
                .skipped(),
        );
        return Vec::new();
    };
    let shallow = git.shallow_commits().ok().flatten();
    let mut steps: Vec<Step> = Vec::new();
    let mut next = Some(head.detach());
    while let Some(id) = next {
        match step(repository, id) {
            Ok((mut step, parent)) => {
                let is_boundary = shallow.as_ref().is_some_and(|ids| ids.iter().any(|s| *s == id));
                step.cut_off = is_boundary;
                next = parent.filter(|_| !is_boundary);
                steps.push(step);
            }
            Err(cause) => {
                let warning = Warning::file(place, format!("commit {id} cannot be read: {cause}"))
                    .hint("editions older than this are missing; git fsck tells more");
                report.warn(warning.skipped());
                next = None;
                if let Some(last) = steps.last_mut() {
                    last.cut_off = true;
                }
            }
        }
    }
    steps.reverse();
    if let Some(first) = steps.first().filter(|s| s.cut_off)
        && shallow.is_some()
    {
        let cause = format!("this is a shallow clone: editions older than {} are missing", first.date);
        report.warn(Warning::file(place, cause).hint("git fetch --unshallow brings them").skipped());
    }
    steps
}

fn step(repository: &Repository, id: ObjectId) -> Result<(Step, Option<ObjectId>), String> {
    let told = |e: &dyn std::fmt::Display| one_line(&e.to_string());
    let commit = repository.git.find_commit(id).map_err(|e| told(&e))?;
    let tree = commit.tree_id().map_err(|e| told(&e))?.detach();
    let time = commit.author().map_err(|e| told(&e))?.time().map_err(|e| told(&e))?;
    let date = day(time.seconds, time.offset).ok_or_else(|| "its date is no day".to_owned())?;
    let parent = commit.parent_ids().next().map(gix::Id::detach);
    Ok((Step { commit: id, tree, date, cut_off: false }, parent))
}

/// The day of a moment by a clock so many seconds ahead of UTC.
fn day(seconds: i64, ahead: i32) -> Option<Date> {
    let local = Timestamp::from_second(seconds.checked_add(i64::from(ahead))?).ok()?;
    Some(Offset::UTC.to_datetime(local).date())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_day_is_that_of_the_authors_clock() {
        // 2019-03-31 18:00 UTC is midnight in a zone six hours ahead.
        assert_eq!(day(1_554_055_200, 6 * 3600), Some(Date::constant(2019, 4, 1)));
        assert_eq!(day(1_554_055_200, 0), Some(Date::constant(2019, 3, 31)));
        assert_eq!(day(-1, 0), Some(Date::constant(1969, 12, 31)));
        assert_eq!(day(i64::MAX, 1), None);
    }
}
