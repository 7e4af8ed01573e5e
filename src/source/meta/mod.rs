//! `meta.yaml`: what is known of an act beside its text.

mod requisite;

use super::note::day;
use super::{Report, Warning};
use crate::law::{Act, ActCode, ActKind, Amendment, Date, Lang, Localized, Repeal, RepealFrom, TextStatus};
use requisite::Requisite;
use serde::Deserialize;
use std::collections::BTreeMap;
use std::path::Path;

/// The description of an edition.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Meta {
    /// The act.
    pub act: Act,
    /// The first day of the edition, per language where the file gives it so.
    pub version_date: BTreeMap<Lang, Date>,
    /// Where the official text can be read.
    pub source: BTreeMap<Lang, String>,
    /// What the words are.
    pub text_status: TextStatus,
    /// The laws that made the edition.
    pub caused_by: Vec<Amendment>,
}

/// The keys that are read. Public corpora have more, which are passed over.
#[derive(Debug, Default, Deserialize)]
#[serde(default)]
struct File {
    act_code: Option<Scalar>,
    requisite: Option<String>,
    title: Option<PerLanguage>,
    form: Option<String>,
    type_codes: Option<Vec<String>>,
    #[serde(alias = "approval_date")]
    approved_on: Option<Scalar>,
    repealed_on: Option<Scalar>,
    repealed_by: Option<Repealing>,
    version_date: Option<PerLanguage>,
    source: Option<PerLanguage>,
    text_status: Option<TextStatus>,
    caused_by: Option<Causes>,
}

/// What made an edition: one act, several, or something that tells nothing.
#[derive(Debug, Deserialize)]
#[serde(untagged)]
enum Causes {
    Many(Vec<Cause>),
    One(Cause),
    Other(serde::de::IgnoredAny),
}

/// An act that made an edition.
#[derive(Debug, Deserialize)]
struct Cause {
    requisite: String,
}

impl Causes {
    fn read(&self) -> Vec<Amendment> {
        let causes = match self {
            Causes::Many(many) => many.as_slice(),
            Causes::One(one) => std::slice::from_ref(one),
            Causes::Other(_) => &[],
        };
        causes.iter().filter_map(|c| caused_by(&c.requisite)).collect()
    }
}

/// Codes and days are written with and without quotes.
#[derive(Debug, Deserialize)]
#[serde(untagged)]
enum Scalar {
    Text(String),
    Number(i64),
}

impl Scalar {
    fn text(&self) -> String {
        match self {
            Scalar::Text(s) => s.trim().to_owned(),
            Scalar::Number(n) => n.to_string(),
        }
    }
}

/// One value for all languages, or one for each.
#[derive(Debug, Deserialize)]
#[serde(untagged)]
enum PerLanguage {
    Each(BTreeMap<String, Option<Scalar>>),
    One(Scalar),
}

/// The repealing act: a line that names it, or its description.
#[derive(Debug, Deserialize)]
#[serde(untagged)]
enum Repealing {
    Named(Scalar),
    Described {
        #[serde(default)]
        requisite: Option<String>,
    },
    Other(serde::de::IgnoredAny),
}

impl PerLanguage {
    fn read(&self) -> BTreeMap<Lang, String> {
        match self {
            PerLanguage::One(one) => Lang::AUTHENTIC.into_iter().map(|l| (l, one.text())).collect(),
            PerLanguage::Each(each) => each
                .iter()
                .filter_map(|(k, v)| Some((Lang::parse(k)?, v.as_ref()?.text())))
                .filter(|(_, v)| !v.is_empty())
                .collect(),
        }
    }
}

