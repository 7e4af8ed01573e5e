//! A corpus of the size of all the law of a country, made out of the restated corpus: the same for the same seed.
//!
//! Most acts are small and a few are codes; a few have several editions. An act is a row of articles of the restated
//! corpus, numbered anew and told in other words (see [`Vocabulary`]), in both languages alike; a few acts, of the field
//! that the rules ask about, keep their words. No word of it is law.

use super::random::{Random, mix};
use super::vocabulary::Vocabulary;
use olqy::language::Required;
use olqy::law::Lang;
use olqy::rule::{RuleSet, compile, load};
use std::collections::BTreeSet;
use std::fmt::Write as _;
use std::path::Path;
use std::{fs, io};

/// What to make.
#[derive(Clone, Copy, Debug)]
pub struct Plan {
    /// How many acts.
    pub acts: usize,
    /// Bytes of all texts, about.
    pub bytes: u64,
    /// Another seed gives another corpus.
    pub seed: u64,
}

/// What was made.
#[derive(Clone, Copy, Debug, Default)]
pub struct Made {
    pub acts: usize,
    pub editions: usize,
    pub bytes: u64,
}

/// The deviation of the logarithm of the size of an act.
const SPREAD: f64 = 1.4;
/// No act has more bytes, in both languages: the longest codes have about as many.
const LARGEST: f64 = 6e6;
/// Of so many acts one is of the field that the rules ask about.
const OWN_FIELD: usize = 400;
/// How many other fields there are.
const FIELDS: usize = 80;
/// Of so many acts one has several editions.
const SEVERAL: usize = 30;
const ARTICLES_OF_CHAPTER: usize = 12;
const EDITIONS: [&str; 5] = ["2016-01-01", "2018-07-01", "2020-03-15", "2022-09-01", "2024-02-10"];
const TEXTS: [Lang; 2] = [Lang::Ru, Lang::Kk];

/// One article in both languages: its heading without the number, and what stands below.
struct Article {
    heading: [String; 2],
    body: [String; 2],
}

/// What acts are made of.
struct Stock {
    articles: Vec<Article>,
    words: [Vocabulary; 2],
}

/// Writes a corpus into `folder`.
pub fn write(folder: &Path, plan: Plan) -> io::Result<Made> {
    let stock = Stock::of_restated()?;
    let mut random = Random::new(plan.seed);
    let weights: Vec<f64> = (0..plan.acts).map(|_| (SPREAD * random.normal()).exp()).collect();
    let scale = plan.bytes as f64 / weights.iter().sum::<f64>().max(f64::MIN_POSITIVE);
    let mut made = Made::default();
    for (number, weight) in weights.iter().enumerate() {
        let size = (weight * scale).clamp(600.0, LARGEST) as usize;
        let own = number % OWN_FIELD == OWN_FIELD / 2;
        let several = number % SEVERAL == SEVERAL / 2;
        let editions = if several { 2 + random.below(EDITIONS.len() - 1) } else { 1 };
        let act = Act { number, seed: random.next(), own, size: size / editions };
        let code = 200_001 + number;
        for date in EDITIONS.iter().rev().take(editions).rev() {
            let place = folder.join(format!("{code}-act")).join(date);
            fs::create_dir_all(&place)?;
            let (texts, titles) = act.texts(&stock, date);
            for (lang, text) in TEXTS.iter().zip(&texts) {
                fs::write(place.join(format!("{}.md", lang.file_stem())), text)?;
                made.bytes += text.len() as u64;
            }
            fs::write(place.join("meta.yaml"), act.meta(code, date, &titles))?;
            made.editions += 1;
        }
        made.acts += 1;
    }
    Ok(made)
}

impl Stock {
    fn of_restated() -> io::Result<Stock> {
        let mut articles = Vec::new();
        for edition in olqy::source::embedded().0.iter().flat_map(|act| act.editions().to_vec()) {
            let mut texts = Vec::new();
            for lang in TEXTS {
                let mut text = Vec::new();
                for origin in edition.texts.get(&lang).into_iter().flatten() {
                    text.extend(origin.bytes()?);
                }
                texts.push(cut(&String::from_utf8_lossy(&text)));
            }
            if let [ru, kk] = texts.as_slice()
                && ru.len() == kk.len()
            {
                articles.extend(ru.iter().zip(kk).map(|(ru, kk)| Article {
                    heading: [ru.0.clone(), kk.0.clone()],
                    body: [ru.1.clone(), kk.1.clone()],
                }));
            }
        }
        let rules = rules();
        let words = [0, 1].map(|i| {
            let bodies = articles.iter().map(|a: &Article| a.body[i].as_str());
            Vocabulary::new(TEXTS[i], &asked(&rules, TEXTS[i]), bodies)
        });
        Ok(Stock { articles, words })
    }
}

