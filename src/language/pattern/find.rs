//! Matching an expression over the words of a text.
//!
//! What a node can match from a word does not depend on how that word was reached, so it is worked out once and kept.

use rustc_hash::FxHashMap;
use std::collections::BTreeMap;
use std::rc::Rc;

use super::{Match, Node, Pattern, Step};
use crate::language::{Token, TokenKind};

/// How the next item may stand to what is before it.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord)]
enum Place {
    /// Nothing was matched yet: the item begins the match.
    First,
    /// In one clause with the word before.
    Adjacent,
    /// Where a gap led to.
    AfterGap,
}

/// What a node can match: the word after its last one, the gap that is still open there (an item after it was passed
/// over), and how many words it matched, at least one.
#[derive(Debug, Clone, Copy)]
struct Reached {
    end: usize,
    gap: usize,
    matched: usize,
}

/// Where the parts of a composite node have led so far, with the most words matched on the way.
type Progress = BTreeMap<(usize, usize, Place), usize>;

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
    finder.next(pattern, 0).map(|(first, end)| finder.report(first, end))
}

struct Finder<'a> {
    tokens: &'a [Token],
    /// The tokens that are words or numbers.
    words: Vec<usize>,
    known: FxHashMap<(usize, usize, Place), Rc<[Reached]>>,
}

impl<'a> Finder<'a> {
    fn new(tokens: &'a [Token]) -> Self {
        let words = (0..tokens.len()).filter(|&i| tokens[i].kind != TokenKind::Punctuation).collect();
        Finder { tokens, words, known: FxHashMap::default() }
    }

