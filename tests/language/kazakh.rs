use olqy::language::{Normalised, stem};
use olqy::law::Lang;
use proptest::prelude::*;

fn stem_of(word: &str) -> String {
    stem(Lang::Kk, &Normalised::new(word, Lang::Kk).text).into_owned()
}

/// The lines of `kazakh-words.txt` that begin with `mark`, as words.
fn words(mark: &str) -> Vec<Vec<&'static str>> {
    let lines = include_str!("kazakh-words.txt").lines();
    lines.filter_map(|line| line.strip_prefix(mark)).map(|words| words.split_whitespace().collect()).collect()
}

#[test]
fn forms_of_one_word_share_a_stem() {
    let mut pairs = 0;
    let mut apart = Vec::new();
    for forms in words("one:") {
        for form in &forms[1..] {
            pairs += 1;
            if stem_of(form) != stem_of(forms[0]) {
                apart.push(format!("{form} {} / {} {}", stem_of(form), forms[0], stem_of(forms[0])));
            }
        }
    }
    assert!(pairs >= 150, "{pairs} pairs");
    assert!(apart.is_empty(), "{} of {pairs} pairs fall apart:\n{}", apart.len(), apart.join("\n"));
}

#[test]
fn forms_of_two_words_do_not() {
    let pairs = words("two:");
    assert!(pairs.len() >= 80, "{} pairs", pairs.len());
    let same: Vec<_> = pairs.iter().filter(|pair| stem_of(pair[0]) == stem_of(pair[1])).collect();
    assert!(same.is_empty(), "{same:?}");
}

#[test]
fn latin_letters_make_no_difference() {
    assert_eq!(stem_of("тиiспеуiн"), stem_of("тиіспеуін"));
    assert_eq!(stem_of("жәбiрлеу"), "жәбірле");
}

#[test]
fn a_stem_is_not_copied() {
    for word in ["бала", "балаларының", "зомбылықтан", "болмауға"] {
        assert!(matches!(stem(Lang::Kk, word), std::borrow::Cow::Borrowed(_)), "{word}");
    }
}

#[test]
fn case_endings_after_a_hyphen_go() {
    assert_eq!(stem(Lang::Kk, "бұұ-ның"), "бұұ");
    assert_eq!(stem(Lang::Kk, "қадір-қасиетін"), "қадір-қасиет");
}

#[test]
fn what_is_no_kazakh_word_is_its_own_stem() {
    for word in ["", "-", "internet", "а", "4-1", "whatsappтағы", "中文"] {
        assert_eq!(stem(Lang::Kk, word), word);
    }
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(5000))]

    #[test]
    fn any_word_has_a_stem(word in "[а-яәіғқңөұүһ-]{0,30}|\\PC{0,20}") {
        let stem = stem(Lang::Kk, &word);
        prop_assert_eq!(stem.is_empty(), word.is_empty());
        prop_assert!(stem.chars().count() <= word.chars().count() + 1);
    }
}
