//! The files under `rules/norms/` as they are written.

use crate::norm::{NormKind, SanctionKind};
use serde::Deserialize;

/// One language's words; the fields are explained at the head of `rules/norms/ru.yaml`.
#[derive(Clone, Debug, Default, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct LexiconData {
    /// Words that make a provision ban, oblige, entitle, punish or set up.
    pub triggers: Vec<TriggerData>,
    /// What a subordinate clause begins with.
    pub subordinators: Vec<String>,
    /// What a clause put into another one begins with.
    pub insertions: Vec<String>,
    /// Verbs by which a subordinate clause is complete.
    pub finite: Vec<String>,
    /// What begins an independent clause after a comma.
    pub splitters: Vec<String>,
    /// What may follow a predicate without ending its clause.
    pub continuers: Vec<String>,
    /// Verbs that, after a comma, go on with what an exception or a condition interrupted.
    pub resumes: Vec<String>,
    /// Who bans where the law itself does not.
    pub laid_by: LaidByData,
    /// Words of exceptions.
    pub exceptions: SpanData,
    /// Words of conditions.
    pub conditions: SpanData,
    /// Words of penalties.
    pub sanctions: Vec<SanctionData>,
    /// Words of definitions.
    pub definitions: DefinitionData,
}

/// Words that make a provision do something.
#[derive(Clone, Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct TriggerData {
    /// Its name in the file.
    pub id: String,
    /// What the provision does by them.
    pub kind: NormKind,
    /// The words.
    pub expressions: Vec<String>,
    /// Words that, overlapping the found ones, take the meaning away.
    #[serde(default)]
    pub unless: Vec<String>,
    /// Words one of which must stand in the same sentence.
    #[serde(default)]
    pub needs: Vec<String>,
    /// Whether the words count only before a mark or a conjunction.
    #[serde(default)]
    pub ends_clause: bool,
    /// Whether what stands after the first word must stand between marks: «не, как правило, допускается».
    #[serde(default)]
    pub between_marks: bool,
    /// Whether the words count in a subordinate clause too.
    #[serde(default)]
    pub subordinate: bool,
    /// Whether the words may tell what an order or a court bans («предписанием запрещается»), which is a power.
    #[serde(default)]
    pub may_be_laid: bool,
    /// Sentences that carry a norm of this kind.
    #[serde(default)]
    pub examples: Vec<String>,
    /// Sentences that look alike and carry none of this kind.
    #[serde(default)]
    pub counter: Vec<String>,
}

/// Orders, decisions and courts, named as the ones that lay a ban.
#[derive(Clone, Debug, Default, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct LaidByData {
    /// Words before the ban; they count where they open its sentence or clause.
    pub before: Vec<String>,
    /// Words right after the ban.
    pub after: Vec<String>,
    /// Words that, overlapping the found ones, make them tell of something else: «лица, осужденные судом».
    pub unless: Vec<String>,
}

/// Where an exception or a condition begins or ends.
#[derive(Clone, Debug, Default, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct SpanData {
    /// Words it begins with; it goes on to the end of the sentence or to the words it weakens.
    pub begin: Vec<String>,
    /// Words it ends with; it begins with its clause.
    pub end: Vec<String>,
}

/// Words of one kind of penalty.
#[derive(Clone, Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct SanctionData {
    /// The penalty.
    pub kind: SanctionKind,
    /// The words.
    pub expressions: Vec<String>,
}

/// Where the term of an enumeration stands.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum EnumerationTerm {
    /// Between the head and the verb: «Формами X являются».
    #[default]
    AfterHead,
    /// Before the head: «X нысандары …».
    BeforeHead,
}

/// Words of definitions. `^` before an expression: at the first word of the text only.
#[derive(Clone, Debug, Default, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct DefinitionData {
    /// Headings and opening words whose items are definitions.
    pub notions: Vec<String>,
    /// Headings of articles whose points define kinds.
    pub kinds: Vec<String>,
    /// «это», «бұл» after the dash.
    pub copula: Vec<String>,
    /// «под».
    pub under: Vec<String>,
    /// «понимается», «түсініледі».
    pub understood: Vec<String>,
    /// «деп».
    pub that: Vec<String>,
    /// «дегеніміз».
    pub called: Vec<String>,
    /// What, before «деп», tells a state that something is found to be in («жарамсыз») and no notion.
    pub states: Vec<String>,
    /// Adjectives that belong to a term before «деп».
    pub adjectives: Vec<String>,
    /// Nouns made of verbs, which keep the words that depend on the verb.
    pub verbal_nouns: Vec<String>,
    /// Words in a case that a verb asks for.
    pub dependents: Vec<String>,
    /// First parts of compound words, whose hyphen may have blanks around it: «научно - методический».
    pub first_parts: Vec<String>,
    /// What negates the verb of a definition.
    pub not: Vec<String>,
    /// «признается».
    pub deemed: Vec<String>,
    /// Endings of the case in which the term of «признается» stands.
    pub instrumental: Vec<String>,
    /// Words in that case that say who deems.
    pub agents: Vec<String>,
    /// «в настоящем Законе» and the like: not of the term.
    pub frame: Vec<String>,
    /// «то есть», «яғни».
    pub that_is: Vec<String>,
    /// «Формами».
    pub enumeration_heads: Vec<String>,
    /// «являются».
    pub enumeration_verbs: Vec<String>,
    /// Predicates of what they divide into its kinds: «X подразделяется на».
    pub divided: Vec<String>,
    /// Predicates that follow the kinds, the last of which repeats the word of the term: «X … түрінде болуы мүмкін».
    pub takes_form: Vec<String>,
    /// Where the term of an enumeration stands.
    pub enumeration_term: EnumerationTerm,
    /// «далее».
    pub short_leads: Vec<String>,
    /// What may follow a short name inside its brackets.
    pub short_trails: Vec<String>,
}
