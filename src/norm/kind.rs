use crate::law::{Date, Eid};
use serde::{Deserialize, Serialize};
use std::ops::Range;

/// What a norm does.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize, schemars::JsonSchema)]
#[serde(rename_all = "kebab-case")]
pub enum NormKind {
    /// It says what a term means.
    Definition,
    /// It introduces a short name: «(далее – X)».
    ShortName,
    /// It bans directly. A condition, a limit or a power to ban is none.
    Prohibition,
    /// It obliges someone to act.
    Duty,
    /// It entitles someone.
    Right,
    /// It punishes.
    Offence,
    /// It sets up a body or gives it a task.
    Competence,
}

impl NormKind {
    /// Every kind.
    pub const ALL: [NormKind; 7] = [
        NormKind::Definition,
        NormKind::ShortName,
        NormKind::Prohibition,
        NormKind::Duty,
        NormKind::Right,
        NormKind::Offence,
        NormKind::Competence,
    ];

    /// As written in JSON and on the command line.
    pub fn tag(self) -> &'static str {
        match self {
            NormKind::Definition => "definition",
            NormKind::ShortName => "short-name",
            NormKind::Prohibition => "prohibition",
            NormKind::Duty => "duty",
            NormKind::Right => "right",
            NormKind::Offence => "offence",
            NormKind::Competence => "competence",
        }
    }
}

/// How a definition is made (`legal-language.md`, kinds a to e).
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize, schemars::JsonSchema)]
#[serde(rename_all = "kebab-case")]
pub enum DefinitionForm {
    /// An item of an article of basic notions: «N) term – meaning;».
    Item,
    /// Running text: «под X понимается …», «X деп танылады».
    Running,
    /// The disposition of an offence: «Оскорбление, то есть …», «яғни».
    Disposition,
    /// A point of an article on kinds: «Психологическое насилие - …».
    ByKind,
    /// A list of forms, which names without defining: «Формами … являются …».
    Enumeration,
}

/// What a definition or a short name introduces.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Term {
    /// The term in the form the act gives it.
    pub text: String,
    /// Where it stands: bytes of the carrier's text.
    pub range: Range<usize>,
    /// How it is defined; `None` for a short name.
    pub form: Option<DefinitionForm>,
}

/// What the penalty of an offence is.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize, schemars::JsonSchema)]
#[serde(rename_all = "kebab-case")]
pub enum SanctionKind {
    /// Предупреждение.
    Warning,
    /// Штраф.
    Fine,
    /// Исправительные работы.
    CorrectiveLabour,
    /// Общественные работы.
    CommunityService,
    /// Арест, административный арест.
    Arrest,
    /// Ограничение свободы.
    Restriction,
    /// Лишение свободы.
    Imprisonment,
    /// Лишение права занимать должности или заниматься деятельностью.
    Disqualification,
    /// Any other.
    Other,
}

/// One thing that one provision does.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Norm {
    /// What it does.
    pub kind: NormKind,
    /// The words that make it so, as they stand («не допускается», «–» for a definition by dash).
    pub trigger: String,
    /// The provision that carries the trigger: this one, or the one whose words govern the list it stands in.
    pub carrier: Eid,
    /// Whether the trigger governs a list in which this provision is an item.
    pub inherited: bool,
    /// Bytes of THIS provision's text that the norm speaks in: the sentence of the trigger, or all of an item that
    /// inherits it. Conduct must be named here (or in the governing words) to be what is banned, owed or punished.
    pub scope: Range<usize>,
    /// Definitions and short names: the term.
    pub term: Option<Term>,
    /// Offences: the kinds of penalty that the sanction names.
    pub sanctions: Vec<SanctionKind>,
    /// «за исключением …», «кроме случаев …»: bytes of this provision's text.
    pub exceptions: Vec<Range<usize>>,
    /// «при наличии …», «в случаях, предусмотренных …»: bytes of this provision's text.
    pub conditions: Vec<Range<usize>>,
}

/// Words of another provision that govern this one: the opening words of its list, or the tail of its last item.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Governing {
    /// Where they stand.
    pub eid: Eid,
    /// The words, as written.
    pub text: String,
}

/// A heading above a provision.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Heading {
    /// The provision that has it.
    pub eid: Eid,
    /// Its level.
    pub kind: crate::law::Kind,
    /// The heading, as written.
    pub text: String,
}

/// A leaf provision as it is read: its own words, the words that govern it, the headings above it, and what it does.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Passage {
    /// The act.
    pub act: crate::law::ActCode,
    /// The edition that the words are read from.
    pub edition: Date,
    /// The language of the words.
    pub lang: crate::law::Lang,
    /// The provision.
    pub eid: Eid,
    /// How a lawyer names it.
    pub citation: crate::law::Citation,
    /// Line of the file, counted from 1.
    pub line: u32,
    /// Its own words, as written. Never empty.
    pub text: String,
    /// Opening words of the lists it stands in, outermost first; and the tail that closes its list, last.
    pub governing: Vec<Governing>,
    /// Headings above it, innermost (its article) first; the act's title is not among them.
    pub headings: Vec<Heading>,
    /// What it does.
    pub norms: Vec<Norm>,
    /// Changes told by notes on it or on its article.
    pub changed_by: Vec<crate::law::Amendment>,
}