/// Reads a description. What it lacks is taken from `code` and the act's requisite; a file that cannot be read at all
/// is named, and gives an act of which only the code is known.
pub fn parse(bytes: &[u8], code: &ActCode, file: &Path) -> (Meta, Report) {
    let mut report = Report::default();
    let text = String::from_utf8_lossy(bytes);
    if matches!(text, std::borrow::Cow::Owned(_)) {
        report.warn(Warning::file(file, "the file is not in UTF-8").hint("save it in UTF-8"));
    }
    let raw: File = match serde_yaml::from_str(&text) {
        Ok(raw) => raw,
        Err(error) => {
            let at = error.location();
            let number = |n: Option<u64>| n.and_then(|n| u32::try_from(n).ok()).unwrap_or(0);
            let cause = error.to_string();
            let cause = cause.lines().next().unwrap_or("").to_owned();
            report.warn(
                Warning::file(file, format!("this is no YAML that describes an act: {cause}"))
                    .at(number(at.map(|l| l.line())))
                    .column(number(at.map(|l| l.column())))
                    .hint("code and day are taken from the names of the folders")
                    .skipped(),
            );
            File::default()
        }
    };
    let requisite = raw.requisite.unwrap_or_default().trim().to_owned();
    let mut told = Requisite::read(&requisite);
    let repealed_on = raw.repealed_on.as_ref().and_then(|d| parse_day(&d.text(), "repealed_on", file, &mut report));
    if let Some(date) = repealed_on {
        let by = match &raw.repealed_by {
            Some(Repealing::Named(name)) => name.text(),
            Some(Repealing::Described { requisite }) => requisite.clone().unwrap_or_default(),
            Some(Repealing::Other(_)) | None => String::new(),
        };
        let known = told.repeal.take().unwrap_or_else(|| repealed_by(&by));
        told.repeal = Some(Repeal { from: RepealFrom::On { date }, ..known });
    }
    let stated = raw.act_code.as_ref().map(Scalar::text);
    let stated_code = stated.as_deref().and_then(ActCode::parse);
    if let (Some(s), None) = (&stated, &stated_code) {
        report.warn(
            Warning::file(file, format!("«{s}» is no code of an act")).hint("a code is letters, digits and hyphens"),
        );
    }
    let title = Localized(raw.title.as_ref().map(PerLanguage::read).unwrap_or_default());
    let act = Act {
        code: stated_code.unwrap_or_else(|| code.clone()),
        kind: kind(raw.form.as_deref(), raw.type_codes.as_deref(), &requisite, &title),
        adopted: told
            .adopted
            .or_else(|| raw.approved_on.as_ref().and_then(|d| parse_day(&d.text(), "approved_on", file, &mut report))),
        number: told.number,
        repeal: told.repeal,
        title,
        requisite,
    };
    let version_date = raw
        .version_date
        .map(|v| v.read())
        .unwrap_or_default()
        .into_iter()
        .filter_map(|(lang, s)| Some((lang, parse_day(&s, "version_date", file, &mut report)?)))
        .collect();
    let meta = Meta {
        act,
        version_date,
        source: raw.source.map(|s| s.read()).unwrap_or_default(),
        text_status: raw.text_status.unwrap_or_default(),
        caused_by: raw.caused_by.map(|c| c.read()).unwrap_or_default(),
    };
    (meta, report)
}

/// The law that a requisite names as what made an edition; `None` if it has no number.
pub fn caused_by(requisite: &str) -> Option<Amendment> {
    let told = Requisite::read(requisite);
    Some(Amendment { law_number: told.number?, adopted: told.adopted, commencement: None })
}

/// A repeal by the act of this requisite, from a day that is not told.
pub fn repealed_by(requisite: &str) -> Repeal {
    let told = Requisite::read(requisite);
    Repeal { by: requisite.trim().to_owned(), by_number: told.number, adopted: told.adopted, from: RepealFrom::Unknown }
}

fn parse_day(s: &str, key: &str, file: &Path, report: &mut Report) -> Option<Date> {
    let found = s.get(..10).and_then(crate::law::parse_date).or_else(|| crate::law::parse_date(s)).or_else(|| day(s));
    if found.is_none() {
        report.warn(Warning::file(file, format!("{key}: «{s}» is no day")).hint("write it as 2019-04-01"));
    }
    found
}

/// The form of an act: by its code in the bank (КОНС, КОД, ЗАК, УКАЗ, ПОСТ, ПРИК …), or by the first words of its
/// requisite.
fn kind(form: Option<&str>, types: Option<&[String]>, requisite: &str, title: &Localized) -> ActKind {
    let requisite_low = requisite.to_lowercase();
    let title_low = title.get(Lang::Ru).to_lowercase();
    if requisite_low.starts_with("конституционный закон") {
        return ActKind::ConstitutionalLaw;
    }
    let codes = form.into_iter().chain(types.into_iter().flatten().map(String::as_str));
    for code in codes {
        let code = code.trim().to_uppercase();
        for (start, kind) in [
            ("КОНСЗ", ActKind::ConstitutionalLaw),
            ("КЗАК", ActKind::ConstitutionalLaw),
            ("КОНС", ActKind::Constitution),
            ("КОД", ActKind::Code),
            ("ЗАК", ActKind::Law),
            ("УКАЗ", ActKind::Decree),
            ("ПОСТ", ActKind::Resolution),
            ("ПРИК", ActKind::Order),
        ] {
            if code.starts_with(start) {
                return kind_of_constitution(kind, &requisite_low, &title_low);
            }
        }
    }
    for (start, kind) in [
        ("конституция", ActKind::Constitution),
        ("кодекс", ActKind::Code),
        ("закон", ActKind::Law),
        ("указ", ActKind::Decree),
        ("постановление", ActKind::Resolution),
        ("приказ", ActKind::Order),
    ] {
        if requisite_low.starts_with(start) {
            return kind;
        }
    }
    if title_low.contains("кодекс") && requisite_low.is_empty() { ActKind::Code } else { ActKind::Other }
}

