//! What is sent to every address behind a session.

use crate::kit::{PASSWORD, world::MEO_VAC};

pub(super) type Form = &'static [(&'static str, &'static str)];

/// Nobody's yet.
pub(super) const NEW_NUMBER: &str = "0900000077";
const NEW_PASSWORD: &str = "a password of tomorrow";
const STORY: &str = "Nhà mình nuôi ong bạc hà đã mười bốn năm.";

/// For every POST behind a session: what to send so that something is written. `$…` is filled in from the world.
#[rustfmt::skip]
pub(super) const FORMS: &[(&str, Form)] = &[
    ("/account", &[("name", "Lan Nguyễn"), ("language", "vi"), ("unit_text", "")]),
    ("/account/invitations", &[("shop", "$shop"), ("answer", "accept")]),
    ("/account/security/end", &[("session", "others")]),
    ("/account/data/erasure", &[("sure", "1")]),
    ("/account/documents", &[("version", "privacy:vi:3"), ("accept", "yes")]),
    ("/account/again", &[("password", PASSWORD)]),
    ("/account/number", &[("phone", NEW_NUMBER)]),
    ("/account/number/code", &[("new_code", "$new_code"), ("old_code", "$old_code")]),
    ("/account/password", &[("old_password", PASSWORD), ("new_password", NEW_PASSWORD)]),
    ("/account/purchases", &[]),
    ("/account/second-factor", &[("sealed", "$sealed"), ("code", "$app_code"), ("password", PASSWORD)]),
    ("/account/second-factor/renewal", &[("code", "$app_code"), ("password", PASSWORD)]),
    ("/account/second-factor/end", &[("code", "$app_code"), ("password", PASSWORD)]),
    ("/seller/opening", &[("name", "Chè nhà Lan"), ("kind", "household"), ("unit", MEO_VAC), ("hamlet", "thôn Sà Lủng"), ("story", STORY)]),
    ("/seller/photos", &[("forget", "$photo")]),
    ("/seller/{shop}/shop", &[("name", "Mật ong Mỷ"), ("kind", "household"), ("unit", MEO_VAC), ("hamlet", ""), ("story", STORY)]),
    ("/seller/{shop}/rest", &[("until", "$tomorrow")]),
    ("/seller/{shop}/rest/end", &[]),
    ("/seller/{shop}/closure", &[]),
    ("/seller/{shop}/closure/end", &[]),
    ("/seller/{shop}/sanctions/{id}", &[("words", "Nhà mất sóng một tuần.")]),
    ("/seller/{shop}/reports/{id}", &[("words", "Nhà đã gửi ảnh nhãn.")]),
    ("/seller/{shop}/members", &[("phone", "0900000088")]),
    ("/seller/{shop}/products", &[("variant", "$variant"), ("price-$variant", "360.000"), ("seen_price-$variant", "350.000"), ("stock-$variant", "7"), ("seen_stock-$variant", "8"), ("sure-$variant", "360000")]),
    ("/seller/{shop}/products/new", &[("key", "a key of today"), ("photos", "$photo"), ("name", "Mật ong rừng"), ("set_no", "4"), ("description", ""), ("rows", "1"), ("measure-0", "lọ 500 ml"), ("price-0", "350.000"), ("stock-0", "24"), ("weight-0", "850")]),
    ("/seller/{shop}/products/{code}", &[("photos", "$photo"), ("name", "Mật ong bạc hà mới"), ("set_no", "4"), ("description", "Mật mới.")]),
    ("/seller/{shop}/products/{code}/withdrawal", &[]),
    ("/seller/{shop}/products/{code}/rest", &[]),
    ("/seller/{shop}/products/{code}/rest/end", &[]),
    ("/seller/{shop}/products/{code}/variants", &[("measure-0", "lọ 250 ml"), ("price-0", "190.000"), ("stock-0", "5"), ("weight-0", "450")]),
    ("/seller/{shop}/products/{code}/variants/withdrawal", &[("variant", "$variant")]),
    ("/seller/{shop}/products/{code}/certificate", &[("scheme", "ocop"), ("number", "12/OCOP"), ("stars", "4"), ("issuer", "UBND tỉnh"), ("decision", "345/QĐ-UBND"), ("issued_on", "2026-01-15"), ("expires_on", ""), ("scan", "$photo")]),
    ("/seller/{shop}/orders/{code}/confirmation", &[]),
    ("/seller/{shop}/orders/{code}/packing", &[]),
    ("/seller/{shop}/orders/{code}/handover", &[("tracking_code", "VTP-1290331")]),
    ("/seller/{shop}/orders/{code}/delivery", &[]),
    ("/seller/{shop}/orders/{code}/retraction", &[]),
    ("/seller/{shop}/orders/{code}/failed-delivery", &[]),
    ("/seller/{shop}/orders/{code}/comeback", &[]),
    ("/seller/{shop}/orders/{code}/refusal", &[("reason", "cannot_deliver"), ("words", "")]),
    ("/purchases/{code}/renewal", &[]),
    ("/orders/{code}/cancellation", &[]),
    ("/orders/{code}/delivery", &[]),
    ("/orders/{code}/retraction", &[]),
    ("/orders/{code}/non-arrival", &[]),
    ("/orders/{code}/completion", &[]),
    ("/staff/number", &[("phone", "0900000001"), ("new_phone", NEW_NUMBER), ("reason", "lost"), ("identity", "yes")]),
    ("/staff/number/code", &[("phone", "0900000001"), ("new_phone", NEW_NUMBER), ("code", "$new_code")]),
    ("/staff/cases/{kind}/{id}", &[("verdict", "approve")]),
    ("/staff/cases/{kind}/{id}/withdrawal", &[]),
    ("/staff/shops/{code}/stop", &[("reason", "orders"), ("words", "")]),
    ("/staff/shops/{code}/stop/end", &[]),
    ("/staff/shops/{code}/closure", &[("reason", "orders"), ("words", "")]),
    ("/staff/shops/{code}/closure/end", &[]),
    ("/staff/appeals/{id}", &[("verdict", "lifted"), ("said", "Đã xem lại hoá đơn.")]),
    ("/staff/reports/new", &[("key", "0123456789abcdef0123"), ("thing", "$product"), ("authority", "Sở Công Thương"), ("order_no", "12/SCT-TM"), ("received_on", "$today"), ("received_time", "00:05"), ("reason", "take_down"), ("words", "Gỡ sản phẩm quảng cáo chữa bệnh.")]),
    ("/staff/reports/{code}", &[("verdict", "upheld"), ("said", "Đã xem nhãn.")]),
    ("/staff/reports/{code}/words", &[("words", "Đã gọi hỏi."), ("to", "")]),
    ("/staff/reports/{code}/contact", &[]),
    ("/staff/reports/{code}/file", &[]),
    ("/staff/papers/{id}/stop", &[("reason", "authority"), ("words", "Quyết định 12/QĐ-UBND.")]),
    ("/staff/papers/{id}/stop/end", &[]),
    ("/staff/products/{code}/stop", &[("reason", "photo"), ("words", "Ảnh của hàng khác.")]),
    ("/staff/products/{code}/stop/end", &[]),
    ("/staff/jobs", &[("job", "$job"), ("deed", "dismiss")]),
    ("/staff/roles", &[("phone", "0900000001"), ("role", "analyst"), ("unit", "")]),
    ("/staff/roles/revocation", &[("phone", "0900000004"), ("role", "analyst"), ("unit", ""), ("granted_at", "$granted")]),
    ("/staff/accounts/{id}/stop", &[("words", "Mạo danh người khác."), ("until", "")]),
    ("/staff/accounts/{id}/stop/end", &[]),
    ("/staff/periods/{period}", &[("days", "7"), ("holds_from", "$tomorrow"), ("source", "Quyết định 12/QĐ-SCT"), ("seen", "$period")]),
    ("/staff/registry/entries/new", &[("scheme", "ocop"), ("number", "77/GCN"), ("holder", "Hộ Lù A Páo"), ("product", "Chè Shan tuyết"), ("set", "11"), ("stars", "3"), ("unit", MEO_VAC), ("issuer", "UBND tỉnh"), ("decision", ""), ("issued_on", "2025-03-01"), ("expires_on", "")]),
    ("/staff/registry/entries/{id}/amendment", &[("scheme", "ocop"), ("number", "OCOP-08-2025-001"), ("holder", "HTX Ong Đá"), ("product", "Mật ong bạc hà"), ("set", "4"), ("stars", "4"), ("unit", MEO_VAC), ("issuer", "UBND tỉnh Tuyên Quang"), ("decision", "1234/QĐ-UBND"), ("issued_on", "2025-03-01"), ("expires_on", "2028-03-01"), ("seen", "1")]),
    ("/staff/registry/entries/{id}/withdrawal", &[("reason", "authority"), ("words", "Quyết định 47/QĐ-UBND."), ("seen", "1")]),
    ("/staff/registry/entries/{id}/withdrawal/end", &[("seen", "2")]),
    ("/staff/registry/imports", &[("code", "zz2345cd"), ("scheme", "ocop"), ("table", "Số giấy\tChủ thể\tSản phẩm\tSố sao\tCơ quan cấp\tNgày cấp\n78/GCN\tHộ Lù A Páo\tChè Shan tuyết\t3\tUBND tỉnh\t01/03/2025")]),
    ("/staff/registry/imports/{code}/confirmation", &[]),
    ("/staff/registry/imports/{code}/cancellation", &[]),
    ("/staff/second-factors", &[("phone", "0900000004"), ("set_at", "$granted")]),
    ("/staff/documents/{slug}/{language}", &[("title", "Riêng tư"), ("body", "Những gì chợ giữ về bà con, và vì sao."), ("holds_on", "$today"), ("after", "2"), ("deed", "publish")]),
];

