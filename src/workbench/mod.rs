//! What authors of rules work with: trying a rule on provisions ([`trial`], shown by [`trial_report`]).

pub mod explain;
pub mod lexicon;
pub mod lint;
pub mod new;
pub mod trial;
pub mod trial_report;
