use olqy::language::{Pattern, PatternCause, Token, TokenKind, analyse};
use olqy::law::Lang;
use proptest::prelude::*;

/// The texts matched, as they stand in the original.
fn find<'a>(pattern: &str, text: &'a str) -> Vec<&'a str> {
    let pattern = Pattern::parse(pattern, Lang::Ru).unwrap_or_else(|e| panic!("{pattern}: {e}"));
    let found = pattern.find_all(&analyse(Lang::Ru, text));
    found.into_iter().map(|m| &text[m.range]).collect()
}

#[test]
fn words_match_by_stem_and_stand_side_by_side() {
    let text = "Применение телесных наказаний запрещено; телесное, наказание.";
    assert_eq!(find("телесное наказание", text), ["телесных наказаний"]);
    assert_eq!(find("телесное наказание", "телесное «наказание»"), ["телесное «наказание"]);
    assert_eq!(find("травля ребенка", "травля (буллинг) ребенка"), Vec::<&str>::new());
    assert_eq!(find("травля буллинг ребенок", "травля (буллинг) ребенка"), ["травля (буллинг) ребенка"]);
}

#[test]
fn hyphens_do_not_matter() {
    assert_eq!(find("социально-бытовой", "социально бытовых и социально-бытовых").len(), 2);
    assert_eq!(find("бытовой", "социально-бытовых"), ["бытовых"]);
}

#[test]
fn exact_forms_and_prefixes() {
    assert_eq!(find("=нельзя", "Нельзя бить"), ["Нельзя"]);
    assert_eq!(find("=право", "права и право"), ["право"]);
    assert_eq!(find("насил*", "насилие, насильственный, насильник"), ["насилие", "насильственный", "насильник"]);
    assert_eq!(find("*ность", "ность, гордость, бедность"), ["бедность"]);
    assert_eq!(find("4-1", "подпункт 4-1) статьи 4"), ["4-1"]);
}

#[test]
fn alternatives_and_options() {
    let pattern = "(порка|(телесное|физическое) наказание) ребенка?";
    assert_eq!(
        find(pattern, "порка; физического наказания детей; телесное наказание ребенка"),
        ["порка", "физического наказания", "телесное наказание ребенка"]
    );
    assert_eq!(find("порка | розги", "розги и порка"), ["розги", "порка"]);
    assert_eq!(
        find("жестокое (и бесчеловечное)? обращение", "жестокое и бесчеловечное обращение, жестокое обращение").len(),
        2
    );
}

#[test]
fn gaps_stay_in_the_sentence_and_take_the_nearest() {
    assert_eq!(
        find("запрещается .. наказание", "Запрещается любое, даже мягкое наказание и наказание."),
        ["Запрещается любое, даже мягкое наказание"]
    );
    assert!(find("запрещается .. наказание", "Это запрещается. Наказание возможно.").is_empty());
    assert!(find("запрещается ..1 наказание", "запрещается всякое строгое наказание").is_empty());
    assert_eq!(find("запрещается ..2 наказание", "запрещается всякое строгое наказание").len(), 1);
    // A word that may be missing takes nothing from the gap before it.
    assert_eq!(find("запрещается .. телесное? наказание", "запрещается любое наказание").len(), 1);
}

#[test]
fn near_matches_in_any_order() {
    assert_eq!(
        find("{ребенок насилие}", "насилие в семье в отношении ребенка"),
        ["насилие в семье в отношении ребенка"]
    );
    assert_eq!(find("{ребенок насилие}", "ребенок переносит насилие").len(), 1);
    assert_eq!(find("{школа ребенок насилие}~1", "насилие над ребенком школы").len(), 1);
    assert!(find("{школа ребенок насилие}~1", "насилие над ребенком из школы").is_empty());
    assert!(find("{ребенок насилие}~1", "насилие в семье в отношении ребенка").is_empty());
    assert_eq!(find("{(телесное наказание) школа запрет*}", "запрет в школах телесных наказаний").len(), 1);
}

#[test]
fn the_longest_reading_from_the_leftmost_word_wins() {
    assert_eq!(find("(насилие|насилие над ребенком)", "насилие над ребенком"), ["насилие над ребенком"]);
    assert_eq!(find("ребенок", "ребенок ребенка ребенку").len(), 3);
}

