//! The traps of the corpora, in sentences made up for the purpose.

use olqy::law::{Citation, Commencement, Date, Document, Eid, Kind, Lang, Provision, Status};
use olqy::source::markdown::{Aside, Parsed, parse};
use std::path::Path;

fn read(lang: Lang, text: &str) -> Parsed {
    parse(lang, text, Path::new("sample.md"))
}

fn ru(text: &str) -> Document {
    read(Lang::Ru, text).document
}

fn kk(text: &str) -> Document {
    read(Lang::Kk, text).document
}

#[track_caller]
fn at(document: &Document, eid: &str) -> Provision {
    document.find(&Eid::new(eid)).unwrap_or_else(|| panic!("no {eid} among {:?}", eids(document))).clone()
}

fn eids(document: &Document) -> Vec<String> {
    let mut all = Vec::new();
    document.walk(&mut |_, p| all.push(p.eid.to_string()));
    all
}

fn cited(document: &Document, eid: &str) -> String {
    Citation::at(document, &Eid::new(eid)).unwrap().local(document.lang)
}

#[test]
fn commonmark_does_not_renumber_the_law() {
    let d =
        ru("### Статья 1. Понятия\n\n1) первое;\n\n2) второе;\n\n2-1) вставленное;\n\n4) четвертое;\n\n5) пятое.\n");
    assert_eq!(
        eids(&d),
        ["art_1", "art_1__subpara_1", "art_1__subpara_2", "art_1__subpara_2-1", "art_1__subpara_4", "art_1__subpara_5"]
    );
}

#[test]
fn a_number_swallowed_by_a_paragraph_is_found() {
    let d = ru("### Статья 1. Понятия\n\n1. Запрещено:\n1) первое;\n1-1) вставленное;\n2) второе.\n2. Другое.\n");
    assert!(eids(&d).contains(&"art_1__para_1__subpara_1-1".to_owned()), "{:?}", eids(&d));
    assert_eq!(at(&d, "art_1__para_2").text, "Другое.");
}

#[test]
fn a_wrapped_line_that_begins_with_a_number_is_no_point() {
    let d = ru(
        "### Статья 1. Понятия\n\nСроки считаются по правилам пункта\n5) другой статьи и подпункта\n12. этого закона\n",
    );
    assert_eq!(eids(&d), ["art_1", "art_1__p_1"]);
}

#[test]
fn days_and_years_are_no_points() {
    let d = ru("### Статья 1. Сроки\n\n01.01.2015 введено правило.\n\n2014. Год указан отдельно.\n");
    assert_eq!(eids(&d), ["art_1", "art_1__p_1", "art_1__p_2"]);
    assert_eq!(at(&d, "art_1__p_2").text, "2014. Год указан отдельно.");
}

#[test]
fn escaped_points_and_points_in_italics_or_bold() {
    let d = ru("### Статья 1. А\n\n1\\. Первый.\n\n*2. Исключен.*\n\n**3.** Третий.\n\n   4. Четвертый.\n");
    assert_eq!(eids(&d), ["art_1", "art_1__para_1", "art_1__para_2", "art_1__para_3", "art_1__para_4"]);
    assert_eq!(at(&d, "art_1__para_2").status, Status::Excluded);
    assert_eq!(at(&d, "art_1__para_3").text, "Третий.");
}

#[test]
fn a_point_and_its_first_subpoint_on_one_line() {
    let d = ru("### Статья 1. А\n\n1. 1) первое;\n\n2) второе.\n");
    assert_eq!(eids(&d), ["art_1", "art_1__para_1", "art_1__para_1__subpara_1", "art_1__para_1__subpara_2"]);
    assert_eq!(at(&d, "art_1__para_1").text, "");
}

#[test]
fn a_table_of_contents_before_the_title_is_no_law() {
    let parsed = read(
        Lang::Ru,
        "## Оглавление\n\nГлава 1. Общее\n\nСтатья 1. Цель\n\nСтатья 2. Исключена\n\n# О проверке\n\n## Глава 1. Общее\n\n\
         <a id=\"st1\"></a>\n\n### Статья 1. Цель\n\nЦель такова.\n",
    );
    assert_eq!(eids(&parsed.document), ["chp_1", "art_1", "art_1__p_1"]);
    assert_eq!(parsed.document.title.as_deref(), Some("О проверке"));
    assert_eq!(parsed.set_aside.iter().filter(|a| a.what == Aside::Contents).count(), 4);
}

