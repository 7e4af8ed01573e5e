//! English: the article, then point and subpoint in brackets, then the part.

use super::ordinal::english as ordinal;
use super::{Citation, act as acts};
use crate::law::{Act, ActKind, Date, Kind, Lang, ParagraphRole, long_date};

/// “art. 28(4), second part”.
pub fn chain(c: &Citation) -> String {
    let mut out = String::new();
    let mut bare = true;
    for s in &c.steps {
        let comma = if out.is_empty() { "" } else { ", " };
        let num = s.num.as_ref().map_or("", |n| n.as_str());
        match (s.kind, s.role) {
            (_, Some((ParagraphRole::Part, n))) => out.push_str(&format!("{comma}{} part", ordinal(n))),
            (_, Some((ParagraphRole::Indent, n))) => out.push_str(&format!("{comma}{} paragraph", ordinal(n))),
            (_, Some((ParagraphRole::Note, _))) => out.push_str(&format!("{comma}note")),
            (Kind::Article, _) => out.push_str(&format!("{comma}art. {num}")),
            (Kind::Point | Kind::Subpoint, _)
                if !bare && out.ends_with([')', '0', '1', '2', '3', '4', '5', '6', '7', '8', '9']) =>
            {
                out.push_str(&format!("({num})"));
            }
            (Kind::Point, _) => out.push_str(&format!("{comma}para. {num}")),
            (Kind::Subpoint, _) => out.push_str(&format!("{comma}subpara. ({num})")),
            (kind, _) => {
                let word = match kind {
                    Kind::Part => "part",
                    Kind::Section => "section",
                    Kind::Chapter => "chapter",
                    Kind::Paragraph => "§",
                    Kind::Annex => "annex",
                    Kind::Preamble => "preamble",
                    _ => "paragraph",
                };
                out.push_str(&format!("{comma}{word} {num}"));
                out.truncate(out.trim_end().len());
            }
        }
        bare = s.kind == Kind::Annex;
    }
    out
}

/// With the act and the edition.
pub fn full(c: &Citation, act: &Act, edition: Date) -> String {
    let kind = match act.kind {
        ActKind::Constitution => "Constitution of the Republic of Kazakhstan",
        ActKind::ConstitutionalLaw => "Constitutional Law of the Republic of Kazakhstan",
        ActKind::Code => "Code of the Republic of Kazakhstan",
        ActKind::Law => "Law of the Republic of Kazakhstan",
        ActKind::Decree => "Decree of the President of the Republic of Kazakhstan",
        ActKind::Resolution => "Resolution of the Government of the Republic of Kazakhstan",
        ActKind::Order => "Order of a minister of the Republic of Kazakhstan",
        ActKind::Other => "Act of the Republic of Kazakhstan",
    };
    let place = chain(c);
    let link = match (place.is_empty(), c.in_annex()) {
        (true, _) => "the",
        (false, true) => " to the",
        (false, false) => " of the",
    };
    let mut out = format!("{place}{link} {kind}");
    if let Some(day) = act.adopted {
        out.push_str(&format!(" of {}", long_date(day, Lang::En)));
    }
    if let Some(number) = acts::number(act) {
        out.push_str(&format!(" No. {number}"));
    }
    if let Some(title) = acts::title(act, Lang::En) {
        out.push_str(&format!(" “{title}”"));
    }
    format!("{out} (as in force on {})", long_date(edition, Lang::En))
}
