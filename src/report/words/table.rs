use super::parts::LanguageNote;
use crate::assess::{Grade, Verdict};
use crate::law::{ActKind, Lang, Rank, TextStatus};
use crate::norm::align::DifferenceKind;
use crate::norm::{Level, NormKind, SanctionKind};
use crate::report::profile::{Profile, Tier};
use crate::rule::Role;
use crate::rule::model::{Check, Domain, RuleKind, Severity, Texts};
use serde::Deserialize;
use std::collections::BTreeMap;

/// A closed set of values each of which needs words.
pub trait Closed: Ord + Sized + 'static {
    /// All of them.
    const ALL: &'static [Self];
}

impl Closed for Verdict {
    const ALL: &'static [Self] = &Verdict::ALL;
}
impl Closed for Grade {
    const ALL: &'static [Self] = &[Grade::Explicit, Grade::Implicit, Grade::Mention];
}
impl Closed for Domain {
    const ALL: &'static [Self] =
        &[Domain::Laws, Domain::Services, Domain::Governance, Domain::Monitoring, Domain::Resources];
}
impl Closed for Severity {
    const ALL: &'static [Self] = &[Severity::Critical, Severity::Major, Severity::Minor];
}
impl Closed for NormKind {
    const ALL: &'static [Self] = &[
        NormKind::Definition,
        NormKind::ShortName,
        NormKind::Prohibition,
        NormKind::Duty,
        NormKind::Right,
        NormKind::Offence,
        NormKind::Competence,
    ];
}
impl Closed for RuleKind {
    const ALL: &'static [Self] = &RuleKind::ALL;
}
impl Closed for Check {
    const ALL: &'static [Self] = &Check::ALL;
}
impl Closed for DifferenceKind {
    const ALL: &'static [Self] = &DifferenceKind::ALL;
}
impl Closed for Level {
    const ALL: &'static [Self] = &[
        Level::Annex,
        Level::Section,
        Level::Chapter,
        Level::Paragraph,
        Level::Article,
        Level::Point,
        Level::Subpoint,
        Level::Part,
        Level::Indent,
    ];
}
impl Closed for Tier {
    const ALL: &'static [Self] = &Tier::ALL;
}
impl Closed for Profile {
    const ALL: &'static [Self] = &Profile::ALL;
}
impl Closed for LanguageNote {
    const ALL: &'static [Self] = &[LanguageNote::Differ, LanguageNote::OnlyRu, LanguageNote::OnlyKk];
}
impl Closed for Role {
    const ALL: &'static [Self] = &Role::ALL;
}
impl Closed for SanctionKind {
    const ALL: &'static [Self] = &[
        SanctionKind::Warning,
        SanctionKind::Fine,
        SanctionKind::CorrectiveLabour,
        SanctionKind::CommunityService,
        SanctionKind::Arrest,
        SanctionKind::Restriction,
        SanctionKind::Imprisonment,
        SanctionKind::Disqualification,
        SanctionKind::Other,
    ];
}
impl Closed for Lang {
    const ALL: &'static [Self] = &Lang::ALL;
}
impl Closed for TextStatus {
    const ALL: &'static [Self] = &[TextStatus::Official, TextStatus::Restated, TextStatus::Draft];
}
impl Closed for Rank {
    const ALL: &'static [Self] = &[Rank::Law, Rank::ByLaw];
}
impl Closed for ActKind {
    const ALL: &'static [Self] = &[
        ActKind::Constitution,
        ActKind::ConstitutionalLaw,
        ActKind::Code,
        ActKind::Law,
        ActKind::Decree,
        ActKind::Resolution,
        ActKind::Order,
        ActKind::Other,
    ];
}

/// Words for every value of a closed set.
#[derive(Clone, Debug, Deserialize)]
#[serde(transparent, bound(deserialize = "K: Ord + Deserialize<'de>"))]
pub struct Table<K>(BTreeMap<K, Texts>);

impl<K: Closed> Table<K> {
    /// The words for a value. [`super::Words::parse`] has made sure that there are any.
    pub fn get(&self, key: K, lang: Lang) -> &str {
        self.0.get(&key).map_or("", |t| t.get(lang))
    }

    /// The text in three languages.
    pub fn texts(&self, key: K) -> &Texts {
        static NONE: Texts = Texts { ru: String::new(), kk: String::new(), en: String::new() };
        self.0.get(&key).unwrap_or(&NONE)
    }

    /// Whether every value has its words.
    pub(super) fn complete(&self) -> bool {
        K::ALL.iter().all(|k| self.0.contains_key(k))
    }
}
