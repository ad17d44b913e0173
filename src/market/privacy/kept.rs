//! What is kept of people: the table itself.

use super::{Holding, Reader, Until};
use crate::market::periods::Period;

/// A line that people read.
pub struct Kept {
    /// What.
    pub what: Holding,
    /// How long.
    pub until: Until,
    /// The days of that, where they are counted.
    pub period: Option<Period>,
    /// Who reads it.
    pub readers: &'static [Reader],
    /// Where it stands.
    pub parts: &'static [Part],
}

/// Some columns of a table.
pub struct Part {
    /// The table.
    pub table: &'static str,
    /// How its rows are found for somebody.
    pub link: Link,
    /// What tells of the person: she reads it in her export.
    pub personal: &'static [(&'static str, Empty)],
    /// The same, but of no use to anybody who reads it: hashes and sealed keys.
    pub secret: &'static [(&'static str, Empty)],
    /// What she reads beside it, and tells nothing by itself.
    pub beside: &'static [&'static str],
    /// What becomes of it.
    pub fate: Fate,
}

/// Whose a row is.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Link {
    /// The account whose id stands there.
    Account(&'static str),
    /// Whoever has the number that stands there.
    Number(&'static str),
    /// Whoever made the purchase whose id stands there.
    Purchase(&'static str),
    /// Whoever bought the order whose id stands there.
    Order(&'static str),
    /// Whoever owns the shop whose id stands there.
    Shop(&'static str),
    /// The same, in rows about shops alone, named by `subject`.
    OnShop(&'static str),
    /// Whoever said it, or whose order or shop it is about: the report whose id stands there.
    Report(&'static str),
    /// Whoever said it: with an account, or as the guest whose order the report is about.
    Said(&'static str),
    /// Whoever's cart it lies in.
    Cart(&'static str),
    /// Whoever's number or mail it carries.
    Carries(&'static str),
}

impl Link {
    /// Which of these rows she reads: of what was reported her own words alone (others speak there too, and staff among themselves),
    /// and of letters none: they may be another's.
    pub fn read(self) -> Option<Self> {
        match self {
            Self::Report(column) => Some(Self::Said(column)),
            Self::Carries(_) => None,
            other => Some(other),
        }
    }
}

/// What stands there afterwards.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Empty {
    /// Nothing.
    Null,
    /// An empty text.
    Text,
    /// An empty list of photos; their files go.
    Photos,
    /// A word that says that somebody is gone.
    Name,
    /// Digits that are nobody's number.
    Number,
    /// Nothing; the file of the picture goes.
    Picture,
}

/// What becomes of rows when somebody is erased.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Fate {
    /// They go.
    Deleted,
    /// What tells of her goes out of them.
    Emptied,
    /// The same, when so many days are over: after the purchase, or after the owner of the shop was erased.
    Later(Period),
    /// They stay: without her name they are nobody's.
    Stays,
}

use Empty::{Name, Null, Number, Photos, Picture, Text};
use Fate::{Deleted, Emptied, Later, Stays};

/// Everything.
pub const KEPT: &[Kept] = &[
    Kept {
        what: Holding::Account,
        until: Until::Erased,
        period: None,
        readers: &[Reader::Own, Reader::Admins],
        parts: &[
            Part {
                table: "accounts",
                link: Link::Account("id"),
                personal: &[("name", Name), ("phone", Number), ("email", Null)],
                secret: &[("password_hash", Text)],
                beside: &["created_at", "unit_code", "language"],
                fate: Emptied,
            },
            Part {
                table: "bars",
                link: Link::Account("account_id"),
                personal: &[("words", Null)],
                secret: &[],
                beside: &["deed", "until_on", "done_at"],
                fate: Emptied,
            },
            part("roles", Link::Account("account_id"), &["role", "unit_code", "granted_at", "revoked_at"], Stays),
            part("household_intervals", Link::Account("account_id"), &["step", "unit_code", "from_on", "to_on"], Stays),
        ],
    },
    Kept {
        what: Holding::SignIns,
        until: Until::Used,
        period: None,
        readers: &[Reader::Own],
        parts: &[
            Part {
                secret: &[("id_hash", Text)],
                ..part("sessions", Link::Account("account_id"), &["system", "browser", "begun_at", "seen_at"], Deleted)
            },
            Part {
                personal: &[("phone", Number)],
                secret: &[("code_hash", Text), ("pending", Null)],
                ..part("texted_codes", Link::Number("phone"), &["purpose", "created_at"], Deleted)
            },
            Part {
                secret: &[("sealed", Text)],
                ..part("second_factors", Link::Account("account_id"), &["set_at"], Deleted)
            },
            Part {
                secret: &[("code_hash", Text)],
                ..part("recovery_codes", Link::Account("account_id"), &["made_at", "used_at"], Deleted)
            },
        ],
    },
    Kept {
        what: Holding::Cart,
        until: Until::Used,
        period: None,
        readers: &[Reader::Own],
        parts: &[
            part("cart_lines", Link::Cart("cart_id"), &["quantity", "seen_price", "added_at"], Deleted),
            Part {
                secret: &[("token_hash", Null)],
                ..part("carts", Link::Account("account_id"), &["updated_at"], Deleted)
            },
        ],
    },
    Kept {
        what: Holding::Purchases,
        until: Until::Period,
        period: Some(Period::Contract),
        readers: &[Reader::Own, Reader::Shop, Reader::Moderators],
        parts: &[
            Part {
                personal: &[("name", Name), ("phone", Number)],
                ..part(
                    "purchases",
                    Link::Purchase("id"),
                    &["code", "placed_at", "goods_total", "delivery_total", "total", "unit_code"],
                    Later(Period::Contract),
                )
            },
            Part {
                personal: &[("email", Null), ("street", Text), ("note", Null)],
                ..part("purchases", Link::Purchase("id"), &[], Emptied)
            },
            Part {
                personal: &[("cancel_words", Null), ("tracking_code", Null)],
                ..part("orders", Link::Purchase("purchase_id"), &["code", "status", "total", "placed_at"], Emptied)
            },
            part("order_lines", Link::Order("order_id"), &["name", "measure", "quantity", "line_total"], Stays),
        ],
    },
    Kept {
        what: Holding::Words,
        until: Until::Period,
        period: Some(Period::Contract),
        readers: &[Reader::Own, Reader::Shop, Reader::Moderators],
        parts: &[
            Part {
                personal: &[("words", Text), ("photos", Photos)],
                ..part("statements", Link::Report("report_id"), &["side", "said_at"], Emptied)
            },
            Part {
                personal: &[("said", Null)],
                ..part("reports", Link::Report("id"), &["code", "kind", "reason", "made_at", "verdict"], Emptied)
            },
        ],
    },
    Kept {
        what: Holding::Shop,
        until: Until::Period,
        period: Some(Period::Contract),
        readers: &[Reader::Everybody],
        parts: &[
            Part {
                personal: &[("name", Name), ("owner_name", Name), ("phone", Number)],
                secret: &[("slug", Number)],
                ..part(
                    "shops",
                    Link::Shop("id"),
                    &["code", "status", "unit_code", "created_at"],
                    Later(Period::Contract),
                )
            },
            Part {
                personal: &[("hamlet", Null), ("story", Text), ("photo", Picture)],
                ..part("shops", Link::Shop("id"), &[], Later(Period::Listing))
            },
            Part {
                personal: &[("title", Text)],
                ..part("decisions", Link::OnShop("subject_id"), &[], Later(Period::Contract))
            },
            Part {
                personal: &[("title", Text)],
                ..part("sanctions", Link::OnShop("subject_id"), &[], Later(Period::Contract))
            },
            // What others report of a shop is not told here.
            Part { secret: &[("title", Text)], ..part("reports", Link::Shop("shop_id"), &[], Later(Period::Contract)) },
            Part {
                secret: &[("scan", Picture)],
                ..part(
                    "certificates",
                    Link::Shop("shop_id"),
                    &["scheme", "number", "issuer", "issued_on"],
                    Later(Period::Contract),
                )
            },
            Part {
                personal: &[("content", Null)],
                ..part("revisions", Link::OnShop("subject_id"), &["status", "submitted_at"], Deleted)
            },
            Part {
                personal: &[("phone", Number)],
                ..part("shop_invitations", Link::Number("phone"), &["created_at"], Deleted)
            },
            part("shop_members", Link::Account("account_id"), &["role", "created_at"], Deleted),
        ],
    },
    Kept {
        what: Holding::Decisions,
        until: Until::Erased,
        period: None,
        readers: &[Reader::Own, Reader::Moderators],
        parts: &[
            Part {
                personal: &[("words", Null)],
                ..part("decisions", Link::Shop("shop_id"), &["title", "verdict", "decided_at"], Emptied)
            },
            Part {
                personal: &[("title", Text), ("words", Null)],
                ..part("held_verdicts", Link::Shop("shop_id"), &["verdict", "given_at"], Deleted)
            },
            Part {
                personal: &[("words", Null)],
                ..part("sanctions", Link::Shop("shop_id"), &["title", "deed", "done_at"], Emptied)
            },
            Part {
                personal: &[("words", Text), ("said", Null)],
                ..part("appeals", Link::Shop("shop_id"), &["made_at", "verdict", "decided_at"], Emptied)
            },
            Part {
                personal: &[("words", Null)],
                ..part("certificates", Link::Shop("shop_id"), &["number", "status"], Emptied)
            },
            Part {
                personal: &[("words", Null)],
                ..part("revisions", Link::Account("submitted_by"), &["status", "decided_at"], Emptied)
            },
        ],
    },
    Kept {
        what: Holding::Acceptances,
        until: Until::Always,
        period: None,
        readers: &[Reader::Own],
        parts: &[
            part("acceptances", Link::Account("account_id"), &["document_id", "accepted_at"], Stays),
            part("acceptances", Link::Purchase("purchase_id"), &["document_id", "accepted_at"], Stays),
        ],
    },
    Kept {
        what: Holding::Letters,
        until: Until::Used,
        period: None,
        readers: &[Reader::Own],
        parts: &[Part {
            secret: &[("body", Text), ("last_error", Null)],
            ..part("jobs", Link::Carries("body"), &[], Deleted)
        }],
    },
];

const fn part(table: &'static str, link: Link, beside: &'static [&'static str], fate: Fate) -> Part {
    Part { table, link, personal: &[], secret: &[], beside, fate }
}

/// All parts, in their order.
pub fn parts() -> impl Iterator<Item = &'static Part> {
    KEPT.iter().flat_map(|kept| kept.parts)
}

impl Part {
    /// Everything that tells of the person.
    pub fn telling(&self) -> impl Iterator<Item = (&'static str, Empty)> {
        self.personal.iter().chain(self.secret).copied()
    }
}
