use super::{Eid, Lang, Note, Number, Omission};
use serde::{Deserialize, Serialize};

/// The level of a provision. See `Eid` for the step each level has there.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(rename_all = "lowercase")]
pub enum Kind {
    /// ЧАСТЬ / БӨЛІК of a code.
    Part,
    /// Раздел / бөлім.
    Section,
    /// Глава / тарау.
    Chapter,
    /// § or Параграф / параграф.
    Paragraph,
    /// Статья / бап.
    Article,
    /// Пункт / тармақ; «часть» / «бөлік» in the Criminal and Administrative Offences Codes.
    Point,
    /// Подпункт / тармақша; «пункт» / «тармақ» in those codes.
    Subpoint,
    /// A paragraph without a number (часть or абзац).
    Unnumbered,
    /// The text before the first article.
    Preamble,
    /// Приложение / қосымша; numbering restarts in it.
    Annex,
}

impl Kind {
    /// How deep it stands: a lower number stands higher, and ends what stands as deep or deeper.
    pub fn rank(self) -> u8 {
        match self {
            Kind::Annex => 0,
            Kind::Part => 1,
            Kind::Section => 2,
            Kind::Chapter => 3,
            Kind::Paragraph => 4,
            Kind::Preamble | Kind::Article => 5,
            Kind::Point => 6,
            Kind::Subpoint => 7,
            Kind::Unnumbered => 8,
        }
    }
}

/// Whether a provision still is law in the edition that holds it.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum Status {
    /// It is law.
    #[default]
    InForce,
    /// It was excluded or repealed; the number stays, the words do not count.
    Excluded,
}

/// What lawyers call an unnumbered paragraph.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "lowercase")]
pub enum ParagraphRole {
    /// A sentence of its own: часть / бөлік.
    Part,
    /// It continues what a colon (or, in a code, a dash before the sanction) opened: абзац.
    Indent,
    /// A note that is law: «Примечание. Для целей настоящей статьи …».
    Note,
}

/// Where a provision stands in its file.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct SourceSpan {
    /// Line, counted from 1.
    pub line: u32,
    /// First byte of the provision's own words in the file.
    pub start: usize,
    /// The byte after the last one of its own words.
    pub end: usize,
}

/// A node of the tree of an act.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Provision {
    /// Its identifier, unique in the document.
    pub eid: Eid,
    /// Its level.
    pub kind: Kind,
    /// Its number as the law writes it; `None` for the preamble and unnumbered paragraphs.
    pub num: Option<Number>,
    /// For an unnumbered paragraph: what it is called, and its ordinal among the paragraphs of that name (1 is the first;
    /// the text of a point is its first).
    pub role: Option<(ParagraphRole, u16)>,
    /// Its heading, for articles and what stands above them.
    pub heading: Option<String>,
    /// Its own words as written in the file, without number and Markdown marks, line breaks as single blanks; empty
    /// where only the children have words.
    pub text: String,
    /// Whether it is law.
    pub status: Status,
    /// Editorial notes that speak of it.
    pub notes: Vec<Note>,
    /// Where its own words stand in the file.
    pub span: SourceSpan,
    /// What stands in it, in the order of the text.
    pub children: Vec<Provision>,
}

impl Provision {
    /// Calls `visit` with this provision and everything below it, in the order of the text, with the chain of its
    /// ancestors (outermost first).
    pub fn walk<'a>(&'a self, visit: &mut dyn FnMut(&[&'a Provision], &'a Provision)) {
        let mut above = Vec::new();
        self.walk_below(&mut above, visit);
    }

    fn walk_below<'a>(
        &'a self,
        above: &mut Vec<&'a Provision>,
        visit: &mut dyn FnMut(&[&'a Provision], &'a Provision),
    ) {
        visit(above, self);
        above.push(self);
        for child in &self.children {
            child.walk_below(above, visit);
        }
        above.pop();
    }
}

/// The text of one edition in one language.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Document {
    /// Its language.
    pub lang: Lang,
    /// The title as the text gives it.
    pub title: Option<String>,
    /// The top of the tree, in the order of the text.
    pub provisions: Vec<Provision>,
    /// Notes that speak of the act as a whole.
    pub notes: Vec<Note>,
    /// Places the file says it leaves out.
    pub omissions: Vec<Omission>,
    /// Whether this act calls its points «часть» and its subpoints «пункт», as the Criminal and Administrative Offences
    /// Codes do.
    pub points_are_parts: bool,
}

impl Document {
    /// Calls `visit` for every provision in the order of the text; see [`Provision::walk`].
    pub fn walk<'a>(&'a self, visit: &mut dyn FnMut(&[&'a Provision], &'a Provision)) {
        for provision in &self.provisions {
            provision.walk(visit);
        }
    }

    /// The provision with this eId.
    pub fn find(&self, eid: &Eid) -> Option<&Provision> {
        let mut found = None;
        self.walk(&mut |_, p| {
            if found.is_none() && p.eid == *eid {
                found = Some(p);
            }
        });
        found
    }
}
