//! Words of what is told from outside.

super::words! {
    /// What kind of report it is.
    ReportKind said key "report-kind-" {
        /// Anybody says that something shown breaks the rules.
        Violation = "violation",
        /// A buyer says that something is wrong with an order.
        Complaint = "complaint",
        /// An authority asks that something be done.
        Demand = "demand",
    }

    /// What it is about.
    ReportAbout said key "report-about-" {
        /// A product on display.
        Product = "product",
        /// A shop that has a page.
        Shop = "shop",
        /// One shop's part of a purchase.
        Order = "order",
    }

    /// What is said to be wrong, or asked; each kind has its own of these.
    ReportReason said key "report-reason-" {
        /// May not be sold.
        Forbidden = "forbidden",
        /// Says what is not so, or promises to heal.
        Untrue = "untrue",
        /// Words or photos of somebody else.
        Copied = "copied",
        /// Another's name on it, or a paper that is not its own.
        Counterfeit = "counterfeit",
        /// Not safe to eat or to use.
        Unsafe = "unsafe",
        /// Takes money and sends nothing, asks for money elsewhere.
        Fraud = "fraud",
        /// Said to be delivered, or on its way for too long.
        NotArrived = "not_arrived",
        /// Broken or spoiled.
        Damaged = "damaged",
        /// Something else than was shown.
        NotAsDescribed = "not_as_described",
        /// Less than was ordered.
        Short = "short",
        /// An authority wants something off display.
        TakeDown = "take_down",
        /// An authority wants to be told something.
        Inform = "inform",
        /// An authority wants a shop suspended.
        Suspend = "suspend",
        /// In words.
        Other = "other",
    }

    /// How it ended.
    ReportVerdict {
        /// It is so; of an authority's demand: done.
        Upheld = "upheld",
        /// It is not so; of a demand: it could not be done.
        Dismissed = "dismissed",
        /// What it was about has been put right between the two.
        Settled = "settled",
        /// Whoever made it took it back.
        Withdrawn = "withdrawn",
    }

    /// Who says something in it.
    ReportSide said key "report-side-" {
        /// Whoever made it.
        Reporter = "reporter",
        /// The shop that it is about.
        Shop = "shop",
        /// The market's own people, to both sides.
        Staff = "staff",
        /// The market's own people, among themselves.
        Note = "note",
        /// Somebody of them has looked at whose the order is.
        Looked = "looked",
        /// Somebody of them has taken it to the department as a file.
        HandedOn = "handed_on",
    }
}

impl ReportKind {
    /// What may be said to be wrong in one, in the order in which it is offered.
    pub const fn reasons(self) -> &'static [ReportReason] {
        use ReportReason::*;
        match self {
            Self::Violation => &[Forbidden, Untrue, Counterfeit, Copied, Unsafe, Fraud, Other],
            Self::Complaint => &[NotArrived, Damaged, NotAsDescribed, Short, Other],
            Self::Demand => &[TakeDown, Inform, Suspend],
        }
    }
}

impl ReportSide {
    /// It is read by those who made the report and by the shop.
    pub const fn is_for_sides(self) -> bool {
        match self {
            Self::Reporter | Self::Shop | Self::Staff => true,
            Self::Note | Self::Looked | Self::HandedOn => false,
        }
    }
}

impl ReportVerdict {
    /// A moderator finds so; the others come about without one.
    pub const fn is_moderators(self) -> bool {
        matches!(self, Self::Upheld | Self::Dismissed)
    }

    /// The key of the message that says it of a report of that kind.
    pub fn key(self, kind: ReportKind) -> String {
        format!("report-{}-{}", kind.as_str(), self.as_str())
    }
}
