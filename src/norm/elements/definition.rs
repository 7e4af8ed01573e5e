//! Genus, forms and scope of a definition.

use super::phrase::Line;
use super::{DefinitionElements, Span};
use crate::language::TokenKind;
use crate::law::Lang;
use crate::norm::{DefinitionForm, Norm};
use std::ops::Range;

pub(super) fn read(line: &Line<'_>, norm: &Norm) -> DefinitionElements {
    let words = &line.words.definition;
    let Some(term) = &norm.term else {
        return DefinitionElements::default();
    };
    let whole = line.tokens(&norm.scope);
    let framed = line.find(&words.scope_frames, whole.clone()).into_iter().next();
    let enumeration = term.form == Some(DefinitionForm::Enumeration);
    let Some(meaning) = meaning(line, norm, &term.range) else {
        let scope = framed.and_then(|s| line.bytes(s)).map(Span::own);
        return DefinitionElements { scope, ..DefinitionElements::default() };
    };
    let field = field(line, &meaning);
    // Kazakh says the field first; what it says it of comes after.
    let rest = match &field {
        Some(f) if f.start == meaning.start => f.end..meaning.end,
        _ => meaning.clone(),
    };
    let genus = if enumeration { None } else { line.genus(rest.clone()) };
    let forms = if enumeration { items(line, meaning.clone(), false) } else { forms(line, &rest) };
    let own = |tokens: Range<usize>| line.bytes(tokens).map(Span::own);
    DefinitionElements {
        meaning: own(meaning),
        genus: genus.and_then(own),
        forms: forms.into_iter().filter_map(own).collect(),
        scope: framed.or(field).or_else(|| field_before(line, whole, &line.tokens(&term.range))).and_then(own),
    }
}

/// The field that stands before the term or in it: «в сфере спорта под насилием понимается …».
fn field_before(line: &Line<'_>, whole: Range<usize>, term: &Range<usize>) -> Option<Range<usize>> {
    if line.lang == Lang::Kk || term.end <= whole.start {
        return None;
    }
    let lead = line.find(&line.words.definition.scope_leads, whole.start..term.end).into_iter().next()?;
    let phrase = line.phrase_after(lead.end..term.end)?;
    Some(lead.start..phrase.end)
}

/// The tokens of the meaning: after the trigger, or between the term and the trigger, or before the term.
fn meaning(line: &Line<'_>, norm: &Norm, term: &Range<usize>) -> Option<Range<usize>> {
    let text = line.reading.text;
    let after_term = text.get(term.end..norm.scope.end.max(term.end))?;
    // A dash in the brackets of a short name is not the one that divides.
    let outside = |at: &usize| {
        let before = &after_term.as_bytes()[..*at];
        before.iter().filter(|b| **b == b'(').count() <= before.iter().filter(|b| **b == b')').count()
    };
    let found = after_term.match_indices(norm.trigger.as_str()).map(|(at, _)| at).find(outside)?;
    let trigger = line.tokens(&(term.end + found..term.end + found + norm.trigger.len()));
    let term = line.tokens(term);
    let end = line.tokens(&norm.scope).end;
    let candidates = [trigger.end..end, term.end..trigger.start, line.tokens(&norm.scope).start..term.start];
    candidates.into_iter().find_map(|c| {
        let c = without_fillers(line, c);
        let enough = c.clone().filter(|i| line.is_word(*i)).count() > 0;
        enough.then_some(c)
    })
}

/// Without copulas, frames and marks at either end; a sanction that a dash sets apart is no part of a meaning.
fn without_fillers(line: &Line<'_>, tokens: Range<usize>) -> Range<usize> {
    let words = &line.words.definition;
    let mut r = line.trimmed(tokens);
    loop {
        let before = r.clone();
        if !r.is_empty() && line.is(&words.fillers, r.start) {
            r.start += 1;
        }
        if !r.is_empty() && line.is(&words.fillers, r.end - 1) {
            r.end -= 1;
        }
        for frame in line.find(&words.scope_frames, r.clone()) {
            if frame.start == r.start {
                r.start = frame.end;
            }
        }
        r = line.trimmed(r);
        if r == before {
            return r;
        }
    }
}

/// The field that the first clause of a meaning names.
fn field(line: &Line<'_>, meaning: &Range<usize>) -> Option<Range<usize>> {
    let words = &line.words.definition;
    let first = line.reading.clause(meaning.start);
    let clause = meaning.start..first.end.min(meaning.end);
    if line.lang == Lang::Kk {
        let trail = line.find(&words.scope_trails, clause.clone()).into_iter().next()?;
        let phrase = line.phrase_before(meaning.start..trail.start)?;
        return (phrase.start == meaning.start).then_some(meaning.start..trail.end);
    }
    let lead = line.find(&words.scope_leads, clause).into_iter().next()?;
    let phrase = line.phrase_after(lead.end..meaning.end)?;
    Some(lead.start..phrase.end)
}