/// The embedded rules.
pub fn rules() -> RuleSet {
    compile(&load::embedded(true).0).0
}

/// The words by which the rules find what they ask about.
pub fn asked(rules: &RuleSet, lang: Lang) -> BTreeSet<Required> {
    let concepts = rules.rules.iter().flat_map(|rule| rule.anchors()).flat_map(|id| &rules.concept(id).narrower);
    let patterns = concepts.filter_map(|id| rules.concept(*id).patterns.get(&lang)).flat_map(|p| p.yes());
    patterns.flat_map(|p| p.required()).flatten().collect()
}

/// The articles of a text: heading and body.
fn cut(text: &str) -> Vec<(String, String)> {
    let mut articles: Vec<(String, String)> = Vec::new();
    for line in text.lines() {
        if let Some(heading) = line.strip_prefix("### ") {
            let words = heading.split_once(". ").map_or("", |(_, words)| words);
            articles.push((words.to_owned(), String::new()));
        } else if line.starts_with("## ") || line.starts_with("<a ") || line.starts_with("<!--") {
            // Divisions and anchors are made anew.
        } else if let Some((_, body)) = articles.last_mut() {
            body.push_str(line);
            body.push('\n');
        }
    }
    articles.retain(|(heading, body)| !heading.is_empty() && body.len() > 40);
    articles
}

struct Act {
    number: usize,
    seed: u64,
    own: bool,
    size: usize,
}

impl Act {
    /// The texts in both languages, and the titles.
    fn texts(&self, stock: &Stock, date: &str) -> ([String; 2], [String; 2]) {
        let mut random = Random::new(self.seed);
        let field = mix((self.seed % FIELDS as u64) + 7);
        let tell = |lang: usize, text: &str, out: &mut String| {
            if self.own { out.push_str(text) } else { stock.words[lang].tell(text, self.seed, field, out) }
        };
        let mut texts = [String::new(), String::new()];
        let mut titles = [String::new(), String::new()];
        let Some(title) = stock.articles.get(random.below(stock.articles.len())) else { return (texts, titles) };
        for lang in 0..2 {
            tell(lang, &title.heading[lang], &mut titles[lang]);
            let _ = writeln!(texts[lang], "# {}\n", titles[lang]);
        }
        let mut number = 0;
        while texts[0].len() + texts[1].len() < self.size || number == 0 {
            let mut pick = random.below(stock.articles.len());
            // A later edition changes a tenth of the articles.
            if mix(self.seed ^ number as u64).is_multiple_of(10) {
                pick = (pick + date.len() + usize::from(date.as_bytes()[3])) % stock.articles.len();
            }
            let article = &stock.articles[pick];
            let begins_chapter = number % ARTICLES_OF_CHAPTER == 0 && self.size > 20_000;
            let chapter = number / ARTICLES_OF_CHAPTER + 1;
            number += 1;
            for (lang, out) in texts.iter_mut().enumerate() {
                if begins_chapter {
                    let _ = match lang {
                        0 => write!(out, "## Глава {chapter}. "),
                        _ => write!(out, "## {chapter}-тарау. "),
                    };
                    tell(lang, &title.heading[lang], out);
                    out.push_str("\n\n");
                }
                let _ = match lang {
                    0 => write!(out, "<a id=\"st{number}\"></a>\n\n### Статья {number}. "),
                    _ => write!(out, "<a id=\"st{number}\"></a>\n\n### {number}-бап. "),
                };
                tell(lang, &article.heading[lang], out);
                out.push('\n');
                tell(lang, &article.body[lang], out);
            }
        }
        (texts, titles)
    }

    fn meta(&self, code: usize, date: &str, titles: &[String; 2]) -> String {
        let (form, name) = match self.size {
            1_000_000.. => ("КОД", "Кодекс Республики Казахстан"),
            100_000.. => ("ЗАК", "Закон Республики Казахстан"),
            _ => ("ПРИК", "Приказ министра"),
        };
        let quoted = |s: &str| s.replace('\'', "''");
        format!(
            "act_code: '{code}'\nrequisite: {name} от 5 января 2015 года № {}\ntitle:\n  rus: '{}'\n  kaz: '{}'\n\
             form: {form}\ntype_codes:\n- {form}\napproved_on: 2015-01-05\nversion_date:\n  kaz: {date}\n  rus: {date}\n\
             text_status: draft\n",
            self.number + 1,
            quoted(&titles[0]),
            quoted(&titles[1]),
        )
    }
}