/// КОНС stands for the Constitution and for constitutional laws.
fn kind_of_constitution(kind: ActKind, requisite: &str, title: &str) -> ActKind {
    let is_law =
        requisite.contains("конституционн") || (requisite.starts_with("закон") && !title.starts_with("конституция"));
    if kind == ActKind::Constitution && is_law { ActKind::ConstitutionalLaw } else { kind }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn read(yaml: &str) -> (Meta, Report) {
        parse(yaml.as_bytes(), &ActCode::parse("99").unwrap(), Path::new("meta.yaml"))
    }

    #[test]
    fn a_repeal_from_a_named_day() {
        let (meta, report) = read(
            "act_code: '43167'\nrequisite: Закон Республики Казахстан от 29 декабря 2008 года № 114-IV. Утратил силу Кодексом \
             Республики Казахстан от 20 апреля 2023 года № 224-VII (вводится в действие с 1 июля 2023 года)\nform: ЗАК\n\
             version_date: {kaz: 2014-07-05, rus: 2014-07-05}\nextra: [1, 2]\n",
        );
        assert_eq!(report, Report::default());
        assert_eq!(meta.act.adopted, Some(Date::constant(2008, 12, 29)));
        assert_eq!(meta.act.number.as_deref(), Some("114-IV"));
        let repeal = meta.act.repeal.unwrap();
        assert_eq!(repeal.from, RepealFrom::On { date: Date::constant(2023, 7, 1) });
        assert_eq!(repeal.by_number.as_deref(), Some("224-VII"));
        assert_eq!(repeal.adopted, Some(Date::constant(2023, 4, 20)));
        assert_eq!(repeal.by, "Кодексом Республики Казахстан от 20 апреля 2023 года № 224-VII");
        assert_eq!(meta.version_date[&Lang::Kk], Date::constant(2014, 7, 5));
    }

    #[test]
    fn a_repeal_some_days_after_publication() {
        let (meta, _) = read(
            "requisite: Закон Республики Казахстан от 4 декабря 2009 года № 214-IV. Утратил силу Законом Республики Казахстан \
             от 30 декабря 2025 года № 245-VIII (вводится по истечении шестидесяти календарных дней после опубликования)\n",
        );
        let repeal = meta.act.repeal.unwrap();
        assert_eq!(repeal.from, RepealFrom::NotBefore { not_before: Date::constant(2026, 3, 1), days: 60 });
    }

    #[test]
    fn forms_of_acts() {
        for (yaml, kind) in [
            ("form: КОД", ActKind::Code),
            ("form: ЗАК", ActKind::Law),
            ("form: УКАЗ", ActKind::Decree),
            ("form: ПОСТ", ActKind::Resolution),
            ("form: ПРИК", ActKind::Order),
            ("form: КОНС\nrequisite: Конституция Республики Казахстан от 30 августа 1995 года", ActKind::Constitution),
            (
                "form: КОНС\nrequisite: Конституционный закон Республики Казахстан от 3 июля 2013 года № 121-V",
                ActKind::ConstitutionalLaw,
            ),
            ("requisite: Приказ Министра просвещения от 5 мая 2022 года № 190", ActKind::Order),
            ("form: РЕШ", ActKind::Other),
        ] {
            assert_eq!(read(yaml).0.act.kind, kind, "{yaml}");
        }
    }

    #[test]
    fn a_broken_file_is_named_and_the_code_still_known() {
        let (meta, report) = read("act_code: '1'\n  requisite: [\n");
        assert_eq!(meta.act.code.as_str(), "99");
        let warning = &report.warnings[0];
        assert!(warning.skipped && warning.line > 0, "{warning:?}");
    }

    #[test]
    fn numbers_and_days_may_stand_without_quotes_or_for_all_languages() {
        let (meta, _) = read(
            "act_code: 34652\nversion_date: 2019-04-01\napproved_on: '2007-07-27T00:00:00'\ntext_status: restated\n",
        );
        assert_eq!(meta.act.code.as_str(), "34652");
        assert_eq!(meta.version_date[&Lang::Ru], Date::constant(2019, 4, 1));
        assert_eq!(meta.act.adopted, Some(Date::constant(2007, 7, 27)));
        assert_eq!(meta.text_status, TextStatus::Restated);
    }

    #[test]
    fn the_law_that_made_the_edition_is_read() {
        let law = |yaml: &str| {
            let (meta, report) = read(yaml);
            assert_eq!((report, meta.act.code.as_str()), (Report::default(), "7"), "{yaml}");
            meta.caused_by
        };
        let found =
            law("act_code: 7\ncaused_by:\n  code: '188429'\n  requisite: Закон Республики Казахстан от 16 ноября \
             2023 года № 40-VIII ЗРК\n  title: {rus: О}\n");
        assert_eq!(found.len(), 1);
        assert_eq!(found[0].law_number, "40-VIII");
        assert_eq!(found[0].adopted, Some(Date::constant(2023, 11, 16)));
        assert_eq!(
            law("act_code: 7\ncaused_by: [{requisite: Закон от 1 мая 2020 года № 5-VI}, {requisite: '№ 6-VI'}]\n")
                .len(),
            2
        );
        for other in ["act_code: 7\ncaused_by: unknown\n", "act_code: 7\ncaused_by: {code: 1}\n", "act_code: 7\n"] {
            assert_eq!(law(other), []);
        }
    }

    #[test]
    fn a_cyrillic_numeral_and_letters_of_a_register_are_read() {
        let (meta, _) = read("requisite: Закон Республики Казахстан от 1 апреля 2019 года № 240-VІ ЗРК\n");
        assert_eq!(meta.act.number.as_deref(), Some("240-VI"));
    }
}
