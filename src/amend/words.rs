//! The words of amending language, read from `rules/amending/*.yaml`.

use super::Unit;
use crate::law::Lang;
use regex::Regex;
use serde::Deserialize;
use std::collections::BTreeMap;
use std::sync::LazyLock;

#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
struct File {
    units: BTreeMap<Unit, Vec<String>>,
    acts: Vec<String>,
    last: Vec<String>,
    ordinals: BTreeMap<String, u16>,
    ordinal_endings: Vec<String>,
    tens: BTreeMap<String, u16>,
    quoted: Vec<String>,
    beside: Vec<String>,
    verbs: BTreeMap<Verb, Vec<String>>,
    restate_tail: Vec<String>,
    repeal_tail: Vec<String>,
    content: Vec<String>,
    new: Vec<String>,
    respectively: Vec<String>,
    cases: Vec<String>,
    everywhere: Vec<String>,
    after: Vec<String>,
    before: Vec<String>,
    joins: Vec<String>,
    signs: BTreeMap<String, String>,
    act_openings: Vec<String>,
    act_lists: Vec<String>,
    act_repeals: Vec<String>,
    changes: Vec<String>,
    commencement: Vec<String>,
    except: Vec<String>,
    other_language: Vec<String>,
    marks: BTreeMap<String, String>,
    unmarked: Vec<String>,
    notes: BTreeMap<String, String>,
    names: BTreeMap<Unit, Vec<String>>,
    feminine: Vec<Unit>,
    neuter: Vec<Unit>,
    ordinal_forms: BTreeMap<String, Vec<String>>,
    soft: Vec<String>,
    stressed: Vec<String>,
    formulas: BTreeMap<String, String>,
    brings: BTreeMap<String, String>,
    of_quoted: [[String; 2]; 2],
}

/// What an instruction does.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum Verb {
    Replace,
    Exclude,
    Add,
    Restate,
    Renumber,
    Repeal,
    Move,
}

/// A class of small words.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Small {
    Act,
    Last,
    Beside,
    RestateTail,
    RepealTail,
    Content,
    New,
    Respectively,
    After,
    Before,
    Join,
}

/// The words of one language.
pub struct Words {
    pub lang: Lang,
    /// What needs no preparing.
    file: File,
    units: Vec<(Unit, String)>,
    quoted: Vec<String>,
    /// Phrases, longest first.
    pub cases: Vec<Vec<String>>,
    pub everywhere: Vec<Vec<String>>,
    pub signs: Vec<(Vec<String>, String)>,
    /// The name of an act in a sentence that opens the changes to it: group `act`.
    pub act_openings: Vec<Regex>,
    pub act_lists: Vec<Regex>,
    pub act_repeals: Vec<Regex>,
    pub changes: Vec<Regex>,
    pub commencement: Vec<Regex>,
    /// The end of the exceptions that stand before the rule.
    pub except: Vec<Regex>,
    /// What says that only the text in the other language changes.
    pub other_language: Vec<Regex>,
}

static RU: LazyLock<Words> = LazyLock::new(|| compile(Lang::Ru, include_str!("../../rules/amending/ru.yaml")));
static KK: LazyLock<Words> = LazyLock::new(|| compile(Lang::Kk, include_str!("../../rules/amending/kk.yaml")));

/// Compiles an embedded file, which a test does too.
#[expect(clippy::expect_used, reason = "embedded data, compiled by a test")]
fn compile(lang: Lang, yaml: &str) -> Words {
    let file: File = serde_yaml::from_str(yaml).expect("embedded amending words parse");
    let regexes = |v: &[String]| v.iter().map(|s| Regex::new(s).expect("embedded expression compiles")).collect();
    let phrases = |v: &[String]| {
        let mut out: Vec<Vec<String>> = v.iter().map(|s| s.split(' ').map(str::to_owned).collect()).collect();
        out.sort_by_key(|p: &Vec<String>| std::cmp::Reverse(p.len()));
        out
    };
    let mut units: Vec<(Unit, String)> =
        file.units.iter().flat_map(|(u, forms)| forms.iter().map(|f| (*u, f.clone()))).collect();
    units.sort_by_key(|(_, f)| std::cmp::Reverse(f.len()));
    let mut quoted = file.quoted.clone();
    quoted.sort_by_key(|f| std::cmp::Reverse(f.len()));
    let mut signs: Vec<(Vec<String>, String)> =
        file.signs.iter().map(|(k, v)| (k.split(' ').map(str::to_owned).collect(), v.clone())).collect();
    signs.sort_by_key(|(p, _)| std::cmp::Reverse(p.len()));
    Words {
        lang,
        units,
        quoted,
        cases: phrases(&file.cases),
        everywhere: phrases(&file.everywhere),
        signs,
        act_openings: regexes(&file.act_openings),
        act_lists: regexes(&file.act_lists),
        act_repeals: regexes(&file.act_repeals),
        changes: regexes(&file.changes),
        commencement: regexes(&file.commencement),
        except: regexes(&file.except),
        other_language: regexes(&file.other_language),
        file,
    }
}