/// The forms that a meaning lists.
fn forms(line: &Line<'_>, meaning: &Range<usize>) -> Vec<Range<usize>> {
    let words = &line.words.definition;
    let leads = line.find(&words.form_leads, meaning.clone());
    if let Some(lead) = leads.into_iter().find(|m| m.end < meaning.end) {
        return items(line, lead.end..meaning.end, true);
    }
    if let Some(lead) = line.find(&words.means, meaning.clone()).into_iter().find(|m| m.end < meaning.end) {
        return means(line, lead.end..meaning.end);
    }
    match line.find(&words.form_trails, meaning.clone()).into_iter().next() {
        Some(trail) => items_before(line, meaning.start..trail.start),
        None => Vec::new(),
    }
}

/// The items of a row that begins `within`: between commas and, where they are short, between «и», «или».
fn items(line: &Line<'_>, within: Range<usize>, in_sentence: bool) -> Vec<Range<usize>> {
    let words = &line.words.definition;
    let mut out: Vec<Range<usize>> = Vec::new();
    let mut from = within.start;
    let mut depth = 0usize;
    for at in within.start..=within.end {
        let mark = if at == within.end { ";" } else { line.text(at) };
        match mark {
            "(" => depth += 1,
            ")" => depth = depth.saturating_sub(1),
            _ => {}
        }
        let ends = matches!(mark, ";" | ".") || (mark == ":" && at > from + 1);
        if ends || (mark == "," && depth == 0) {
            let raw = line.trimmed(from..at);
            let item = without_joints(line, raw.clone());
            let over = |i: usize| line.find(&words.form_ends, i..raw.end).iter().any(|m| m.start == i);
            match out.last_mut() {
                Some(_) if over(raw.start) => break,
                // «действий, совершенных публично»
                Some(last) if line.lang != Lang::Kk && line.interrupted(item.start, item.end) => last.end = item.end,
                _ => out.extend(halves(line, item)),
            }
            from = at + 1;
        }
        if ends && (in_sentence || at == within.end) {
            break;
        }
    }
    out.retain(|r| !r.is_empty());
    out
}

/// The means after «путем»: a row of single words is divided, a phrase is left whole, since its genitives may belong to
/// one another.
fn means(line: &Line<'_>, within: Range<usize>) -> Vec<Range<usize>> {
    let row = items(line, within, true);
    let (Some(first), Some(last)) = (row.first(), row.last()) else {
        return row;
    };
    let single = row.len() > 2 && row[..row.len() - 1].iter().all(|r| r.len() == 1);
    if single { row } else { std::iter::once(first.start..last.end).collect() }
}

/// The items of a row that ends `within`, read back: «қорлау, бопсалау немесе қорқыту арқылы».
fn items_before(line: &Line<'_>, within: Range<usize>) -> Vec<Range<usize>> {
    const LONGEST_EARLIER: usize = 4;
    let g = &line.words.general;
    let mut out: Vec<Range<usize>> = Vec::new();
    let mut to = within.end;
    loop {
        let comma = (within.start..to).rev().find(|i| line.text(*i) == ",");
        let item = without_joints(line, comma.map_or(within.start, |c| c + 1)..to);
        let count = item.clone().filter(|i| line.is_word(*i)).count();
        let verbal = !item.is_empty() && line.is(&g.infinitives, item.end - 1);
        if count == 0 || (!out.is_empty() && (count > LONGEST_EARLIER || !verbal)) {
            break;
        }
        out.extend(halves(line, item).into_iter().rev());
        match comma {
            Some(comma) => to = comma,
            None => break,
        }
    }
    out.reverse();
    out
}

fn without_joints(line: &Line<'_>, tokens: Range<usize>) -> Range<usize> {
    let mut r = line.trimmed(tokens);
    let joint = |i: usize| line.is(&line.words.definition.form_joints, i);
    loop {
        if r.is_empty() {
            return r;
        }
        // «и (или)»
        let bracketed = line.text(r.start) == "(" && joint(r.start + 1) && line.text(r.start + 2) == ")";
        let skip = if bracketed { 3 } else { usize::from(joint(r.start)) };
        if skip == 0 {
            return r;
        }
        r = line.trimmed((r.start + skip).min(r.end)..r.end);
    }
}

/// «оскорблений или шантажа» is two forms; «физического или психического насилия» and long clauses are one.
fn halves(line: &Line<'_>, item: Range<usize>) -> Vec<Range<usize>> {
    const LONGEST: usize = 8;
    let words = item.clone().filter(|i| line.is_word(*i)).count();
    let joint = item.clone().skip(1).find(|i| line.is(&line.words.definition.form_joints, *i));
    let Some(joint) = joint.filter(|j| words <= LONGEST && *j + 1 < item.end) else {
        return vec![item];
    };
    let g = &line.words.general;
    let plain = |i: usize| line.reading.tokens.get(i).is_some_and(|t| t.kind == TokenKind::Word);
    let divides = plain(joint - 1)
        && plain(joint + 1)
        && !line.is_adjective(joint - 1)
        && !line.is(&g.prepositions, joint + 1)
        && !line.is(&g.conjunctions, joint + 1);
    if divides { vec![item.start..joint, line.trimmed(joint + 1..item.end)] } else { vec![item] }
}
