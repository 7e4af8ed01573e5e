//! What a draft says, in the nouns of both languages.

use super::ActName;
use crate::law::{Commencement, Lang, Number};
use serde::{Deserialize, Serialize};

/// A level that an instruction can name.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum Unit {
    /// Приложение / қосымша.
    Annex,
    /// Раздел / бөлім.
    Section,
    /// Глава / тарау.
    Chapter,
    /// Параграф / параграф.
    Paragraph,
    /// Статья / бап.
    Article,
    /// Преамбула / кіріспе.
    Preamble,
    /// Оглавление / мазмұны: read, nothing to apply.
    Contents,
    /// Заголовок / тақырып.
    Heading,
    /// Примечание / ескертпе that is law.
    Note,
    /// Пункт / тармақ.
    Point,
    /// Часть / бөлік: an unnumbered paragraph that is a sentence, or a point of a code.
    Part,
    /// Подпункт / тармақша (in the codes: пункт 1) / 1) тармақ).
    Subpoint,
    /// Абзац.
    Indent,
    /// Предложение / сөйлем.
    Sentence,
    /// Строка of a table.
    Row,
    /// Текст as against the heading.
    Text,
}

impl Unit {
    /// How deep it stands: a scope is closed by a place that stands no deeper.
    pub fn rank(self) -> u8 {
        match self {
            Unit::Annex => 0,
            Unit::Section => 2,
            Unit::Chapter => 3,
            Unit::Paragraph => 4,
            Unit::Article | Unit::Preamble | Unit::Contents => 10,
            Unit::Note => 11,
            Unit::Heading | Unit::Point | Unit::Row | Unit::Text => 12,
            Unit::Part => 13,
            Unit::Subpoint => 14,
            Unit::Indent => 15,
            Unit::Sentence => 16,
        }
    }
}

/// Which one of its level.
#[derive(Clone, Debug, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum Which {
    /// The only one: «заголовок», «преамбула».
    Sole,
    /// With this number; ordinals as figures.
    Number(Number),
    /// The last one.
    Last,
}

/// One step of a place.
#[derive(Clone, Debug, PartialEq, Eq, Hash, Serialize, Deserialize)]
pub struct Step {
    /// The level.
    pub unit: Unit,
    /// Which of that level.
    pub which: Which,
}

/// A place in an act, outermost step first; empty for the act as a whole.
pub type Place = Vec<Step>;

/// On which side of the words found.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum Side {
    /// Before them.
    Before,
    /// After them.
    #[default]
    After,
}

/// What is done.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum Action {
    /// Words, figures or signs are replaced by others.
    Replace {
        /// What by what.
        pairs: Vec<(String, String)>,
        /// Wherever they stand in the place («по всему тексту»).
        everywhere: bool,
        /// In every case form, by words in the same form.
        cases: bool,
    },
    /// Words are taken out.
    Remove {
        /// The words.
        words: Vec<String>,
        /// Wherever they stand in the place.
        everywhere: bool,
        /// In every case form.
        cases: bool,
    },
    /// Words are put beside others.
    Insert {
        /// Beside what, and what.
        pairs: Vec<(String, String)>,
        /// On which side.
        side: Side,
        /// Wherever they stand in the place.
        everywhere: bool,
    },
    /// Words are put at the end.
    Append {
        /// The words.
        words: String,
    },
    /// The place has new words.
    Restate {
        /// The lines of the new text.
        text: Vec<String>,
    },
    /// The place is taken out.
    Exclude,
    /// Provisions are added in the place.
    Add {
        /// Their level.
        unit: Unit,
        /// Their numbers, as given; empty where none is.
        numbers: Vec<Number>,
        /// They are said to be new, so that those after them move on.
        new: bool,
        /// They stand right after this place.
        after: Option<Place>,
        /// The lines of their text.
        text: Vec<String>,
    },
    /// Provisions get other numbers.
    Renumber {
        /// The level.
        unit: Unit,
        /// The new numbers, one for each place.
        to: Vec<Number>,
    },
    /// The act, or the place, is no longer law.
    Repeal,
    /// A table of contents follows the text by itself.
    Nothing,
}

