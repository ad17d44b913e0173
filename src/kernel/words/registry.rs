//! Words of the province's registry of papers.

super::words! {
    /// A column of the registry's file.
    Column said key "registry-column-" said told "registry-told-" {
        /// Which kind of paper.
        Scheme = "scheme",
        /// Its number.
        Number = "number",
        /// Who holds it.
        Holder = "holder",
        /// What it is for.
        Product = "product",
        /// OCOP's product set.
        Set = "set",
        /// 3 to 5, of OCOP.
        Stars = "stars",
        /// The holder's commune.
        Unit = "unit",
        /// Who issued it.
        Issuer = "issuer",
        /// The decision behind it.
        Decision = "decision",
        /// Its first day.
        IssuedOn = "issued_on",
        /// Its last day.
        ExpiresOn = "expires_on",
    }

    /// What is wrong with a cell: its message says what to do.
    Problem said key "registry-problem-" {
        /// Nothing stands there.
        Missing = "missing",
        /// A formula.
        Formula = "formula",
        /// More letters than a column has.
        Long = "long",
        /// A number without letters and digits.
        Number = "number",
        /// Not a kind of paper.
        Scheme = "scheme",
        /// Not one of the 26 sets.
        Set = "set",
        /// Not 3, 4 or 5.
        Stars = "stars",
        /// Only OCOP has stars.
        NoStars = "no_stars",
        /// Not a commune of the province.
        Unit = "unit",
        /// Not a day.
        Day = "day",
        /// Issued on a day to come.
        IssuedLater = "issued_later",
        /// Only OCOP has a length of its own.
        NoExpiry = "no_expiry",
        /// Over before it begins.
        EndsEarly = "ends_early",
        /// Longer than its kind may hold.
        TooLong = "too_long",
        /// The number of a row before.
        Twice = "twice",
        /// The number is that of another holder's paper, from another office.
        Anothers = "anothers",
        /// The paper has left the registry.
        Left = "left",
    }

    /// What a row of a file does to the registry.
    Outcome said key "registry-outcome-" {
        /// Its paper is new.
        Add = "add",
        /// Its paper is there, and says something else.
        Amend = "amend",
        /// Its paper is there, and says the same.
        Same = "same",
        /// It cannot be read.
        Rejected = "rejected",
        /// Its paper was changed between the trial and the import.
        Changed = "changed",
    }

    /// Where an import stands.
    ImportStatus said key "registry-import-" {
        /// Its rows are being read.
        Reading = "reading",
        /// Tried, and not written yet.
        Tried = "tried",
        /// Being written.
        Writing = "writing",
        /// Written.
        Written = "written",
        /// Whoever tried it thought better of it.
        Dropped = "dropped",
    }

    /// Which papers of the registry a list shows.
    Shown said key "registry-shown-" {
        /// Those that hold today.
        Valid = "valid",
        /// Those whose goods nobody can buy here.
        Missing = "missing",
        /// Those that end soon.
        Ending = "ending",
        /// Those of which a shop's paper says something else.
        Differing = "differing",
        /// Those that are over.
        Over = "over",
        /// Those that have left.
        Left = "left",
        /// All.
        All = "all",
    }
}
