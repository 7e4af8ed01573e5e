//! The registry: acts of the field, whether a corpus holds them or not, and public repositories of their texts.
//!
//! It is data (`legal-corpus/registry.yaml`) and the one place where acts are called by name, so that a report can say
//! which act a corpus lacks. It is read strictly: an unknown key or a missing language is named with line and column.

use super::Warning;
use crate::law::{Act, ActCode, ActKind, Date, Lang, Localized, plain_number, same_number};
use schemars::JsonSchema;
use serde::Deserialize;
use std::collections::{HashMap, HashSet};
use std::path::Path;
use std::sync::LazyLock;

const FILE: &str = include_str!("../../legal-corpus/registry.yaml");

static REGISTRY: LazyLock<Registry> =
    LazyLock::new(|| Registry::parse(FILE, Path::new("legal-corpus/registry.yaml")).unwrap_or_default());

/// The registry of the program. A test holds that its file is without fault.
pub fn registry() -> &'static Registry {
    &REGISTRY
}

/// Acts and repositories.
#[derive(Clone, Debug, Default)]
pub struct Registry {
    /// The acts, in the order of the file.
    pub acts: Vec<KnownAct>,
    /// Public git repositories of texts.
    pub repositories: Vec<Repository>,
    /// Places in `acts` by code, by `№ number` and by other names.
    names: HashMap<String, Vec<usize>>,
}

/// The file as it is written.
#[derive(Debug, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
struct File {
    /// Public git repositories of texts.
    #[serde(default)]
    repositories: Vec<Repository>,
    /// The acts.
    #[serde(default)]
    acts: Vec<KnownAct>,
}

/// One act.
#[derive(Clone, Debug, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct KnownAct {
    /// Its code in the official reference bank: `12890`. Left out where it is not known.
    #[serde(default)]
    #[schemars(with = "Option<String>")]
    pub code: Option<ActCode>,
    /// Its identifier in the legal information system adilet.zan.kz: `Z020000345_`. Left out where it is not known.
    #[serde(default)]
    pub adilet: Option<String>,
    /// Its form: `constitution`, `constitutional-law`, `code`, `law`, `decree`, `resolution`, `order`, `other`.
    #[schemars(with = "String")]
    pub kind: ActKind,
    /// Its number, the Roman series in Latin letters: `518-IV`.
    #[serde(default)]
    pub number: Option<String>,
    /// Other numbers and names by which acts and rules call it.
    #[serde(default)]
    pub also: Vec<String>,
    /// The day it was adopted. Not the day it applies.
    #[schemars(with = "String")]
    pub adopted: Date,
    /// How the reference bank names it, in Russian, without its repeal.
    pub requisite: String,
    /// Its title, in all three languages.
    #[schemars(with = "HashMap<String, String>")]
    pub title: Localized,
    /// What it governs that touches children, in a few words, in all three languages.
    #[schemars(with = "HashMap<String, String>")]
    pub governs: Localized,
    /// When it is in force, as far as that is known.
    #[serde(default)]
    pub in_force: InForce,
    /// The act that repealed it.
    #[serde(default)]
    pub repealed: Option<Repealed>,
}

/// When an act is in force.
#[derive(Clone, Debug, Default, PartialEq, Eq, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields, default)]
pub struct InForce {
    /// The first day.
    #[schemars(with = "Option<String>")]
    pub from: Option<Date>,
    /// The first day without it, where no repealing act is named.
    #[schemars(with = "Option<String>")]
    pub until: Option<Date>,
}

/// The repeal of an act.
#[derive(Clone, Debug, PartialEq, Eq, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct Repealed {
    /// Number of the repealing act.
    pub number: String,
    /// Its code, where it is known: the act that governs the matter from then on.
    #[serde(default)]
    #[schemars(with = "Option<String>")]
    pub by: Option<ActCode>,
    /// The day it was adopted.
    #[schemars(with = "String")]
    pub adopted: Date,
    /// The first day without the repealed act.
    #[serde(default)]
    #[schemars(with = "Option<String>")]
    pub from: Option<Date>,
    /// The earliest day that this can be, where the repealing act counts days from its publication.
    #[serde(default)]
    #[schemars(with = "Option<String>")]
    pub not_before: Option<Date>,
}

/// A public git repository of texts.
#[derive(Clone, Debug, PartialEq, Eq, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct Repository {
    /// A short name: also that of the folder it is kept in.
    pub name: String,
    /// Where it is cloned from.
    pub url: String,
    /// How its files are laid out.
    pub layout: Layout,
}

