//! What the message of a commit tells of the law that caused an edition.

use crate::law::ActCode;

/// The law that caused an edition, as the commit that brought it tells.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Cause {
    /// The first line: mostly the requisite of the law that changed the act.
    pub subject: String,
    /// The code of that law (`Cause-Act-Code`).
    pub act: Option<ActCode>,
    /// The acts that it changed on that day (`Acts-Changed`).
    pub changed: Vec<ActCode>,
    /// The id of the commit, in hexadecimal digits.
    pub commit: String,
}

impl Cause {
    /// Reads the message of a commit. Keys of trailers are read in any case of letters; a key given twice adds up.
    pub fn read(commit: String, message: &str) -> Cause {
        let clean = |s: &str| s.chars().filter(|c| !c.is_control()).collect::<String>().trim().to_owned();
        let subject = message.lines().map(clean).find(|l| !l.is_empty()).unwrap_or_default();
        let mut cause = Cause { subject, commit, ..Cause::default() };
        for line in message.lines().skip(1) {
            let Some((key, value)) = line.split_once(':') else { continue };
            let mut codes = value.split([',', ' ', ';']).filter_map(ActCode::parse);
            if key.trim().eq_ignore_ascii_case("cause-act-code") {
                cause.act = codes.next().or(cause.act.take());
            } else if key.trim().eq_ignore_ascii_case("acts-changed") {
                cause.changed.extend(codes);
            }
        }
        cause
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn trailers_tell_the_law_and_the_acts_it_changed() {
        let message = "Закон от 5 мая 2030 года № 7-X\n\nСлова: не трейлер\n\nCause-Act-Code: 900\nActs-Changed: 12, 34\n\
                       acts-changed: 56\n";
        let cause = Cause::read("abc".into(), message);
        assert_eq!(cause.subject, "Закон от 5 мая 2030 года № 7-X");
        assert_eq!(cause.act, ActCode::parse("900"));
        assert_eq!(cause.changed.iter().map(ActCode::as_str).collect::<Vec<_>>(), ["12", "34", "56"]);
    }

    #[test]
    fn a_message_without_trailers_or_words_is_read_too() {
        assert_eq!(Cause::read(String::new(), ""), Cause::default());
        assert_eq!(Cause::read(String::new(), "\u{1b}[31mА\n").subject, "[31mА");
    }
}
