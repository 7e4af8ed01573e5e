//! Matching an expression over the words of a text.

use std::collections::HashMap;
use std::rc::Rc;

use super::{Match, Node, Pattern, Step};
use crate::language::{Token, TokenKind};

/// Where matching stands: `at` is the next word; `gap` how many words may be passed over before the next item;
/// `fresh` that nothing has been matched yet, so that the next item must stand exactly at `at`.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
struct State {
    at: usize,
    gap: usize,
    fresh: bool,
}

/// A state after a node, and how many words the node matched to get there. None matched: the state before, unchanged.
#[derive(Debug, Clone, Copy)]
struct Reached {
    state: State,
    matched: usize,
}

pub(super) fn find_all(pattern: &Pattern, tokens: &[Token]) -> Vec<Match> {
    let mut finder = Finder::new(tokens);
    let mut found = Vec::new();
    let mut from = 0;
    while let Some((first, end)) = finder.next(pattern, from) {
        found.push(finder.report(first, end));
        from = end;
    }
    found
}

pub(super) fn find_first(pattern: &Pattern, tokens: &[Token]) -> Option<Match> {
    let mut finder = Finder::new(tokens);
    finder
        .next(pattern, 0)
        .map(|(first, end)| finder.report(first, end))
}

struct Finder<'a> {
    tokens: &'a [Token],
    /// The tokens that are words or numbers.
    words: Vec<usize>,
    known: HashMap<(usize, State), Rc<[Reached]>>,
}

impl<'a> Finder<'a> {
    fn new(tokens: &'a [Token]) -> Self {
        let words = (0..tokens.len())
            .filter(|&i| tokens[i].kind != TokenKind::Punctuation)
            .collect();
        Finder {
            tokens,
            words,
            known: HashMap::new(),
        }
    }

    fn word(&self, at: usize) -> Option<&'a Token> {
        self.words.get(at).map(|&i| &self.tokens[i])
    }

    /// The first match at or after word `from`: its first word and the word after its last.
    fn next(&mut self, pattern: &Pattern, from: usize) -> Option<(usize, usize)> {
        for at in from..self.words.len() {
            if !self
                .word(at)
                .is_some_and(|token| pattern.first.admits(token))
            {
                continue;
            }
            let reached = self.reach(
                &pattern.root,
                State {
                    at,
                    gap: 0,
                    fresh: true,
                },
            );
            let matched = reached.iter().filter(|r| r.matched > 0);
            if let Some(best) = matched.max_by_key(|r| (r.matched, usize::MAX - r.state.at)) {
                return Some((at, best.state.at));
            }
        }
        None
    }

    fn report(&self, first: usize, end: usize) -> Match {
        let tokens = self.words[first]..self.words[end - 1] + 1;
        let range = self.tokens[tokens.start].range.start..self.tokens[tokens.end - 1].range.end;
        Match { tokens, range }
    }

    /// The states `node` can lead to from `state`.
    fn reach(&mut self, node: &Node, state: State) -> Rc<[Reached]> {
        let id = match node {
            Node::Stem(stem) => return self.atom(state, |token| token.stem == *stem),
            Node::Exact { form, .. } => return self.atom(state, |token| token.text == *form),
            Node::Prefix(prefix) => {
                return self.atom(state, |token| token.text.starts_with(prefix.as_str()));
            }
            Node::Suffix(suffix) => {
                return self.atom(state, |token| {
                    token.text.len() > suffix.len() && token.text.ends_with(suffix.as_str())
                });
            }
            Node::Optional(node) => {
                let mut reached = self.reach(node, state).to_vec();
                keep(&mut reached, Reached { state, matched: 0 });
                return reached.into();
            }
            Node::Sequence { id, .. } | Node::Either { id, .. } | Node::Near { id, .. } => *id,
        };
        if let Some(reached) = self.known.get(&(id, state)) {
            return Rc::clone(reached);
        }
        let reached: Rc<[Reached]> = match node {
            Node::Sequence { steps, .. } => self.sequence(steps, state),
            Node::Near { parts, gap, .. } => self.near(parts, *gap, state),
            Node::Either { nodes, .. } => {
                let mut all = Vec::new();
                for node in nodes {
                    self.reach(node, state)
                        .iter()
                        .for_each(|&reached| keep(&mut all, reached));
                }
                all
            }
            _ => Vec::new(),
        }
        .into();
        self.known.insert((id, state), Rc::clone(&reached));
        reached
    }

    fn atom(&self, state: State, matches: impl Fn(&Token) -> bool) -> Rc<[Reached]> {
        let State { at, gap, fresh } = state;
        let last = if fresh { at } else { at + gap };
        let before = if fresh {
            None
        } else {
            at.checked_sub(1).and_then(|i| self.word(i))
        };
        let mut reached = Vec::new();
        for at in at..=last {
            let Some(token) = self.word(at) else { break };
            let follows = before.is_none_or(|b| {
                b.clause == token.clause || (gap > 0 && b.sentence == token.sentence)
            });
            if !follows {
                break;
            }
            if matches(token) {
                let state = State {
                    at: at + 1,
                    gap: 0,
                    fresh: false,
                };
                reached.push(Reached { state, matched: 1 });
            }
        }
        reached.into()
    }

    fn sequence(&mut self, steps: &[Step], state: State) -> Vec<Reached> {
        let mut now = vec![Reached { state, matched: 0 }];
        for step in steps {
            let mut next = Vec::new();
            for from in now {
                let gap = from.state.gap.max(step.gap);
                for to in self.reach(&step.node, State { gap, ..from.state }).iter() {
                    keep(
                        &mut next,
                        Reached {
                            state: to.state,
                            matched: from.matched + to.matched,
                        },
                    );
                }
            }
            now = next;
        }
        now
    }

    fn near(&mut self, parts: &[Node], gap: usize, state: State) -> Vec<Reached> {
        // States by the set of parts already found, as a bit mask; a larger set has a larger number.
        let mut found: Vec<Vec<Reached>> = vec![Vec::new(); 1 << parts.len()];
        found[0].push(Reached { state, matched: 0 });
        for set in 0..found.len() - 1 {
            for from in std::mem::take(&mut found[set]) {
                let gap = if from.matched == 0 {
                    from.state.gap
                } else {
                    gap
                };
                for (i, part) in parts
                    .iter()
                    .enumerate()
                    .filter(|(i, _)| set & (1 << i) == 0)
                {
                    for to in self.reach(part, State { gap, ..from.state }).iter() {
                        // A part that was passed over leaves the state as it was.
                        let state = if to.matched == 0 {
                            from.state
                        } else {
                            to.state
                        };
                        keep(
                            &mut found[set | (1 << i)],
                            Reached {
                                state,
                                matched: from.matched + to.matched,
                            },
                        );
                    }
                }
            }
        }
        found.pop().unwrap_or_default()
    }
}

/// Adds `new` to `all`; of two ways to one state the one that matched more words stays.
fn keep(all: &mut Vec<Reached>, new: Reached) {
    match all.iter_mut().find(|old| old.state == new.state) {
        Some(old) => old.matched = old.matched.max(new.matched),
        None => all.push(new),
    }
}
