//! Rule 19: a right counts at the moment of the deed. Every POST behind a session is sent with a form that writes, so slowly that
//! whoever sends it has lost the right before the last byte is there: then nothing is written. That the same form writes while
//! the right holds is tried first, so that no refusal of another kind stands for it.

use chophien::{
    entities::{job, order, product, role, shop_member},
    infra::pictures,
    kernel::{actor::Actor, ids::AccountId},
    market::{
        orders::deliver,
        reports::{ReportReason, complain::complain},
    },
};
use sea_orm::{
    ActiveModelTrait, ActiveValue::Set, ColumnTrait, ConnectionTrait, EntityTrait, QueryFilter, sea_query::Expr,
};

pub(super) use super::contents::contents;
use super::{
    World,
    forms::{FORMS, Form, NEW_NUMBER, SETS, form_of},
    table::{
        Door::{self, *},
        TABLE,
    },
    world,
};
use crate::{
    kit::{TestApp, Visitor, claims, seen::lent, world::SHARED},
    market::reports::told,
};

/// How the right ends.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Ends {
    /// It does not.
    Never,
    /// The session is signed out elsewhere.
    Session,
    /// The role is revoked, or whoever acts is taken out of the shop.
    Right,
}

pub(super) fn who(door: Door) -> &'static str {
    match door {
        SignedIn | Buyer => "buyer",
        Members => "seller",
        Moderators => "moderator",
        Admins => "admin",
        Everybody | Nobody | Staff | Analysts => panic!("{door:?} has no POST behind a session"),
    }
}

pub(super) fn account(world: &World, name: &str) -> AccountId {
    world.accounts.iter().find(|(known, _)| *known == name).expect("one of the cast").1
}

/// Whatever the deed needs to be there.
pub(super) async fn prepare(world: &mut World, route: &str) {
    let whose = if ["/seller/opening", "/seller/photos"].contains(&route) { "buyer" } else { "seller" };
    let photo = photo(&world.app, account(world, whose)).await;
    world.examples.insert(0, ("$photo", photo));
    let app = &world.app;
    let put = async |status: order::Status| {
        let change = order::Entity::update_many().col_expr(order::Column::Status, Expr::value(status));
        change.exec(&app.db.write).await.expect("orders");
    };
    let mut my = app.visitor_as(account(world, "seller")).await;
    let goods = world.address("/seller/$shop/products/$product");
    let send = async |my: &mut Visitor, path: &str, form: Form| {
        let form: Vec<_> = form.iter().map(|(name, value)| (world.address(name), world.address(value))).collect();
        let form: Vec<_> = form.iter().map(|(name, value)| (name.as_str(), value.as_str())).collect();
        my.get(&world.address("/seller/$shop/products/new")).await;
        assert!(my.post(path, &form).await.location().is_some(), "{path} is prepared");
    };
    match route {
        "/account/invitations" => {
            send(&mut my, &world.address("/seller/$shop/members"), &[("phone", "0900000001")]).await
        }
        "/seller/{shop}/products/{code}/withdrawal" => {
            my.get(&goods).await.assert_ok();
            send(&mut my, &goods, form_of("/seller/{shop}/products/{code}")).await
        }
        "/seller/{shop}/products/{code}/variants/withdrawal" => {
            let path = "/seller/{shop}/products/{code}/variants";
            send(&mut my, &format!("{goods}/variants"), form_of(path)).await;
        }
        "/seller/{shop}/products/{code}/rest/end" => {
            let paused =
                product::Entity::update_many().col_expr(product::Column::Status, Expr::value(product::Status::Paused));
            paused.exec(&app.db.write).await.expect("products");
        }
        "/seller/{shop}/orders/{code}/packing" | "/seller/{shop}/orders/{code}/handover" => {
            put(order::Status::Confirmed).await
        }
        "/seller/{shop}/orders/{code}/delivery"
        | "/seller/{shop}/orders/{code}/failed-delivery"
        | "/orders/{code}/delivery" => put(order::Status::HandedOver).await,
        "/seller/{shop}/orders/{code}/comeback" => put(order::Status::Undelivered).await,
        "/orders/{code}/retraction" => deliver(world, order::Party::Buyer).await,
        "/seller/{shop}/orders/{code}/retraction" | "/orders/{code}/non-arrival" => {
            deliver(world, order::Party::Seller).await
        }
        "/orders/{code}/completion" => put(order::Status::Delivered).await,
        "/staff/shops/{code}/stop/end" => stopped(world, "/staff/shops/$shop", route).await,
        "/staff/products/{code}/stop/end" => stopped(world, "/staff/products/$product", route).await,
        "/staff/papers/{id}/stop/end" => stopped(world, "/staff/papers/$paper", route).await,
        "/staff/reports/{code}/contact" => {
            let complaint = complained(world).await;
            world.examples.insert(0, ("$report", complaint));
        }
        "/staff/jobs" => world.examples.insert(0, ("$job", dead_job(&world.app).await)),
        _ if prepare_doors(world, &mut my, route).await => {}
        _ => prepare_account(world, route).await,
    }
}

