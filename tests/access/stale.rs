//! Rule 18: nothing is overwritten unseen. Every form that sets a value carries the one that it showed: what somebody else has
//! changed meanwhile is asked about and not written over, what was left alone stays as the other one has made it, and a form that
//! does not say what it showed writes nothing.

use super::{
    World,
    forms::{Form, SETS, form_of},
    late::{at_the_form, closed, contents, filled, prepare},
    table::Door,
    world,
};
use crate::kit::{Visitor, seen::lent, world::MEO_VAC};

/// Those that set no value: they add something, move it on, answer once, or take away what they name.
const NOTHING: &[&str] = &[
    "/account/invitations",
    "/account/security/end",
    "/account/data/erasure",
    "/account/documents",
    "/account/again",
    "/account/number",
    "/account/number/code",
    "/account/password",
    "/account/purchases",
    "/account/second-factor",
    "/account/second-factor/renewal",
    "/account/second-factor/end",
    "/seller/opening",
    "/seller/photos",
    "/seller/{shop}/rest/end",
    "/seller/{shop}/closure",
    "/seller/{shop}/closure/end",
    "/seller/{shop}/sanctions/{id}",
    "/seller/{shop}/reports/{id}",
    "/seller/{shop}/members",
    "/seller/{shop}/products/new",
    "/seller/{shop}/products/{code}/withdrawal",
    "/seller/{shop}/products/{code}/rest",
    "/seller/{shop}/products/{code}/rest/end",
    "/seller/{shop}/products/{code}/variants",
    "/seller/{shop}/products/{code}/variants/withdrawal",
    "/seller/{shop}/orders/{code}/confirmation",
    "/seller/{shop}/orders/{code}/packing",
    "/seller/{shop}/orders/{code}/handover",
    "/seller/{shop}/orders/{code}/delivery",
    "/seller/{shop}/orders/{code}/failed-delivery",
    "/seller/{shop}/orders/{code}/comeback",
    "/seller/{shop}/orders/{code}/refusal",
    "/seller/{shop}/orders/{code}/retraction",
    "/purchases/{code}/renewal",
    "/orders/{code}/cancellation",
    "/orders/{code}/delivery",
    "/orders/{code}/retraction",
    "/orders/{code}/non-arrival",
    "/orders/{code}/completion",
    "/staff/number",
    "/staff/number/code",
    "/staff/cases/{kind}/{id}",
    "/staff/cases/{kind}/{id}/withdrawal",
    "/staff/shops/{code}/stop",
    "/staff/shops/{code}/stop/end",
    "/staff/shops/{code}/closure",
    "/staff/shops/{code}/closure/end",
    "/staff/appeals/{id}",
    "/staff/reports/new",
    "/staff/reports/{code}",
    "/staff/reports/{code}/words",
    "/staff/reports/{code}/contact",
    "/staff/reports/{code}/file",
    "/staff/accounts/{id}/stop",
    "/staff/accounts/{id}/stop/end",
    "/staff/papers/{id}/stop",
    "/staff/papers/{id}/stop/end",
    "/staff/products/{code}/stop",
    "/staff/products/{code}/stop/end",
    "/staff/jobs",
    "/staff/roles",
    "/staff/registry/entries/new",
    "/staff/registry/entries/{id}/withdrawal",
    "/staff/registry/entries/{id}/withdrawal/end",
    "/staff/registry/imports",
    "/staff/registry/imports/{code}/confirmation",
    "/staff/registry/imports/{code}/cancellation",
    "/staff/second-factors",
];

