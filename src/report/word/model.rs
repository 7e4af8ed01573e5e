//! A document as a word processor has it: parts with a direction of the page, blocks, words with their language.
//!
//! The model holds nothing that could be wrong in the file: numbers of notes, tables and bookmarks, the table of contents
//! and the order of elements are the writer's.

use crate::law::Lang;

/// A document.
#[derive(Clone, Debug)]
pub struct Document {
    /// The language of the reader.
    pub lang: Lang,
    /// Its title, for the properties of the file.
    pub title: String,
    /// What it is about, for the properties of the file.
    pub subject: String,
    /// The program and version that made it.
    pub maker: String,
    /// What stands at the left and at the right of every page's head but the first.
    pub header: [String; 2],
    /// What stands at the foot: `{n}` is the page, `{m}` the number of pages.
    pub footer: String,
    /// How a table is called: `{n}` is its number, `{title}` its title.
    pub caption: String,
    /// The heading of the table of contents.
    pub contents: String,
    /// Its parts; each begins on a new page.
    pub parts: Vec<Part>,
}

/// Pages of one direction.
#[derive(Clone, Debug)]
pub struct Part {
    /// Whether they lie on their long side.
    pub landscape: bool,
    /// What stands on them.
    pub blocks: Vec<Block>,
}

/// A block.
#[derive(Clone, Debug)]
pub enum Block {
    /// A paragraph or heading.
    Paragraph(Paragraph),
    /// A table.
    Table(Table),
    /// The table of contents: all headings of the levels 1 to 3.
    Contents,
}

/// How a paragraph looks; `templates/docx/styles.xml` has the styles.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Style {
    /// What kind of document it is, above the title.
    Kind,
    /// The title of the document.
    Title,
    /// What stands below the title.
    Subtitle,
    /// A heading of a level that the table of contents shows.
    Heading(Level),
    /// A heading within a finding, not in the table of contents.
    Heading4,
    /// Running text.
    Body,
    /// Running text that stays on the page of the table below it.
    AboveTable,
    /// What must stand out: a verdict's reason, a warning.
    Lead,
    /// An item of a list.
    Bullet,
    /// The line above a quote that says what is quoted.
    Citation,
    /// Words of a law.
    Quote,
    /// Words of a law that govern a quote.
    Context,
    /// What is said of a quote.
    Remark,
    /// Words in a table.
    Cell,
    /// Words in a table of many words.
    Dense,
    /// A citation in a table of many words.
    DenseCitation,
    /// The head of a column.
    CellHead,
}

/// A level of headings.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Level {
    /// A chapter.
    One,
    /// A section.
    Two,
    /// A finding.
    Three,
}

impl Style {
    /// The style's id in the file.
    pub fn id(self) -> &'static str {
        match self {
            Style::Kind => "Kind",
            Style::Title => "Title",
            Style::Subtitle => "Subtitle",
            Style::Heading(Level::One) => "Heading1",
            Style::Heading(Level::Two) => "Heading2",
            Style::Heading(Level::Three) => "Heading3",
            Style::Heading4 => "Heading4",
            Style::Body => "BodyText",
            Style::AboveTable => "AboveTable",
            Style::Lead => "Lead",
            Style::Bullet => "ListBullet",
            Style::Citation => "Citation",
            Style::Quote => "Quote",
            Style::Context => "QuoteContext",
            Style::Remark => "Remark",
            Style::Cell => "TableText",
            Style::Dense => "TableDense",
            Style::DenseCitation => "TableCitation",
            Style::CellHead => "TableHead",
        }
    }
}

/// A paragraph.
#[derive(Clone, Debug)]
pub struct Paragraph {
    /// How it looks.
    pub style: Style,
    /// The place to which [`Inline::Jump`] leads; a name once in a document.
    pub anchor: Option<String>,
    /// Its words.
    pub content: Vec<Inline>,
}

/// How words look within a paragraph; character styles of `templates/docx/styles.xml`.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Look {
    /// As the paragraph.
    Plain,
    /// Strong.
    Strong,
    /// Less weighty than what stands around.
    Soft,
    /// A warning: words that are not official, law that was not read.
    Warning,
    /// Words of a law that matched.
    Matched,
    /// Words that a draft changes.
    Changed,
    /// A verdict, by the id of its character style.
    Verdict(&'static str),
}

impl Look {
    /// The style's id in the file.
    pub fn id(self) -> Option<&'static str> {
        match self {
            Look::Plain => None,
            Look::Strong => Some("Strong"),
            Look::Soft => Some("Soft"),
            Look::Warning => Some("Warning"),
            Look::Matched => Some("Matched"),
            Look::Changed => Some("Changed"),
            Look::Verdict(id) => Some(id),
        }
    }
}