/// The same for what is opened and shut: a shop by its owner, a shop or an account by staff; whether it is one of these.
async fn prepare_doors(world: &World, my: &mut Visitor, route: &str) -> bool {
    match route {
        "/seller/{shop}/rest/end" => {
            let rest = world.address("/seller/$shop/rest");
            my.get(&rest).await.assert_ok();
            let form = filled(world, form_of("/seller/{shop}/rest"));
            my.submit(&rest, &lent(&form)).await.assert_ok();
        }
        "/seller/{shop}/closure/end" => {
            my.get(&world.address("/seller/$shop/closure")).await.assert_ok();
            my.submit(&world.address("/seller/$shop/closure"), &[]).await.assert_ok();
        }
        "/staff/shops/{code}/closure" | "/staff/shops/{code}/closure/end" => {
            suspended(world).await;
            if route.ends_with("/end") {
                let mut moderator = world.app.visitor_as(account(world, "moderator")).await;
                moderator.get(&world.address("/staff/shops/$shop")).await.assert_ok();
                let closure = world.address("/staff/shops/$shop/closure");
                moderator.submit(&closure, form_of("/staff/shops/{code}/closure")).await.assert_ok();
            }
        }
        "/staff/accounts/{id}/stop/end" => {
            let mut admin = world.app.visitor_as(account(world, "admin")).await;
            admin.get(&world.address("/staff/accounts/$person")).await.assert_ok();
            let stop = world.address("/staff/accounts/$person/stop");
            admin.submit(&stop, form_of("/staff/accounts/{id}/stop")).await.assert_ok();
        }
        "/staff/registry/entries/{id}/withdrawal/end" => {
            let mut admin = world.app.visitor_as(account(world, "admin")).await;
            let page = world.address("/staff/registry/entries/$entry");
            admin.get(&page).await.assert_ok();
            let form = form_of("/staff/registry/entries/{id}/withdrawal");
            admin.submit(&format!("{page}/withdrawal"), form).await.assert_ok();
        }
        _ => return false,
    }
    true
}

/// Lan has her order, and complains of it.
async fn complained(world: &World) -> String {
    deliver(world, order::Party::Buyer).await;
    let taken = order::Entity::update_many().col_expr(order::Column::ConfirmedAt, Expr::value(Some(world.app.now())));
    taken.exec(&world.app.db.write).await.expect("orders");
    let row = order::Entity::find().one(&world.app.db.read).await.expect("orders").expect("hers");
    let work = world.app.begin(Actor::Account(account(world, "buyer"))).await;
    let said = told("EF2345GH", ReportReason::Damaged, "Vỡ hai lọ.");
    let made = complain(&work, claims::order(&work, row.id).await, said).await.expect("made");
    work.commit().await.expect("a commit");
    made
}