    fn word(&self, at: usize) -> Option<&'a Token> {
        self.words.get(at).map(|&i| &self.tokens[i])
    }

    /// The first match at or after word `from`: its first word and the word after its last.
    fn next(&mut self, pattern: &Pattern, from: usize) -> Option<(usize, usize)> {
        for at in from..self.words.len() {
            if !self.word(at).is_some_and(|token| pattern.first.admits(token)) {
                continue;
            }
            let reached = self.reach(&pattern.root, at, Place::First);
            let best = reached.iter().max_by_key(|r| (r.matched, usize::MAX - r.end));
            if let Some(best) = best {
                return Some((at, best.end));
            }
        }
        None
    }

    fn report(&self, first: usize, end: usize) -> Match {
        let tokens = self.words[first]..self.words[end - 1] + 1;
        let range = self.tokens[tokens.start].range.start..self.tokens[tokens.end - 1].range.end;
        Match { tokens, range }
    }

    /// What `node` can match from word `at` on.
    fn reach(&mut self, node: &Node, at: usize, place: Place) -> Rc<[Reached]> {
        let id = match node {
            Node::Stem(stem) => return self.atom(at, place, |token| token.stem == *stem),
            Node::Exact { form, .. } => return self.atom(at, place, |token| token.text == *form),
            Node::Prefix(prefix) => {
                return self.atom(at, place, |token| token.text.starts_with(prefix.as_str()));
            }
            Node::Suffix(suffix) => {
                return self
                    .atom(at, place, |token| token.text.len() > suffix.len() && token.text.ends_with(suffix.as_str()));
            }
            Node::Optional(node) => return self.reach(node, at, place),
            Node::Sequence { id, .. } | Node::Either { id, .. } | Node::Near { id, .. } => *id,
        };
        if let Some(reached) = self.known.get(&(id, at, place)) {
            return Rc::clone(reached);
        }
        let progress = match node {
            Node::Sequence { steps, .. } => self.sequence(steps, at, place),
            Node::Near { parts, gap, .. } => self.near(parts, *gap, at, place),
            Node::Either { nodes, .. } => {
                let mut all = Progress::new();
                for node in nodes {
                    self.reach(node, at, place)
                        .iter()
                        .for_each(|r| keep(&mut all, (r.end, r.gap, Place::Adjacent), r.matched));
                }
                all
            }
            _ => Progress::new(),
        };
        let reached = progress.into_iter().filter(|(_, matched)| *matched > 0);
        let reached: Rc<[Reached]> = reached.map(|((end, gap, _), matched)| Reached { end, gap, matched }).collect();
        self.known.insert((id, at, place), Rc::clone(&reached));
        reached
    }

    fn atom(&self, at: usize, place: Place, matches: impl Fn(&Token) -> bool) -> Rc<[Reached]> {
        let found = self.word(at).filter(|token| matches(token)).filter(|token| {
            let before = || at.checked_sub(1).and_then(|before| self.word(before));
            place != Place::Adjacent || before().is_none_or(|before| before.clause == token.clause)
        });
        found.map(|_| Reached { end: at + 1, gap: 0, matched: 1 }).into_iter().collect()
    }

    /// The words at which an item may begin that stands at `at` or up to `gap` words further on in the sentence.
    fn starts(&self, at: usize, gap: usize, place: Place) -> Vec<(usize, Place)> {
        if gap == 0 || place == Place::First {
            return vec![(at, place)];
        }
        let sentence = at.checked_sub(1).and_then(|before| self.word(before)).map(|token| token.sentence);
        let inside = (at..=at + gap).take_while(|&at| self.word(at).map(|token| token.sentence) == sentence);
        inside.map(|at| (at, Place::AfterGap)).collect()
    }

    fn sequence(&mut self, steps: &[Step], at: usize, place: Place) -> Progress {
        let mut now = Progress::from([((at, 0, place), 0)]);
        for step in steps {
            let (mut starts, mut next) = (BTreeMap::new(), Progress::new());
            for (&(at, open, place), &matched) in &now {
                // A gap before an item that was passed over is still open; none is open before the match begins.
                let gap = if place == Place::First { 0 } else { open + step.gap };
                for start in self.starts(at, gap, place) {
                    let most = starts.entry(start).or_insert(matched);
                    *most = matched.max(*most);
                }
                if step.node.may_be_missing() {
                    keep(&mut next, (at, gap, place), matched);
                }
            }
            for ((at, place), matched) in starts {
                for r in self.reach(&step.node, at, place).iter() {
                    keep(&mut next, (r.end, r.gap, Place::Adjacent), matched + r.matched);
                }
            }
            now = next;
        }
        now
    }

    fn near(&mut self, parts: &[Node], gap: usize, at: usize, place: Place) -> Progress {
        // For each set of parts already found, as a bit mask: where they led, and with how many words left to pass over.
        // A larger set has a larger number.
        let mut found = vec![BTreeMap::new(); 1 << parts.len()];
        found[0].insert((at, 0_usize, place), (gap, 0_usize));
        let all = found.len() - 1;
        for set in 0..all {
            for ((at, open, place), (left, matched)) in std::mem::take(&mut found[set]) {
                for (i, part) in parts.iter().enumerate().filter(|(i, _)| set & (1 << i) == 0) {
                    let with = set | 1 << i;
                    let allowed = if matched == 0 { open } else { open + left };
                    for (start, place) in self.starts(at, allowed, place) {
                        let left = left - (start - at).saturating_sub(open).min(left);
                        for r in self.reach(part, start, place).iter() {
                            let better = found[with].entry((r.end, r.gap, Place::Adjacent)).or_default();
                            *better = (*better).max((left, matched + r.matched));
                        }
                    }
                    if part.may_be_missing() {
                        let better = found[with].entry((at, open, place)).or_default();
                        *better = (*better).max((left, matched));
                    }
                }
            }
        }
        let whole = found.pop().unwrap_or_default();
        whole.into_iter().map(|(key, (_, matched))| (key, matched)).collect()
    }
}

/// Adds a way to `key`; of two the one that matched more words stays.
fn keep(progress: &mut Progress, key: (usize, usize, Place), matched: usize) {
    let most = progress.entry(key).or_insert(matched);
    *most = matched.max(*most);
}
