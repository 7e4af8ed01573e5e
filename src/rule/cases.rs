//! The serialized form of a rule's test file: provisions that count, and provisions that only look as if they did.
//!
//! It stands in the folder `tests` of a pack, as `tests/RULE-ID.yaml`, and holds one group of cases or a list of groups.
//! A file that begins with `concepts:` holds words that name concepts, and words that only look so.

use super::located::Located;
use super::problem::Problem;
use crate::law::Lang;
use schemars::JsonSchema;
use serde::{Deserialize, Serialize};

/// Cases of one rule that stand in one place.
#[derive(Clone, Debug, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct CaseGroup {
    /// The rule: `VAC-101`.
    pub rule: Located<String>,
    /// Where the provisions of the cases stand, unless a case says otherwise.
    pub act: PlaceSpec,
    /// The heading of their article, unless a case says otherwise.
    #[serde(default)]
    pub heading: Wording,
    /// The provisions.
    pub cases: Vec<CaseSpec>,
}

/// A provision and what it is worth.
#[derive(Clone, Debug, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct CaseSpec {
    /// What the rule has to say of it, in each language: `gap` if it does not count.
    pub verdict: Located<Expected>,
    /// The provision, as a text of law has it: points and subpoints with their numbers, apart by an empty line. If only
    /// one language is given, only that language is judged.
    pub text: Wording,
    /// Why.
    #[serde(default)]
    pub note: String,
    /// Where it stands, if elsewhere than the group says.
    #[serde(default)]
    pub act: Option<PlaceSpec>,
    /// The heading of its article, if another than the group says.
    #[serde(default)]
    pub heading: Option<Wording>,
    /// Further provisions in force at the same time, for conditions on several provisions together.
    #[serde(default)]
    pub also: Vec<AlsoSpec>,
}

/// A provision beside that of a case.
#[derive(Clone, Debug, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct AlsoSpec {
    /// Where it stands; in the case's own act, in an article after that of the case, if left out.
    #[serde(default)]
    pub act: Option<PlaceSpec>,
    /// The heading of its article.
    #[serde(default)]
    pub heading: Wording,
    /// The provision.
    pub text: Wording,
}

/// An article of an act.
#[derive(Clone, Debug, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct PlaceSpec {
    /// The act's code; that of an act no rule knows if left out.
    #[serde(default)]
    pub code: Option<String>,
    /// The act's number: `518-IV`; that of an act no rule knows if left out.
    #[serde(default)]
    pub number: Option<String>,
    /// The article's number.
    pub article: Located<String>,
    /// The act's title.
    pub title: Wording,
}

/// Words in the two languages of the law, or in one.
#[derive(Clone, Debug, Default, PartialEq, Eq, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields, default)]
pub struct Wording {
    /// Russian.
    pub ru: Option<String>,
    /// Kazakh.
    pub kk: Option<String>,
}

impl Wording {
    /// The words in a language of the law.
    pub fn get(&self, lang: Lang) -> Option<&str> {
        let words = if lang == Lang::Kk { &self.kk } else { &self.ru };
        words.as_deref().filter(|w| !w.trim().is_empty())
    }

    /// The languages of the law in which there are words.
    pub fn languages(&self) -> impl Iterator<Item = Lang> {
        Lang::AUTHENTIC.into_iter().filter(|l| self.get(*l).is_some())
    }
}

/// What a provision by itself can be worth to a rule.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Deserialize, Serialize, JsonSchema)]
#[serde(rename_all = "lowercase")]
pub enum Expected {
    /// It meets the rule.
    Met,
    /// It meets it in part.
    Partial,
    /// It does not count.
    Gap,
}

/// What a test file may be; editors are told so by its JSON Schema.
#[derive(Clone, Debug, Deserialize, JsonSchema)]
#[serde(untagged)]
pub enum TestFile {
    /// Cases of one rule.
    Group(Box<CaseGroup>),
    /// Cases of several rules, or of one in several places.
    Groups(Vec<CaseGroup>),
    /// Words of concepts.
    Concepts(ConceptCases),
}

/// A test file of concepts.
#[derive(Clone, Debug, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct ConceptCases {
    /// Concepts with words as a law would have them.
    pub concepts: Vec<WordingGroup>,
}

/// Words that name a concept, and words that only look so.
#[derive(Clone, Debug, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct WordingGroup {
    /// The concept: `corporal-punishment`.
    pub concept: Located<String>,
    /// Each of these names it.
    #[serde(default)]
    pub named: Phrases,
    /// None of these does.
    #[serde(default)]
    pub not_named: Phrases,
}

/// Pieces of text in the two languages of the law.
#[derive(Clone, Debug, Default, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields, default)]
pub struct Phrases {
    /// Russian.
    pub ru: Vec<Located<String>>,
    /// Kazakh.
    pub kk: Vec<Located<String>>,
}

impl Phrases {
    /// Those in a language of the law.
    pub fn get(&self, lang: Lang) -> &[Located<String>] {
        if lang == Lang::Kk { &self.kk } else { &self.ru }
    }
}

/// One test file, read.
#[derive(Clone, Debug)]
pub struct CaseFile {
    /// Its name in messages.
    pub file: String,
    /// Cases of rules.
    pub groups: Vec<CaseGroup>,
    /// Words of concepts.
    pub wordings: Vec<WordingGroup>,
}