/// How a repository of texts lays out its files.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Deserialize, JsonSchema)]
#[serde(rename_all = "kebab-case")]
pub enum Layout {
    /// `TIER/YYYY/MMDD-slug-CODE/{rus.md,kaz.md,meta.yaml}`, editions as commits.
    Tiers,
    /// `rus/CODE.md` and `kaz/CODE.md`, editions as commits.
    Flat,
}

impl Registry {
    /// Reads a registry.
    ///
    /// # Errors
    /// What is wrong with it, with line and column where they are known.
    pub fn parse(text: &str, file: &Path) -> Result<Registry, Warning> {
        let raw: File = serde_yaml::from_str(text).map_err(|error| {
            let error = error.without_snippet();
            let at = error.location();
            let number = |n: Option<u64>| n.and_then(|n| u32::try_from(n).ok()).unwrap_or(0);
            let said = error.to_string();
            let cause = said.split(" at line ").next().unwrap_or(&said).trim_end_matches([',', ':', ' ']).to_owned();
            Warning::file(file, cause)
                .at(number(at.map(|l| l.line())))
                .column(number(at.map(|l| l.column())))
                .hint("the fields of a registry are explained in templates/registry.schema.json")
                .skipped()
        })?;
        let wrong = |act: &KnownAct, cause: String| {
            let line = text.lines().position(|l| l.contains(act.requisite.as_str()));
            let line = line.and_then(|l| u32::try_from(l + 1).ok()).unwrap_or(0);
            Warning::file(file, cause).at(line).skipped()
        };
        let mut names: HashMap<String, Vec<usize>> = HashMap::new();
        let mut codes = HashSet::new();
        for (place, act) in raw.acts.iter().enumerate() {
            for (what, texts) in [("title", &act.title), ("governs", &act.governs)] {
                if let Some(lang) = Lang::ALL.into_iter().find(|l| texts.exact(*l).is_none_or(|t| t.trim().is_empty()))
                {
                    return Err(wrong(act, format!("«{}»: `{what}` has no text in {lang}", act.requisite)));
                }
            }
            if let Some(code) = act.code.as_ref().filter(|c| ActCode::parse(c.as_str()).is_none()) {
                return Err(wrong(act, format!("«{code}» is no code of an act")));
            }
            if act.code.as_ref().is_some_and(|c| !codes.insert(c.clone())) {
                return Err(wrong(act, format!("the act «{}» stands here twice", act.requisite)));
            }
            for name in act.names() {
                let places = names.entry(name).or_default();
                if !places.contains(&place) {
                    places.push(place);
                }
            }
        }
        Ok(Registry { acts: raw.acts, repositories: raw.repositories, names })
    }

    /// The acts that this code, `№ number` or other name means.
    pub fn named(&self, name: &str) -> impl Iterator<Item = &KnownAct> {
        let key = match name.trim().strip_prefix('№') {
            Some(number) => numbered(number),
            None => name.trim().to_owned(),
        };
        self.names.get(&key).into_iter().flatten().filter_map(|place| self.acts.get(*place))
    }

    /// The code of an act by its identifier in the legal information system: `Z020000345_`, the last line of which may be
    /// left out.
    pub fn code_of_adilet(&self, id: &str) -> Option<&ActCode> {
        let plain = |id: &str| id.trim_end_matches('_').to_ascii_uppercase();
        let known = self.acts.iter().find(|act| act.adilet.as_deref().is_some_and(|own| plain(own) == plain(id)))?;
        known.code.as_ref()
    }

    /// The code of an act by its year (and day, if it is known) and its number, which may lack its Roman series.
    pub fn code_of_number(&self, year: i16, adopted: Option<Date>, number: &str) -> Option<&ActCode> {
        let bare = |n: &str| n.split('-').next().unwrap_or("").to_owned();
        let known = self.acts.iter().find(|act| {
            let numbers = act.number.iter().chain(&act.also);
            act.adopted.year() == year
                && adopted.is_none_or(|day| act.adopted == day)
                && numbers.into_iter().any(|own| bare(own) == bare(number))
        })?;
        known.code.as_ref()
    }

    /// The entry of an act of a corpus.
    pub fn of(&self, act: &Act) -> Option<&KnownAct> {
        self.acts.iter().find(|known| known.is(act))
    }
}