/// One instruction.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Instruction {
    /// The places it speaks of.
    pub places: Vec<Place>,
    /// What it does there.
    pub action: Action,
    /// Line of the draft, counted from 1.
    pub line: u32,
    /// The sentence as written, without the text it quotes as a block.
    pub source: String,
    /// Its own place in the draft: item and paragraph, for exceptions of commencement («абзацев пятого … подпункта 2) пункта 6»).
    pub item: Item,
    /// The words by which a consolidated text tells that a place was excluded, where the draft gives them in a quote.
    pub mark: Option<String>,
}

/// Where an instruction stands in the draft.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Item {
    /// The article.
    pub article: Option<Number>,
    /// The point.
    pub point: Option<Number>,
    /// The subpoint.
    pub subpoint: Option<Number>,
    /// First and last paragraph of the innermost of these, the opening words being the first.
    pub paragraphs: (u16, u16),
}

/// The changes to one act.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct ActPart {
    /// The act as the draft names it.
    pub name: ActName,
    /// Line of the draft, counted from 1.
    pub line: u32,
    /// The instructions, in the order of the draft.
    pub instructions: Vec<Instruction>,
}

/// Parts of a draft that come into force on another day.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Later {
    /// When.
    pub commencement: Commencement,
    /// The words.
    pub words: String,
    /// Line of the draft, counted from 1.
    pub line: u32,
    /// What the words name, as far as they could be read.
    pub items: Vec<Item>,
}

/// Something that could not be read or applied.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
pub struct Problem {
    /// Line of the draft, counted from 1.
    pub line: u32,
    /// What is the matter, in English.
    pub cause: String,
    /// What can be done.
    pub hint: Option<String>,
}

/// A draft law that amends others, in one language.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Draft {
    /// Its language.
    pub lang: Lang,
    /// Its title.
    pub title: Option<String>,
    /// The acts it changes, in its order.
    pub acts: Vec<ActPart>,
    /// When it comes into force.
    pub commencement: Option<Commencement>,
    /// What comes into force on another day.
    pub later: Vec<Later>,
    /// What could not be read.
    pub problems: Vec<Problem>,
}

impl Item {
    /// Whether this item of a draft is, or holds, or stands in, what an exception names.
    fn meets(&self, named: &Item) -> bool {
        let same = |a: &Option<Number>, b: &Option<Number>| b.is_none() || a == b;
        same(&self.article, &named.article)
            && same(&self.point, &named.point)
            && same(&self.subpoint, &named.subpoint)
            && (named.paragraphs.0 == 0
                || (self.paragraphs.0 <= named.paragraphs.1 && named.paragraphs.0 <= self.paragraphs.1))
    }
}

impl Draft {
    /// Makes lines of a converted text the lines of the original: the first line of the text is `lines[0]`.
    pub fn at_lines(&mut self, lines: &[u32]) {
        let original = |line: &mut u32| {
            let at = usize::try_from(line.saturating_sub(1)).ok().and_then(|i| lines.get(i));
            *line = at.copied().unwrap_or(*line);
        };
        self.problems.iter_mut().for_each(|p| original(&mut p.line));
        self.later.iter_mut().for_each(|l| original(&mut l.line));
        for act in &mut self.acts {
            original(&mut act.line);
            act.instructions.iter_mut().for_each(|i| original(&mut i.line));
        }
    }

    /// When an instruction comes into force: by an exception that names it, or with the draft.
    pub fn commencement_of(&self, i: &Instruction) -> Option<&Commencement> {
        let later = self.later.iter().find(|l| l.items.iter().any(|named| i.item.meets(named)));
        later.map(|l| &l.commencement).or(self.commencement.as_ref())
    }
}
