//! What every format is turned into first: a flat sequence of pieces.

/// A line break that the format asks for inside a paragraph.
pub const BREAK: char = '\u{2028}';

/// What a piece is in its format.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Shape {
    /// A heading of the format, 1 the highest.
    Heading(u8),
    /// A paragraph.
    Paragraph,
    /// What the format itself sets apart as a note of an editor.
    Note,
    /// A row of a table.
    Row,
    /// A name that links can lead to; the runs are empty.
    Anchor(String),
    /// A line that leads to a place of the same text, as tables of contents are made of.
    Contents,
}

/// Words in one kind of type.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Run {
    /// The words.
    pub text: String,
    /// In italics.
    pub italic: bool,
    /// In bold.
    pub bold: bool,
}

/// A piece of a text.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Piece {
    /// What it is.
    pub shape: Shape,
    /// Its words.
    pub runs: Vec<Run>,
    /// It stands in the middle of the line, as headings do.
    pub centred: bool,
    /// Line (or paragraph) of the original, counted from 1.
    pub line: u32,
}

impl Piece {
    /// A piece of plain words.
    pub fn plain(shape: Shape, text: impl Into<String>, line: u32) -> Piece {
        Piece { shape, runs: vec![Run { text: text.into(), ..Run::default() }], centred: false, line }
    }

    /// Its words, line breaks as blanks.
    pub fn text(&self) -> String {
        self.runs.iter().map(|r| r.text.replace(BREAK, " ")).collect()
    }

    /// Whether there is a word in it.
    pub fn has_words(&self) -> bool {
        self.runs.iter().any(|r| r.text.contains(|c: char| !c.is_whitespace()))
    }

    /// Whether all its words are in bold.
    pub fn all_bold(&self) -> bool {
        all(&self.runs, |r| r.bold)
    }

    /// Whether it looks like a heading without being one of the format: it is bold or stands in the middle.
    pub fn looks_like_heading(&self) -> bool {
        matches!(self.shape, Shape::Heading(_)) || self.shape == Shape::Paragraph && (self.centred || self.all_bold())
    }

    /// Makes every run of blanks one blank and takes away those at the ends and around line breaks. Soft hyphens and
    /// characters without width go; a blank that forbids a break is a blank.
    pub fn squeeze(&mut self) {
        let mut after_blank = true;
        for run in &mut self.runs {
            let mut out = String::with_capacity(run.text.len());
            for c in run.text.chars() {
                match c {
                    '\u{ad}' | '\u{200b}' | '\u{200c}' | '\u{200d}' | '\u{feff}' | '\u{2060}' => {}
                    BREAK => {
                        while out.ends_with(' ') {
                            out.pop();
                        }
                        out.push(BREAK);
                        after_blank = true;
                    }
                    c if c.is_whitespace() => {
                        if !after_blank {
                            out.push(' ');
                        }
                        after_blank = true;
                    }
                    c if c.is_control() => {}
                    c => {
                        out.push(c);
                        after_blank = false;
                    }
                }
            }
            run.text = out;
        }
        self.runs.retain(|r| !r.text.is_empty());
        while let Some(last) = self.runs.last_mut() {
            last.text.truncate(last.text.trim_end().len());
            if !last.text.is_empty() {
                break;
            }
            self.runs.pop();
        }
    }

    /// Its lines, where the format breaks it.
    pub fn lines(&self) -> Vec<Piece> {
        let fresh = || Piece { runs: Vec::new(), ..self.clone() };
        let mut out = vec![fresh()];
        for run in &self.runs {
            for (i, part) in run.text.split(BREAK).enumerate() {
                if i > 0 {
                    out.push(fresh());
                }
                if let Some(last) = out.last_mut() {
                    last.runs.push(Run { text: part.to_owned(), italic: run.italic, bold: run.bold });
                }
            }
        }
        out.iter_mut().for_each(Piece::squeeze);
        out.retain(Piece::has_words);
        out
    }
}

/// Whether there are words and all of them are so.
pub fn all(runs: &[Run], so: impl Fn(&Run) -> bool) -> bool {
    let mut words = runs.iter().filter(|r| r.text.contains(char::is_alphanumeric)).peekable();
    words.peek().is_some() && words.all(so)
}
