//! Citations out of the tree.

use super::{Citation, Step};
use crate::law::{Document, Eid, Kind, ParagraphRole, Provision};

impl Citation {
    /// The citation of a provision, given its ancestors (outermost first) as [`Document::walk`] gives them.
    pub fn of(above: &[&Provision], provision: &Provision, points_are_parts: bool) -> Citation {
        let chain: Vec<&Provision> = above.iter().copied().chain([provision]).collect();
        let first = chain
            .iter()
            .position(|p| matches!(p.kind, Kind::Annex | Kind::Article))
            .or_else(|| {
                chain
                    .iter()
                    .position(|p| matches!(p.kind, Kind::Preamble | Kind::Point | Kind::Subpoint | Kind::Unnumbered))
            })
            .unwrap_or(chain.len().saturating_sub(1));
        let mut steps: Vec<Step> = Vec::new();
        for (i, p) in chain.iter().enumerate().skip(first) {
            let parent = i.checked_sub(1).and_then(|j| chain.get(j)).filter(|_| i > first);
            // Chapters of an annex are not part of a citation, as they are not part of an eId.
            let inner = chain.get(i + 1).is_some();
            if inner && matches!(p.kind, Kind::Part | Kind::Section | Kind::Chapter | Kind::Paragraph) {
                continue;
            }
            if let Some(part) = parent.and_then(|parent| part_around(parent, p)) {
                steps.push(Step { kind: Kind::Unnumbered, num: None, role: Some((ParagraphRole::Part, part)) });
            }
            // The only paragraph of an article is the article.
            if p.kind == Kind::Unnumbered
                && parent.is_some_and(|parent| parent.kind == Kind::Article && parent.children.len() == 1)
            {
                continue;
            }
            // A note is a note to the article, wherever it stands in it.
            if p.kind == Kind::Unnumbered && matches!(p.role, Some((ParagraphRole::Note, _))) {
                steps.retain(|s| matches!(s.kind, Kind::Annex | Kind::Article));
            }
            steps.push(Step { kind: p.kind, num: p.num.clone(), role: p.role });
        }
        Citation { steps, points_are_parts }
    }

    /// The citation of a place in a text.
    pub fn at(document: &Document, eid: &Eid) -> Option<Citation> {
        let mut found = None;
        document.walk(&mut |above, p| {
            if found.is_none() && p.eid == *eid {
                found = Some(Citation::of(above, p, document.points_are_parts));
            }
        });
        found
    }
}

/// Where a point or article has more than one часть, the часть that a subpoint or абзац stands in.
fn part_around(parent: &Provision, child: &Provision) -> Option<u16> {
    if !matches!(child.kind, Kind::Subpoint) && !matches!(child.role, Some((ParagraphRole::Indent, _))) {
        return None;
    }
    let own = u16::from(parent.kind == Kind::Point);
    let part = |p: &Provision| match p.role {
        Some((ParagraphRole::Part, n)) => Some(n),
        _ => None,
    };
    let parts = parent.children.iter().filter(|c| part(c).is_some()).count() + usize::from(own);
    let at = parent.children.iter().position(|c| c.eid == child.eid)?;
    let around = parent.children.get(..at)?.iter().rev().find_map(part).or((own > 0).then_some(own))?;
    (parts > 1).then_some(around)
}
