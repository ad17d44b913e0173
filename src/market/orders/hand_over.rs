//! A seller hands a parcel over: to the carrier, or to the buyer at the market.

use sea_orm::ActiveValue::Set;

use super::{
    events::OrderHandedOver,
    find::ClaimedOrder,
    status::Deed,
    step::{self, DeedError},
};
use crate::{
    entities::order::{self, Party},
    infra::{db::Work, refused::Refused},
    kernel::typed::code::of_parcel,
};

/// 4 to 40 letters, digits or dashes, as the carriers print them.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct TrackingCode(String);

impl TrackingCode {
    /// Upper-case, out of whatever it was pasted with; `None` where no carrier prints it so.
    pub fn parse(text: &str) -> Option<Self> {
        let code = of_parcel(text).to_uppercase();
        let fits = (4..=40).contains(&code.len()) && code.bytes().all(|b| b.is_ascii_alphanumeric() || b == b'-');
        fits.then_some(Self(code))
    }
}

/// Moves a claimed order to *handed over*. Without a tracking code it was handed over in person.
pub async fn hand_over(
    work: &Work,
    order: ClaimedOrder<'_>,
    tracking_code: Option<TrackingCode>,
) -> Result<(), Refused<DeedError>> {
    let tracking_code = tracking_code.map(|code| code.0);
    let stamp = |row: &mut order::ActiveModel| {
        row.tracking_code = Set(tracking_code.clone());
        row.handed_over_at = Set(Some(work.now));
    };
    let order = step::advance(work, order, Deed::HandOver, Party::Seller, stamp).await?;
    work.record(&OrderHandedOver { order_id: order, tracking_code })?;
    Ok(())
}