/// Parses a test file strictly. A case that cannot be judged is a [`Problem`] with its line and is left out; the others
/// are kept.
///
/// # Errors
/// If the file is no test file: an unknown key, a missing one, a wrong value.
pub fn parse(file: &str, text: &str) -> Result<(CaseFile, Vec<Problem>), Problem> {
    let first = text.lines().map(str::trim_start).find(|l| !l.is_empty() && !l.starts_with('#') && *l != "---");
    let hint = "`olqy rules schema tests` prints the fields";
    if first.is_some_and(|line| line.starts_with("concepts:")) {
        let read: ConceptCases = serde_yaml::from_str(text).map_err(|e| super::load::problem(file, e, hint))?;
        return Ok((CaseFile { file: file.to_owned(), groups: Vec::new(), wordings: read.concepts }, Vec::new()));
    }
    let read = match first {
        None => Ok(Vec::new()),
        Some(line) if line.starts_with('-') => serde_yaml::from_str(text),
        Some(_) => serde_yaml::from_str(text).map(|group| vec![group]),
    };
    let groups: Vec<CaseGroup> = read.map_err(|e| super::load::problem(file, e, hint))?;
    let mut case_file = CaseFile { file: file.to_owned(), groups, wordings: Vec::new() };
    let problems = leave_out_unfit(&mut case_file);
    Ok((case_file, problems))
}

fn leave_out_unfit(file: &mut CaseFile) -> Vec<Problem> {
    let mut problems = Vec::new();
    for group in &mut file.groups {
        let rule = group.rule.value.clone();
        let at = group.act.clone();
        group.cases.retain(|case| match unfit(&at, case) {
            None => true,
            Some((cause, hint)) => {
                problems.push(Problem {
                    file: file.file.clone(),
                    line: Some(case.verdict.line).filter(|l| *l > 0),
                    column: Some(case.verdict.column).filter(|c| *c > 0),
                    cause: format!("a case of `{rule}` {cause}"),
                    hint: Some(hint),
                });
                false
            }
        });
    }
    problems
}

/// Why a case cannot be judged, and what would mend it.
fn unfit(group: &PlaceSpec, case: &CaseSpec) -> Option<(String, String)> {
    if case.text.languages().next().is_none() {
        return Some(("has no text".into(), "give the provision in `text: {ru: …, kk: …}`".into()));
    }
    let place = case.act.as_ref().unwrap_or(group);
    for place in std::iter::once(place).chain(case.also.iter().filter_map(|a| a.act.as_ref())) {
        if crate::law::Number::parse(&place.article).is_none() {
            return Some((
                format!("stands in «{}», which is no article", *place.article),
                "write `72` or `7-1`".into(),
            ));
        }
        if let Some(code) = place.code.as_deref().filter(|c| crate::law::ActCode::parse(c).is_none()) {
            return Some((format!("stands in «{code}», which is no code of an act"), "write `12890`".into()));
        }
        if let Some(lang) = case.text.languages().find(|l| place.title.get(*l).is_none()) {
            let hint = format!("give `title: {{{lang}: …}}` of the act, since settings are read from it");
            return Some((format!("has a text in {lang} in an act without a title in {lang}"), hint));
        }
    }
    case.also
        .iter()
        .any(|a| a.text.languages().next().is_none())
        .then(|| ("has an `also` without text".into(), "give the provision in `text: {ru: …, kk: …}`".into()))
}

#[cfg(test)]
mod tests {
    use super::*;

    const GROUP: &str = "rule: X-1\nact: {article: '5', title: {ru: О детях, kk: Балалар туралы}}\ncases:\n";

    #[test]
    fn one_group_and_a_list_of_groups_are_read_alike() {
        let one = format!("# a rule\n{GROUP}  - {{verdict: gap, text: {{ru: Слово.}}}}\n");
        let list = one.replace("rule:", "- rule:").replace("\nact:", "\n  act:").replace("\ncases:", "\n  cases:");
        for text in [one, list] {
            let (file, problems) = parse("x.yaml", &text).unwrap();
            assert!(problems.is_empty(), "{problems:?}");
            assert_eq!(file.groups.len(), 1);
            assert_eq!(file.groups[0].cases[0].text.languages().collect::<Vec<_>>(), [Lang::Ru]);
        }
    }

    #[test]
    fn a_case_that_cannot_be_judged_is_named_and_the_others_stay() {
        let text = format!("{GROUP}  - {{verdict: gap, text: {{}}}}\n  - {{verdict: met, text: {{kk: Сөз.}}}}\n");
        let (file, problems) = parse("x.yaml", &text).unwrap();
        assert_eq!(file.groups[0].cases.len(), 1);
        assert_eq!((problems.len(), problems[0].line), (1, Some(4)));
        assert!(problems[0].cause.contains("X-1"), "{}", problems[0]);
    }

    #[test]
    fn a_verdict_that_a_provision_cannot_have_is_named_with_its_line() {
        let text = format!("{GROUP}  - {{verdict: divergent, text: {{ru: Слово.}}}}\n");
        let problem = parse("x.yaml", &text).unwrap_err();
        assert_eq!(problem.line, Some(4));
        assert!(problem.cause.contains("divergent"), "{problem}");
    }
}