/// What somebody else writes meanwhile, where `forms::FORMS` writes another thing.
#[rustfmt::skip]
const MEANWHILE: &[(&str, Form)] = &[
    ("/account", &[("name", "Lan Anh"), ("language", "en"), ("unit_text", "")]),
    ("/seller/{shop}/shop", &[("name", "Ong nhà Mỷ"), ("kind", "household"), ("unit", MEO_VAC), ("hamlet", ""), ("story", "Chuyện khác.")]),
    ("/seller/{shop}/rest", &[("until", "2026-12-20")]),
    ("/seller/{shop}/products", &[("variant", "$variant"), ("price-$variant", "340.000"), ("seen_price-$variant", "350.000"), ("stock-$variant", "20"), ("seen_stock-$variant", "8")]),
    ("/seller/{shop}/products/{code}", &[("photos", "$photo"), ("name", "Mật ong mùa khác"), ("set_no", "4"), ("description", "Mật khác.")]),
    ("/seller/{shop}/products/{code}/certificate", &[("scheme", "ocop"), ("number", "13/OCOP"), ("stars", "3"), ("issuer", "UBND tỉnh"), ("decision", "346/QĐ-UBND"), ("issued_on", "2026-01-15"), ("expires_on", ""), ("scan", "$photo")]),
    ("/staff/roles/revocation", &[("phone", "0900000004"), ("role", "analyst"), ("unit", ""), ("granted_at", "$granted")]),
    ("/staff/periods/{period}", &[("days", "9"), ("holds_from", "$tomorrow"), ("source", "Quyết định 13/QĐ-SCT"), ("seen", "$period")]),
    ("/staff/registry/entries/{id}/amendment", &[("scheme", "ocop"), ("number", "OCOP-08-2025-001"), ("holder", "Hộ khác"), ("product", "Mật ong bạc hà"), ("set", "4"), ("stars", "4"), ("unit", MEO_VAC), ("issuer", "UBND tỉnh Tuyên Quang"), ("decision", "1234/QĐ-UBND"), ("issued_on", "2025-03-01"), ("expires_on", "2028-03-01"), ("seen", "1")]),
    ("/staff/documents/{slug}/{language}", &[("title", "Riêng tư khác"), ("body", "Những gì chợ giữ, viết khác đi một chút."), ("holds_on", "$today"), ("after", "2"), ("deed", "publish")]),
];

/// Those whose page comes back with how it is now, so that the next press writes; the others are looked at anew.
const ASKED: &[&str] = &[
    "/account",
    "/seller/{shop}/shop",
    "/seller/{shop}/rest",
    "/seller/{shop}/products",
    "/seller/{shop}/products/{code}",
    "/seller/{shop}/products/{code}/certificate",
];

