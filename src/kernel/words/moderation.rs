//! Words of moderators.

super::words! {
    /// What a moderator decides about.
    Kind {
        /// What a shop says about itself.
        Shop = "shop",
        /// The words and photos of a product.
        Product = "product",
        /// A certificate claim.
        Certificate = "certificate",
        /// How a variant is sold, in words of its own.
        Measure = "measure",
    }

    /// What may be wrong with it; each kind has its own of these.
    Reason {
        /// What it is called.
        Name = "name",
        /// Unclear, or of something else.
        Photo = "photo",
        /// Not where it says.
        Place = "place",
        /// What is told about the people.
        Story = "story",
        /// Not a measure, or one that nobody understands.
        Unclear = "unclear",
        /// Who they are is not certain.
        Seller = "seller",
        /// Says too much, or what is not so.
        Description = "description",
        /// Another product set.
        Category = "category",
        /// Price or measure look mistaken.
        Price = "price",
        /// Not sold here.
        Forbidden = "forbidden",
        /// The picture of a paper cannot be read.
        Scan = "scan",
        /// Not the number on the paper.
        Number = "number",
        /// Not the days on the paper.
        Dates = "dates",
        /// Not who issued it.
        Issuer = "issuer",
        /// The paper of another product.
        Product = "product",
        /// Orders are not answered, or not as they were promised.
        Orders = "orders",
        /// An authority has decided so, or whoever issued a paper took it back.
        Authority = "authority",
        /// In the moderator's own words.
        Other = "other",
    }

    /// How it was decided.
    Verdict {
        /// Shown from now on.
        Approved = "approved",
        /// To be mended, with a reason.
        SentBack = "sent_back",
    }

    /// What was done to something that had been approved.
    Sanction {
        /// Off display, with a reason: at once, or from the beginning of a day on.
        Stopped = "stopped",
        /// A shop is closed, likewise.
        Closed = "closed",
        /// What was to come does not come.
        CalledOff = "called_off",
        /// As it stood before.
        Restored = "restored",
    }

    /// What became of an appeal.
    AppealVerdict said key "appeal-verdict-" {
        /// The sanction stays.
        Upheld = "upheld",
        /// The sanction was ended.
        Lifted = "lifted",
        /// It had ended before.
        Over = "over",
    }

    /// What is likely to be wrong with words, before anybody has looked.
    Sign said key "sign-" {
        /// May not be sold here.
        Forbidden = "forbidden",
        /// Promises to heal.
        Health = "health",
        /// A telephone number.
        Number = "number",
        /// Leads out of the market.
        Elsewhere = "elsewhere",
    }

    /// Where a revision stands.
    RevisionStatus {
        /// Waits for a moderator.
        Pending = "pending",
        /// What buyers see since.
        Approved = "approved",
        /// Refused with a reason; the seller mends it.
        SentBack = "sent_back",
        /// The seller sent a newer one before it was decided.
        Replaced = "replaced",
        /// The seller withdrew it before it was decided.
        Withdrawn = "withdrawn",
    }
}

impl Sanction {
    /// It stops or closes something, rather than end that.
    pub const fn is_against(self) -> bool {
        match self {
            Self::Stopped | Self::Closed => true,
            Self::CalledOff | Self::Restored => false,
        }
    }
}