#[test]
fn a_table_of_contents_made_of_headings_after_the_title_is_no_law() {
    let parsed = read(
        Lang::Kk,
        "# Тексеру туралы\n\n## 1-тарау. Жалпы\n\n### 1-бап. Мақсат\n\n### 2-бап. Тәртіп\n\n## 1-тарау. Жалпы\n\n### 1-бап. \
         Мақсат\n\nМақсаты осындай.\n\n### 2-бап. Тәртіп\n\nТәртібі осындай.\n",
    );
    assert_eq!(eids(&parsed.document), ["chp_1", "art_1", "art_1__p_1", "art_2", "art_2__p_1"]);
    assert!(parsed.report.warnings.is_empty());
}

#[test]
fn a_table_of_contents_of_links_is_no_law() {
    let d = ru(
        "# О деле\n\n- [Статья 1. Цель](#st1)\n- [Статья 2. Срок](#st2)\n\n### Статья 1. Цель\n\nА.\n\n### Статья 2. Срок\n\nБ.\n",
    );
    assert_eq!(eids(&d), ["art_1", "art_1__p_1", "art_2", "art_2__p_1"]);
}

#[test]
fn articles_can_be_plain_paragraphs_or_bold_ones() {
    let d = ru(
        "# О деле\n\nСтатья 1. Внести изменения в следующие акты:\n\n1. В закон первый.\n\nСтатья 2. Порядок\n\nСрок таков.\n",
    );
    assert_eq!(eids(&d), ["art_1", "art_1__p_1", "art_1__para_1", "art_2", "art_2__p_1"]);
    assert_eq!(at(&d, "art_2").heading.as_deref(), Some("Порядок"));
    let d = ru("**Статья 3. Срок**\n\nСрок таков.\n\n**Статья 4.** Текст без заголовка.\n");
    assert_eq!(at(&d, "art_3").heading.as_deref(), Some("Срок"));
    assert_eq!(at(&d, "art_4__p_1").text, "Текст без заголовка.");
}

#[test]
fn a_sentence_about_an_article_stays_text() {
    let d = ru("### Статья 1. А\n\nСтатья 5 другого закона применяется.\n\nСтатья 6. Здесь не заголовок, а пример.\n");
    assert_eq!(eids(&d), ["art_1", "art_1__p_1", "art_1__p_2"]);
}

#[test]
fn headings_at_any_level_with_latin_letters_and_roman_numbers() {
    let d = ru(
        "# Кодекс\n\n## ОБЩАЯ ЧАСТЬ\n\n# РАЗДЕЛ II. Начала\n\n##### Глaвa 4. Начала\n\n# Cтатья 12 – 1. Начало\n\nТекст.\n",
    );
    assert_eq!(eids(&d), ["part_1", "sec_2", "chp_4", "art_12-1", "art_12-1__p_1"]);
    assert_eq!(at(&d, "part_1").kind, Kind::Part);
}

#[test]
fn the_special_part_is_the_second_one_even_alone() {
    assert_eq!(eids(&ru("## ОСОБЕННАЯ ЧАСТЬ\n\n### Статья 5. А\n\nТ.\n"))[0], "part_2");
    assert_eq!(eids(&kk("## ЕРЕКШЕ БӨЛІК\n\n### 5-бап. А\n\nТ.\n"))[0], "part_2");
}

#[test]
fn chapters_that_begin_anew_are_told_apart_by_their_section() {
    let d = ru("## Раздел 1. А\n\n### Глава 1. Б\n\n#### § 1. В\n\n## Раздел 2. Г\n\n### Глава 1. Д\n\n#### § 1. Е\n");
    assert_eq!(eids(&d), ["sec_1", "chp_1", "chp_1__par_1", "sec_2", "sec_2__chp_1", "sec_2__chp_1__par_1"]);
}

