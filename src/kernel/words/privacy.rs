//! Words of personal data: what is kept of people, until when, and who reads it.

super::words! {
    /// What is kept of people, in the order in which they read of it.
    Holding said key "holding-" said why "holding-why-" {
        /// Number, name, mail, commune, and the password as nobody can read it.
        Account = "account",
        /// Devices that are signed in, and codes that were texted.
        SignIns = "sign_ins",
        /// What lies in a cart.
        Cart = "cart",
        /// Who bought, and where it goes.
        Purchases = "purchases",
        /// What both sides say of an order, or somebody of what is shown.
        Words = "words",
        /// Who sells.
        Shop = "shop",
        /// What moderators said to a shop.
        Decisions = "decisions",
        /// Which versions of the rules were accepted, and when.
        Acceptances = "acceptances",
        /// Texts and mails that wait to leave.
        Letters = "letters",
    }

    /// How long.
    Until said key "holding-until-" {
        /// Until its owner has it erased.
        Erased = "erased",
        /// Until it is of no more use, an hour to ninety days.
        Used = "used",
        /// For the days of a contract, or of a listing.
        Period = "period",
        /// For good, with nobody's name.
        Always = "always",
    }

    /// Who reads it.
    Reader said key "holding-reader-" {
        /// Nobody but whom it is about.
        Own = "own",
        /// The shop that she bought from, until the days for complaints are over.
        Shop = "shop",
        /// Moderators, each look written down.
        Moderators = "moderators",
        /// Administrators.
        Admins = "admins",
        /// Everybody who comes.
        Everybody = "everybody",
    }
}
