//! Terms of several acts laid side by side. All sentences are made up.

use super::elements::read;
use olqy::language::Pattern;
use olqy::law::{ActCode, Lang};
use olqy::norm::Passage;
use olqy::norm::terms::{Notion, terms};

fn act(code: &str, lang: Lang, heading: &str, body: &str) -> Vec<Passage> {
    let mut all = read(lang, heading, body);
    for p in &mut all {
        p.act = ActCode::parse(code).unwrap();
    }
    all
}

fn notion(expression: &'static str, lang: Lang) -> Notion<'static> {
    let pattern = Pattern::parse(expression, lang).unwrap();
    Notion {
        name: expression,
        find: Box::new(move |l, text| if l == lang { pattern.find_all(&text.tokens) } else { Vec::new() }),
    }
}

#[test]
fn other_words_are_a_conflict_and_other_order_forms_and_marks_are_none() {
    let said = |a: &str, b: &str| {
        let all = [act("1", Lang::Ru, "Понятия", a), act("2", Lang::Ru, "Понятия", b)].concat();
        terms(&all, &[]).conflicts.len()
    };
    assert_eq!(said("1) опека – форма защиты детей;", "1) опека – форма защиты детей и взрослых;"), 1);
    assert_eq!(said("1) опека – форма защиты детей;", "1) опека – защита детей, ее форма;"), 1);
    assert_eq!(said("1) опека – форма защиты детей и взрослых;", "1) Опека – форма защиты взрослых, детей."), 0);
    assert_eq!(said("1) ребенок (дети) – лицо до 18 лет;", "1) ребенок – лицо до 16 лет;"), 1);
    assert_eq!(said("1) опека – форма защиты;", "1) патронат – форма воспитания;"), 0);
}

#[test]
fn two_wordings_in_one_act_are_no_conflict_of_acts() {
    let all = act("1", Lang::Ru, "Понятия", "1) опека – форма защиты;\n\n2) опека – вид помощи;");
    assert!(terms(&all, &[]).conflicts.is_empty());
}

#[test]
fn what_is_banned_and_nowhere_defined_is_told() {
    let ban = act("1", Lang::Ru, "Запреты", "1. Травля учеников не допускается.\n\n2. Запрещается травля детей.");
    let notions = [notion("травл*", Lang::Ru)];
    let found = terms(&ban, &notions);
    assert_eq!(found.undefined.len(), 1);
    assert_eq!(found.undefined[0].uses.len(), 2);
    assert_eq!(found.undefined[0].uses[0].words, "Травля");
    let other = act("2", Lang::Ru, "Понятия", "1) профилактика травли – меры против нее;");
    let both = [ban.clone(), other].concat();
    let found = terms(&both, &notions);
    assert_eq!(found.undefined[0].near.len(), 1, "a term that only names it does not define it");
    let defined = act("2", Lang::Ru, "Понятия", "1) травля (буллинг) ребенка – действия против него;");
    assert!(terms(&[ban, defined].concat(), &notions).undefined.is_empty());
}

#[test]
fn a_kazakh_term_is_about_what_it_names_last() {
    let ban = act("1", Lang::Kk, "Тыйымдар", "Мектепте зорлық-зомбылық жасауға тыйым салынады.");
    let notions = [notion("зорлық зомбылы*", Lang::Kk)];
    let of = |term: &str| {
        let body = format!("1) {term} – адамға зиян келтіретін әрекет;");
        let all = [ban.clone(), act("2", Lang::Kk, "Негізгі ұғымдар", &body)].concat();
        terms(&all, &notions).undefined.len()
    };
    assert_eq!(of("зорлық-зомбылық"), 0);
    assert_eq!(of("тұрмыстық зорлық-зомбылық"), 1);
    assert_eq!(of("зорлық-зомбылық профилактикасы"), 1);
}