/// Words of one language and look.
#[derive(Clone, Debug)]
pub struct Run {
    /// The words; a newline breaks the line.
    pub text: String,
    /// Their language.
    pub lang: Lang,
    /// How they look.
    pub look: Look,
}

/// What a paragraph is made of.
#[derive(Clone, Debug)]
pub enum Inline {
    /// Words.
    Text(Run),
    /// A link to the web; addresses that no word processor would follow become plain words.
    Web {
        /// The address.
        href: String,
        /// What a reader clicks on.
        run: Run,
    },
    /// A link to a paragraph with this anchor.
    Jump {
        /// The anchor.
        to: String,
        /// What a reader clicks on.
        run: Run,
    },
    /// A footnote: what stands in it.
    Note(Vec<Inline>),
}

/// A table.
#[derive(Clone, Debug)]
pub struct Table {
    /// Its title; it is numbered.
    pub title: Option<String>,
    /// The width of each column; they share the width of the page in these proportions.
    pub widths: Vec<u32>,
    /// The heads of the columns, repeated on every page.
    pub head: Vec<Cell>,
    /// The rows.
    pub rows: Vec<Vec<Cell>>,
}

/// A cell.
#[derive(Clone, Debug, Default)]
pub struct Cell {
    /// The colour behind it, as `F1EFEA`.
    pub fill: Option<&'static str>,
    /// Whether its lines run from bottom to top, for heads of narrow columns.
    pub upright: bool,
    /// What stands in it.
    pub paragraphs: Vec<Paragraph>,
}

impl Run {
    /// Plain words.
    pub fn new(text: impl Into<String>, lang: Lang) -> Run {
        Run { text: text.into(), lang, look: Look::Plain }
    }

    /// Words that look so.
    pub fn look(mut self, look: Look) -> Run {
        self.look = look;
        self
    }
}

impl Paragraph {
    /// A paragraph without words.
    pub fn new(style: Style) -> Paragraph {
        Paragraph { style, anchor: None, content: Vec::new() }
    }

    /// A paragraph of plain words.
    pub fn of(style: Style, text: impl Into<String>, lang: Lang) -> Paragraph {
        Paragraph::new(style).run(Run::new(text, lang))
    }

    /// Names the place.
    pub fn anchor(mut self, name: impl Into<String>) -> Paragraph {
        self.anchor = Some(name.into());
        self
    }

    /// Adds words.
    pub fn run(self, run: Run) -> Paragraph {
        self.with(Inline::Text(run))
    }

    /// Adds plain words.
    pub fn text(self, text: impl Into<String>, lang: Lang) -> Paragraph {
        self.run(Run::new(text, lang))
    }

    /// Adds words that look so.
    pub fn say(self, text: impl Into<String>, lang: Lang, look: Look) -> Paragraph {
        self.run(Run::new(text, lang).look(look))
    }

    /// Adds a link, a note or words.
    pub fn with(mut self, inline: Inline) -> Paragraph {
        self.content.push(inline);
        self
    }

    /// Its words without notes.
    pub fn words(&self) -> String {
        let said = |inline: &Inline| match inline {
            Inline::Text(run) | Inline::Web { run, .. } | Inline::Jump { run, .. } => run.text.clone(),
            Inline::Note(_) => String::new(),
        };
        self.content.iter().map(said).collect()
    }
}

impl Cell {
    /// A cell of one paragraph.
    pub fn of(paragraph: Paragraph) -> Cell {
        Cell { paragraphs: vec![paragraph], ..Cell::default() }
    }

    /// A cell of plain words.
    pub fn text(text: impl Into<String>, lang: Lang) -> Cell {
        Cell::of(Paragraph::of(Style::Cell, text, lang))
    }

    /// The head of a column.
    pub fn head(text: impl Into<String>, lang: Lang) -> Cell {
        Cell::head_of(Paragraph::of(Style::CellHead, text, lang))
    }

    /// The head of a column, of a paragraph.
    pub fn head_of(paragraph: Paragraph) -> Cell {
        Cell::of(paragraph).fill("EEECE6")
    }

    /// With lines that run from bottom to top.
    pub fn upright(mut self) -> Cell {
        self.upright = true;
        self
    }

    /// With a colour behind it.
    pub fn fill(mut self, fill: &'static str) -> Cell {
        self.fill = Some(fill);
        self
    }
}

impl From<Paragraph> for Block {
    fn from(paragraph: Paragraph) -> Block {
        Block::Paragraph(paragraph)
    }
}

impl From<Table> for Block {
    fn from(table: Table) -> Block {
        Block::Table(table)
    }
}
