//! Numbers out of words and figures: «двести сорок», «бір жүз алпыс», «1 000», «20 мың», «он сегізінші».

use super::words::{Ending, Piece, scale};
use super::{Ratio, Reading, Unit};
use crate::language::{Token, TokenKind};

/// A number, and what its last word says besides.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) struct Numeral {
    /// The token after its last one.
    pub end: usize,
    pub value: Ratio,
    /// It says which, not how many: «восьмой».
    pub ordinal: bool,
    /// It may count nothing: «один из».
    pub loose: bool,
    pub ending: Ending,
    /// The unit that the same word names: «трехдневный»; for «две трети» a share.
    pub unit: Option<Unit>,
}

/// The whole number read so far.
#[derive(Clone, Copy, Default)]
struct Sum {
    /// What closed multipliers from a thousand on have made.
    closed: u64,
    /// The last of those multipliers.
    multiplier: Option<u64>,
    /// The part below a thousand that is still open.
    open: Option<u64>,
    /// What can still be added to `open` must be less than this.
    room: u64,
}

impl Sum {
    fn value(&self) -> Option<u64> {
        match (self.open, self.multiplier) {
            (None, None) => None,
            (open, _) => self.closed.checked_add(open.unwrap_or(0)),
        }
    }

    fn add(&mut self, value: u64, room: u64) -> bool {
        match self.open {
            None if self.multiplier.is_none_or(|m| value < m) => self.open = Some(value),
            Some(open) if value < self.room && value > 0 => self.open = Some(open.saturating_add(value)),
            _ => return false,
        }
        self.room = room;
        true
    }

    /// `жүз` multiplies the units before it, a thousand and more everything open.
    fn multiply(&mut self, by: u64) -> bool {
        if by == 100 {
            match self.open {
                None => self.open = Some(100),
                Some(units @ 1..=9) => self.open = Some(units * 100),
                Some(_) => return false,
            }
            self.room = 100;
            return true;
        }
        let fits = self.multiplier.is_none_or(|last| by < last);
        let product = self.open.unwrap_or(1).checked_mul(by);
        let Some(closed) = product.filter(|_| fits).and_then(|p| p.checked_add(self.closed)) else {
            return false;
        };
        *self = Sum { closed, multiplier: Some(by), open: None, room: 0 };
        true
    }
}

/// The number that begins at token `i`, if one does.
pub(super) fn at(reading: &Reading, i: usize) -> Option<Numeral> {
    fraction(reading, i).or_else(|| plain(reading, i).filter(|n| n.ending != Ending::Possessive))
}

/// «Две трети», «половина», «үштен екісі», «үштің бірі».
fn fraction(reading: &Reading, i: usize) -> Option<Numeral> {
    let words = reading.words;
    let share = |end, num, den| Numeral {
        end,
        value: Ratio::new(num, den),
        ordinal: false,
        loose: false,
        ending: Ending::None,
        unit: Some(Unit::Share),
    };
    let parts = |at: usize| words.fractions.get(&reading.free(at)?.text).copied();
    if let Some(parts) = parts(i) {
        return Some(share(i + 1, 1, parts));
    }
    let first = plain(reading, i).filter(|n| !n.ordinal && n.unit.is_none())?;
    if let Some(parts) = parts(first.end) {
        return Some(share(first.end + 1, first.value.numerator(), parts));
    }
    if first.ending != Ending::Ablative {
        return None;
    }
    let second = plain(reading, first.end).filter(|n| !n.ordinal && n.unit.is_none())?;
    let part_named = second.ending == Ending::Possessive
        || reading.free(second.end).and_then(|t| words.level(t)) == Some(super::Level::Part);
    let less = second.value < first.value;
    (part_named && less).then(|| share(second.end, second.value.numerator(), first.value.numerator()))
}