#[test]
fn a_quote_is_a_note_and_tells_the_laws() {
    let d = kk(
        "### 3-бап. Мерзім\n\nМерзім осындай.\n\n> *Ескерту. 3-бапқа өзгеріс енгізілді - ҚР 05.06.2013 № 99-V Заңымен \
                (01.01.2014 бастап қолданысқа енгізіледі).*\n",
    );
    let article = at(&d, "art_3");
    assert_eq!(article.children.len(), 1);
    assert_eq!(article.notes[0].changed_by[0].law_number, "99-V");
    assert_eq!(
        article.notes[0].changed_by[0].commencement,
        Some(Commencement::On { date: Date::constant(2014, 1, 1) })
    );
}

#[test]
fn text_that_slid_into_a_quote_is_law() {
    let d =
        ru("### Статья 1. А\n\n> *Сноска. Статья 1 в редакции Закона РК от 05.06.2013 № 99-V.*\nПравило действует.\n");
    assert_eq!(at(&d, "art_1__p_1").text, "Правило действует.");
}

#[test]
fn an_editor_and_the_next_sentence_are_no_law() {
    for opening in ["Примечание РЦПИ!", "Примечание ИЗПИ!", "**Примечание!**"] {
        let d = ru(&format!(
            "### Статья 1. А\n\n1. Первый.\n\n{opening}\n\nПункт 2 предусмотрено дополнить частью второй.\n\n2. Второй.\n"
        ));
        assert_eq!(eids(&d), ["art_1", "art_1__para_1", "art_1__para_2"], "{opening}");
        assert_eq!(at(&d, "art_1").notes.len() + at(&d, "art_1__para_2").notes.len(), 1);
    }
    for opening in ["РҚАО-ның ескертпесі!", "ЗҚАИ-ның ескертпесі!"] {
        let d = kk(&format!("### 1-бап. А\n\n{opening}\n\n1-тармақ жаңа редакцияда көзделген.\n\n1. Бірінші.\n"));
        assert_eq!(eids(&d), ["art_1", "art_1__para_1"], "{opening}");
    }
}

#[test]
fn an_editor_without_a_sentence_swallows_no_numbered_law() {
    let d = ru("### Статья 1. А\n\nПримечание РЦПИ!\n\n1. Первый.\n\n2. Второй.\n");
    assert_eq!(eids(&d), ["art_1", "art_1__para_1", "art_1__para_2"]);
}

#[test]
fn a_note_glued_to_the_words_is_cut_off() {
    let d = ru(
        "### Статья 1. А\n\nПравило действует летом. Сноска. Статья 1 с изменением, внесенным Законом РК от 05.06.2013 № 99-V.\n",
    );
    let article = at(&d, "art_1");
    assert_eq!(article.children[0].text, "Правило действует летом.");
    assert_eq!(article.notes[0].changed_by[0].law_number, "99-V");
}

#[test]
fn a_note_of_the_law_stays_law() {
    let d =
        ru("### Статья 5. А\n\n1. Деяние –\n\nвлечет штраф.\n\nПримечание. Под деянием здесь понимается действие.\n");
    let note = at(&d, "art_5__para_1__p_3");
    assert!(note.text.starts_with("Примечание. Под деянием"));
    assert_eq!(cited(&d, "art_5__para_1__p_3"), "примечание к статье 5");
    let d = kk("### 5-бап. А\n\n1. Әрекет.\n\nЕскерту. Осы баптағы әрекет деп іс түсініледі.\n");
    assert!(at(&d, "art_5__para_1__p_2").text.starts_with("Ескерту."));
    // The same word with what only an editor says.
    let d = ru("### Статья 5. А\n\n1. Правило.\n\nПримечание. Пункт 1 в редакции Закона РК от 05.06.2013 № 99-V.\n");
    assert_eq!(eids(&d), ["art_5", "art_5__para_1"]);
}

#[test]
fn excluded_places_stay_marked_and_words_about_exclusion_are_law() {
    let d = ru(
        "### Статья 1. А\n\n1. Исключен.\n\n2. утратил силу Законом РК от 05.06.2013 № 99-V;\n\n3. Исключение ребенка из школы допускается редко.\n\n\
                4. Исключен из списка может быть только взрослый.\n",
    );
    let states: Vec<Status> = at(&d, "art_1").children.iter().map(|p| p.status).collect();
    assert_eq!(states, [Status::Excluded, Status::Excluded, Status::InForce, Status::InForce]);
    assert_eq!(at(&d, "art_1__para_2").notes[0].changed_by[0].law_number, "99-V");
    let d = kk(
        "### 1-бап. А\n\n1) алып тасталды - ҚР 05.06.2013 № 99-V Заңымен;\n\n2) күші жойылды;\n\n3) алынып тасталды.\n",
    );
    assert!(at(&d, "art_1").children.iter().all(|p| p.status == Status::Excluded));
    assert_eq!(at(&d, "art_1").status, Status::Excluded);
}

