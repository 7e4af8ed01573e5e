//! The repositories that are known by name.

use crate::law::ActCode;
use crate::source::registry;
use std::collections::BTreeSet;

/// A public repository of texts.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Listed {
    /// The name under which it is kept: letters, digits, `-`, `_` and `.`.
    pub name: String,
    /// Where it is fetched from.
    pub url: String,
}

/// What the registry tells of repositories and of the acts to be read from them.
#[derive(Clone, Debug, Default)]
pub struct Registered {
    /// The repositories, in the order of the file.
    pub repositories: Vec<Listed>,
    /// The codes of all acts of the registry that have one.
    pub acts: BTreeSet<ActCode>,
}

/// What the registry of the program names.
pub fn registered() -> Registered {
    let known = registry();
    let listed = |r: &registry::Repository| Listed { name: r.name.clone(), url: r.url.clone() };
    Registered {
        repositories: known.repositories.iter().map(listed).collect(),
        acts: known.acts.iter().filter_map(|act| act.code.clone()).collect(),
    }
}

/// A name for the repository at an address: its owner and its own name, `kazakhstan-law-codes`.
pub fn name_of(url: &str) -> String {
    let path = url.split_once("://").map_or(url, |(_, rest)| rest).trim_end_matches('/');
    let path = path.strip_suffix(".git").unwrap_or(path);
    let mut last: Vec<&str> = path.rsplit('/').take(2).filter(|s| !s.contains(':')).collect();
    last.reverse();
    let safe = |c: char| if c.is_ascii_alphanumeric() || matches!(c, '-' | '_' | '.') { c } else { '_' };
    let name: String = last.join("-").chars().map(safe).take(80).collect();
    let name = name.trim_start_matches(['.', '-']);
    if name.is_empty() { "repository".to_owned() } else { name.to_owned() }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_registry_names_repositories_and_acts() {
        let registered = registered();
        assert!(!registered.repositories.is_empty() && !registered.acts.is_empty());
        for listed in &registered.repositories {
            assert!(listed.url.starts_with("https://"), "{listed:?}");
            assert_eq!(name_of(&format!("https://host/{}", listed.name)), format!("host-{}", listed.name));
        }
    }

    #[test]
    fn a_repository_is_named_after_its_owner_and_itself() {
        for (url, name) in [
            ("https://example.kz/zakon/codes.git", "zakon-codes"),
            ("http://127.0.0.1:8080/codes/", "codes"),
            ("https://example.kz/../..", "repository"),
            ("git://example.kz/a b/%2e", "a_b-_2e"),
        ] {
            assert_eq!(name_of(url), name, "{url}");
        }
    }
}
