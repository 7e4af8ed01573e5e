//! What authors of rules work with: trying a rule on provisions ([`trial`], shown by [`trial_report`])
//! and a concept on words ([`naming`]).

pub mod explain;
pub mod lexicon;
pub mod lint;
pub mod naming;
pub mod new;
pub mod trial;
pub mod trial_report;
