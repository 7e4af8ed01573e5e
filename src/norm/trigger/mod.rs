//! The words that make norms, per language: read from `rules/norms/*.yaml`, compiled once.

mod data;

pub use data::{DefinitionData, EnumerationTerm, LaidByData, LexiconData, SanctionData, SpanData, TriggerData};

use super::{NormKind, SanctionKind};
use crate::language::{Beginnings, Match, Pattern, PatternError, Token, TokenKind};
use crate::law::Lang;
use std::sync::LazyLock;

/// Why a file of words cannot be used.
#[derive(Debug, thiserror::Error)]
pub enum LexiconError {
    /// It is no YAML of the right shape.
    #[error("{0}")]
    Shape(String),
    /// An expression cannot be read.
    #[error("expression `{expression}`: {error}")]
    Expression {
        /// As written.
        expression: String,
        /// Why.
        error: PatternError,
    },
}

/// Expressions any one of which may match.
#[derive(Clone, Debug, Default)]
pub(super) struct AnyOf {
    /// Each, and whether it matches only at the first word.
    patterns: Vec<(Pattern, bool)>,
    beginnings: Beginnings,
}

impl AnyOf {
    pub(super) fn parse(written: &[String], lang: Lang) -> Result<AnyOf, LexiconError> {
        let patterns: Vec<(Pattern, bool)> = written
            .iter()
            .map(|expression| {
                let (rest, first) = match expression.strip_prefix('^') {
                    Some(rest) => (rest, true),
                    None => (expression.as_str(), false),
                };
                Pattern::parse(rest, lang)
                    .map(|pattern| (pattern, first))
                    .map_err(|error| LexiconError::Expression { expression: expression.clone(), error })
            })
            .collect::<Result<_, _>>()?;
        let beginnings = Beginnings::of(patterns.iter().map(|(pattern, _)| pattern));
        Ok(AnyOf { patterns, beginnings })
    }

    /// Every match of every expression, in the order of the text.
    pub(super) fn find_all(&self, tokens: &[Token]) -> Vec<Match> {
        let begin = self.beginnings.places_in(tokens);
        if begin.is_empty() { Vec::new() } else { self.find_from(tokens, &begin) }
    }

    fn find_from(&self, tokens: &[Token], begin: &[usize]) -> Vec<Match> {
        let start = tokens.iter().position(|t| t.kind != TokenKind::Punctuation).unwrap_or(0);
        let mut found: Vec<Match> = self
            .patterns
            .iter()
            .flat_map(|(pattern, first)| {
                let mut all = pattern.find_all_from(tokens, begin);
                if *first {
                    all.retain(|m| m.tokens.start == start);
                }
                all
            })
            .collect();
        found.sort_by_key(|m| (m.tokens.start, m.tokens.end));
        found
    }

    /// Whether any expression matches anywhere.
    pub(super) fn is_match(&self, tokens: &[Token]) -> bool {
        !self.find_all(tokens).is_empty()
    }
}

/// A compiled trigger.
#[derive(Clone, Debug)]
pub(super) struct Trigger {
    pub kind: NormKind,
    pub expressions: AnyOf,
    pub unless: AnyOf,
    pub needs: Option<AnyOf>,
    pub ends_clause: bool,
    pub between_marks: bool,
    pub subordinate: bool,
    pub may_be_laid: bool,
}

/// Compiled words of those who lay a ban; see [`LaidByData`].
#[derive(Clone, Debug, Default)]
pub(super) struct LaidBy {
    pub before: AnyOf,
    pub after: AnyOf,
    pub unless: AnyOf,
}

/// Compiled words of exceptions or conditions.
#[derive(Clone, Debug, Default)]
pub(super) struct Spans {
    pub begin: AnyOf,
    pub end: AnyOf,
}

/// Compiled words of definitions; see [`DefinitionData`].
#[derive(Clone, Debug, Default)]
pub(super) struct DefinitionWords {
    pub notions: AnyOf,
    pub kinds: AnyOf,
    pub copula: AnyOf,
    pub under: Vec<String>,
    pub understood: AnyOf,
    pub that: Vec<String>,
    pub called: AnyOf,
    pub states: AnyOf,
    pub adjectives: AnyOf,
    /// Nouns made of verbs, which keep the words that depend on the verb.
    pub verbal_nouns: AnyOf,
    /// Words in a case that a verb asks for.
    pub dependents: AnyOf,
    pub first_parts: AnyOf,
    pub not: Vec<String>,
    pub deemed: AnyOf,
    pub instrumental: AnyOf,
    pub agents: AnyOf,
    pub frame: AnyOf,
    pub that_is: AnyOf,
    pub enumeration_heads: AnyOf,
    pub enumeration_verbs: AnyOf,
    pub divided: AnyOf,
    pub takes_form: AnyOf,
    pub enumeration_term: EnumerationTerm,
    pub short_leads: AnyOf,
    pub short_trails: AnyOf,
}

