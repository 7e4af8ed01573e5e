//! A sentence of an amending law read into clauses, and the reader's finger on it.

use super::draft::{Action, Place, Step, Unit, Which};
use super::token::Token;
use super::words::{Small, Verb, Words};
use crate::law::Number;

/// A place and what is done there; without an action the sentence only names the place for those that follow.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Clause {
    /// The places; empty where the clause speaks of the place the sentence stands under.
    pub places: Vec<Place>,
    /// What is done.
    pub action: Option<Action>,
}

/// Where a sentence could not be read on.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Stuck {
    /// The word at which it could not be read on; empty at its end.
    pub word: String,
    /// What was looked for.
    pub wanted: &'static str,
}

/// Reads clause after clause.
pub struct Cursor<'a> {
    pub words: &'static Words,
    pub tokens: &'a [Token],
    pub at: usize,
}

impl<'a> Cursor<'a> {
    pub fn new(words: &'static Words, tokens: &'a [Token]) -> Cursor<'a> {
        Cursor { words, tokens, at: 0 }
    }

    pub fn peek(&self) -> Option<&'a Token> {
        self.tokens.get(self.at)
    }

    pub fn ahead(&self, n: usize) -> Option<&'a Token> {
        self.tokens.get(self.at + n)
    }

    pub fn word(&self) -> Option<&'a str> {
        match self.peek() {
            Some(Token::Word(w)) => Some(w),
            _ => None,
        }
    }

    pub fn sign(&mut self, sign: char) -> bool {
        let found = self.peek() == Some(&Token::Sign(sign));
        self.at += usize::from(found);
        found
    }

    pub fn small(&mut self, small: Small) -> bool {
        let found = self.word().is_some_and(|w| self.words.is(small, w));
        self.at += usize::from(found);
        found
    }

    pub fn verb(&self) -> Option<Verb> {
        self.word().and_then(|w| self.words.verb(w))
    }

    pub fn phrase(&mut self, phrases: &[Vec<String>]) -> bool {
        let found = phrases.iter().find(|p| {
            p.iter().enumerate().all(|(i, w)| matches!(self.ahead(i), Some(Token::Word(found)) if found == w))
        });
        self.at += found.map_or(0, Vec::len);
        found.is_some()
    }

    /// A sign that is named: «точкой с запятой».
    pub fn named_sign(&mut self) -> Option<String> {
        let words = self.words;
        let (phrase, sign) = words.signs.iter().find(|(p, _)| {
            p.iter().enumerate().all(|(i, w)| matches!(self.ahead(i), Some(Token::Word(found)) if found == w))
        })?;
        self.at += phrase.len();
        Some(sign.clone())
    }

    pub fn quote(&mut self) -> Option<String> {
        match self.peek() {
            Some(Token::Quote(q)) => {
                self.at += 1;
                Some(q.clone())
            }
            _ => None,
        }
    }

    pub fn number(&self, ahead: usize) -> Option<(&'a Number, bool)> {
        match self.ahead(ahead) {
            Some(Token::Number { number, bracket, .. }) => Some((number, *bracket)),
            _ => None,
        }
    }

    /// Numbers joined by commas, «и», dashes; whether one has a bracket.
    pub fn numbers(&mut self) -> (Vec<Number>, bool) {
        let mut out: Vec<Number> = Vec::new();
        let mut any_bracket = false;
        while let Some((number, bracket)) = self.number(0) {
            out.push(number.clone());
            any_bracket |= bracket;
            self.at += 1;
            if self.peek() == Some(&Token::Sign('-'))
                && let Some((to, bracket)) = self.number(1)
            {
                let (from, to) = (number.clone(), to.clone());
                out.extend(Number::integers_between(&from, &to).into_iter().filter(|n| *n > from && *n < to));
                out.push(to);
                any_bracket |= bracket;
                self.at += 2;
            }
            let comma = usize::from(self.peek() == Some(&Token::Sign(',')));
            let join = usize::from(matches!(self.ahead(comma), Some(Token::Word(w)) if w == "и" || w == "және"));
            if comma + join > 0 && self.number(comma + join).is_some() {
                self.at += comma + join;
            } else {
                break;
            }
        }
        (out, any_bracket)
    }

    pub fn done(&self) -> bool {
        self.tokens.get(self.at..).unwrap_or(&[]).iter().all(|t| matches!(t, Token::Sign(';' | '.' | ',' | ':')))
    }

    pub fn stuck(&self, wanted: &'static str) -> Stuck {
        let word = match self.peek() {
            Some(Token::Word(w)) => w.clone(),
            Some(Token::Number { number, .. }) => number.to_string(),
            Some(Token::Quote(q)) => format!("«{}…»", q.chars().take(30).collect::<String>()),
            Some(Token::Sign(c)) => c.to_string(),
            None => String::new(),
        };
        Stuck { word, wanted }
    }
}

/// A unit with a bracketed number is a subpoint: the codes call their subpoints «пункт».
pub fn leveled(unit: Unit, bracket: bool) -> Unit {
    if bracket && unit == Unit::Point { Unit::Subpoint } else { unit }
}

/// One step for each number.
pub fn steps(unit: Unit, numbers: &[Number]) -> Vec<Step> {
    if numbers.is_empty() {
        return vec![Step { unit, which: Which::Sole }];
    }
    numbers.iter().map(|n| Step { unit, which: Which::Number(n.clone()) }).collect()
}

/// Pairs what is changed with what it becomes: one by one, or all by the same.
pub fn pairs(from: Vec<String>, to: Vec<String>) -> Option<Vec<(String, String)>> {
    match to.as_slice() {
        [one] => Some(from.into_iter().map(|f| (f, one.clone())).collect()),
        _ if from.len() == to.len() => Some(from.into_iter().zip(to).collect()),
        _ => None,
    }
}

/// Whether an action still waits for the text that follows the sentence.
pub fn awaits_text(action: &Action) -> bool {
    matches!(action, Action::Restate { text } | Action::Add { text, .. } if text.is_empty())
}
