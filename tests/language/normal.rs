use olqy::language::{Noise, Normalised};
use olqy::law::Lang;
use proptest::prelude::*;

fn kk(text: &str) -> String {
    Normalised::new(text, Lang::Kk).text
}

fn ru(text: &str) -> String {
    Normalised::new(text, Lang::Ru).text
}

#[test]
fn latin_i_in_a_kazakh_word_is_the_kazakh_letter() {
    assert_eq!(kk("тиiспеуiн"), "тиіспеуін");
    assert_eq!(kk("қажеттi"), "қажетті");
    assert_eq!(kk("iс-шаралар Iс"), "іс-шаралар іс");
    assert_eq!(kk("жəбiрлеу"), "жәбірлеу");
}

#[test]
fn latin_letters_in_a_russian_word_are_folded() {
    assert_eq!(ru("Министеpства"), "министерства");
    assert_eq!(ru("ЗАKOН"), "закон");
    assert_eq!(ru("ПPABO"), "право");
}

#[test]
fn a_latin_word_stays_latin() {
    assert_eq!(ru("E-mail и Internet"), "e-mail и internet");
    assert_eq!(kk("online-сабақ"), "online-сабақ");
    assert_eq!(kk("WhatsAppтағы"), "whatsappтағы");
}

#[test]
fn roman_numerals_are_latin_however_typed() {
    assert_eq!(ru("№ 345-ІІ, ХІV, XIV"), "№ 345-ii, xiv, xiv");
    assert_eq!(ru("см хх"), "см хх");
}

#[test]
fn punctuation_has_one_shape() {
    assert_eq!(ru("– — ‒ ‑ − -"), "- - - - - -");
    assert_eq!(ru("«а» “б” \"в\" „г“"), "\"а\" \"б\" \"в\" \"г\"");
    assert_eq!(ru("ст.\u{a0}5\u{202f}закона"), "ст. 5 закона");
    assert_eq!(ru("ёлка"), "елка");
}

#[test]
fn noise_goes_and_offsets_point_past_it() {
    let text = "на\u{ad}каза\u{301}ние\u{200b} и\u{306}од";
    let normal = Normalised::new(text, Lang::Ru);
    assert_eq!(normal.text, "наказание йод");
    let word = normal.original_range(0.."наказание".len());
    assert_eq!(&text[word], "на\u{ad}каза\u{301}ние");
    let iodine = normal.text.find("йод").unwrap();
    assert_eq!(&text[normal.original_range(iodine..normal.text.len())], "и\u{306}од");
}

#[test]
fn ranges_outside_the_text_are_clamped() {
    let normal = Normalised::new("дом", Lang::Ru);
    assert_eq!(normal.original_range(2..100), 2..6);
    assert_eq!(normal.original_range(100..200), 6..6);
    assert_eq!(normal.original_range(3..3), 2..2);
    assert_eq!(Normalised::new("\u{ad}", Lang::Ru).original_range(0..5), 2..2);
}

/// Characters that the law and its typists use, and some that nobody should.
fn text() -> impl Strategy<Value = String> {
    let odd =
        "[а-яА-ЯёЁіІәғқңөұүһa-zA-Z0-9 .,;:()«»“”\\-–—‑\u{ad}\u{200b}\u{301}\u{306}\u{308}\u{a0}\u{feff}\nİßǅ]{0,40}";
    prop_oneof![odd, "\\PC{0,20}", any::<String>()]
}

fn lang() -> impl Strategy<Value = Lang> {
    prop_oneof![Just(Lang::Ru), Just(Lang::Kk), Just(Lang::En)]
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(1000))]

    #[test]
    fn every_character_is_mapped_or_noise(text in text(), lang in lang()) {
        let normal = Normalised::new(&text, lang);
        let mut covered = vec![false; text.len()];
        let mut last = 0;
        for (_, range) in normal.characters() {
            prop_assert!(text.is_char_boundary(range.start) && text.is_char_boundary(range.end));
            prop_assert!(range.start >= last && range.start < range.end);
            last = range.start;
            covered[range].fill(true);
        }
        for (at, c) in text.char_indices() {
            prop_assert!(covered[at] || Noise::of(c).is_some(), "{c:?} at {at} is lost");
        }
    }

    #[test]
    fn any_range_of_the_normal_text_is_a_range_of_the_original(text in text(), lang in lang(), a in 0usize..80, b in 0usize..80) {
        let normal = Normalised::new(&text, lang);
        let range = normal.original_range(a..b);
        prop_assert!(text.get(range).is_some());
    }

    #[test]
    fn normalising_twice_is_normalising_once(text in text(), lang in lang()) {
        let once = Normalised::new(&text, lang).text;
        let twice = Normalised::new(&once, lang).text;
        prop_assert_eq!(once, twice);
    }
}
