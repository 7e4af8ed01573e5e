//! How cells look. Colours tell verdicts apart on a screen; signs, words and darkness do on paper.

use rust_xlsxwriter::{Color, Format, FormatAlign, FormatBorder, FormatPattern, FormatUnderline};

/// Points.
const SIZE: f64 = 10.0;

/// The formats of a workbook.
pub struct Style {
    /// Captions of columns.
    pub head: Format,
    /// Words.
    pub text: Format,
    /// Words that must not be missed.
    pub warn: Format,
    /// Days.
    pub day: Format,
    /// Counts.
    pub number: Format,
    /// Places on the web.
    pub link: Format,
    /// Matched words within a quote.
    pub marked: Format,
    /// Other words within a quote.
    pub plain: Format,
    /// A note of this program within a cell.
    pub note: Format,
    /// The title of the workbook.
    pub title: Format,
    /// Headings of the first sheet.
    pub heading: Format,
    /// Words of the first sheet.
    pub body: Format,
}

fn cell() -> Format {
    Format::new()
        .set_font_size(SIZE)
        .set_align(FormatAlign::Top)
        .set_text_wrap()
        .set_border(FormatBorder::Thin)
        .set_border_color(Color::RGB(0xB8BEC6))
}

impl Style {
    pub fn new() -> Style {
        let run = Format::new().set_font_size(SIZE);
        let body = Format::new().set_font_size(SIZE).set_align(FormatAlign::Top).set_text_wrap();
        Style {
            head: cell()
                .set_bold()
                .set_font_color(Color::White)
                .set_background_color(Color::RGB(0x1F3A4D))
                .set_align(FormatAlign::VerticalCenter),
            text: cell(),
            warn: cell().set_bold().set_italic(),
            day: cell().set_num_format("dd.mm.yyyy").set_align(FormatAlign::Left),
            number: cell().set_num_format("0"),
            link: cell().set_font_color(Color::RGB(0x0B4F8A)).set_underline(FormatUnderline::Single),
            marked: run.clone().set_bold().set_underline(FormatUnderline::Single),
            plain: run.clone(),
            note: run.set_italic().set_bold(),
            title: body.clone().set_bold().set_font_size(16.0),
            heading: body.clone().set_bold().set_font_size(12.0),
            body,
        }
    }

    /// A verdict: the worse, the darker; what is not assessable is dotted.
    pub fn verdict(&self, tag: &str) -> Format {
        let filled = |ground: u32, words: u32| {
            cell().set_background_color(Color::RGB(ground)).set_font_color(Color::RGB(words)).set_bold()
        };
        match tag {
            "met" => filled(0xE3F2E6, 0x14532D),
            "partial" => filled(0xF9DFA0, 0x4A3000),
            "divergent" => filled(0xC9B8EA, 0x2E1657),
            "gap" => filled(0x8C1D18, 0xFFFFFF),
            _ => cell()
                .set_pattern(FormatPattern::Gray0625)
                .set_background_color(Color::White)
                .set_foreground_color(Color::RGB(0x7A828C))
                .set_font_color(Color::RGB(0x333A42))
                .set_bold(),
        }
    }
}
