//! Words of people: what they may do, what proves them, how they read.

super::words! {
    /// The closed parts of the market, in the order in which staff see them.
    Role said key "role-" {
        /// Opens and runs shops for households that agreed.
        Helper = "helper",
        /// Reviews shops, products and certificates.
        Moderator = "moderator",
        /// Reads statistics.
        Analyst = "analyst",
        /// Grants roles and edits published documents.
        Admin = "admin",
    }

    /// What a texted code opens.
    Purpose {
        /// A new account.
        Register = "register",
        /// A new password.
        Reset = "reset",
        /// The way in for whom too many wrong passwords were typed; only together with the right one.
        SignIn = "sign-in",
        /// What was bought with the number.
        Purchase = "purchase",
        /// An order of a guest, as the holder of its number.
        Checkout = "checkout",
        /// What is kept of the number.
        Data = "data",
        /// Another number for an account: typed by whoever has that number.
        NewNumber = "new-number",
        /// The same, typed by whoever has the number that it had so far.
        OldNumber = "old-number",
    }

    /// Why a person cannot prove the number that she had, and a moderator who has seen her changes it.
    NumberReason said key "number-reason-" {
        /// The phone or its card is gone.
        Lost = "lost",
        /// It was stolen.
        Stolen = "stolen",
        /// The carrier has taken the number back.
        TakenBack = "taken_back",
        /// The number never was hers: it was mistyped when an operator made the account.
        Mistyped = "mistyped",
    }

    /// What was done to an account.
    BarDeed said key "bar-deed-" {
        /// Nobody comes in with it.
        Barred = "barred",
        /// Its owner may again.
        LetIn = "let_in",
    }

    /// A language that pages come in.
    #[derive(Default)]
    Language {
        /// Tiếng Việt.
        #[default]
        Vi = "vi",
        /// English.
        En = "en",
    }

    /// Size of the text.
    #[derive(Default)]
    TextSize {
        /// A−.
        Small = "small",
        /// A, as designed.
        #[default]
        Normal = "normal",
        /// A+.
        Large = "large",
    }
}
