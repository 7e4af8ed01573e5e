use super::{Maker, wording};
use crate::law::Lang;
use crate::report::view::{ContextLine, Group, Quote};
use crate::report::word::{Block, Inline, Look, Paragraph, Run, Style};

impl Maker<'_> {
    /// The quotes of a provision: above each what is quoted, with a footnote that cites it in full.
    pub(super) fn group(&self, group: &Group) -> Vec<Block> {
        let mut out = Vec::new();
        for quote in &group.quotes {
            let lang = of_quote(quote);
            out.push(self.citation(quote).into());
            out.extend(quote.before.iter().map(|c| self.context(c, lang, true)));
            out.push(words(Paragraph::new(Style::Quote), quote).into());
            out.extend(quote.after.iter().map(|c| self.context(c, lang, false)));
            if let Some(changed) = &quote.changed {
                out.push(Paragraph::new(Style::Remark).say(changed.as_str(), self.lang, Look::Warning).into());
            }
            if group.why.is_none() {
                out.push(Paragraph::of(Style::Remark, quote.why.as_str(), self.lang).into());
            }
        }
        if let Some(why) = &group.why {
            out.push(Paragraph::of(Style::Remark, why.as_str(), self.lang).into());
        }
        out
    }

    /// The citations of a provision and why it stands here, without its words.
    pub(super) fn cited(&self, group: &Group) -> Vec<Block> {
        let mut line = Paragraph::new(Style::Bullet);
        for (n, quote) in group.quotes.iter().enumerate() {
            if n > 0 {
                line = line.text(" / ", self.lang);
            }
            line = line.text(quote.place.as_str(), of_quote(quote)).with(Inline::Note(self.footnote(quote)));
        }
        let reasons: Vec<&str> = match &group.why {
            Some(why) => vec![why.as_str()],
            None => group.quotes.iter().map(|q| q.why.as_str()).collect(),
        };
        if let Some(last) = group.quotes.last() {
            line = line.text(" ", self.lang).run(wording(&last.act_title, self.lang));
        }
        vec![line.say(format!(" – {}", reasons.join(" ")), self.lang, Look::Soft).into()]
    }

    fn citation(&self, quote: &Quote) -> Paragraph {
        let mut line = Paragraph::new(Style::Citation)
            .say(quote.place.as_str(), of_quote(quote), Look::Strong)
            .with(Inline::Note(self.footnote(quote)))
            .text(" ", self.lang)
            .run(wording(&quote.act_title, self.lang));
        let mut facts = vec![quote.language.as_str(), quote.grade.label.as_str()];
        facts.extend(quote.norm.as_ref().map(|n| n.label.as_str()));
        line = line.say(format!(" · {}", facts.join(" · ")), self.lang, Look::Soft);
        match &quote.mark {
            Some(mark) => line.text(" · ", self.lang).say(mark.as_str(), self.lang, Look::Warning),
            None => line,
        }
    }

    fn footnote(&self, quote: &Quote) -> Vec<Inline> {
        let mut note = vec![Inline::Text(Run::new(closed(&quote.source), of_quote(quote)))];
        if let Some(mark) = &quote.mark {
            note.push(Inline::Text(self.run(format!(" {}.", capital(mark)))));
        }
        if let Some(link) = &quote.link {
            note.push(Inline::Text(self.run(format!(" {}: ", capital(&link.label)))));
            note.push(Inline::Web { href: link.href.clone(), run: self.run(link.href.as_str()) });
        }
        note
    }

    fn context(&self, line: &ContextLine, lang: Lang, before: bool) -> Block {
        let labels = &self.words.labels;
        let label = if before { &labels.opening_words } else { &labels.closing_words };
        Paragraph::new(Style::Context)
            .text(format!("{}, ", label.get(self.lang)), self.lang)
            .text(format!("{}: ", line.citation), lang)
            .text(line.text.as_str(), lang)
            .into()
    }
}

pub(super) fn of_quote(quote: &Quote) -> Lang {
    Lang::parse(quote.lang).unwrap_or(Lang::Ru)
}

/// The words of a quote, those that matched marked.
pub(super) fn words(paragraph: Paragraph, quote: &Quote) -> Paragraph {
    let lang = of_quote(quote);
    quote.segments.iter().fold(paragraph, |paragraph, segment| {
        let look = if segment.marked { Look::Matched } else { Look::Plain };
        paragraph.say(segment.text.as_str(), lang, look)
    })
}

/// With a full stop at the end.
fn closed(text: &str) -> String {
    let text = text.trim_end();
    if text.ends_with(['.', '!', '?', '…']) { text.to_owned() } else { format!("{text}.") }
}

/// With a capital letter at the start.
pub(super) fn capital(text: &str) -> String {
    let mut chars = text.chars();
    chars.next().map(|c| c.to_uppercase().chain(chars).collect()).unwrap_or_default()
}
