use crate::law::Lang;
use serde::Deserialize;

/// The forms of a counted noun in one language, `{n}` standing for the number.
#[derive(Clone, Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Forms {
    one: Option<String>,
    few: Option<String>,
    many: Option<String>,
    other: Option<String>,
}

/// A counted noun.
#[derive(Clone, Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Plural {
    ru: Forms,
    kk: Forms,
    en: Forms,
}

impl Plural {
    /// The noun with its number: «21 правило», «2 правила», «5 правил».
    pub fn say(&self, n: usize, lang: Lang) -> String {
        let forms = match lang {
            Lang::Ru => &self.ru,
            Lang::Kk => &self.kk,
            Lang::En => &self.en,
        };
        let chosen = match (lang, n % 10, n % 100) {
            (Lang::Ru, 1, rest) if rest != 11 => &forms.one,
            (Lang::Ru, 2..=4, rest) if !(12..=14).contains(&rest) => &forms.few,
            (Lang::Ru, ..) => &forms.many,
            (Lang::En, ..) if n == 1 => &forms.one,
            _ => &forms.other,
        };
        chosen.as_deref().unwrap_or("{n}").replace("{n}", &n.to_string())
    }

    /// Whether each language has exactly the forms it needs.
    pub(super) fn complete(&self) -> bool {
        let shape = |f: &Forms| [f.one.is_some(), f.few.is_some(), f.many.is_some(), f.other.is_some()];
        shape(&self.ru) == [true, true, true, false]
            && shape(&self.kk) == [false, false, false, true]
            && shape(&self.en) == [true, false, false, true]
    }
}
