//! What authors of rules work with: trying a rule on provisions ([`trial`], shown by [`trial_report`]).

pub mod trial;
pub mod trial_report;
