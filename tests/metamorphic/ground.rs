//! The corpora on which relations are asked, lent to one test after the other so that each is indexed once.

use crate::support::corpus::{Change, Corpus, Place};
use crate::support::{Lang, official, project};
use std::ops::Deref;
use std::sync::Mutex;

/// A day on which all grounds have the family code, the law on the rights of the child and the others in both languages.
pub const DAY: &str = "2020-12-31";

pub const FAMILY: Place = Place { act: "62568", edition: "2019-04-01", article: "72" };
pub const TERMS: Place = Place { act: "12890", edition: "2019-04-01", article: "1" };
pub const DIGNITY: Place = Place { act: "12890", edition: "2019-04-01", article: "10" };
pub const CRIME: Place = Place { act: "81097", edition: "2019-04-01", article: "140" };

/// Where a corpus comes from.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Origin {
    Own,
    Restated,
    Official,
}

static SHELF: Mutex<Vec<(Origin, Corpus)>> = Mutex::new(Vec::new());

/// A corpus on loan.
#[derive(Debug)]
pub struct Ground {
    pub origin: Origin,
    corpus: Option<Corpus>,
}

impl Deref for Ground {
    type Target = Corpus;

    fn deref(&self) -> &Corpus {
        self.corpus.as_ref().expect("a corpus is given back only when dropped")
    }
}

impl Drop for Ground {
    fn drop(&mut self) {
        // After a failure its files are restored all the same, but another test had better not rely on it.
        if let (Some(corpus), false) = (self.corpus.take(), std::thread::panicking()) {
            SHELF.lock().unwrap().push((self.origin, corpus));
        }
    }
}

/// All grounds there are.
pub fn grounds() -> Vec<Ground> {
    let mut grounds = vec![lend(Origin::Own), lend(Origin::Restated)];
    if official().is_some() {
        grounds.push(lend(Origin::Official));
    }
    grounds
}

fn lend(origin: Origin) -> Ground {
    let ready = {
        let mut shelf = SHELF.lock().unwrap();
        let place = shelf.iter().position(|(o, _)| *o == origin);
        place.map(|i| shelf.swap_remove(i).1)
    };
    let corpus = ready.unwrap_or_else(|| match origin {
        Origin::Own => Corpus::own(),
        Origin::Restated => Corpus::copy_of(&project("legal-corpus")),
        Origin::Official => Corpus::copy_of(&official().expect("it was there")),
    });
    Ground { origin, corpus: Some(corpus) }
}

/// The same thing said in Russian and in Kazakh.
#[derive(Clone, Copy, Debug)]
pub struct Twin {
    pub ru: &'static str,
    pub kk: &'static str,
}

impl Twin {
    pub fn get(self, lang: Lang) -> &'static str {
        match lang {
            Lang::Ru => self.ru,
            Lang::Kk => self.kk,
        }
    }
}

impl Ground {
    /// Words put as the last paragraph of an article, in these languages as far as the edition has them.
    #[track_caller]
    pub fn put(&self, place: Place, words: Twin, langs: &[Lang]) -> Vec<Change> {
        let langs = langs.iter().filter(|l| self.has(place.act, place.edition, **l));
        langs.map(|l| self.append(place, *l, words.get(*l))).collect()
    }
}