#[test]
fn an_article_that_a_note_excludes_is_excluded() {
    let d = ru(
        "### Статья 1. А\n\n> *Сноска. Статья 1 исключена Законом РК от 05.06.2013 № 99-V.*\n\n### Статья 2. Исключена Законом РК от \
                05.06.2013 № 99-V.\n\n### Статья 3. Б\n\nПравило.\n\n> *Сноска. Пункт 2 исключен Законом РК от 05.06.2013 № 99-V.*\n",
    );
    assert_eq!(at(&d, "art_1").status, Status::Excluded);
    assert_eq!(at(&d, "art_2").status, Status::Excluded);
    assert_eq!(at(&d, "art_3").status, Status::InForce);
}

#[test]
fn a_note_inside_a_list_does_not_break_it() {
    let d = ru(
        "### Статья 6. А\n\n1. Основания:\n\n   1) первое;\n\n   2) второе;\n\n      Примечание РЦПИ!\n\nПункт 1 предусмотрено дополнить \
                подпунктом 2-1).\n\n3) третье.\n\n2. Другой пункт.\n",
    );
    assert_eq!(at(&d, "art_6__para_1").children.len(), 3);
    assert_eq!(at(&d, "art_6__para_1").notes.len(), 1);
}

#[test]
fn a_sentence_after_a_list_belongs_to_the_point_whatever_its_indent() {
    let d = ru(
        "### Статья 6. А\n\n1. Могут быть:\n\n   1) первое;\n\n   2) второе и\n\n      третье.\n\n      В особых случаях бывает иное.\n\n2. Далее.\n",
    );
    assert_eq!(at(&d, "art_6__para_1__subpara_2").text, "второе и третье.");
    assert_eq!(at(&d, "art_6__para_1__p_2").text, "В особых случаях бывает иное.");
    assert_eq!(cited(&d, "art_6__para_1__p_2"), "часть вторая пункта 1 статьи 6");
}

#[test]
fn what_a_subpoint_opens_belongs_to_it() {
    let d = ru(
        "### Статья 8. А\n\nОрган:\n\n1) ведет дело;\n\n2) обеспечивает:\n\nпроверку;\n\nанализ;\n\n3) отчитывается.\n",
    );
    assert_eq!(at(&d, "art_8__subpara_2__p_3").text, "анализ;");
    assert_eq!(cited(&d, "art_8__subpara_2__p_3"), "абзац третий подпункта 2) статьи 8");
    assert_eq!(cited(&d, "art_8__p_1"), "абзац первый статьи 8");
}

#[test]
fn a_sentence_between_two_items_of_a_list_belongs_to_the_first() {
    let d =
        ru("### Статья 1. А\n\n1. Понятия:\n\n1) документ – бумага.\n\nК ним относятся и копии;\n\n2) дело – папка.\n");
    assert_eq!(at(&d, "art_1__para_1__subpara_1__p_2").text, "К ним относятся и копии;");
}

#[test]
fn the_opening_of_a_second_list_belongs_to_the_point() {
    let d = ru("### Статья 1. А\n\n1. Дети:\n\n1) учатся;\n\n2) играют.\n\nРодители:\n\n3) платят;\n\n4) ждут.\n");
    assert_eq!(at(&d, "art_1__para_1__p_2").text, "Родители:");
    assert_eq!(cited(&d, "art_1__para_1__subpara_3"), "подпункт 3) части второй пункта 1 статьи 1");
}

#[test]
fn two_provisions_at_one_place_are_told_apart() {
    let parsed = read(Lang::Ru, "### Статья 1. А\n\n1. Дети:\n\n1) учатся.\n\nРодители:\n\n1) платят.\n");
    assert_eq!(at(&parsed.document, "art_1__para_1__subpara_1_2").text, "платят.");
    assert_eq!(parsed.report.warnings.len(), 1);
    assert_eq!(parsed.report.warnings[0].line, 9);
}

