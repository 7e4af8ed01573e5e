//! Expressions over word forms: the small language in which concepts and triggers name what they look for.
//!
//! | written | matches |
//! |---|---|
//! | `телесное наказание` | the two stems, adjacent, in this order, in any of their forms |
//! | `=нельзя` | exactly this normalised form |
//! | `насил*` | any word whose normalised form begins so (at least 3 letters) |
//! | `*мауға` | any word whose normalised form ends so, and is longer |
//! | `(порка\|розги)` | one of the alternatives; they may nest, and may be whole expressions |
//! | `жестокое? обращение` | the item before `?` may be missing |
//! | `запрещается .. наказание` | up to 6 words in between, in one sentence; `..12` up to 12 (1 to 30) |
//! | `{ребенок насилие}` | all the items, in any order, in one sentence, with at most 8 other words between them all; `{…}~3` at most 3 |
//!
//! Adjacent words stand in one [clause](super::Token::clause): quotation marks, brackets and hyphens between them do
//! not matter, a comma does. So `зорлық зомбылық` and `зорлық-зомбылық` are the same expression. Numbers are matched as
//! they are written (`4-1`).
//!
//! No text makes matching explode: what a sub-expression matches at a word is worked out at most once.

mod find;
mod parse;
mod required;
mod word;

pub use required::Required;

use rustc_hash::FxHashSet;
use std::fmt;
use std::ops::Range;

use super::Token;
use super::sign::Signs;
use crate::law::Lang;

/// An expression, ready to be matched. See the [module](self) for how it is written.
#[derive(Debug, Clone)]
pub struct Pattern {
    root: Node,
    first: First,
}

/// What words can begin any of several expressions: a look that spares trying each of them.
#[derive(Debug, Clone, Default)]
pub struct Beginnings(Signs);

impl Beginnings {
    /// Of these expressions.
    pub fn of<'a>(patterns: impl IntoIterator<Item = &'a Pattern>) -> Beginnings {
        let mut signs = Signs::default();
        patterns.into_iter().for_each(|pattern| signs.join(&pattern.first.signs));
        Beginnings(signs)
    }

    /// The places in `tokens` at which one of the expressions may begin, in order; without any, none matches.
    pub fn places_in(&self, tokens: &[Token]) -> Vec<usize> {
        tokens.iter().enumerate().filter(|(_, token)| self.0.admit(token.sign)).map(|(at, _)| at).collect()
    }
}

/// One place where an expression matched.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Match {
    /// The tokens, from the first matched word to the last.
    pub tokens: Range<usize>,
    /// The bytes of the original text they take up.
    pub range: Range<usize>,
}

/// Why a text is no expression.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
#[error("{cause} (at byte {offset}): {hint}")]
pub struct PatternError {
    /// The byte of the expression at which it went wrong.
    pub offset: usize,
    /// What is wrong.
    pub cause: PatternCause,
    /// What to write instead.
    pub hint: &'static str,
}

/// What can be wrong with an expression.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum PatternCause {
    /// There is nothing where an item has to be.
    Empty,
    /// A bracket that is never closed.
    Unclosed(char),
    /// A bracket that was never opened.
    Unopened(char),
    /// `..` without an item on each side.
    LooseGap,
    /// A number of words that is missing or out of bounds.
    BadNumber,
    /// A prefix of fewer than three letters.
    ShortPrefix,
    /// `*` without an ending after it.
    NoSuffix,
    /// A sign that means nothing here.
    UnexpectedSign(char),
    /// Every item may be missing.
    MatchesNothing,
    /// More items, or deeper nesting, than an expression may have.
    TooLarge,
}

impl fmt::Display for PatternCause {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            PatternCause::Empty => f.write_str("nothing to match"),
            PatternCause::Unclosed(c) => write!(f, "`{c}` is not closed"),
            PatternCause::Unopened(c) => write!(f, "`{c}` closes nothing"),
            PatternCause::LooseGap => f.write_str("`..` needs an item on each side"),
            PatternCause::BadNumber => f.write_str("not a number of words"),
            PatternCause::ShortPrefix => f.write_str("the prefix is too short"),
            PatternCause::NoSuffix => f.write_str("the ending is missing"),
            PatternCause::UnexpectedSign(c) => write!(f, "`{c}` means nothing here"),
            PatternCause::MatchesNothing => f.write_str("every item may be missing"),
            PatternCause::TooLarge => f.write_str("the expression is too large"),
        }
    }
}

impl Pattern {
    /// Reads an expression written for texts in `lang`.
    ///
    /// # Errors
    /// [`PatternError`] says where and why `source` is no expression.
    pub fn parse(source: &str, lang: Lang) -> Result<Pattern, PatternError> {
        let root = parse::parse(source, lang)?;
        let mut first = First::default();
        root.collect_first(&mut first);
        first.sign();
        Ok(Pattern { root, first })
    }

