//! A DOCX file as the tests see it, and what must hold of every one.

use crate::xml::{Node, in_order, parse, unzip};
use std::collections::{BTreeMap, BTreeSet};

pub struct File {
    pub parts: BTreeMap<String, Node>,
}

impl File {
    /// Reads a file and checks what must hold of every one.
    pub fn sound(bytes: &[u8]) -> File {
        let files = unzip(bytes);
        assert!(files.values().all(|content| !content.is_empty()));
        let parts: BTreeMap<String, Node> = files.iter().map(|(name, bytes)| (name.clone(), parse(bytes))).collect();
        for (name, root) in &parts {
            in_order(name, root);
        }
        let file = File { parts };
        file.every_part_has_a_type_and_every_target_is_there();
        file.every_style_is_defined();
        file.numbers_are_used_once();
        file
    }

    pub fn document(&self) -> &Node {
        &self.parts["word/document.xml"]
    }

    pub fn notes(&self) -> Vec<&Node> {
        let notes = &self.parts["word/footnotes.xml"].children;
        notes.iter().filter(|n| n.get("w:type").is_empty()).collect()
    }

    /// The paragraphs with one of these styles.
    pub fn styled(&self, styles: &[&str]) -> Vec<&Node> {
        self.document().named("w:p").into_iter().filter(|p| styles.contains(&p.style())).collect()
    }

    /// All addresses outside the file.
    pub fn addresses(&self) -> Vec<&str> {
        let all = self.parts.values().flat_map(Node::all).filter(|n| n.name == "Relationship");
        all.filter(|n| n.get("TargetMode") == "External").map(|n| n.get("Target")).collect()
    }

    fn every_part_has_a_type_and_every_target_is_there(&self) {
        let types = self.parts["[Content_Types].xml"].named("Override");
        let typed: BTreeSet<&str> = types.iter().map(|n| n.get("PartName").trim_start_matches('/')).collect();
        for name in self.parts.keys().filter(|n| !n.ends_with(".rels") && !n.starts_with('[')) {
            assert!(typed.contains(name.as_str()), "{name}");
        }
        assert!(typed.iter().all(|name| self.parts.contains_key(*name)));
        for (owner, folder) in [("document", "word/"), ("footnotes", "word/")] {
            let relations = &self.parts[&format!("{folder}_rels/{owner}.xml.rels")];
            let mut ids = BTreeSet::new();
            for relation in &relations.children {
                assert!(ids.insert(relation.get("Id")), "{}", relation.get("Id"));
                if relation.get("TargetMode") != "External" {
                    assert!(self.parts.contains_key(&format!("{folder}{}", relation.get("Target"))));
                }
            }
            let used = self.parts[&format!("{folder}{owner}.xml")].all();
            for id in used.iter().map(|n| n.get("r:id")).filter(|id| !id.is_empty()) {
                assert!(ids.contains(id), "{owner}: {id}");
            }
        }
    }

    fn every_style_is_defined(&self) {
        let defined: BTreeSet<&str> =
            self.parts["word/styles.xml"].named("w:style").iter().map(|s| s.get("w:styleId")).collect();
        let refers = ["w:pStyle", "w:rStyle", "w:tblStyle", "w:basedOn", "w:next", "w:link"];
        for node in self.parts.values().flat_map(Node::all).filter(|n| refers.contains(&n.name.as_str())) {
            assert!(defined.contains(node.get("w:val")), "{}", node.get("w:val"));
        }
    }

    fn numbers_are_used_once(&self) {
        let document = self.document();
        let unique = |nodes: Vec<&Node>, attribute: &str| {
            let values: BTreeSet<&str> = nodes.iter().map(|n| n.get(attribute)).collect();
            assert_eq!(values.len(), nodes.len(), "{attribute}");
            values.into_iter().map(str::to_owned).collect::<BTreeSet<String>>()
        };
        let opened = unique(document.named("w:bookmarkStart"), "w:id");
        assert_eq!(opened, unique(document.named("w:bookmarkEnd"), "w:id"));
        let names = unique(document.named("w:bookmarkStart"), "w:name");
        assert!(names.iter().all(|n| n.len() <= 40));
        for link in document.named("w:hyperlink").iter().filter(|n| !n.get("w:anchor").is_empty()) {
            assert!(names.contains(link.get("w:anchor")), "{}", link.get("w:anchor"));
        }
        let notes: Vec<&str> = self.notes().iter().map(|n| n.get("w:id")).collect();
        let referred: Vec<&str> = document.named("w:footnoteReference").iter().map(|n| n.get("w:id")).collect();
        assert_eq!(notes, referred);
    }
}
