//! Kazakh stems, as a small library of its own: give it a normalised word, it gives the stem.
//!
//! Kazakh puts endings one after another, each in its place: a noun takes plural, possessive, case; a verb voice,
//! negation, then a participle, a converb, the verbal noun or a tense with its person, and what is a noun then goes on as a noun.
//! Endings agree with the last vowel of what they follow and with its last sound, and a stop before a vowel is voiced
//! (`кітап`, `кітабы`). All of this is in `suffixes.txt`. A word can often be cut in several ways (`заман`, or `зама`
//! and an ending); `analysis.rs` weighs them.
//!
//! The stem keeps derivation: `құқық` and `құқықтық`, `тәрбие` and `тәрбиеші` are different words. It drops the
//! passive, as `салынады` is a form of `салу` to whoever looks for a ban, and negation.
//!
//! What the rules do not explain is data: `roots.txt` (roots that look like something longer or shorter), `forms.txt`
//! (pronouns and contracted forms), `elided.txt` (`халық`, `халқы`), `labial.txt` (`жап`, `жауып`).

mod analysis;
mod letters;
mod lexicon;
mod suffixes;
mod word;

use std::borrow::Cow;

use lexicon::LEXICON;
use word::Word;

/// The stem of `word`, a [normalised](super::Normalised) Kazakh word. Anything else is its own stem.
///
/// ```
/// use olqy::language::kazakh::stem;
///
/// assert_eq!(stem("балаларының"), "бала");
/// assert_eq!(stem("құқығынан"), "құқық");
/// assert_eq!(stem("асырылмауға"), "асыр");
/// assert_eq!(stem("халқының"), "халық");
/// ```
pub fn stem(word: &str) -> Cow<'_, str> {
    let Some(letters) = Word::new(word) else {
        return Cow::Borrowed(word);
    };
    if let Some(stem) = LEXICON.form(letters.hash[letters.len]).filter(|_| letters.part(letters.len) == 0) {
        return Cow::Borrowed(stem);
    }
    let stem = analysis::best(&letters);
    let kept = &word[..stem.bytes];
    match stem.tail {
        "" => Cow::Borrowed(kept),
        tail => Cow::Owned([kept, tail].concat()),
    }
}