/// An authority has ordered it.
async fn suspended(world: &World) {
    let mut moderator = world.app.visitor_as(account(world, "moderator")).await;
    moderator.get(&world.address("/staff/shops/$shop")).await.assert_ok();
    let form = [("reason", "authority"), ("words", ""), ("order_no", "12/SCT-TM")];
    moderator.submit(&world.address("/staff/shops/$shop/stop"), &form).await.assert_ok();
}

/// A moderator has stopped it.
async fn stopped(world: &World, page: &str, route: &str) {
    let mut moderator = world.app.visitor_as(account(world, "moderator")).await;
    let page = world.address(page);
    moderator.get(&page).await.assert_ok();
    let form = form_of(route.trim_end_matches("/end"));
    moderator.submit(&format!("{page}/stop"), form).await.assert_ok();
}

/// The same for what an account does about itself, and staff about accounts.
async fn prepare_account(world: &mut World, route: &str) {
    if route.starts_with("/account/second-factor") {
        let sealed = SHARED.sealed(&world.app.secret, account(world, "buyer"));
        world.examples.splice(0..0, [("$sealed", sealed), ("$app_code", world.app.code_of_the_app())]);
    }
    let app = &world.app;
    match route {
        "/account/purchases" => guest_orders(app).await,
        "/account/second-factor/renewal" | "/account/second-factor/end" => {
            app.second_factor(account(world, "buyer")).await;
        }
        "/staff/second-factors" => {
            app.second_factor(account(world, "analyst")).await;
        }
        "/staff/cases/{kind}/{id}/withdrawal" => super::verdict_held(world).await,
        "/account/documents" => app.asked_again(account(world, "buyer"), "privacy").await,
        "/account/data/erasure" => deliver(world, order::Party::Buyer).await,
        "/account/security/end" => drop(app.visitor_as(account(world, "buyer")).await),
        "/account/number/code" => {
            let mut her = app.visitor_as(account(world, "buyer")).await;
            let asked = her.submit("/account/number", form_of("/account/number")).await;
            asked.assert_ok();
            app.work_off().await;
            let codes = [("$new_code", NEW_NUMBER), ("$old_code", "0900000001")];
            let codes = codes.map(|(name, phone)| (name, app.code_texted_to(phone)));
            world.examples.splice(0..0, codes);
        }
        "/staff/number/code" => {
            let mut moderator = app.visitor_as(account(world, "moderator")).await;
            moderator.submit("/staff/number", form_of("/staff/number")).await.assert_ok();
            app.work_off().await;
            let code = app.code_texted_to(NEW_NUMBER);
            world.examples.insert(0, ("$new_code", code));
        }
        _ => {}
    }
}

/// Lan's order is brought to her, as that side says.
async fn deliver(world: &World, said_by: order::Party) {
    let row = order::Entity::find().one(&world.app.db.read).await.expect("orders").expect("hers");
    world.app.put(row.id, order::Status::HandedOver).await;
    let account = account(world, if said_by == order::Party::Buyer { "buyer" } else { "seller" });
    let work = world.app.begin(Actor::Account(account)).await;
    let claimed = claims::order(&work, row.id).await;
    deliver::deliver(&work, claimed, said_by).await.expect("delivered");
    work.commit().await.expect("a commit");
}

async fn photo(app: &TestApp, owner: AccountId) -> String {
    let cleaned = app.pictures.clean(crate::kit::pictures::png(40, 30)).await.expect("a picture");
    let code = app.pictures.keep(&cleaned).await.expect("kept");
    let work = app.begin(Actor::Account(owner)).await;
    pictures::register_waiting(&work, &code, &cleaned, owner, "opening").await.expect("registered");
    work.commit().await.expect("a commit");
    code
}

async fn guest_orders(app: &TestApp) {
    for (table, column) in [("orders", "buyer_id"), ("purchases", "buyer_id")] {
        app.db.write.execute_unprepared(&format!("UPDATE {table} SET {column} = NULL")).await.expect(table);
    }
}

