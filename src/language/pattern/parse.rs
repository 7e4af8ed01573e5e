//! From the written expression to its tree.

use super::{Node, PatternCause, PatternError, Step};
use crate::law::Lang;

const DEFAULT_GAP: usize = 6;
const DEFAULT_NEAR: usize = 8;
const MAX_GAP: usize = 30;
const MAX_DEPTH: usize = 24;
/// `{…}` tries its items in every order: the work grows with two to the power of their number.
const MAX_NEAR: usize = 6;

pub(super) const SIGNS: &[char] = &['(', ')', '{', '}', '|', '?', '~', '=', '*', '&'];

pub(super) type Parsed<T> = Result<T, PatternError>;

pub(super) fn parse(source: &str, lang: Lang) -> Parsed<Node> {
    let mut parser = Parser { source, lang, at: 0, ids: 0, items: 0 };
    let root = parser.alternatives(0)?;
    if let Some(c) = parser.peek() {
        return Err(match c {
            ')' | '}' => parser.error(PatternCause::Unopened(c), "remove it or open the bracket"),
            c => parser.unexpected(c),
        });
    }
    if root.may_be_missing() {
        return Err(PatternError {
            offset: 0,
            cause: PatternCause::MatchesNothing,
            hint: "leave at least one item without `?`",
        });
    }
    Ok(root)
}

/// Where reading stands.
pub(super) struct Parser<'a> {
    pub(super) source: &'a str,
    pub(super) lang: Lang,
    /// The byte to be read next.
    pub(super) at: usize,
    /// Composite nodes so far.
    ids: usize,
    /// Words so far.
    pub(super) items: usize,
}

