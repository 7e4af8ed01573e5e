//! One table.

use crate::{sample, sampled, text};
use olqy::law::Lang;
use olqy::report::Format;

/// The head and the rows.
pub fn parsed(bytes: &[u8]) -> (Vec<String>, Vec<Vec<String>>) {
    let mut reader = csv::ReaderBuilder::new().from_reader(bytes);
    let head = reader.headers().unwrap().iter().map(str::to_owned).collect();
    (head, reader.records().map(|r| r.unwrap().iter().map(str::to_owned).collect()).collect())
}

#[test]
fn a_row_for_each_quote_and_one_for_a_finding_without() {
    let given = sample::assessment();
    let wanted: usize = given.findings.iter().map(|f| (f.evidence.len() + f.nearest.len()).max(1)).sum();
    for lang in Lang::ALL {
        let bytes = sampled(Format::Csv { bom: false }, lang);
        let (head, rows) = parsed(&bytes);
        assert_eq!(rows.len(), wanted);
        let mut captions = head.clone();
        captions.sort();
        captions.dedup();
        assert_eq!(captions.len(), head.len(), "two columns of one name: {head:?}");
        let place = |c: &str| head.iter().position(|h| h == c).unwrap_or_else(|| panic!("{c}: {head:?}"));
        let quote = place(["Цитата", "Дәйексөз", "Quote"][Lang::ALL.iter().position(|l| *l == lang).unwrap()]);
        let quotes: Vec<&str> = rows.iter().map(|r| r[quote].as_str()).filter(|q| !q.is_empty()).collect();
        let first = &given.findings[0].evidence[1].passage.text;
        assert!(quotes.contains(&first.as_str()));
        assert!(text(bytes).contains(&format!("\r\n2020-12-31,{},", given.findings[1].id)));
    }
}

#[test]
fn a_mark_of_utf_8_is_written_when_asked_for() {
    let without = sampled(Format::Csv { bom: false }, Lang::Ru);
    let with = sampled(Format::Csv { bom: true }, Lang::Ru);
    assert_eq!(with.strip_prefix(b"\xEF\xBB\xBF"), Some(without.as_slice()));
}
