//! Letters as small numbers, and the sound classes that decide which ending can follow.

/// A letter of the alphabet as a number from 1; 0 is no letter.
pub(super) type Code = u8;

/// The letters that Kazakh words are written with; `ё` is spelt `е` in a normalised text.
const ALPHABET: &str = "-аәбвгғдежзийкқлмнңоөпрстуұүфхһцчшщъыіьэюя";

/// How many codes there are, 0 included.
pub(super) const CODES: usize = 43;

/// Sound classes, one bit each: what an ending may follow.
pub(super) mod sound {
    pub const VOWEL: u8 = 1;
    pub const GLIDE: u8 = 2;
    pub const L: u8 = 4;
    pub const NASAL: u8 = 8;
    pub const Z: u8 = 16;
    pub const VOICED: u8 = 32;
    pub const VOICELESS: u8 = 64;
    pub const ANY: u8 = 127;
}

/// Which vowels a part of a word has, as bits: an ending agrees if it shares one with what it follows.
pub(super) mod harmony {
    pub const BACK: u8 = 1;
    pub const FRONT: u8 = 2;
    pub const BOTH: u8 = BACK | FRONT;
}

/// The code of `c`, 0 if it is no letter of the alphabet.
pub(super) const fn code(c: char) -> Code {
    let bytes = ALPHABET.as_bytes();
    let (mut i, mut number) = (0, 1);
    while i < bytes.len() {
        // Every letter but the hyphen takes two bytes.
        let (letter, len) = if bytes[i] < 0x80 {
            (bytes[i] as u32, 1)
        } else {
            (((bytes[i] as u32 & 0x1F) << 6) | (bytes[i + 1] as u32 & 0x3F), 2)
        };
        if letter == c as u32 {
            return number;
        }
        i += len;
        number += 1;
    }
    0
}

/// Codes of the characters from U+0400 to U+04FF.
static CYRILLIC: [Code; 256] = {
    let mut table = [0; 256];
    let mut i = 0;
    while i < 256 {
        if let Some(c) = char::from_u32(0x400 + i as u32) {
            table[i] = code(c);
        }
        i += 1;
    }
    table
};

/// The code of the two-byte letter `first second`, 0 if it is none.
#[inline]
pub(super) fn code_of_bytes(first: u8, second: u8) -> Code {
    let index = (u32::from(first & 0x1F) << 6 | u32::from(second & 0x3F)).wrapping_sub(0x400);
    if first & 0xE0 == 0xC0 && index < 256 { CYRILLIC[index as usize] } else { 0 }
}

macro_rules! codes {
    ($($name:ident $letter:literal)*) => {
        $(pub(super) const $name: Code = code($letter);)*
    };
}
codes! { HYPHEN '-' A 'а' B 'б' G 'г' GH 'ғ' J 'й' K 'к' Q 'қ' O 'о' P 'п' U 'у' Y 'ы' II 'і' YU 'ю' YA 'я' }

/// What can be said of one letter.
#[derive(Clone, Copy)]
pub(super) struct Sound {
    /// Its classes, as bits of [`sound`].
    pub class: u8,
    /// Its harmony; 0 if it says nothing (consonants); both for `и`, `у`, which go with either.
    pub harmony: u8,
    /// Whether it makes a syllable.
    pub vowel: bool,
}

/// Sounds by code.
pub(super) static SOUNDS: [Sound; CODES] = {
    let mut table = [Sound { class: 0, harmony: 0, vowel: false }; CODES];
    let groups: [(&str, u8, u8, bool); 11] = [
        ("аоұыя", sound::VOWEL, harmony::BACK, true),
        ("әөүіеэ", sound::VOWEL, harmony::FRONT, true),
        ("и", sound::VOWEL | sound::GLIDE, harmony::BOTH, true),
        ("ую", sound::GLIDE, harmony::BOTH, true),
        ("рй", sound::GLIDE, 0, false),
        ("л", sound::L, 0, false),
        ("мнң", sound::NASAL, 0, false),
        ("зж", sound::Z, 0, false),
        ("бвгғд", sound::VOICED, 0, false),
        ("птқксшщчцхфһ", sound::VOICELESS, 0, false),
        // A foreign soft sign hides the vowel that Kazakh hears; a hyphen sets a foreign word apart.
        ("ьъ-", sound::ANY, harmony::BOTH, false),
    ];
    let mut g = 0;
    while g < groups.len() {
        let (letters, class, harmony, vowel) = groups[g];
        let mut c = 1;
        while c < CODES {
            if contains(letters, c as Code) {
                table[c] = Sound { class, harmony, vowel };
            }
            c += 1;
        }
        g += 1;
    }
    table
};

/// Whether `code` is the code of one of `letters`.
const fn contains(letters: &str, code_wanted: Code) -> bool {
    let bytes = letters.as_bytes();
    let mut i = 0;
    while i < bytes.len() {
        let (letter, len) = if bytes[i] < 0x80 {
            (bytes[i] as u32, 1)
        } else {
            (((bytes[i] as u32 & 0x1F) << 6) | (bytes[i + 1] as u32 & 0x3F), 2)
        };
        if let Some(c) = char::from_u32(letter)
            && code(c) == code_wanted
        {
            return true;
        }
        i += len;
    }
    false
}

/// Pairs of consonants that only loans end in.
pub(super) static LOAN_ENDS: [(Code, Code); 24] = {
    let pairs = [
        ('с', 'т'),
        ('к', 'т'),
        ('п', 'т'),
        ('ф', 'т'),
        ('т', 'р'),
        ('д', 'р'),
        ('с', 'к'),
        ('к', 'с'),
        ('з', 'м'),
        ('с', 'м'),
        ('р', 'д'),
        ('н', 'д'),
        ('л', 'д'),
        ('р', 'м'),
        ('р', 'н'),
        ('р', 'б'),
        ('р', 'г'),
        ('л', 'л'),
        ('с', 'с'),
        ('к', 'л'),
        ('т', 'т'),
        ('н', 'г'),
        ('л', 'м'),
        ('т', 'ч'),
    ];
    let mut codes = [(0, 0); 24];
    let mut i = 0;
    while i < 24 {
        codes[i] = (code(pairs[i].0), code(pairs[i].1));
        i += 1;
    }
    codes
};
