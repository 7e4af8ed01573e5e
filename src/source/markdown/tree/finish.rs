//! The finished tree: what is excluded as a whole, and children in their parents.

use super::{Builder, Tree};
use crate::law::{Document, Eid, Kind, Provision, SourceSpan, Status};
use crate::source::markdown::editor;

impl Builder {
    pub(super) fn finish(mut self) -> Tree {
        for i in (0..self.nodes.len()).rev() {
            if self.is_excluded(i) {
                self.exclude(i);
            }
        }
        let roots: Vec<usize> = (0..self.nodes.len()).filter(|i| self.nodes[*i].parent.is_none()).collect();
        // Children always stand after their parents, so they can be moved up from the end.
        let mut done: Vec<Option<Provision>> = Vec::new();
        done.resize_with(self.nodes.len(), || None);
        for i in (0..self.nodes.len()).rev() {
            let children = std::mem::take(&mut self.nodes[i].children);
            let children: Vec<Provision> = children.into_iter().filter_map(|c| done[c].take()).collect();
            let node = &mut self.nodes[i];
            let blank = Provision {
                eid: Eid::new(""),
                kind: node.provision.kind,
                num: None,
                role: None,
                heading: None,
                text: String::new(),
                status: Status::InForce,
                notes: Vec::new(),
                span: SourceSpan::default(),
                children: Vec::new(),
            };
            let mut provision = std::mem::replace(&mut node.provision, blank);
            provision.children = children;
            done[i] = Some(provision);
        }
        Tree {
            document: Document {
                lang: self.lang,
                title: self.title,
                provisions: roots.into_iter().filter_map(|r| done[r].take()).collect(),
                notes: self.notes,
                omissions: self.omissions,
                points_are_parts: false,
            },
            set_aside: self.set_aside,
            warnings: self.warnings,
        }
    }

    /// A place without text in force of which a note, its heading or all its children say that it was excluded.
    fn is_excluded(&self, i: usize) -> bool {
        let node = &self.nodes[i];
        let p = &node.provision;
        if p.status == Status::Excluded {
            return true;
        }
        let in_force = |c: &usize| self.nodes[*c].provision.status == Status::InForce;
        if !p.text.is_empty() || node.children.iter().any(in_force) {
            return false;
        }
        let all_children = !node.children.is_empty() && matches!(p.kind, Kind::Article);
        all_children
            || p.notes.iter().any(|n| editor::excludes_all(self.lang, &n.text))
            || (p.kind == Kind::Article && p.heading.as_deref().is_some_and(|h| editor::is_excluded(self.lang, h)))
    }

    fn exclude(&mut self, i: usize) {
        let mut all = vec![i];
        while let Some(n) = all.pop() {
            self.nodes[n].provision.status = Status::Excluded;
            // Paragraphs after an excluded point were not excluded with it unless it says so of the whole.
            if self.nodes[n].provision.text.is_empty() {
                all.extend(self.nodes[n].children.iter().copied());
            }
        }
    }
}