#[test]
fn sanctions_of_codes_are_second_lines_of_their_part() {
    let d = ru(
        "### Статья 7. Шум\n\n1. Шум ночью –\n\n   влечет штраф.\n\n2. Действие, предусмотренное частью первой настоящей статьи, \
                совершенное:\n\n   1) дважды;\n\n   2) группой, –\n\n      наказывается арестом.\n",
    );
    assert!(d.points_are_parts);
    assert_eq!(cited(&d, "art_7__para_1"), "часть первая статьи 7");
    assert_eq!(cited(&d, "art_7__para_1__p_2"), "абзац второй части первой статьи 7");
    assert_eq!(cited(&d, "art_7__para_2__subpara_2"), "пункт 2) части второй статьи 7");
    assert_eq!(cited(&d, "art_7__para_2__p_2"), "абзац четвертый части второй статьи 7");
}

#[test]
fn a_sanction_after_a_disposition_without_a_dash_is_its_own_line() {
    let d = ru("### Статья 7. Шум\n\nШум ночью, мешающий спать,\n\nнаказывается штрафом.\n");
    assert_eq!(eids(&d), ["art_7", "art_7__p_1", "art_7__p_2"]);
    assert_eq!(cited(&d, "art_7__p_2"), "абзац второй статьи 7");
}

#[test]
fn a_law_calls_its_points_points() {
    let d = ru(
        "### Статья 7. А\n\n1. Правило.\n\n2. По пункту 1 настоящей статьи решает суд.\n\n3. Нарушение влечет ответственность по закону.\n",
    );
    assert!(!d.points_are_parts);
    assert_eq!(cited(&d, "art_7__para_2"), "пункт 2 статьи 7");
    let d = kk(
        "### 7-бап. А\n\n1. Ереже.\n\n2. Осы баптың бірінші бөлігінде көзделген іс –\n\nайыппұл салуға әкеп соғады.\n",
    );
    assert!(d.points_are_parts);
    assert_eq!(cited(&d, "art_7__para_2__p_2"), "7-баптың екінші бөлігінің екінші абзацы");
}

#[test]
fn paragraphs_of_an_article_without_points() {
    let d = ru("### Статья 72. А\n\nПервое правило.\n\nВторое правило.\n\n### Статья 73. Б\n\nЕдинственное правило.\n");
    assert_eq!(cited(&d, "art_72__p_2"), "часть вторая статьи 72");
    assert_eq!(cited(&d, "art_73__p_1"), "статья 73");
}

#[test]
fn omissions_in_all_forms() {
    let d = ru(
        "### Статья 28. А\n\n1. Первый.\n\n4. <!-- omitted: article 28 point 4 part 1 (замена) -->\n\n   Вторая часть.\n\n\
                <!-- omitted: article 28 point 5 -->\n\n6. Шестой.\n\n<!-- omitted: articles 29 to 30-2 -->\n\n### Статья 31. Б\n\n\
                <!-- omitted: article 31 part 1 -->\n\nВторая часть статьи.\n",
    );
    assert_eq!(at(&d, "art_28__para_4").text, "");
    assert_eq!(at(&d, "art_28__para_4__p_2").text, "Вторая часть.");
    assert_eq!(at(&d, "art_31__p_2").text, "Вторая часть статьи.");
    assert_eq!(d.omissions.len(), 4);
    assert_eq!(d.omissions[0].reason.as_deref(), Some("замена"));
    assert!(
        d.omissions[0].covers(&Eid::new("art_28__para_4")) && !d.omissions[0].covers(&Eid::new("art_28__para_4__p_2"))
    );
}

#[test]
fn a_point_whose_first_part_is_left_out_exists_without_its_number() {
    let d = ru("### Статья 28. А\n\n1. Первый.\n\n<!-- omitted: article 28 point 2 part 1 -->\n\nВторая часть.\n");
    assert_eq!(at(&d, "art_28__para_2__p_2").text, "Вторая часть.");
}

