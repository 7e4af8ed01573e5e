//! Words that are on the page and are not law change nothing, not a byte of the answer.

use crate::ban::BAN;
use crate::ground::{DAY, FAMILY, Ground, Twin, grounds};
use crate::support::Lang;
use crate::support::corpus::Change;

#[track_caller]
fn changes_nothing(what: &str, changes: impl Fn(&Ground) -> Vec<Change>) {
    for ground in grounds() {
        let before = ground.json(DAY, &[]);
        let changes = changes(&ground);
        let after = ground.changed(&changes, |c| c.json(DAY, &[]));
        if before != after {
            let (line, was) =
                before.lines().enumerate().find(|(i, l)| after.lines().nth(*i) != Some(l)).unwrap_or_default();
            let is = after.lines().nth(line).unwrap_or_default();
            panic!("{:?}: {what} changes the answer at line {line}:\n- {was}\n+ {is}", ground.origin);
        }
    }
}

#[track_caller]
fn in_the_article(what: &str, words: Twin) {
    changes_nothing(what, |ground| ground.put(FAMILY, words, &Lang::BOTH));
}

#[test]
fn a_note_of_the_editors() {
    let note = Twin {
        ru: "> *Сноска. Телесные наказания детей в семье запрещаются.*",
        kk: "> *Ескерту. Отбасында балаларға дене жазасын қолдануға тыйым салынады.*",
    };
    in_the_article("a note", note);
}

#[test]
fn a_comment() {
    let comment = Twin {
        ru: "<!-- Телесные наказания детей в семье запрещаются. -->",
        kk: "<!-- Отбасында балаларға дене жазасын қолдануға тыйым салынады. -->",
    };
    in_the_article("a comment", comment);
    let over_lines = Twin {
        ru: "<!--\nТелесные наказания детей в семье запрещаются.\n\nТелесные наказания в школе не допускаются.\n-->",
        kk: "<!--\nОтбасында балаларға дене жазасын қолдануға тыйым салынады.\n\nМектепте дене жазасына жол берілмейді.\n-->",
    };
    in_the_article("a comment over several lines", over_lines);
}

#[test]
fn a_note_on_the_future() {
    let note = Twin {
        ru: "**Примечание ИЗПИ!**\n\n> *Статью 72 предусмотрено дополнить частью третьей: «Телесные наказания детей в семье запрещаются.» Законом РК от 01.02.2023 № 900-VII.*",
        kk: "**ЗҚАИ-ның ескертпесі!**\n\n> *72-бапты үшінші бөлікпен толықтыру көзделген: «Отбасында балаларға дене жазасын қолдануға тыйым салынады.» - ҚР 01.02.2023 № 900-VII Заңымен.*",
    };
    in_the_article("a note on the future", note);
}

#[test]
fn a_table_of_contents() {
    changes_nothing("a table of contents", |ground| {
        let contents = Twin {
            ru: "## Оглавление\n\n- Глава 10. Родители и дети\n\n- Статья 72. Телесные наказания детей в семье запрещаются\n\n- Статья 73. Телесные наказания детей в школе не допускаются",
            kk: "## Мазмұны\n\n- 10-тарау. Ата-аналар мен балалар\n\n- 72-бап. Отбасында балаларға дене жазасын қолдануға тыйым салынады\n\n- 73-бап. Мектепте дене жазасына жол берілмейді",
        };
        Lang::BOTH.into_iter().map(|l| ground.before_title(FAMILY, l, contents.get(l))).collect()
    });
}

/// An item that was excluded leaves its marker in the tree and nothing else.
#[test]
fn an_excluded_paragraph() {
    let excluded = Twin {
        ru: "*9) телесные наказания детей в семье запрещаются – исключен Законом РК от 01.04.2019 № 240-VІ;*",
        kk: "*9) отбасында балаларға дене жазасын қолдануға тыйым салынады – алып тасталды - ҚР 01.04.2019 № 240-VІ Заңымен;*",
    };
    for ground in grounds() {
        let said = |c: &crate::support::corpus::Corpus| {
            let answer = c.check(DAY, &[]);
            answer.findings.into_iter().map(|f| (f.rule, f.verdict, f.evidence, f.nearest)).collect::<Vec<_>>()
        };
        let before = said(&ground);
        let changes = ground.put(FAMILY, excluded, &Lang::BOTH);
        let after = ground.changed(&changes, said);
        assert!(before == after, "{:?}: an excluded item counts", ground.origin);
    }
}

/// A word of the law stays what it is, however it is broken over lines or set in type.
#[test]
fn the_way_a_paragraph_is_broken_into_lines() {
    for ground in grounds() {
        let one_line = ground.put(FAMILY, BAN, &Lang::BOTH);
        let broken = Twin {
            ru: "Телесные наказания детей\nв семье\nзапрещаются.",
            kk: "Отбасында балаларға\nдене жазасын қолдануға\nтыйым салынады.",
        };
        let broken = ground.put(FAMILY, broken, &Lang::BOTH);
        let one_line = ground.changed(&one_line, |c| c.json(DAY, &[]));
        let broken = ground.changed(&broken, |c| c.json(DAY, &[]));
        assert!(one_line == broken, "{:?}: a soft line break changes the answer", ground.origin);
    }
}