impl KnownAct {
    /// Every name by which it can be meant: its code, `№ number` for each of its numbers, its other names.
    pub fn names(&self) -> Vec<String> {
        let code = self.code.iter().map(|c| c.as_str().to_owned());
        let number = self.number.iter().map(|n| numbered(n));
        let also = self.also.iter().flat_map(|name| [name.clone(), numbered(name)]);
        code.chain(number).chain(also).collect()
    }

    /// Whether this is that act: by its code, failing that by its number and the day it was adopted.
    pub fn is(&self, act: &Act) -> bool {
        if self.code.as_ref() == Some(&act.code) {
            return true;
        }
        let numbers = self.number.iter().chain(&self.also);
        act.adopted == Some(self.adopted)
            && act.number.as_deref().is_some_and(|n| numbers.into_iter().any(|own| same_number(own, n)))
    }

    /// Where its official text can be read in a language of the law: in the legal information system, failing that in
    /// the reference bank.
    pub fn official(&self, lang: Lang) -> Option<String> {
        let stem = lang.file_stem();
        match (&self.adilet, &self.code) {
            (Some(id), _) => Some(format!("https://adilet.zan.kz/{stem}/docs/{id}")),
            (None, Some(code)) => Some(format!("https://zan.gov.kz/client/#!/doc/{code}/{stem}")),
            (None, None) => None,
        }
    }
}

fn numbered(number: &str) -> String {
    format!("№ {}", plain_number(number))
}

/// The JSON Schema of a registry file, as published in `templates/registry.schema.json`.
pub fn schema() -> schemars::Schema {
    schemars::schema_for!(File)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::source::meta;

    fn embedded() -> Registry {
        Registry::parse(FILE, Path::new("registry.yaml")).unwrap()
    }

    #[test]
    fn the_registry_of_the_program_is_without_fault_and_says_of_each_act_what_its_requisite_says() {
        let registry = embedded();
        assert!(registry.acts.len() >= 30 && !registry.repositories.is_empty());
        for act in &registry.acts {
            let yaml = format!("requisite: {}\n", act.requisite);
            let (told, _) = meta::parse(yaml.as_bytes(), &ActCode::unknown(), Path::new("meta.yaml"));
            assert_eq!(told.act.adopted, Some(act.adopted), "{}", act.requisite);
            assert_eq!(told.act.number, act.number, "{}", act.requisite);
            assert_eq!(told.act.kind, act.kind, "{}", act.requisite);
            assert!(act.official(Lang::Ru).is_some_and(|l| l.starts_with("https://")), "{}", act.requisite);
            if let Some(successor) = act.repealed.as_ref().and_then(|r| r.by.as_ref()) {
                assert!(
                    registry.named(successor.as_str()).next().is_some(),
                    "{successor} repealed an act and is missing"
                );
            }
        }
    }

    #[test]
    fn an_act_is_known_by_code_number_and_other_names() {
        let registry = embedded();
        let code = |name: &str| registry.named(name).map(|a| a.code.clone().unwrap().to_string()).collect::<Vec<_>>();
        assert_eq!(code("№ 234-V"), ["81238"]);
        assert_eq!(code("№ 234-V ЗРК"), ["81238"]);
        assert_eq!(code("81238"), ["81238"]);
        assert_eq!(code("№ 591-II"), ["20571"]);
        assert_eq!(code("№ 591"), ["20571"]);
        assert_eq!(code("Конституция"), ["1"]);
        assert!(code("№ 1-I").is_empty());
    }

    #[test]
    fn a_misspelt_key_and_a_missing_language_are_named_with_their_line() {
        let act = |rest: &str| {
            format!(
                "acts:\n  - kind: law\n    adopted: 2020-01-01\n    requisite: Закон № 1\n    governs: {{ru: а, kk: б, en: c}}\n{rest}"
            )
        };
        let wrong = Registry::parse(&act("    titel: {ru: а, kk: б, en: c}\n"), Path::new("r.yaml")).unwrap_err();
        assert!(wrong.line == 6 && wrong.cause.contains("titel"), "{wrong:?}");
        let wrong = Registry::parse(&act("    title: {ru: а, en: c}\n"), Path::new("r.yaml")).unwrap_err();
        assert!(wrong.line == 4 && wrong.cause.contains("kk"), "{wrong:?}");
    }

    #[test]
    fn the_published_schema_is_that_of_the_types() {
        let published = include_str!("../../templates/registry.schema.json");
        let ours = serde_json::to_string_pretty(&schema()).unwrap();
        assert_eq!(published.trim(), ours.trim(), "write it anew:\n{ours}");
    }
}