fn sets() -> impl Iterator<Item = (&'static str, &'static str, Door, &'static str, &'static [&'static str])> {
    closed().filter_map(|(_, route, example, door)| {
        let (_, page, fields) = SETS.iter().find(|(known, ..)| *known == route)?;
        Some((route, example, door, *page, *fields))
    })
}

/// The world as a form finds it, two before its page, and how it was then.
async fn two_before(route: &str, door: Door) -> (World, Visitor, Visitor) {
    let mut world = world().await;
    prepare(&mut world, route).await;
    let (one, other) = (at_the_form(&world, route, door).await, at_the_form(&world, route, door).await);
    (world, one, other)
}

async fn write_meanwhile(world: &World, other: &mut Visitor, route: &str, path: &str) {
    let form = MEANWHILE.iter().find(|(known, _)| *known == route).unwrap_or_else(|| panic!("{route}: what else?")).1;
    let before = contents(&world.app).await;
    other.post(path, &lent(&filled(world, form))).await;
    assert_ne!(before, contents(&world.app).await, "{route}: somebody else writes");
    if route == "/staff/roles/revocation" {
        world.app.later(time::Duration::MINUTE);
        let again = [("phone", "0900000004"), ("role", "analyst"), ("unit", "")];
        assert!(other.post("/staff/roles", &again).await.location().is_some(), "given again");
    }
}

#[test]
fn every_post_says_whether_it_sets_a_value() {
    for (_, route, ..) in closed() {
        let both = [SETS.iter().any(|(known, ..)| *known == route), NOTHING.contains(&route)];
        assert_eq!(both.iter().filter(|there| **there).count(), 1, "{route} is in one of SETS and NOTHING");
    }
    assert_eq!(SETS.len() + NOTHING.len(), closed().count(), "and none is for nothing");
}

#[tokio::test]
async fn what_is_set_is_shown_and_what_was_shown_is_carried() {
    for (route, example, door, page, carried) in sets() {
        let (world, mut one, _) = two_before(route, door).await;
        let shown = one.get(&world.address(page)).await;
        let path = world.address(example);
        let own = format!(":is(form[action=\"{path}\"], form[action^=\"{path}?\"])");
        let form = if shown.all(&own).is_empty() { "form[method=post]:not([action])".to_owned() } else { own };
        for field in carried {
            let field = world.address(field);
            shown.assert_has(&format!("{form} input[type=hidden][name=\"{field}\"]"));
        }
        if !carried[0].starts_with("seen_") || carried == ["seen_waiting"] {
            continue; // Its fields are another's, or a new thing's.
        }
        let typed = format!("{form} :is(input:not([type=hidden], [type=file]), select, textarea)");
        let typed: Vec<_> = shown.attributes(&typed, "name");
        assert!(!typed.is_empty(), "{route}: {form}");
        for field in typed.iter().map(|name| name.trim_end_matches("_text")) {
            let seen = format!("seen_{field}");
            assert!(
                carried.iter().any(|name| world.address(name) == seen),
                "{route}: {field} does not say what it showed"
            );
        }
    }
}

#[tokio::test]
async fn what_somebody_else_has_changed_is_asked_about_and_not_written_over() {
    for (route, example, door, ..) in sets() {
        let (world, mut one, mut other) = two_before(route, door).await;
        let path = world.address(example);
        write_meanwhile(&world, &mut other, route, &path).await;
        let before = contents(&world.app).await;
        let mine = filled(&world, form_of(route));
        let asked = one.post(&path, &lent(&mine)).await;
        assert_eq!(asked.status, 422, "{route}: {}", asked.reads());
        assert!(contents(&world.app).await == before, "{route}: written over what nobody has seen");
        if ASKED.contains(&route) {
            let seen_now = mine.iter().map(|(name, value)| match name.starts_with("seen_") {
                true => (name.clone(), asked.value(name).expect("what it is now")),
                false => (name.clone(), value.clone()),
            });
            one.post(&path, &lent(&seen_now.collect())).await;
            assert!(contents(&world.app).await != before, "{route}: whoever has seen it may write");
        }
    }
}

#[tokio::test]
async fn what_was_left_alone_stays_as_somebody_else_has_made_it() {
    for (route, example, door, page, carried) in sets() {
        if !carried[0].starts_with("seen_") || carried == ["seen_waiting"] {
            continue; // They have one value and nothing to be left alone.
        }
        let (world, mut one, mut other) = two_before(route, door).await;
        let (path, shown) = (world.address(example), one.get(&world.address(page)).await);
        let mut untouched = vec![("variant".to_owned(), world.address("$variant"))];
        for field in carried.iter().map(|field| world.address(field)) {
            let name = field.trim_start_matches("seen_").to_owned();
            for value in shown.attributes(&format!("input[type=hidden][name=\"{field}\"]"), "value") {
                untouched.push((name.clone(), value.clone()));
                untouched.push((field.clone(), value));
            }
            untouched.extend(shown.value(&format!("{name}_text")).map(|text| (format!("{name}_text"), text)));
        }
        write_meanwhile(&world, &mut other, route, &path).await;
        let before = contents(&world.app).await;
        let answer = one.post(&path, &lent(&untouched)).await;
        assert!(!answer.status.is_server_error(), "{route}: {}", answer.status);
        let (field, stays) = (carried[0], contents(&world.app).await == before);
        assert!(stays, "{route}: nothing was touched, {field} neither");
    }
}

#[tokio::test]
async fn a_form_that_does_not_say_what_it_showed_writes_nothing() {
    for (route, example, door, _, carried) in sets() {
        let (world, mut one, _) = two_before(route, door).await;
        let form = filled(&world, form_of(route)).into_iter();
        let bare = form.filter(|(name, _)| !carried.iter().any(|field| world.address(field) == *name));
        let bare: Vec<_> = bare.chain([("seen_nothing".to_owned(), String::new())]).collect();
        let before = contents(&world.app).await;
        one.post(&world.address(example), &lent(&bare)).await.assert_refused();
        assert!(contents(&world.app).await == before, "{route}");
    }
}