/// All the words of one language.
#[derive(Clone, Debug, Default)]
pub(super) struct Lexicon {
    pub triggers: Vec<Trigger>,
    pub subordinators: AnyOf,
    pub insertions: AnyOf,
    pub finite: AnyOf,
    pub splitters: Vec<Vec<String>>,
    pub continuers: Vec<String>,
    pub resumes: AnyOf,
    pub laid_by: LaidBy,
    pub exceptions: Spans,
    pub conditions: Spans,
    pub sanctions: Vec<(SanctionKind, AnyOf)>,
    pub definitions: DefinitionWords,
}

impl Lexicon {
    /// The words of `lang`; none for English, whose texts are translations and never law.
    pub(super) fn of(lang: Lang) -> &'static Lexicon {
        // A test holds that the embedded files read, so the default never stands in for them.
        static RU: LazyLock<Lexicon> = LazyLock::new(|| Lexicon::read(RU_FILE, Lang::Ru).unwrap_or_default());
        static KK: LazyLock<Lexicon> = LazyLock::new(|| Lexicon::read(KK_FILE, Lang::Kk).unwrap_or_default());
        static NONE: LazyLock<Lexicon> = LazyLock::new(Lexicon::default);
        match lang {
            Lang::Ru => &RU,
            Lang::Kk => &KK,
            Lang::En => &NONE,
        }
    }

    /// Reads and compiles a file of words.
    fn read(yaml: &str, lang: Lang) -> Result<Lexicon, LexiconError> {
        let data: LexiconData = serde_yaml::from_str(yaml).map_err(|e| LexiconError::Shape(e.to_string()))?;
        Lexicon::compile(&data, lang)
    }

    fn compile(data: &LexiconData, lang: Lang) -> Result<Lexicon, LexiconError> {
        let any = |written: &[String]| AnyOf::parse(written, lang);
        let spans =
            |s: &SpanData| -> Result<Spans, LexiconError> { Ok(Spans { begin: any(&s.begin)?, end: any(&s.end)? }) };
        let triggers = data
            .triggers
            .iter()
            .map(|t| {
                Ok(Trigger {
                    kind: t.kind,
                    expressions: any(&t.expressions)?,
                    unless: any(&t.unless)?,
                    needs: match t.needs.as_slice() {
                        [] => None,
                        needs => Some(any(needs)?),
                    },
                    ends_clause: t.ends_clause,
                    between_marks: t.between_marks,
                    subordinate: t.subordinate,
                    may_be_laid: t.may_be_laid,
                })
            })
            .collect::<Result<_, LexiconError>>()?;
        let sanctions =
            data.sanctions.iter().map(|s| Ok((s.kind, any(&s.expressions)?))).collect::<Result<_, LexiconError>>()?;
        let d = &data.definitions;
        let words = |s: &String| s.split_whitespace().map(str::to_owned).collect();
        Ok(Lexicon {
            triggers,
            subordinators: any(&data.subordinators)?,
            insertions: any(&data.insertions)?,
            finite: any(&data.finite)?,
            splitters: data.splitters.iter().map(words).collect(),
            continuers: data.continuers.clone(),
            resumes: any(&data.resumes)?,
            laid_by: LaidBy {
                before: any(&data.laid_by.before)?,
                after: any(&data.laid_by.after)?,
                unless: any(&data.laid_by.unless)?,
            },
            exceptions: spans(&data.exceptions)?,
            conditions: spans(&data.conditions)?,
            sanctions,
            definitions: DefinitionWords {
                notions: any(&d.notions)?,
                kinds: any(&d.kinds)?,
                copula: any(&d.copula)?,
                under: d.under.clone(),
                understood: any(&d.understood)?,
                that: d.that.clone(),
                called: any(&d.called)?,
                states: any(&d.states)?,
                adjectives: any(&d.adjectives)?,
                verbal_nouns: any(&d.verbal_nouns)?,
                dependents: any(&d.dependents)?,
                first_parts: any(&d.first_parts)?,
                not: d.not.clone(),
                deemed: any(&d.deemed)?,
                instrumental: any(&d.instrumental)?,
                agents: any(&d.agents)?,
                frame: any(&d.frame)?,
                that_is: any(&d.that_is)?,
                enumeration_heads: any(&d.enumeration_heads)?,
                enumeration_verbs: any(&d.enumeration_verbs)?,
                divided: any(&d.divided)?,
                takes_form: any(&d.takes_form)?,
                enumeration_term: d.enumeration_term,
                short_leads: any(&d.short_leads)?,
                short_trails: any(&d.short_trails)?,
            },
        })
    }
}

const RU_FILE: &str = include_str!("../../../rules/norms/ru.yaml");
const KK_FILE: &str = include_str!("../../../rules/norms/kk.yaml");

#[cfg(test)]
mod tests;
