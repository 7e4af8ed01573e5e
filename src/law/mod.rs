//! The nouns everyone shares: acts, editions, provision trees, eIds, citations, languages, dates.
//!
//! An [`Act`] is known by its [`ActCode`]; each [`Edition`] of it holds one [`Document`] per language, a tree of
//! [`Provision`]s whose [`Eid`]s are the same in every language. A [`Citation`] names a provision the way a lawyer of
//! that language writes it. Nothing here reads a file: the readers of `source` build these values.

mod act;
mod act_number;
mod amendment;
pub mod citation;
mod date;
mod eid;
mod lang;
mod number;
mod omission;
mod provision;

pub use act::{Act, ActCode, ActKind, Edition, Rank, Repeal, RepealFrom, TextStatus};
pub use act_number::{plain_number, same_number};
pub use amendment::{Amendment, Commencement, Note};
pub use citation::Citation;
pub use date::{Date, long_date, month_of, parse_date, short_date};
pub use eid::Eid;
pub use lang::{Lang, Localized};
pub use number::Number;
pub use omission::Omission;
pub use provision::{Document, Kind, ParagraphRole, Provision, SourceSpan, Status};
