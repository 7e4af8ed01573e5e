//! Any text gives a tree, and no word of it is lost.

use olqy::law::{Lang, Note, Provision};
use olqy::source::markdown::{Parsed, parse, parse_bytes};
use proptest::prelude::*;
use std::collections::HashSet;
use std::path::Path;

fn words_of(parsed: &Parsed) -> String {
    let mut all = String::new();
    let mut add = |s: &str| {
        all.push_str(s);
        all.push('\n');
    };
    let document = &parsed.document;
    add(document.title.as_deref().unwrap_or(""));
    let notes = |notes: &[Note], add: &mut dyn FnMut(&str)| notes.iter().for_each(|n| add(&n.text));
    notes(&document.notes, &mut add);
    document.walk(&mut |_, p: &Provision| {
        add(p.num.as_ref().map_or("", |n| n.as_str()));
        add(p.heading.as_deref().unwrap_or(""));
        add(&p.text);
        notes(&p.notes, &mut add);
    });
    for o in &document.omissions {
        add(o.reason.as_deref().unwrap_or(""));
    }
    for aside in &parsed.set_aside {
        add(&aside.text);
    }
    all
}

fn is_sound(source: &str, parsed: &Parsed) {
    let lines = u32::try_from(source.matches('\n').count() + 1).unwrap();
    let mut eids = HashSet::new();
    parsed.document.walk(&mut |_, p| {
        assert!(eids.insert(p.eid.clone()), "{} stands twice", p.eid);
        assert!(!p.eid.as_str().is_empty());
        assert!(p.span.start <= p.span.end && p.span.end <= source.len(), "{:?} in {}", p.span, source.len());
        assert!(source.is_char_boundary(p.span.start) && source.is_char_boundary(p.span.end), "{:?}", p.span);
        assert!((1..=lines).contains(&p.span.line), "{:?}", p.span);
    });
}

/// Every shape that Markdown or these corpora give to words. `@` stands for a word that occurs once.
const SHAPES: &[&str] = &[
    "@ слова, @",
    "# @",
    "## Глава 3. @",
    "### Статья 5. @",
    "### 5-бап. @",
    "## Оглавление",
    "Статья 7. @",
    "**Статья 8.** @ @.",
    "1. @ @:",
    "2\\. @.",
    "1) @;",
    "12-1) @.",
    "*14) исключен @;*",
    "   3) @;",
    "      @ @.",
    "          @ @.",
    "> *Сноска. @*",
    "> @\n@ без знака",
    "Примечание РЦПИ!",
    "Примечание. @",
    "@. Сноска. Статья 5 @.",
    "↑ [@](../rus.md)",
    "[@](#st5)",
    "<!-- omitted: article 5 point 2 (@) -->",
    "<!-- @ -->",
    "<!-- @ @",
    "<a id=\"st5\"></a>",
    "<div>@</div>",
    "<table><tr><td>@</td>\n<td>@</td></tr></table>",
    "<p>@\n\n@</p>",
    "<table>\n<tr>\n<td>1.</td>\n<td>@ < @</td>\n</tr>\n\n<tr><td>@</td></tr>\n</table> @",
    "> *Приложение 8*  \n> *к Правилам @*",
    "> *Утверждены приказом @*",
    "<a id=\"an2_p1\"></a>",
    "3) вводится в действие с 01.01.2031 Законом РК от 05.06.2030 № 99-VIII @.",
    "```\n@\n@\n```",
    "```\n@",
    "~~~ \n1. @",
    "[@]: @",
    "@\n---",
    "@\n===",
    "| @ | @ |\n|---|---|\n| @ | @ |",
    "*@* **@** `@` ~~@~~ __@__",
    "@<br>@",
    "- @\n- @",
    "1. 1) @",
    "1)",
    "5. ",
    "@:\n1) @;\n1-1) @;\n2) @.",
    "наказывается @.",
    "Президент @",
    "&amp; @ &nbsp;@",
    "![@](x.png)",
    "2019. @",
    "1234567890) @",
    "Приложение 2",
    "## @ без номера",
    "> > 1. @",
    "* * *",
];

fn shaped() -> impl Strategy<Value = (String, usize)> {
    let glue =
        prop_oneof![4 => Just("\n\n"), 2 => Just("\n"), 1 => Just("\n\n   "), 1 => Just("\n\n    "), 1 => Just(" ")];
    prop::collection::vec((prop::sample::select(SHAPES), glue), 1..24).prop_map(|pieces| {
        let mut text = String::new();
        let mut n = 0;
        for (shape, glue) in pieces {
            for (i, part) in shape.split('@').enumerate() {
                if i > 0 {
                    text.push_str(&format!("щъ{n}ыщ"));
                    n += 1;
                }
                text.push_str(part);
            }
            text.push_str(glue);
        }
        (text, n)
    })
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 3000, failure_persistence: None, ..ProptestConfig::default() })]

    #[test]
    fn any_string_gives_a_sound_tree(s in any::<String>()) {
        is_sound(&s, &parse(Lang::Ru, &s, Path::new("t.md")));
        is_sound(&s, &parse(Lang::Kk, &s, Path::new("t.md")));
    }

    #[test]
    fn any_bytes_give_a_tree(bytes in prop::collection::vec(any::<u8>(), 0..400)) {
        let parsed = parse_bytes(Lang::Ru, &bytes, Path::new("t.md"));
        let valid = std::str::from_utf8(&bytes).is_ok();
        prop_assert_eq!(valid, !parsed.report.warnings.iter().any(|w| w.cause.contains("UTF-8")));
    }

    #[test]
    fn marks_of_markdown_in_any_order_give_a_sound_tree(s in "[-#>*_`~0-9.)( \n\t\\[\\]<!a|:=&;а-я]{0,200}") {
        is_sound(&s, &parse(Lang::Ru, &s, Path::new("t.md")));
    }

    #[test]
    fn no_word_is_lost((s, n) in shaped()) {
        for lang in Lang::AUTHENTIC {
            let parsed = parse(lang, &s, Path::new("t.md"));
            is_sound(&s, &parsed);
            let words = words_of(&parsed);
            for i in 0..n {
                let word = format!("щъ{i}ыщ");
                prop_assert!(words.contains(&word), "{word} is lost from:\n{s}\nwhich reads:\n{words}");
            }
        }
    }
}

#[test]
fn a_byte_that_is_no_letter_is_named_with_its_place() {
    let parsed = parse_bytes(Lang::Ru, b"# A\n\n1. ab\xffcd\n", Path::new("x.md"));
    let warning = &parsed.report.warnings[0];
    assert_eq!((warning.line, warning.column), (3, 6));
    assert_eq!(warning.to_string(), "x.md:3:6: the file is not in UTF-8");
}
