//! Days and languages of editions.

use super::{Fault, FaultKind};
use crate::law::{Edition, Lang, RepealFrom};
use crate::source::{ActFiles, meta};

pub(super) fn check(act: &ActFiles, code: &str, editions: &[Edition], faults: &mut Vec<Fault>) {
    let mut tell = |kind, edition: &Edition, lang: Option<Lang>, cause: String| {
        let file = lang.and_then(|l| act.text_of(edition.date, l)).unwrap_or_else(|| act.place_of(edition.date));
        let mut fault = Fault::of(kind, code, file, cause);
        fault.editions.push(edition.date);
        fault.lang = lang;
        faults.push(fault);
    };
    for edition in editions {
        let (there, missing): (Vec<Lang>, Vec<Lang>) =
            Lang::AUTHENTIC.into_iter().partition(|l| edition.documents.contains_key(l));
        if let ([_], [lang]) = (there.as_slice(), missing.as_slice()) {
            let cause = format!("the edition of {} has no text in {lang}", edition.date);
            tell(FaultKind::MissingLanguage, edition, None, cause);
        }
        if let Some(adopted) = edition.act.adopted.filter(|d| *d > edition.date) {
            let cause =
                format!("the edition of {} is older than the act, which was adopted on {adopted}", edition.date);
            tell(FaultKind::Order, edition, None, cause);
        }
        if let Some(RepealFrom::On { date }) = edition.act.repeal.as_ref().map(|r| &r.from)
            && edition.date >= *date
        {
            let cause = format!("the edition of {} begins when the act is already repealed, from {date}", edition.date);
            tell(FaultKind::Order, edition, None, cause);
        }
    }
    for files in act.editions() {
        let (Some(date), Some(origin)) = (files.date, &files.meta) else { continue };
        let Ok(bytes) = origin.bytes() else { continue };
        let (told, _) = meta::parse(&bytes, act.code(), origin.path());
        for (lang, said) in
            told.version_date.iter().filter(|(lang, said)| **said > date && files.texts.contains_key(lang))
        {
            let cause = format!("the folder says {date}, and meta.yaml says that the text in {lang} is of {said}");
            let mut fault = Fault::of(FaultKind::Order, code, origin.path().to_owned(), cause);
            fault.editions.push(date);
            faults.push(fault);
        }
    }
}
