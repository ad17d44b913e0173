//! How often something may be tried.

use serde::Deserialize;

/// Tries an hour.
#[derive(Clone, Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Limits {
    /// Wrong passwords for a number, or from a browser that has signed in with it before.
    pub sign_in_per_hour: u32,
    /// Wrong passwords from an address.
    pub sign_in_from_per_hour: u32,
    /// Texted codes asked for, for a number.
    pub code_per_hour: u32,
    /// Texted codes asked for from an address.
    pub code_from_per_hour: u32,
    /// Orders and purchases looked up in vain by code and phone.
    pub look_up_per_hour: u32,
    /// Purchases placed.
    pub purchase_per_hour: u32,
    /// Pictures sent, for each account.
    pub picture_per_hour: u32,
    /// Invitations into a shop, for each account.
    pub invite_per_hour: u32,
    /// Carts begun from an address by browsers that bring none.
    pub cart_from_per_hour: u32,
    /// Reports made from an address, or by an account.
    pub report_per_hour: u32,
    /// Reports on one thing from an address.
    pub report_of_per_hour: u32,
    /// Forms sent behind a sign-in, for each account: more than any thumb sends.
    pub deed_per_hour: u32,
}
