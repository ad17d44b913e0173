//! What is counted in days, and may be set anew.

super::words! {
    /// A period that an administrator sets, from a day on.
    Period said key "period-" said hint "period-hint-" {
        /// Full days between a shop's hearing of a suspension or closing and its beginning.
        Notice = "notice",
        /// Days after a sanction in which an appeal can be made.
        Appeal = "appeal",
        /// Days in which an appeal is promised to be decided.
        AppealAnswer = "appeal_answer",
        /// Days before a paper ends on which its shop is told.
        PaperEnding = "paper_ending",
    }
}
