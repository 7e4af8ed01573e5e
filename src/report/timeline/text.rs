//! Timelines as lines on a terminal.

use super::{StripView, View};
use crate::report::one_line;
use crate::report::terminal::{Paint, shape, wrap};
use std::fmt::Write;

/// Writes one block for each rule: its spans, then what brought each change about.
pub fn write(view: &View, color: bool) -> String {
    let paint = Paint { color };
    let mut out = String::new();
    for note in &view.notes {
        let _ = writeln!(out, "{}", paint.dim(&wrap(note, "")));
    }
    for (n, strip) in view.rules.iter().enumerate() {
        if n > 0 || !view.notes.is_empty() {
            out.push('\n');
        }
        block(&mut out, strip, &paint);
    }
    out
}

fn block(out: &mut String, strip: &StripView, paint: &Paint) {
    let _ = writeln!(out, "{}  {}", paint.bold(&one_line(&strip.rule)), one_line(&strip.title));
    for (n, span) in strip.spans.iter().enumerate() {
        if let Some(change) = n.checked_sub(1).and_then(|before| strip.changes.get(before)) {
            for sentence in &change.said {
                let _ = writeln!(out, "{}", paint.dim(&wrap(sentence, "        ")));
            }
        }
        let tag = &span.verdict.tag;
        let label = format!("{} {}", shape(tag), span.verdict.label);
        let _ = writeln!(out, "    {}  {}", paint.verdict(tag, &label), span.days);
    }
}
