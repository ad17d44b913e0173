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
        /// Days after an order has ended in which its buyer can complain.
        Complaint = "complaint",
        /// Days that a shop has to answer a complaint, or a question about a report.
        ComplaintAnswer = "complaint_answer",
        /// Days in which a complaint is promised to be decided.
        ComplaintDecision = "complaint_decision",
        /// Days in which a report on something shown is promised to be decided.
        ReportDecision = "report_decision",
        /// Days, of 24 hours each, in which an authority's demand is carried out.
        Demand = "demand",
        /// Days after a purchase for which it is kept who bought from whom.
        Contract = "contract",
        /// Days after its owner is gone for which it is kept what a shop has shown.
        Listing = "listing",
        /// Days, of 24 hours each, in which a leak of personal data is told to the authority.
        Leak = "leak",
    }
}