#[test]
fn kazakh_words_match_with_their_endings() {
    let text = "балаға қатысты зорлық-зомбылықтың кез келген түрі";
    let pattern = Pattern::parse("бала .. зорлық-зомбылық", Lang::Kk).unwrap();
    let found = pattern.find_all(&analyse(Lang::Kk, text));
    assert_eq!(&text[found[0].range.clone()], "балаға қатысты зорлық-зомбылықтың");
}

#[test]
fn errors_say_where_and_what_to_write() {
    let cases = [
        ("", 0, PatternCause::Empty),
        ("порка (розги", 6 * 2 - 1, PatternCause::Unclosed('(')),
        ("порка)", 5 * 2, PatternCause::Unopened(')')),
        (".. порка", 0, PatternCause::LooseGap),
        ("порка ..", 5 * 2 + 3, PatternCause::LooseGap),
        ("порка ..99 розги", 5 * 2 + 3, PatternCause::BadNumber),
        ("по*", 0, PatternCause::ShortPrefix),
        ("*", 0, PatternCause::NoSuffix),
        ("порка & розги", 5 * 2 + 1, PatternCause::UnexpectedSign('&')),
        ("порка, розги", 5 * 2, PatternCause::UnexpectedSign(',')),
        ("порка? розги?", 0, PatternCause::MatchesNothing),
        ("а||б", 3, PatternCause::Empty),
        ("{а б}~x", 8, PatternCause::BadNumber),
    ];
    for (pattern, offset, cause) in cases {
        let error = Pattern::parse(pattern, Lang::Ru).expect_err(pattern);
        assert_eq!((error.offset, error.cause), (offset, cause), "{pattern}");
        assert!(!error.hint.is_empty());
    }
}

#[test]
fn required_stems_are_what_an_index_can_look_up() {
    let required = |pattern| Pattern::parse(pattern, Lang::Ru).unwrap().required_stems();
    assert_eq!(required("телесное наказание"), [["наказан", "телесн"]]);
    assert_eq!(required("(порка|розга) детей?"), [["порк"], ["розг"]]);
    assert_eq!(required("насил* ребенок"), [["ребенк"]]);
    assert_eq!(required("насил*"), [Vec::<String>::new()]);
    assert_eq!(required("(порка|насил*)"), [Vec::<String>::new()]);
}

#[test]
fn a_hostile_expression_over_a_hostile_text_ends_soon() {
    let pattern = "((а ..30 а?)? ..30 (а|а а) ..30 {а а? а а а}~30 ..30 (а ..30 (а ..30 а)?)?)? ..30 а б";
    let pattern = Pattern::parse(pattern, Lang::Ru).unwrap();
    let tokens = analyse(Lang::Ru, &"а ".repeat(120));
    assert!(pattern.find_all(&tokens).is_empty());
}

fn expression() -> impl Strategy<Value = String> {
    let word = prop_oneof![
        Just("порка"),
        Just("дети"),
        Just("=право"),
        Just("насил*"),
        Just("*ность"),
        Just("мать"),
        Just("4-1")
    ];
    word.prop_map(str::to_owned).prop_recursive(4, 24, 4, |inner| {
        let list = prop::collection::vec(inner.clone(), 1..4);
        prop_oneof![
            list.clone().prop_map(|parts| format!("({})", parts.join(" "))),
            list.clone().prop_map(|parts| format!("({})", parts.join("|"))),
            list.clone().prop_map(|parts| format!("({})", parts.join(" ..2 "))),
            list.prop_map(|parts| format!("{{{}}}~2", parts.join(" "))),
            inner.prop_map(|part| format!("{part}?")).prop_filter("one mark", |p| !p.ends_with("??")),
        ]
    })
}

fn text() -> impl Strategy<Value = String> {
    let word = prop_oneof![
        Just("порки"),
        Just("детей"),
        Just("право"),
        Just("права"),
        Just("насилие"),
        Just("мать"),
        Just("4-1"),
        Just("и"),
        Just(", "),
        Just(". Но "),
        Just("-")
    ];
    prop::collection::vec(word, 0..14).prop_map(|words| words.join(" "))
}

