//! Which script a letter belongs to, and which letters only look alike.

use crate::law::Lang;

/// U+04CF, the Caucasian palochka: in Kazakh texts it is a mistyped `і`.
pub(super) const PALOCHKA: char = '\u{4CF}';

#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Script {
    Cyrillic,
    Latin,
    Other,
}

impl Script {
    pub(super) fn of(c: char) -> Script {
        match c {
            '\u{400}'..='\u{52F}' => Script::Cyrillic,
            'a'..='z' | 'A'..='Z' | '\u{C0}'..='\u{2AF}' => Script::Latin,
            _ => Script::Other,
        }
    }
}

/// Latin letter (lower case), the Cyrillic letter its capital looks like, the one its small form looks like.
const LOOK_ALIKES: [(char, char, char); 18] = [
    ('a', 'а', 'а'),
    ('b', 'в', 'ь'),
    ('c', 'с', 'с'),
    ('e', 'е', 'е'),
    ('h', 'н', 'һ'),
    ('i', 'і', 'і'),
    ('k', 'к', 'к'),
    ('m', 'м', 'м'),
    ('o', 'о', 'о'),
    ('p', 'р', 'р'),
    ('t', 'т', 'т'),
    ('x', 'х', 'х'),
    ('y', 'у', 'у'),
    ('ë', 'е', 'е'),
    ('ə', 'ә', 'ә'),
    ('ǝ', 'ә', 'ә'),
    ('ɵ', 'ө', 'ө'),
    ('ƣ', 'ғ', 'ғ'),
];

/// The Cyrillic letter that Latin `c` (lower case) was typed for; `upper` tells whether it stood as a capital.
pub(super) fn look_alike(c: char, upper: bool, lang: Lang) -> Option<char> {
    let &(_, capital, small) = LOOK_ALIKES.iter().find(|(latin, ..)| *latin == c)?;
    let twin = if upper { capital } else { small };
    // Russian has no `һ`: there a small `h` can only be a mistyped `н`.
    Some(if twin == 'һ' && lang == Lang::Ru { capital } else { twin })
}

/// The one character used for every member of a family of dashes, quotation marks or spaces, and `е` for `ё`.
pub(super) fn one_of_kind(c: char) -> char {
    match c {
        'ё' => 'е',
        '\u{2010}'..='\u{2015}' | '\u{2212}' | '\u{FE58}' | '\u{FE63}' | '\u{FF0D}' => '-',
        '«' | '»' | '“' | '”' | '„' | '‟' | '‹' | '›' | '″' => '"',
        '‘' | '’' | '‚' | '‛' | 'ʼ' | '′' | '`' => '\'',
        '\u{2028}' | '\u{2029}' | '\u{85}' => '\n',
        '\n' | '\r' => c,
        c if c.is_whitespace() => ' ',
        c => c,
    }
}

/// `word` in Latin letters if it is a Roman numeral, in whatever mixture of scripts it was typed.
///
/// Only `i`, `v` and `x` have Cyrillic twins in use, and at least one `i` or `v` must be there: `хх` is no numeral.
pub(super) fn roman_numeral(word: impl Iterator<Item = char> + Clone) -> Option<Vec<char>> {
    let latin = word.map(|c| match c {
        'і' => 'i',
        'х' => 'x',
        c => c,
    });
    if latin.clone().nth(15).is_some() || !latin.clone().any(|c| matches!(c, 'i' | 'v')) {
        return None;
    }
    let numeral = latin.clone().all(|c| matches!(c, 'i' | 'v' | 'x' | 'l' | 'c' | 'd' | 'm'));
    numeral.then(|| latin.collect())
}
