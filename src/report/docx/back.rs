use super::{Maker, labels, wording};
use crate::report::view::ActView;
use crate::report::word::{Block, Cell, Inline, Level, Look, Paragraph, Run, Style, Table};

impl Maker<'_> {
    /// What was read, how the report was made, and what it does not say.
    pub(super) fn back(&self) -> Vec<Block> {
        let (w, lang) = (&self.words.labels, self.lang);
        let mut out = vec![self.heading(Level::One, w.acts.get(lang))];
        if self.view.acts.is_empty() {
            out.push(self.body(self.view.head.known.as_str()));
        } else {
            out.push(self.acts().into());
        }
        out.push(self.heading(Level::One, w.method.get(lang)));
        out.extend(self.view.method.iter().map(|p| self.body(p.as_str())));
        out.push(self.heading(Level::Two, w.grade_key.get(lang)));
        for grade in &self.view.grade_key {
            let line = Paragraph::new(Style::Bullet).say(grade.value.label.as_str(), lang, Look::Strong);
            out.push(line.text(format!(" – {}", grade.meaning), lang).into());
        }
        out.push(self.heading(Level::One, w.limits.get(lang)));
        out.extend(self.view.limits.iter().map(|l| self.bullet(l.as_str())));
        out
    }

    fn acts(&self) -> Table {
        let (w, lang) = (&self.words.labels, self.lang);
        let head = [&w.act, &w.edition, &w.known_until, &w.languages, &w.text_status];
        Table {
            title: Some(w.acts.get(lang).to_owned()),
            widths: vec![44, 16, 14, 12, 14],
            head: head.into_iter().map(|t| Cell::head(t.get(lang), lang)).collect(),
            rows: self.view.acts.iter().map(|a| self.act(a)).collect(),
        }
    }

    fn act(&self, act: &ActView) -> Vec<Cell> {
        let (w, lang) = (&self.words.labels, self.lang);
        let name = wording(&act.title, lang).look(Look::Strong);
        let mut title = vec![Paragraph::new(Style::Cell).run(name)];
        if !act.requisite.is_empty() {
            let requisite = Run::new(act.requisite.as_str(), crate::law::Lang::Ru).look(Look::Soft);
            title.push(Paragraph::new(Style::Cell).run(requisite));
        }
        let mut facts = vec![act.kind.as_str(), act.rank.label.as_str()];
        facts.dedup();
        let mut line = Paragraph::new(Style::Cell).say(facts.join(" · "), lang, Look::Soft);
        for link in &act.links {
            line = line.say(" · ", lang, Look::Soft);
            line = line.with(Inline::Web { href: link.href.clone(), run: self.run(link.label.as_str()) });
        }
        title.push(line);
        for unread in &act.unread {
            let said = format!("{} ({}): {}", w.unread.get(lang), unread.language.label, unread.places.join("; "));
            title.push(Paragraph::new(Style::Cell).say(said, lang, Look::Soft));
        }
        let mut edition = match &act.edition {
            Some(day) => vec![Paragraph::of(Style::Cell, day.short.as_str(), lang)],
            None => vec![Paragraph::of(Style::Cell, act.standing.label.as_str(), lang)],
        };
        if !act.read_from.is_empty() {
            let days: Vec<&str> = act.read_from.iter().map(|d| d.short.as_str()).collect();
            let said = format!("{}: {}", w.read_from.get(lang), days.join(", "));
            edition.push(Paragraph::new(Style::Cell).say(said, lang, Look::Soft));
        }
        let mut known = vec![Paragraph::of(Style::Cell, act.known_until.short.as_str(), lang)];
        if act.beyond {
            known.push(Paragraph::new(Style::Cell).say(w.beyond.get(lang), lang, Look::Warning));
        }
        let read = !act.languages.is_empty();
        let languages = if read { labels(&act.languages) } else { w.not_read.get(lang).to_owned() };
        let official = act.status.tag == "official";
        let status = if act.edition.is_some() { act.status.label.as_str() } else { "–" };
        let look = if official || act.edition.is_none() { Look::Plain } else { Look::Warning };
        vec![
            Cell { paragraphs: title, ..Cell::default() },
            Cell { paragraphs: edition, ..Cell::default() },
            Cell { paragraphs: known, ..Cell::default() },
            Cell::text(languages, lang),
            Cell::of(Paragraph::new(Style::Cell).say(status, lang, look)),
        ]
    }
}