async fn dead_job(app: &TestApp) -> String {
    app.jobs_may_fail();
    let row = job::ActiveModel {
        kind: Set("mail.send".into()),
        body: Set("{}".into()),
        unique_key: Set(None),
        status: Set(job::Status::Dead),
        run_at: Set(app.now()),
        attempts: Set(8),
        last_error: Set(Some("connection refused".into())),
        created_at: Set(app.now()),
        ..Default::default()
    };
    row.insert(&app.db.write).await.expect("a job").id.0.to_string()
}

async fn end(world: &World, ends: Ends, account: AccountId, visitor: &mut Visitor) {
    let db = &world.app.db.write;
    match ends {
        Ends::Never => {}
        Ends::Session => {
            visitor.post("/sign-out", &[]).await;
            assert!(!visitor.cookies.contains_key("session"), "signed out");
        }
        Ends::Right => {
            let members = shop_member::Entity::delete_many().filter(shop_member::Column::AccountId.eq(account));
            members.exec(db).await.expect("members");
            let roles =
                role::Entity::update_many().col_expr(role::Column::RevokedAt, Expr::value(Some(world.app.now())));
            roles.filter(role::Column::AccountId.eq(account)).exec(db).await.expect("roles");
        }
    }
}

/// A form with what the world puts into it.
pub(super) fn filled(world: &World, form: Form) -> Vec<(String, String)> {
    form.iter().map(|(name, value)| (world.address(name), world.address(value))).collect()
}

/// Whoever may send the forms of a route, before the page with that form.
pub(super) async fn at_the_form(world: &World, route: &str, door: Door) -> Visitor {
    let mut visitor = world.app.visitor_as(account(world, who(door))).await;
    if route == "/account/again" {
        world.app.later(time::Duration::HOUR);
    }
    visitor.get("/orders").await;
    if let Some((_, page, _)) = SETS.iter().find(|(known, ..)| *known == route) {
        visitor.get(&world.address(page)).await.assert_ok();
    }
    visitor
}

/// Whether the form was written, whose right ended so before its last byte was there.
async fn is_written(route: &str, example: &str, door: Door, ends: Ends) -> bool {
    let mut world = world().await;
    prepare(&mut world, route).await;
    let account = account(&world, who(door));
    let path = world.address(example);
    let form = filled(&world, form_of(route));
    let mut visitor = at_the_form(&world, route, door).await;
    let before = contents(&world.app).await;
    let mut elsewhere = visitor.clone();
    let answer = visitor.post_slowly(&path, &lent(&form), end(&world, ends, account, &mut elsewhere)).await;
    assert!(!answer.status.is_server_error(), "{route} {ends:?}: {}", answer.status);
    before != contents(&world.app).await
}

#[tokio::test]
async fn a_form_that_is_finished_after_its_right_has_ended_writes_nothing() {
    let mut complaints = Vec::new();
    for (_, route, example, door) in closed() {
        if !is_written(route, example, door, Ends::Never).await {
            complaints.push(format!("{route}: its form writes nothing even while the right holds"));
        }
        let endings: &[Ends] =
            if matches!(door, SignedIn | Buyer) { &[Ends::Session] } else { &[Ends::Session, Ends::Right] };
        for ends in endings {
            if is_written(route, example, door, *ends).await {
                complaints.push(format!("{route}: written although {ends:?} had ended"));
            }
        }
    }
    assert!(complaints.is_empty(), "\n  {}\n", complaints.join("\n  "));
}

/// Every POST of the table that is behind a session.
pub(super) fn closed() -> impl Iterator<Item = (&'static str, &'static str, &'static str, Door)> {
    let posts = TABLE.iter().copied().filter(|(method, ..)| *method == "POST");
    posts.filter(|(.., door)| !matches!(door, Everybody | Nobody))
}

#[test]
fn every_post_behind_a_session_has_a_form_that_writes() {
    for (_, route, ..) in closed() {
        form_of(route);
    }
    assert_eq!(FORMS.len(), closed().count(), "and no form is for nothing");
}
