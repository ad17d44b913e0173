//! What is told from outside: anybody says that something shown breaks the rules (a violation), a buyer that something is wrong with an
//! order (a complaint), an authority asks for something (a demand). All stand in one list with their clocks, each side says what it has
//! to say, and a moderator decides with words that both read.
//!
//! | kind | who makes it | who follows it | the shop knows of it | decided within |
//! |---|---|---|---|---|
//! | violation | anybody, of what is on display | whoever has its code | once a moderator asks it, or has found it so | `report_decision` |
//! | complaint | the buyer of an order | whoever may see the purchase | at once, and is asked to answer | `complaint_decision` |
//! | demand | a moderator who received it | staff | by the sanction that follows | `demand`, of 24 hours each |
//!
//! Invariants: a report that has ended stays so; what was said is added to, never changed; of an order there is one complaint that has
//! not ended.

pub mod about;
pub mod complain;
pub mod decide;
pub mod events;
pub mod find;
pub mod hand_on;
pub mod look;
pub mod policy;
pub mod receive;
pub mod report;
pub mod say;
pub mod settle;
pub mod withdraw;
mod write;

pub use crate::entities::{
    report::{ReportAbout, ReportKind, ReportReason, ReportVerdict},
    statement::ReportSide,
};

/// What somebody says is wrong.
#[derive(Clone, Debug)]
pub struct Told {
    /// What the report will be called: nobody else can tell it.
    pub code: String,
    /// Of those that the kind lists.
    pub reason: ReportReason,
    /// Her own.
    pub words: String,
    /// Codes of pictures that are hers.
    pub photos: Vec<String>,
}
