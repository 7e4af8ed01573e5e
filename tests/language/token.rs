use olqy::language::analyzer::text_analyzer;
use olqy::language::{Token, TokenKind, analyse};
use olqy::law::Lang;
use proptest::prelude::*;

fn words(text: &str, lang: Lang) -> Vec<Token> {
    let tokens = analyse(lang, text);
    tokens.into_iter().filter(|token| token.kind != TokenKind::Punctuation).collect()
}

fn sentences(text: &str, lang: Lang) -> usize {
    let mut sentences: Vec<usize> = words(text, lang).iter().map(|token| token.sentence).collect();
    sentences.dedup();
    sentences.len()
}

#[test]
fn a_hyphenated_word_is_its_parts_joined() {
    let text = "Зорлық-зомбылық және социально-бытовых";
    let found = words(text, Lang::Kk);
    let parts: Vec<(&str, bool, usize)> = found.iter().map(|t| (t.text.as_str(), t.joined, t.position)).collect();
    let expected = [
        ("зорлық", false, 0),
        ("зомбылық", true, 1),
        ("және", false, 2),
        ("социально", false, 3),
        ("бытовых", true, 4),
    ];
    assert_eq!(parts, expected);
    assert_eq!(&text[found[1].range.clone()], "зомбылық");
}

#[test]
fn a_number_is_kept_whole() {
    let text = "72-1-бап, 4-1) тармақша, 13.01.2014 және 2,5 пайыз";
    let found = words(text, Lang::Kk);
    let texts: Vec<&str> = found.iter().map(|t| t.text.as_str()).collect();
    assert_eq!(texts, ["72-1", "бап", "4-1", "тармақша", "13.01.2014", "және", "2,5", "пайыз"]);
    assert!(found[1].joined);
    assert_eq!(found[0].kind, TokenKind::Number);
}

#[test]
fn abbreviations_initials_and_numbers_do_not_end_a_sentence() {
    assert_eq!(sentences("В соответствии со ст. 5 и п. 3 закона. Далее", Lang::Ru), 2);
    assert_eq!(sentences("Подписал Иванов И. И. Приказ издан.", Lang::Ru), 1);
    assert_eq!(sentences("1. Запрещается порка. 2. Разрешается игра.", Lang::Ru), 2);
    assert_eq!(sentences("Бала құқығы қорғалады. Оған тыйым салынбайды.", Lang::Kk), 2);
}

#[test]
fn lines_end_a_sentence_where_a_new_item_begins() {
    assert_eq!(sentences("Запрещается:\n1) порка;\n2) брань", Lang::Ru), 3);
    assert_eq!(sentences("строка, которую\nперенесли", Lang::Ru), 1);
    assert_eq!(sentences("абзац\n\nабзац", Lang::Ru), 2);
}

#[test]
fn clauses_end_at_commas_and_dashes_but_not_at_brackets() {
    let clauses = |text| words(text, Lang::Ru).iter().map(|t| t.clause).collect::<Vec<_>>();
    assert_eq!(clauses("травля (буллинг) ребенка – действия, которые «унижают»"), [0, 0, 0, 1, 2, 2]);
    assert_eq!(clauses("социально-бытовых"), [0, 0]);
}

#[test]
fn the_index_sees_the_same_words() {
    let text = "Статья 4-1. Дети имеют право, в т.ч. сироты.";
    let mut analyzer = text_analyzer(Lang::Ru);
    let mut stream = analyzer.token_stream(text);
    for token in words(text, Lang::Ru) {
        let indexed = stream.next().unwrap();
        assert_eq!(indexed.text, token.stem);
        assert_eq!(indexed.offset_from..indexed.offset_to, token.range);
        assert_eq!(indexed.position, token.position);
    }
    assert!(stream.next().is_none());
}

proptest! {
    #[test]
    fn tokens_are_in_order_and_inside_the_text(text in "[а-яА-Яіғқa-z0-9 .,;:()«»\\-–\u{ad}\u{301}\nİ!?]{0,60}|\\PC{0,60}") {
        let mut last: Option<Token> = None;
        for token in analyse(Lang::Kk, &text) {
            prop_assert!(text.get(token.range.clone()).is_some_and(|t| !t.is_empty()));
            if let Some(last) = &last {
                prop_assert!(last.range.start <= token.range.start && last.position <= token.position);
                prop_assert!(last.sentence <= token.sentence && last.clause <= token.clause);
                prop_assert!(last.sentence == token.sentence || last.clause < token.clause);
            }
            last = Some(token);
        }
    }
}
