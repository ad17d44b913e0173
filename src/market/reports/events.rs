//! What happened to reports, for those who listen. Ids and facts only.

use super::{ReportKind, ReportVerdict};
use crate::{
    infra::events::events,
    kernel::ids::{ReportId, ShopId},
};

events! {
    /// Somebody has told something.
    ReportMade = "report.made" { report_id: ReportId, shop_id: ShopId, kind: ReportKind },
    /// An authority's demand was received.
    ReportDemanded = "report.demanded" { report_id: ReportId, shop_id: ShopId },
    /// A moderator has asked the shop.
    ReportAsked = "report.asked" { report_id: ReportId, shop_id: ShopId },
    /// The shop has answered.
    ReportAnswered = "report.answered" { report_id: ReportId, shop_id: ShopId },
    /// A moderator has looked at whose number it is.
    ReportContactSeen = "report.contact_seen" { report_id: ReportId, shop_id: ShopId },
    /// It went to the department as a file.
    ReportHandedOn = "report.handed_on" { report_id: ReportId, shop_id: ShopId },
    /// A moderator has decided.
    ReportDecided = "report.decided" { report_id: ReportId, shop_id: ShopId, verdict: ReportVerdict },
    /// It has ended without one: taken back, or put right between the two.
    ReportEnded = "report.ended" { report_id: ReportId, shop_id: ShopId, verdict: ReportVerdict },
}
