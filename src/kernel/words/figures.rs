//! Words of the figures, as their addresses carry them.

super::words! {
    /// A place that former units can be asked by.
    #[derive(Default)]
    By {
        /// Communes of today.
        #[default]
        Commune = "commune",
        /// Former districts.
        District = "district",
        /// Former provinces.
        Province = "province",
    }

    /// A stretch of days that sums are kept for.
    Span {
        /// One day.
        Day = "day",
        /// A calendar month.
        Month = "month",
        /// A calendar year.
        Year = "year",
    }

    /// How far a household has come; each step is part of the one before.
    Step {
        /// It has an account.
        Account = "account",
        /// A moderator has approved its shop.
        Shop = "shop",
        /// It has something on sale.
        Live = "live",
    }

    /// What the table of places is ordered by.
    #[derive(Default)]
    Sort {
        /// By name.
        #[default]
        Name = "name",
        /// The most accounts first.
        Accounts = "accounts",
        /// The most shops first.
        Shops = "shops",
        /// The most shops with goods on sale first.
        Live = "live",
        /// The most shops that sold first.
        Active = "active",
        /// The most transactions first.
        Count = "count",
        /// The largest value first.
        Value = "value",
    }
}