fn has(tokens: &[Token], set: &[String]) -> bool {
    set.iter().all(|stem| tokens.iter().any(|token| token.stem == *stem))
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(3000))]

    #[test]
    fn no_match_is_missed_by_the_required_stems(expression in expression(), text in text()) {
        let Ok(pattern) = Pattern::parse(&expression, Lang::Ru) else { return Ok(()) };
        let tokens = analyse(Lang::Ru, &text);
        let required = pattern.required_stems();
        for found in pattern.find_all(&tokens) {
            let inside = &tokens[found.tokens.clone()];
            prop_assert!(required.iter().any(|set| has(inside, set)), "{expression} in {text}: {required:?}");
        }
        prop_assert!(!required.is_empty());
    }

    #[test]
    fn matches_do_not_overlap_and_begin_and_end_with_a_word(expression in expression(), text in text()) {
        let Ok(pattern) = Pattern::parse(&expression, Lang::Ru) else { return Ok(()) };
        let tokens = analyse(Lang::Ru, &text);
        let mut end = 0;
        for found in pattern.find_all(&tokens) {
            prop_assert!(found.tokens.start >= end && found.tokens.start < found.tokens.end);
            end = found.tokens.end;
            prop_assert_eq!(found.range.start, tokens[found.tokens.start].range.start);
            prop_assert_eq!(found.range.end, tokens[end - 1].range.end);
            prop_assert!(tokens[end - 1].kind != TokenKind::Punctuation);
        }
        prop_assert_eq!(end > 0, pattern.is_match(&tokens));
    }

    #[test]
    fn any_text_is_an_expression_or_an_error(source in "[а-я (){}|?~.=*&0-9\\-,]{0,30}|\\PC{0,30}") {
        if let Err(error) = Pattern::parse(&source, Lang::Ru) {
            prop_assert!(error.offset <= source.len() && source.is_char_boundary(error.offset));
        }
    }
}

/// An expression both as it is written and as a regular expression over texts in which each word is one letter.
#[derive(Debug, Clone)]
struct Twin {
    expression: String,
    regex: String,
}

fn twin() -> impl Strategy<Value = Twin> {
    let word = prop::sample::select(vec!["порка", "дети", "указ", "мать"]);
    let word = word.prop_map(|word| Twin { expression: word.to_owned(), regex: letter(word).to_string() });
    word.prop_recursive(4, 20, 4, |inner| {
        let list = prop::collection::vec(inner.clone(), 2..4);
        let join = |parts: &[Twin], expression: &str, regex: &str| Twin {
            expression: format!(
                "({})",
                parts.iter().map(|p| p.expression.as_str()).collect::<Vec<_>>().join(expression)
            ),
            regex: format!("(?:{})", parts.iter().map(|p| p.regex.as_str()).collect::<Vec<_>>().join(regex)),
        };
        prop_oneof![
            list.clone().prop_map(move |parts| join(&parts, " ", "")),
            list.clone().prop_map(move |parts| join(&parts, "|", "|")),
            list.clone().prop_map(move |parts| join(&parts, " ..2 ", ".{0,2}")),
            inner.clone().prop_map(|part| Twin {
                expression: format!("({})?", part.expression),
                regex: format!("(?:{})?", part.regex)
            }),
            (prop::sample::select(vec!["порка", "дети", "указ"]), inner).prop_map(|(word, part)| Twin {
                // Two parts, the second of which must match something: a word before it sees to that.
                expression: format!("{{{word} (мать {})}}~1", part.expression),
                regex: format!("(?:{0}.{{0,1}}м{1}|м{1}.{{0,1}}{0})", letter(word), part.regex),
            }),
        ]
    })
}

fn letter(word: &str) -> char {
    word.chars().next().unwrap_or(' ')
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(2000))]

    #[test]
    fn what_matches_is_what_a_regular_expression_matches(twin in twin(), words in prop::collection::vec(0usize..5, 0..10)) {
        let Ok(pattern) = Pattern::parse(&twin.expression, Lang::Ru) else { return Ok(()) };
        let words: Vec<&str> = words.into_iter().map(|i| ["порки", "детей", "указа", "матери", "и"][i]).collect();
        let letters: String = words.iter().map(|word| letter(word)).collect();
        let regex = regex::Regex::new(&twin.regex).unwrap();
        let tokens = analyse(Lang::Ru, &words.join(" "));
        // Only what matches a word counts as a match of ours.
        let expected = regex.find_iter(&letters).any(|m| !m.is_empty());
        prop_assert_eq!(pattern.is_match(&tokens), expected, "{} in {:?}", twin.expression, words);
    }
}
