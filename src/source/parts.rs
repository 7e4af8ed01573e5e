//! Large texts in several files: an index and its parts.
//!
//! The index (`rus.md`) holds the title, the preamble and a table of links to its parts (`rus/sec001.md` …). Names of
//! parts change from edition to edition and do not tell their order (`sec001_004.md` may follow `sec002.md`), so the
//! order is that of the links; a part that is not linked stands where its first article belongs.

use crate::law::Number;
use regex::Regex;
use std::collections::BTreeSet;
use std::ops::Range;
use std::sync::LazyLock;

#[expect(clippy::expect_used, reason = "constant expressions, compiled by a test")]
static EXPRESSIONS: LazyLock<[Regex; 2]> = LazyLock::new(|| {
    [
        r"\]\(\s*<?(?:\./)?(?:(?:rus|kaz|eng)/)?(?P<name>[^()/<>\s]+\.md)(?:#[^)\s]*)?>?\s*\)",
        r#"<a\s+(?:id|name)\s*=\s*"st(?P<num>\d{1,4}(?:-\d{1,4})*)"|(?m)^[#* ]*(?:Статья\s+(?P<ru>\d{1,4}(?:-\d{1,4})*)|(?P<kk>\d{1,4}(?:-\d{1,4})*)-бап)"#,
    ]
    .map(|s| Regex::new(s).expect("constant expression compiles"))
});

/// How the files of a text follow each other.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Order {
    /// Places of the parts among `names`, in the order of the text.
    pub parts: Vec<usize>,
    /// Of those, the ones that no file links to.
    pub unlinked: Vec<usize>,
    /// Names that the index links to and that are not there.
    pub missing: Vec<String>,
}

/// Puts the parts of a text in order. `names` are file names, in the order in which parts without any other sign of
/// their place are to stand; `texts` are what they hold.
pub fn order(index: &str, names: &[String], texts: &[String]) -> Order {
    let mut order = Order::default();
    let mut seen = BTreeSet::new();
    follow(index, names, texts, &mut seen, &mut order);
    let mut unlinked: Vec<(usize, Option<Number>)> =
        (0..names.len()).filter(|i| !seen.contains(i)).map(|i| (i, first_article(texts.get(i)))).collect();
    order.unlinked = unlinked.iter().map(|(i, _)| *i).collect();
    // Annexes have no articles of their own and stand last, as do parts of which nothing is known.
    unlinked.sort_by(|a, b| (a.1.is_none(), &a.1).cmp(&(b.1.is_none(), &b.1)));
    for (part, article) in unlinked {
        let after = |other: &usize| {
            let theirs = first_article(texts.get(*other));
            article.is_some() && theirs > article
        };
        match order.parts.iter().position(after) {
            Some(at) => order.parts.insert(at, part),
            None => order.parts.push(part),
        }
    }
    order
}

/// Follows links of a file to parts; a part can be an index of further parts.
fn follow(text: &str, names: &[String], texts: &[String], seen: &mut BTreeSet<usize>, order: &mut Order) {
    for link in EXPRESSIONS[0].captures_iter(text) {
        let name = link.name("name").map_or("", |m| m.as_str());
        match names.iter().position(|n| n == name) {
            Some(part) if seen.insert(part) => {
                order.parts.push(part);
                if let Some(text) = texts.get(part) {
                    follow(text, names, texts, seen, order);
                }
            }
            Some(_) => {}
            None if matches!(name, "rus.md" | "kaz.md" | "eng.md" | "README.md") => {}
            None if link.get(0).is_some_and(|l| l.as_str().contains('/'))
                && !order.missing.iter().any(|m| m == name) =>
            {
                order.missing.push(name.to_owned());
            }
            None => {}
        }
    }
}

fn first_article(text: Option<&String>) -> Option<Number> {
    let found = EXPRESSIONS[1].captures(text?)?;
    let number = found.name("num").or_else(|| found.name("ru")).or_else(|| found.name("kk"))?;
    Number::parse(number.as_str())
}

/// Where an index speaks of its parts, in bytes: from the heading above the table of links to the last link. It is no
/// text of the act.
pub fn table(index: &str, names: &[String]) -> Option<Range<usize>> {
    let mut at = 0;
    let mut heading = None;
    let mut titled = false;
    let mut range: Option<Range<usize>> = None;
    for line in index.split_inclusive('\n') {
        let links = EXPRESSIONS[0]
            .captures_iter(line)
            .any(|c| c.name("name").is_some_and(|m| names.iter().any(|n| n == m.as_str())));
        if links {
            let start = range.as_ref().map_or_else(|| heading.take().unwrap_or(at), |r| r.start);
            range = Some(start..at + line.len());
        } else if range.is_none() && line.starts_with('#') {
            // The first heading is the title, unless it says of what it is the heading.
            heading = (titled || line.to_lowercase().contains("части документа")).then_some(at);
            titled = true;
        } else if range.is_none() && heading.is_some_and(|h| at - h > 1000) {
            // So much text is not said of a table of links: the heading is one of the act.
            heading = None;
        }
        at += line.len();
    }
    range
}

#[cfg(test)]
mod tests {
    use super::*;

    fn owned(list: &[&str]) -> Vec<String> {
        list.iter().map(|s| (*s).to_owned()).collect()
    }

    #[test]
    fn parts_follow_the_links_of_the_index_and_of_each_other() {
        let names = owned(&["sec001.md", "sec001_004.md", "sec002.md", "ch7.md"]);
        let index = "# Кодекс\n\nВводные слова.\n\n## Части\n\nСказано о частях.\n\n| [`a`](rus/sec001.md) | А |\n\
                     | [`b`](rus/sec002.md) | Б |\n| [`c`](./rus/sec001_004.md#x) | В |\n| [`d`](rus/gone.md) | Г |\n";
        let texts = owned(&["[дальше](ch7.md)\n↑ [Всё](../rus.md)", "", "", ""]);
        let order = order(index, &names, &texts);
        assert_eq!(order.parts, [0, 3, 2, 1]);
        assert_eq!((order.missing, order.unlinked.len()), (owned(&["gone.md"]), 0));
        let table = table(index, &names).unwrap();
        assert!(index[table.clone()].starts_with("## Части") && index[table].ends_with("В |\n"));
    }

    #[test]
    fn a_part_without_a_link_stands_where_its_articles_belong() {
        let names = owned(&["an001.md", "x.md", "y.md", "z.md"]);
        let texts = owned(&[
            "## Приложение\n",
            "<a id=\"st10\"></a>\n\n### Статья 10. Б\n",
            "### 2-бап. А\n",
            "**Статья 9-1**\n",
        ]);
        let order = order("нет ссылок, но есть [адрес](https://example.kz/rus/1.md)", &names, &texts);
        assert_eq!(order.parts, [2, 3, 1, 0]);
        assert_eq!(super::order("[x](rus/x.md)", &names[1..3], &texts[1..3]).parts, [1, 0]);
    }
}