/// A number that is no fraction in words.
fn plain(reading: &Reading, i: usize) -> Option<Numeral> {
    let words = reading.words;
    let token = reading.free(i)?;
    if words.one_and_a_half.has(token) {
        return Some(done(i + 1, Ratio::new(3, 2), Ending::None));
    }
    if words.half.has(token) {
        return Some(done(i + 1, Ratio::new(1, 2), Ending::None));
    }
    if let Some(decimal) = (token.kind == TokenKind::Number).then(|| decimal(&token.text)).flatten() {
        return Some(done(i + 1, decimal, Ending::None));
    }
    let mut sum = Sum::default();
    let (mut end, mut loose, mut ending) = (i, true, Ending::None);
    while let Some(token) = reading.free(end).filter(|_| reading.same_sentence(i, end)) {
        if token.kind == TokenKind::Number {
            let Some((value, after)) = figures(reading, end).filter(|_| end == i) else {
                break;
            };
            sum.add(value, 1);
            (end, loose) = (after, false);
            continue;
        }
        // «Жүз-жүзден» and the like are no numbers; a case after a hyphen («18-ге») belongs to the figures before it.
        if token.joined {
            break;
        }
        let Some((piece, case)) = words.piece(&token.text) else {
            if let Some(value) = words.ordinal(&token.text) {
                let added = if value == 100 { sum.multiply(100) } else { sum.add(value, 1) };
                return sum
                    .value()
                    .filter(|_| added)
                    .map(|v| Numeral { ordinal: true, ..done(end + 1, Ratio::whole(v), Ending::None) });
            }
            if let Some((value, unit)) = words.compound(&token.text)
                && sum.add(value, scale(value, words.lang))
            {
                return sum
                    .value()
                    .map(|v| Numeral { unit: Some(unit), ..done(end + 1, Ratio::whole(v), Ending::None) });
            }
            break;
        };
        let (added, unsure) = match piece {
            Piece::Cardinal(value, unsure) => (sum.add(value, scale(value, words.lang)), unsure),
            Piece::Multiplier(by) => (sum.multiply(by), false),
        };
        if !added {
            break;
        }
        loose &= unsure;
        end += 1;
        ending = case;
        if case != Ending::None {
            break;
        }
    }
    let value = Ratio::whole(sum.value()?);
    if reading.free(end).is_some_and(|t| words.and_a_half.has(t)) {
        let halves = value.numerator().saturating_mul(2).saturating_add(1);
        return Some(done(end + 1, Ratio::new(halves, 2), Ending::None));
    }
    Some(Numeral { loose, ..done(end, value, ending) })
}

fn done(end: usize, value: Ratio, ending: Ending) -> Numeral {
    Numeral { end, value, ordinal: false, loose: false, ending, unit: None }
}

/// Figures in groups of three, and the token after them: `1 000`.
fn figures(reading: &Reading, i: usize) -> Option<(u64, usize)> {
    let first = reading.free(i)?;
    let mut digits = whole(first)?.to_owned();
    let mut end = i + 1;
    while digits.len() <= 15
        && first.text.len() <= 3
        && let Some(next) = reading.free(end)
        && whole(next).is_some_and(|d| d.len() == 3)
        && !next.joined
        // One blank, at most three bytes long, and nothing else.
        && next.range.start.saturating_sub(reading.tokens[end - 1].range.end) <= 3
    {
        digits.push_str(&next.text);
        end += 1;
    }
    Some((digits.parse().ok()?, end))
}

fn whole(token: &Token) -> Option<&str> {
    let plain =
        token.kind == TokenKind::Number && token.text.len() <= 18 && token.text.bytes().all(|b| b.is_ascii_digit());
    plain.then_some(token.text.as_str())
}

/// `0,5` and `12.5`.
fn decimal(text: &str) -> Option<Ratio> {
    let (whole, parts) = text.split_once([',', '.'])?;
    let fit = |s: &str, most: usize| (1..=most).contains(&s.len()) && s.bytes().all(|b| b.is_ascii_digit());
    if !fit(whole, 12) || !fit(parts, 4) {
        return None;
    }
    let den = 10u64.pow(u32::try_from(parts.len()).ok()?);
    let num = whole.parse::<u64>().ok()?.checked_mul(den)?.checked_add(parts.parse().ok()?)?;
    Some(Ratio::new(num, den))
}