    /// The places of `tokens` where it matches, from left to right, not overlapping.
    ///
    /// Among the matches that begin at one word the one with most items matched is taken, among those the shortest.
    /// `tokens` must come from [`analyse`](super::analyse) in the language the expression was read for.
    pub fn find_all(&self, tokens: &[Token]) -> Vec<Match> {
        if self.may_begin(tokens) { find::find_all(self, tokens) } else { Vec::new() }
    }

    /// As [`find_all`](Self::find_all), where no match begins elsewhere than at one of the places `begin` in `tokens`: as
    /// [`Beginnings::places_in`] tells of several expressions at once.
    pub fn find_all_from(&self, tokens: &[Token], begin: &[usize]) -> Vec<Match> {
        let may_begin = begin.iter().filter_map(|at| tokens.get(*at)).any(|token| self.first.admits(token));
        if may_begin { find::find_all(self, tokens) } else { Vec::new() }
    }

    /// Whether it matches anywhere in `tokens`.
    pub fn is_match(&self, tokens: &[Token]) -> bool {
        self.may_begin(tokens) && find::find_first(self, tokens).is_some()
    }

    /// Whether there is a word that it can begin with: false for most expressions in most texts.
    fn may_begin(&self, tokens: &[Token]) -> bool {
        tokens.iter().any(|token| self.first.admits(token))
    }

    /// A necessary condition: wherever the expression matches, all stems of at least one of these sets occur.
    ///
    /// The sets are sorted, none contains another. An empty set (then it is the only one) means that nothing can be
    /// told from the stems, and every text is a candidate.
    pub fn required_stems(&self) -> Vec<Vec<String>> {
        required::required_stems(&self.root)
    }

    /// A necessary condition by stems and by beginnings of forms, which tells more than
    /// [`required_stems`](Self::required_stems); read in the same way.
    pub fn required(&self) -> Vec<Vec<Required>> {
        required::required(&self.root)
    }

    /// A sufficient condition: wherever one of these words occurs, the expression matches. Mostly there is none.
    pub fn enough(&self) -> Vec<Vec<Required>> {
        required::enough(&self.root)
    }
}

/// An expression as a tree. Composite nodes are numbered, so that what they match at a word is worked out once.
#[derive(Debug, Clone)]
enum Node {
    /// A word with this stem.
    Stem(String),
    /// A word of exactly this form; the stem is that of the form.
    Exact { form: String, stem: String },
    /// A word whose form begins so.
    Prefix(String),
    /// A longer word whose form ends so.
    Suffix(String),
    /// All of the steps, in order.
    Sequence { id: usize, steps: Vec<Step> },
    /// One of the nodes.
    Either { id: usize, nodes: Vec<Node> },
    /// The node or nothing.
    Optional(Box<Node>),
    /// All of the parts, in any order, with at most `gap` words between them all.
    Near { id: usize, parts: Vec<Node>, gap: usize },
}

/// A node of a sequence, and how many words may stand before it (none: it must follow in the same clause).
#[derive(Debug, Clone)]
struct Step {
    gap: usize,
    node: Node,
}

/// What the first word of a match can be.
#[derive(Debug, Clone, Default)]
struct First {
    signs: Signs,
    stems: FxHashSet<String>,
    prefixes: Vec<String>,
    suffixes: Vec<String>,
}

impl First {
    fn sign(&mut self) {
        self.stems.iter().for_each(|stem| self.signs.put_stem(stem));
        self.prefixes.iter().for_each(|prefix| self.signs.put_prefix(prefix));
        self.suffixes.iter().for_each(|suffix| self.signs.put_suffix(suffix));
    }

    fn admits(&self, token: &Token) -> bool {
        self.signs.admit(token.sign)
            && (self.stems.contains(&token.stem)
                || self.prefixes.iter().any(|prefix| token.text.starts_with(prefix.as_str()))
                || self.suffixes.iter().any(|suffix| token.text.ends_with(suffix.as_str())))
    }
}

impl Node {
    /// Whether the node can match no word at all.
    fn may_be_missing(&self) -> bool {
        match self {
            Node::Stem(_) | Node::Exact { .. } | Node::Prefix(_) | Node::Suffix(_) => false,
            Node::Optional(_) => true,
            Node::Sequence { steps, .. } => steps.iter().all(|step| step.node.may_be_missing()),
            Node::Either { nodes, .. } => nodes.iter().any(Node::may_be_missing),
            Node::Near { parts, .. } => parts.iter().all(Node::may_be_missing),
        }
    }

    /// Adds what can begin this node to `first`.
    fn collect_first(&self, first: &mut First) {
        match self {
            Node::Stem(stem) | Node::Exact { stem, .. } => {
                first.stems.insert(stem.clone());
            }
            Node::Prefix(prefix) => first.prefixes.push(prefix.clone()),
            Node::Sequence { steps, .. } => {
                for step in steps {
                    step.node.collect_first(first);
                    if !step.node.may_be_missing() {
                        break;
                    }
                }
            }
            Node::Suffix(suffix) => first.suffixes.push(suffix.clone()),
            Node::Optional(node) => node.collect_first(first),
            Node::Either { nodes: parts, .. } | Node::Near { parts, .. } => {
                parts.iter().for_each(|part| part.collect_first(first));
            }
        }
    }
}
