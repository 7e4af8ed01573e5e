use crate::law::Date;

/// What is put into a sentence.
#[derive(Clone, Copy, Debug)]
pub enum Arg<'a> {
    /// Words.
    Text(&'a str),
    /// A day, written with the ending that the sentence asks for.
    Day(Date),
}

/// Puts values in the places of `{name}` and `{name:form}`. What is put in is not looked at again, and a name that
/// `value` does not know stays as it is.
pub(super) fn fill(pattern: &str, value: &mut dyn FnMut(&str, &str) -> Option<String>) -> String {
    let mut out = String::with_capacity(pattern.len());
    let mut rest = pattern;
    while let Some(open) = rest.find('{') {
        let Some(close) = rest[open..].find('}').map(|c| open + c) else { break };
        out.push_str(&rest[..open]);
        let inside = &rest[open + 1..close];
        let (name, form) = inside.split_once(':').unwrap_or((inside, ""));
        match value(name, form) {
            Some(v) => out.push_str(&v),
            None => out.push_str(&rest[open..=close]),
        }
        rest = &rest[close + 1..];
    }
    out.push_str(rest);
    out
}
