//! A rule of our own and small acts for it.

use crate::support::corpus::{Corpus, write};
use serde_json::Value;

/// Bans spinning tops; its home is act 90001.
pub const RULES: &str = r#"
concepts:
  - id: top
    label: {ru: Волчок, kk: Зырылдауық, en: Spinning top}
    expressions: {ru: [волчок], kk: [зырылдауық]}
rules:
  - id: TOP-1
    kind: prohibition
    title: {ru: Запрет волчков, kk: Зырылдауыққа тыйым, en: Tops are banned}
    domain: laws
    severity: minor
    standards: ["crc-gc8:11"]
    asks: {ru: Волчки запрещены., kk: Зырылдауыққа тыйым салынған., en: Tops are banned.}
    home: [{act: "90001"}]
    met:
      - norm: [prohibition]
        names: [top]
        because: {ru: Волчки запрещены., kk: Зырылдауыққа тыйым салынған., en: Tops are banned.}
    recommendation: {ru: Запретить., kk: Тыйым салу., en: Ban them.}
    model: {ru: Волчки запрещаются., kk: Зырылдауыққа тыйым салынады., en: Tops are prohibited.}
"#;

/// What an edition of an act says in each language, paragraph by paragraph, with the notes on its article.
#[derive(Clone, Copy)]
pub struct Words {
    pub rus: &'static str,
    pub kaz: &'static str,
}

pub const NOTHING: Words = Words {
    rus: "Игрушки хранят в шкафу.", kaz: "Ойыншықтар шкафта сақталады."
};
pub const BAN: Words = Words {
    rus: "Запрещается заводить волчок.", kaz: "Зырылдауық айналдыруға тыйым салынады."
};
pub const BAN_IN_RUSSIAN: Words = Words { rus: BAN.rus, kaz: NOTHING.kaz };

/// An act whose requisite may tell of its repeal.
pub struct Act {
    pub code: &'static str,
    pub requisite: &'static str,
}

pub const TOYS: Act = Act {
    code: "90001", requisite: "Закон Республики Казахстан от 5 января 2010 года № 1-IV"
};

pub struct Law(pub Corpus);

impl Law {
    pub fn new() -> Law {
        let corpus = Corpus::empty();
        write(&corpus.beside("rules.yaml"), RULES);
        Law(corpus)
    }

    /// Adds an edition: two paragraphs of article 5, `words` being the second, with notes below, and lines of `meta.yaml`.
    pub fn edition(&self, act: &Act, date: &str, words: Words, notes: [&str; 2], meta: &str) {
        let Act { code, requisite } = act;
        let folder = self.0.acts().join(format!("{code}-toys")).join(date);
        let note = |n: &str| if n.is_empty() { String::new() } else { format!("\n> *{n}*\n") };
        let rus = format!(
            "# Об игрушках\n\n<a id=\"st5\"></a>\n\n### Статья 5. Порядок\n\nДети играют днем.\n\n{}\n{}",
            words.rus,
            note(notes[0])
        );
        let kaz = format!(
            "# Ойыншықтар туралы\n\n<a id=\"st5\"></a>\n\n### 5-бап. Тәртіп\n\nБалалар күндіз ойнайды.\n\n{}\n{}",
            words.kaz,
            note(notes[1])
        );
        write(&folder.join("rus.md"), rus);
        write(&folder.join("kaz.md"), kaz);
        write(
            &folder.join("meta.yaml"),
            format!(
                "act_code: '{code}'\nrequisite: {requisite}\ntitle: {{rus: Об игрушках, kaz: Ойыншықтар туралы}}\n\
                 form: ЗАК\nversion_date: {date}\n{meta}"
            ),
        );
    }

    pub fn run(&self, args: &[&str]) -> crate::support::run::Ran {
        let rules = self.0.beside("rules.yaml");
        let all = args.iter().map(std::ffi::OsStr::new).chain(["--rules".as_ref(), rules.as_os_str()]);
        self.0.run(all.collect::<Vec<_>>())
    }

    /// The timeline of the rule.
    #[track_caller]
    pub fn timeline(&self) -> Value {
        let ran = self.run(&["timeline", "--format", "json", "--at", "2025-01-01", "--lang", "en"]);
        ran.exits(0);
        let all: Value = serde_json::from_str(&ran.stdout).expect("JSON");
        all["rules"][0].clone()
    }
}

/// `from verdict` of every span; `-` for no first day.
pub fn spans(timeline: &Value) -> Vec<String> {
    let of = |s: &Value| format!("{} {}", s["from"].as_str().unwrap_or("-"), s["verdict"].as_str().unwrap());
    timeline["spans"].as_array().unwrap().iter().map(of).collect()
}

/// The change that begins on a day.
#[track_caller]
pub fn change<'a>(timeline: &'a Value, day: &str) -> &'a Value {
    let all = timeline["changes"].as_array().unwrap();
    all.iter().find(|c| c["day"] == day).unwrap_or_else(|| panic!("nothing changes on {day}: {timeline:#}"))
}

/// The numbers of the laws of a change.
pub fn laws(change: &Value) -> Vec<&str> {
    change["laws"].as_array().unwrap().iter().map(|l| l["number"].as_str().unwrap()).collect()
}

/// `eid how languages` of the provisions of a change.
pub fn provisions(change: &Value) -> Vec<String> {
    let of = |p: &Value| {
        let langs: Vec<&str> = p["languages"].as_array().unwrap().iter().map(|l| l.as_str().unwrap()).collect();
        format!("{} {} {}", p["eid"].as_str().unwrap(), p["how"].as_str().unwrap(), langs.join("+"))
    };
    change["provisions"].as_array().unwrap().iter().map(of).collect()
}