impl Words {
    /// The words of a language; those of Russian for English, in which no law is amended.
    pub fn of(lang: Lang) -> &'static Words {
        match lang {
            Lang::Kk => &KK,
            Lang::Ru | Lang::En => &RU,
        }
    }

    /// The level that a word names, with its ending where words are known by their stems.
    pub fn unit<'w>(&self, word: &'w str) -> Option<(Unit, &'w str)> {
        self.units.iter().find_map(|(unit, form)| {
            let ending = word.strip_prefix(form.as_str())?;
            (self.lang == Lang::Kk || ending.is_empty()).then_some((*unit, ending))
        })
    }

    /// Whether a word says what is quoted, with its ending as in [`Words::unit`].
    pub fn quoted<'w>(&self, word: &'w str) -> Option<&'w str> {
        self.quoted.iter().find_map(|form| {
            let ending = word.strip_prefix(form.as_str())?;
            (self.lang == Lang::Kk || ending.is_empty()).then_some(ending)
        })
    }

    pub fn verb(&self, word: &str) -> Option<Verb> {
        self.file.verbs.iter().find(|(_, forms)| forms.iter().any(|f| f == word)).map(|(v, _)| *v)
    }

    pub fn is(&self, small: Small, word: &str) -> bool {
        let words = match small {
            Small::Act => &self.file.acts,
            Small::Last => &self.file.last,
            Small::Beside => &self.file.beside,
            Small::RestateTail => &self.file.restate_tail,
            Small::RepealTail => &self.file.repeal_tail,
            Small::Content => &self.file.content,
            Small::New => &self.file.new,
            Small::Respectively => &self.file.respectively,
            Small::After => &self.file.after,
            Small::Before => &self.file.before,
            Small::Join => &self.file.joins,
        };
        words.iter().any(|w| w == word)
    }

    pub fn tens(&self, word: &str) -> Option<u16> {
        self.file.tens.get(word).copied()
    }

    /// The gender of a level in Russian, as the keys of the data name it.
    pub fn gender(&self, unit: Unit) -> &'static str {
        if self.file.feminine.contains(&unit) {
            "feminine"
        } else if self.file.neuter.contains(&unit) {
            "neuter"
        } else {
            "masculine"
        }
    }

    /// What a consolidated text says in the place of a provision taken out.
    pub fn mark(&self, unit: Unit, repealed: bool) -> &str {
        let gender = self.gender(unit);
        let key = if repealed { format!("repealed_{gender}") } else { gender.to_owned() };
        self.file.marks.get(&key).map_or("", String::as_str)
    }

    /// Whether a remark says that the place goes without a mark.
    pub fn is_unmarked(&self, remark: &str) -> bool {
        self.file.unmarked.iter().any(|u| u == remark)
    }

    /// The words of that remark.
    pub fn unmarked(&self) -> &str {
        self.file.unmarked.first().map_or("", String::as_str)
    }

    /// A sentence of a note.
    pub fn note(&self, key: &str) -> &str {
        self.file.notes.get(key).map_or("", String::as_str)
    }

    /// A form of the name of a level.
    pub fn name(&self, unit: Unit, form: usize) -> &str {
        self.file.names.get(&unit).and_then(|f| f.get(form)).map_or("", String::as_str)
    }

    /// An instruction as it is usually written.
    pub fn formula(&self, key: &str) -> &str {
        self.file.formulas.get(key).map_or("", String::as_str)
    }

    /// What is quoted, and what it becomes: words, or signs of punctuation.
    pub fn of_quoted(&self, signs: bool) -> (&str, &str) {
        let [words, of_signs] = &self.file.of_quoted;
        let [this, that] = if signs { of_signs } else { words };
        (this, that)
    }

    /// What a draft brings into an act, as its opening says.
    pub fn brings(&self, key: &str) -> &str {
        self.file.brings.get(key).map_or("", String::as_str)
    }

    /// An ordinal in words, in a form of the names, to a hundred; `None` beyond.
    pub fn ordinal_word(&self, n: u16, unit: Unit, form: usize) -> Option<String> {
        let (ten, rest) = if n < 20 || n.is_multiple_of(10) { (0, n) } else { (n / 10 * 10, n % 10) };
        if self.lang == Lang::Kk {
            // Kazakh counts by ten and one from eleven on.
            let (ten, rest) = if n.is_multiple_of(10) || n < 10 { (0, n) } else { (n / 10 * 10, n % 10) };
            let word = self.file.ordinals.iter().find(|(_, v)| **v == rest)?.0;
            let tens = self.file.tens.iter().find(|(_, v)| **v == ten && ten > 0).map(|(w, _)| format!("{w} "));
            return Some(format!("{}{word}", tens.unwrap_or_default()));
        }
        let stem = self.file.ordinals.iter().find(|(_, v)| **v == rest)?.0;
        let gender = self.gender(unit);
        let key = if self.file.soft.contains(stem) { format!("soft_{gender}") } else { gender.to_owned() };
        let mut ending = self.file.ordinal_forms.get(&key)?.get(form)?.as_str();
        if ending == "ый" && self.file.stressed.contains(stem) {
            ending = "ой";
        }
        let tens = self.file.tens.iter().find(|(_, v)| **v == ten && ten > 0).map(|(w, _)| format!("{w} "));
        Some(format!("{}{stem}{ending}", tens.unwrap_or_default()))
    }

    pub fn ordinal(&self, word: &str) -> Option<u16> {
        self.file.ordinal_endings.iter().find_map(|e| self.file.ordinals.get(word.strip_suffix(e.as_str())?).copied())
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_embedded_files_compile() {
        assert_eq!(Words::of(Lang::Ru).unit("подпунктами"), Some((Unit::Subpoint, "")));
        assert_eq!(Words::of(Lang::Kk).unit("тармақшасындағы"), Some((Unit::Subpoint, "сындағы")));
        assert_eq!(Words::of(Lang::Ru).ordinal("третьей"), Some(3));
    }
}
