//! The files of a large text, put in order and cleared of what is no text of the act.

use super::front;
use super::origin::Origin;
use super::parts;
use super::{Report, Warning};

/// The index and the parts of a large text as they follow each other, without what is no text of the act: the
/// descriptions at their heads and the table of parts.
pub(super) fn in_order<'o>(
    index: &Origin,
    files: Vec<(&'o Origin, Vec<u8>)>,
    report: &mut Report,
) -> Vec<(&'o Origin, Vec<u8>)> {
    let has_index = files.first().is_some_and(|(first, _)| first.path() == index.path());
    let mut files = files.into_iter().map(|(origin, bytes)| (origin, without_head(bytes)));
    let main = if has_index { files.next() } else { None };
    let mut rest: Vec<Option<(&Origin, Vec<u8>)>> = files.map(Some).collect();
    let name =
        |origin: &Origin| origin.path().file_name().map(|n| n.to_string_lossy().into_owned()).unwrap_or_default();
    let names: Vec<String> = rest.iter().flatten().map(|(origin, _)| name(origin)).collect();
    let texts: Vec<String> =
        rest.iter().flatten().map(|(_, bytes)| String::from_utf8_lossy(bytes).into_owned()).collect();
    let shown = main.as_ref().map(|(_, bytes)| String::from_utf8_lossy(bytes).into_owned()).unwrap_or_default();
    let order = parts::order(&shown, &names, &texts);
    for missing in &order.missing {
        let cause = format!("it names a part {missing} that is not there");
        report.warn(Warning::file(index.path(), cause).hint("the places in that part are not known").skipped());
    }
    for part in order.unlinked.iter().filter_map(|i| rest.get(*i)).flatten() {
        let cause = "the index of this text does not name this part";
        report.warn(Warning::file(part.0.path(), cause).hint("it is read where its first article belongs"));
    }
    let mut pieces: Vec<(&Origin, Vec<u8>)> = Vec::new();
    pieces.extend(main.map(|(origin, mut bytes)| {
        // Bytes that are not UTF-8 are as long in the shown text only up to the first of them.
        if let Some(table) = parts::table(&shown, &names).filter(|_| shown.len() == bytes.len()) {
            bytes.get_mut(table).unwrap_or_default().iter_mut().filter(|b| **b != b'\n').for_each(|b| *b = b' ');
        }
        (origin, bytes)
    }));
    for part in order.parts {
        pieces.extend(rest.get_mut(part).and_then(Option::take));
    }
    pieces
}

fn without_head(mut bytes: Vec<u8>) -> Vec<u8> {
    if let Some((_, end)) = front::split(&bytes) {
        bytes.get_mut(..end).unwrap_or_default().iter_mut().filter(|b| **b != b'\n').for_each(|b| *b = b' ');
    }
    bytes
}
