//! The table of endings, read from `suffixes.txt` into a tree that is walked from the end of a word.

use std::sync::LazyLock;

use super::letters::{CODES, Code, SOUNDS, code, harmony, sound};

/// A set of kinds of word parts, one bit each.
pub(super) type Kinds = u16;

/// The kinds, in the order of their bits.
const KINDS: [&str; 11] = ["N", "V", "PL", "P12", "P3", "CASE", "REL", "VOI", "NEG", "GER", "PTC"];

/// A noun or adjective root.
pub(super) const NOUN: Kinds = 1;
/// A verb root.
pub(super) const VERB: Kinds = 2;
/// A noun with a possessive of the third person: as a root, one that has it for good.
pub(super) const POSSESSED: Kinds = 1 << 4;
const VOICE: Kinds = 1 << 7;
const NEGATED: Kinds = 1 << 8;
const FINAL: Kinds = 1 << 11;
/// What a whole word can be: anything but a verb that still lacks its ending.
pub(super) const WORD: Kinds = (FINAL | (FINAL - 1)) & !(VOICE | NEGATED);

/// One form of an ending.
#[derive(Debug, Clone, Copy)]
pub(super) struct Suffix {
    /// What it attaches to.
    pub from: Kinds,
    /// What it makes.
    pub to: Kinds,
    /// Classes of the sounds it can follow.
    pub after: u8,
    /// The harmony it agrees with.
    pub harmony: u8,
    /// Whether it begins with a vowel, which voices a stop before it.
    pub vowel: bool,
    /// Its share of the cost of an analysis.
    pub cost: i16,
}

/// Endings by their letters, last letter first.
pub(super) struct SuffixTree {
    nodes: Vec<Node>,
    suffixes: Vec<Suffix>,
}

#[derive(Clone)]
struct Node {
    next: [u16; CODES],
    /// The endings that begin here, as a range of `suffixes`.
    begin: u16,
    end: u16,
}

/// The endings of Kazakh.
pub(super) static SUFFIXES: LazyLock<SuffixTree> = LazyLock::new(|| SuffixTree::read(include_str!("suffixes.txt")));

/// Ends of words that make a stem of their kind likelier; the cost is what they are worth.
pub(super) static DERIVATION: LazyLock<SuffixTree> = LazyLock::new(|| SuffixTree::read(include_str!("derivation.txt")));

impl SuffixTree {
    pub(super) const ROOT: u16 = 0;

    /// The node one letter further to the left, if an ending continues so.
    #[inline]
    pub(super) fn next(&self, node: u16, letter: Code) -> Option<u16> {
        let next = self.nodes[usize::from(node)].next[usize::from(letter)];
        (next != Self::ROOT).then_some(next)
    }

    /// The endings whose first letter is this node's.
    #[inline]
    pub(super) fn at(&self, node: u16) -> &[Suffix] {
        let Node { begin, end, .. } = self.nodes[usize::from(node)];
        &self.suffixes[usize::from(begin)..usize::from(end)]
    }

    /// Reads the table. A line that is none is skipped; a test holds the table itself to its form.
    fn read(table: &str) -> SuffixTree {
        let mut nodes = vec![Node::default()];
        let mut by_node: Vec<Vec<Suffix>> = vec![Vec::new()];
        for (letters, suffix) in table.lines().filter_map(entries).flatten() {
            let mut at = 0;
            for &letter in letters.iter().rev() {
                let next = nodes[at].next[usize::from(letter)];
                at = if next == Self::ROOT {
                    nodes.push(Node::default());
                    by_node.push(Vec::new());
                    let new = nodes.len() - 1;
                    nodes[at].next[usize::from(letter)] = new as u16;
                    new
                } else {
                    usize::from(next)
                };
            }
            by_node[at].push(suffix);
        }
        let mut suffixes = Vec::new();
        for (node, here) in nodes.iter_mut().zip(by_node) {
            node.begin = suffixes.len() as u16;
            suffixes.extend(here);
            node.end = suffixes.len() as u16;
        }
        SuffixTree { nodes, suffixes }
    }
}

impl Default for Node {
    fn default() -> Self {
        Node { next: [SuffixTree::ROOT; CODES], begin: 0, end: 0 }
    }
}

/// The forms of the ending that `line` describes.
fn entries(line: &str) -> Option<Vec<(Vec<Code>, Suffix)>> {
    let line = line.trim();
    if line.is_empty() || line.starts_with('#') {
        return None;
    }
    let (head, forms) = line.split_once(':')?;
    let (left, to) = head.split_once('>')?;
    let mut left = left.split_whitespace().skip(1);
    let cost = left.next()?.parse().ok()?;
    let from = left.map(kind).sum();
    let to = kind(to.trim());
    let mut all = Vec::new();
    for form in forms.split_whitespace() {
        let (form, after) = form.split_once('/')?;
        let after = after.chars().map(sounds).sum();
        for (letters, harmony) in spell(form) {
            let vowel = letters.first().is_some_and(|&first| SOUNDS[usize::from(first)].vowel);
            all.push((letters, Suffix { from, to, after, harmony, vowel, cost }));
        }
    }
    Some(all)
}

fn kind(name: &str) -> Kinds {
    KINDS.iter().position(|kind| *kind == name).map_or(FINAL, |bit| 1 << bit)
}

fn sounds(letter: char) -> u8 {
    match letter {
        'v' => sound::VOWEL,
        'g' => sound::GLIDE,
        'l' => sound::L,
        'm' => sound::NASAL,
        'z' => sound::Z,
        'b' => sound::VOICED,
        't' => sound::VOICELESS,
        _ => 0,
    }
}

/// The spellings of a form with letters of harmony, each with the harmony it agrees with.
fn spell(form: &str) -> Vec<(Vec<Code>, u8)> {
    let plain = form.trim_start_matches('~');
    let letters = |back: bool| -> Vec<Code> {
        let letter = |c| match (c, back) {
            ('A', true) => 'а',
            ('A', false) => 'е',
            ('I', true) => 'ы',
            ('I', false) => 'і',
            ('G', true) => 'ғ',
            ('G', false) => 'г',
            ('K', true) => 'қ',
            ('K', false) => 'к',
            (c, _) => c,
        };
        plain.chars().map(|c| code(letter(c))).collect()
    };
    if plain.contains(['A', 'I', 'G', 'K']) {
        vec![(letters(true), harmony::BACK), (letters(false), harmony::FRONT)]
    } else {
        vec![(letters(true), harmony::BOTH)]
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_line_of_the_tables_is_read_whole() {
        for table in [include_str!("suffixes.txt"), include_str!("derivation.txt")] {
            for line in table.lines().filter(|line| !line.is_empty() && !line.starts_with('#')) {
                let forms = entries(line).unwrap_or_else(|| panic!("{line}"));
                assert!(!forms.is_empty(), "{line}");
                for (letters, suffix) in forms {
                    assert!(letters.iter().all(|&letter| letter != 0), "{line}");
                    assert!(suffix.after != 0 && suffix.from != 0 && suffix.from & FINAL == 0, "{line}");
                }
                let names = line.split([':', '>']).take(2).flat_map(str::split_whitespace);
                for name in names.filter(|name| name.starts_with(|c: char| c.is_uppercase())) {
                    assert!(name == "FIN" || KINDS.contains(&name), "{name} in {line}");
                }
            }
        }
    }

    #[test]
    fn a_cost_is_never_nothing() {
        // The search ends because every ending makes an analysis dearer.
        assert!(SUFFIXES.suffixes.iter().all(|suffix| suffix.cost > 0));
    }
}