impl Parser<'_> {
    pub(super) fn rest(&self) -> &str {
        &self.source[self.at..]
    }

    pub(super) fn peek(&self) -> Option<char> {
        self.rest().chars().next()
    }

    pub(super) fn eat(&mut self, sign: &str) -> bool {
        let found = self.rest().starts_with(sign);
        if found {
            self.at += sign.len();
        }
        found
    }

    fn skip_spaces(&mut self) {
        let rest = self.rest();
        self.at += rest.len() - rest.trim_start().len();
    }

    fn id(&mut self) -> usize {
        self.ids += 1;
        self.ids - 1
    }

    pub(super) fn error(&self, cause: PatternCause, hint: &'static str) -> PatternError {
        PatternError { offset: self.at, cause, hint }
    }

    pub(super) fn unexpected(&self, c: char) -> PatternError {
        let hint = match c {
            '&' => "for all of several items in any order write `{a b}`",
            '?' => "`?` follows the item that may be missing, without a space",
            '~' => "`~N` follows the closing `}`",
            '=' => "`=` stands before a single word",
            '*' => "`*` stands at one end of a single word",
            _ => "only words, numbers and the signs of the language can be matched; punctuation is ignored in the text",
        };
        self.error(PatternCause::UnexpectedSign(c), hint)
    }

    fn alternatives(&mut self, depth: usize) -> Parsed<Node> {
        if depth > MAX_DEPTH {
            return Err(self.error(PatternCause::TooLarge, "nest fewer brackets"));
        }
        let mut nodes = vec![self.sequence(depth)?];
        while self.eat("|") {
            nodes.push(self.sequence(depth)?);
        }
        Ok(match nodes.pop() {
            Some(node) if nodes.is_empty() => node,
            last => {
                nodes.extend(last);
                Node::Either { id: self.id(), nodes }
            }
        })
    }

    fn sequence(&mut self, depth: usize) -> Parsed<Node> {
        let mut steps = Vec::new();
        let mut gap = 0;
        loop {
            self.skip_spaces();
            match self.peek() {
                None | Some(')' | '}' | '|') => break,
                Some('.') if self.rest().starts_with("..") => {
                    if steps.is_empty() || gap > 0 {
                        return Err(self.loose_gap());
                    }
                    self.at += 2;
                    gap = match self.number(1)? {
                        Some(words) => words,
                        None => DEFAULT_GAP,
                    };
                }
                Some(_) => {
                    let node = self.item(depth)?;
                    steps.push(Step { gap, node });
                    gap = 0;
                }
            }
        }
        if gap > 0 {
            return Err(self.loose_gap());
        }
        if steps.is_empty() {
            return Err(self.error(PatternCause::Empty, "write at least one word here"));
        }
        Ok(self.flat(steps))
    }

    fn loose_gap(&self) -> PatternError {
        self.error(PatternCause::LooseGap, "write `a .. b`, or remove the dots")
    }

    /// A sequence of one step is that step.
    pub(super) fn flat(&mut self, mut steps: Vec<Step>) -> Node {
        match steps.pop() {
            Some(step) if steps.is_empty() => step.node,
            last => {
                steps.extend(last);
                Node::Sequence { id: self.id(), steps }
            }
        }
    }

    fn item(&mut self, depth: usize) -> Parsed<Node> {
        let node = match self.peek() {
            Some('(') => self.group(depth)?,
            Some('{') => self.near(depth)?,
            Some('*') => self.suffix()?,
            _ => self.word()?,
        };
        Ok(if self.eat("?") { Node::Optional(Box::new(node)) } else { node })
    }

    fn group(&mut self, depth: usize) -> Parsed<Node> {
        let open = self.at;
        self.at += 1;
        let node = self.alternatives(depth + 1)?;
        self.close(")", '(', open)?;
        Ok(node)
    }

    fn near(&mut self, depth: usize) -> Parsed<Node> {
        let open = self.at;
        self.at += 1;
        if depth >= MAX_DEPTH {
            return Err(self.error(PatternCause::TooLarge, "nest fewer brackets"));
        }
        let mut parts = Vec::new();
        loop {
            self.skip_spaces();
            match self.peek() {
                None | Some('}' | ')' | '|') => break,
                Some('.') if self.rest().starts_with("..") => {
                    return Err(self.error(PatternCause::LooseGap, "within `{…}` the distance is set by `{…}~N`"));
                }
                Some(_) => parts.push(self.item(depth + 1)?),
            }
        }
        self.close("}", '{', open)?;
        if parts.is_empty() {
            return Err(PatternError {
                offset: open,
                cause: PatternCause::Empty,
                hint: "write at least two items between the braces",
            });
        }
        if parts.len() > MAX_NEAR {
            return Err(PatternError {
                offset: open,
                cause: PatternCause::TooLarge,
                hint: "at most six items can stand in one `{…}`",
            });
        }
        let gap = if self.eat("~") {
            match self.number(0)? {
                Some(words) => words,
                None => {
                    return Err(self.error(PatternCause::BadNumber, "write a number of words after `~`, 0 to 30"));
                }
            }
        } else {
            DEFAULT_NEAR
        };
        Ok(Node::Near { id: self.id(), parts, gap })
    }

    fn close(&mut self, sign: &str, opened: char, open: usize) -> Parsed<()> {
        if self.eat(sign) {
            return Ok(());
        }
        Err(PatternError { offset: open, cause: PatternCause::Unclosed(opened), hint: "close the bracket" })
    }

    /// The number written here, if there is one, from `least` to [`MAX_GAP`].
    fn number(&mut self, least: usize) -> Parsed<Option<usize>> {
        let digits = self.rest().bytes().take_while(u8::is_ascii_digit).count();
        if digits == 0 {
            return Ok(None);
        }
        let number = self.rest()[..digits].parse().ok().filter(|n| (least..=MAX_GAP).contains(n));
        let Some(number) = number else {
            return Err(self.error(PatternCause::BadNumber, "at most 30 words can stand in between"));
        };
        self.at += digits;
        Ok(Some(number))
    }

    /// `*` and the ending of a single word.
    fn suffix(&mut self) -> Parsed<Node> {
        let begin = self.at;
        self.at += 1;
        let start = self.at;
        let end = self
            .rest()
            .find(|c: char| c.is_whitespace() || SIGNS.contains(&c) || c == '.')
            .map_or(self.source.len(), |end| start + end);
        let parts = self.parts(&self.source[start..end], start)?;
        self.at = end;
        self.items += 1;
        match parts.as_slice() {
            [ending] => Ok(Node::Suffix(ending.clone())),
            _ => Err(PatternError {
                offset: begin,
                cause: PatternCause::NoSuffix,
                hint: "write the last letters of one word after `*`",
            }),
        }
    }
}