#[test]
fn an_omission_that_cannot_be_read_is_named() {
    let parsed = read(Lang::Ru, "### Статья 1. А\n\nТекст.\n\n<!-- omitted: everything else -->\n");
    assert_eq!(parsed.report.warnings[0].line, 5);
    assert!(parsed.report.warnings[0].hint.is_some());
}

#[test]
fn a_preamble_a_requisite_a_navigation_line_and_a_signature() {
    let parsed = read(
        Lang::Ru,
        "# О деле\n\nЗакон Республики Казахстан от 5 июня 2013 года № 99-V.\n\nНастоящий Закон о деле.\n\nОн короток.\n\n> *Сноска. Преамбула \
         с изменением, внесенным Законом РК от 05.06.2014 № 100-V.*\n\n### Статья 1. А\n\nТекст.\n\n↑ [Назад](../rus.md)\n\n*Президент*\n\n\
         Республики Казахстан И. Фамилия\n",
    );
    let d = &parsed.document;
    assert_eq!(eids(d), ["preamble", "preamble__p_2", "art_1", "art_1__p_1"]);
    assert_eq!(at(d, "preamble").notes.len(), 1);
    let kinds: Vec<Aside> = parsed.set_aside.iter().map(|a| a.what).collect();
    assert_eq!(kinds, [Aside::Requisite, Aside::Navigation, Aside::Signature, Aside::Signature]);
}

#[test]
fn annexes_restart_numbers() {
    let d = ru(
        "# О деле\n\n### Статья 1. А\n\nТекст.\n\n**Президент Республики Казахстан И. Фамилия**\n\n## Приложение 1 к Закону Республики \
                Казахстан\n\n## Перечень дел\n\n1. Первое дело.\n\n## Приложение 2\n\n<a id=\"an2_st1\"></a>\n\n### Статья 1. Б\n\nТекст.\n",
    );
    assert_eq!(
        eids(&d),
        ["art_1", "art_1__p_1", "annex_1", "annex_1__para_1", "annex_2", "annex_2__art_1", "annex_2__art_1__p_1"]
    );
    assert_eq!(cited(&d, "annex_1__para_1"), "пункт 1 приложения 1");
    assert!(at(&d, "annex_1").heading.unwrap().ends_with("Перечень дел"));
}

#[test]
fn an_anchor_tells_of_an_annex_without_a_heading() {
    let d = ru("### Статья 1. А\n\nТекст.\n\n<a id=\"an3_st1\"></a>\n\n### Статья 1. Б\n\nТекст.\n");
    assert_eq!(eids(&d), ["art_1", "art_1__p_1", "annex_3", "annex_3__art_1", "annex_3__art_1__p_1"]);
}

#[test]
fn deep_indents_fences_and_comments_hide_nothing() {
    let d = ru(
        "### Статья 1. А\n\n1) первое;\n\n> *Сноска.*\n\n        2) второе;\n\n```\n3) третье;\n\n4) четвертое.\n```\n\n<!-- незакрытый\n\n### Статья 2. Б\n\nТекст.\n",
    );
    for eid in ["art_1__subpara_2", "art_1__subpara_3", "art_1__subpara_4", "art_2__p_1"] {
        at(&d, eid);
    }
}

#[test]
fn text_in_no_article_is_kept_and_named() {
    let parsed = read(Lang::Ru, "# О деле\n\n## Глава 1. А\n\nСлова сами по себе.\n\n### Статья 1. Б\n\nТекст.\n");
    assert_eq!(at(&parsed.document, "chp_1__p_1").text, "Слова сами по себе.");
    assert_eq!(parsed.report.warnings[0].line, 5);
}

#[test]
fn a_raised_number_is_an_inserted_one() {
    let d = ru("### Статья 12<sup>1</sup>. А\n\nТекст.\n");
    assert_eq!(eids(&d)[0], "art_12-1");
}

#[test]
fn windows_line_ends_and_a_byte_order_mark_change_nothing() {
    let unix = ru("# О деле\n\n### Статья 1. А\n\n1. Правило.\n\n   Второе.\n");
    let windows = ru("\u{feff}# О деле\r\n\r\n### Статья 1. А\r\n\r\n1. Правило.\r\n\r\n   Второе.\r\n");
    assert_eq!(eids(&unix), eids(&windows));
    assert_eq!(at(&unix, "art_1__para_1__p_2").text, at(&windows, "art_1__para_1__p_2").text);
}