/// For every one of them that sets a value: the page that shows it, and the fields of the form that carry what was seen.
#[rustfmt::skip]
pub(super) const SETS: &[(&str, &str, &[&str])] = &[
    ("/account", "/account", &["seen_name", "seen_email", "seen_unit", "seen_language"]),
    ("/seller/{shop}/shop", "/seller/$shop/shop", &["seen_photo", "seen_name", "seen_kind", "seen_unit", "seen_hamlet", "seen_story"]),
    ("/seller/{shop}/rest", "/seller/$shop/rest", &["seen_until"]),
    ("/seller/{shop}/products", "/seller/$shop/products", &["seen_price-$variant", "seen_stock-$variant"]),
    ("/seller/{shop}/products/{code}", "/seller/$shop/products/$product", &["seen_photos", "seen_name", "seen_set_no", "seen_description", "seen_season"]),
    ("/seller/{shop}/products/{code}/certificate", "/seller/$shop/products/$product/certificate", &["seen_waiting"]),
    ("/staff/roles/revocation", "/staff/roles", &["granted_at"]),
    ("/staff/periods/{period}", "/staff/periods/notice", &["seen"]),
    ("/staff/registry/entries/{id}/amendment", "/staff/registry/entries/$entry/amendment", &["seen"]),
    ("/staff/documents/{slug}/{language}", "/staff/documents/privacy/vi", &["after"]),
];

pub(super) fn form_of(route: &str) -> Form {
    FORMS.iter().find(|(known, _)| *known == route).unwrap_or_else(|| panic!("{route} has no form that writes")).1
}