#[test]
fn english_translations_have_the_same_places() {
    let d = read(
        Lang::En,
        "# On the matter\n\n## Chapter 1. General\n\n### Article 7-1. Rule\n\n1. It holds.\n\n1) one;\n",
    )
    .document;
    assert_eq!(eids(&d), ["chp_1", "art_7-1", "art_7-1__para_1", "art_7-1__para_1__subpara_1"]);
}

#[test]
fn a_by_law_approves_rules_which_have_annexes_of_their_own() {
    let parsed = read(
        Lang::Ru,
        "# Об утверждении Правил счета\n\nВ соответствии с законом приказываю:\n\n<a id=\"p1\"></a>\n\n1. Утвердить Правила.\n\n\
         2. Приказ вводится в действие с понедельника.\n\n**Исполняющий обязанности министра**\n\n**А. Фамилия**\n\n> *Утверждены приказом*  \n\
         > *министра от 5 июня 2020 года № 7*\n\n## Правила счета\n\n### Глава 1. Общее\n\n<a id=\"an1_p1\"></a>\n\n1. Считать следует вслух.\n\n\
         <a id=\"an1_p2\"></a>\n\n2. Форма дана в приложении 1.\n\n> *Приложение 1*  \n> *к Правилам счета*\n\n## Форма\n\n<table>\n<tr>\n\
         <td>1.</td>\n<td>Имя</td>\n</tr>\n<tr>\n<td>2.</td>\n<td>Возраст</td>\n</tr>\n</table>\n",
    );
    let d = &parsed.document;
    assert_eq!(
        eids(d),
        [
            "preamble",
            "para_1",
            "para_2",
            "annex_1",
            "annex_1__chp_1",
            "annex_1__para_1",
            "annex_1__para_2",
            "annex_1__annex_1",
            "annex_1__annex_1__p_1",
            "annex_1__annex_1__p_2"
        ]
    );
    assert!(parsed.report.warnings.is_empty(), "{:?}", parsed.report.warnings);
    assert_eq!(at(d, "annex_1__annex_1__p_2").text, "2. Возраст");
    assert_eq!(parsed.set_aside.iter().filter(|a| a.what == Aside::Signature).count(), 2);
}

#[test]
fn a_kazakh_annex_names_its_act_first() {
    let d = kk(
        "# Ереже туралы\n\n1. Бекітілсін.\n\n> *Есеп жүргізу қағидаларын бекіту туралы бұйрыққа*  \n> *2-қосымша*\n\n## Тізбе\n\n1. Бірінші.\n",
    );
    assert_eq!(eids(&d), ["para_1", "annex_2", "annex_2__para_1"]);
}

#[test]
fn numbers_that_begin_anew_under_a_nameless_heading_are_in_an_annex() {
    let d = ru(
        "# Правила\n\n## Глава 1. Общее\n\n1. Первое.\n\n2. Второе.\n\n## Разметка\n\n## Глава 1. Линии\n\n1. Линии белые.\n",
    );
    assert_eq!(eids(&d), ["chp_1", "para_1", "para_2", "annex_1", "annex_1__chp_1", "annex_1__para_1"]);
}

#[test]
fn a_place_that_is_only_announced_has_no_words_yet() {
    let d = ru(
        "### Статья 9. А\n\n1) первое;\n\n2) вводится в действие с 01.01.2031 в соответствии с Законом РК от 05.06.2030 № 99-VIII.\n\n3) третье.\n",
    );
    let announced = at(&d, "art_9__subpara_2");
    assert_eq!(announced.text, "");
    assert_eq!(announced.notes[0].changed_by[0].law_number, "99-VIII");
    let d = ru("### Статья 9. А\n\nНастоящий Закон вводится в действие с понедельника.\n");
    assert!(!at(&d, "art_9__p_1").text.is_empty());
}

#[test]
fn an_index_of_links_is_no_law() {
    let parsed = read(Lang::Ru, "# О деле\n\n| Раздел | Файл |\n|---|---|\n| [Глава 1](rus/1.md) | один |\n");
    assert!(parsed.document.provisions.is_empty(), "{:?}", eids(&parsed.document));
}
