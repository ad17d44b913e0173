//! Who may enter where: every address of the router against every kind of visitor. An address that is not in the table
//! fails. Whoever may not enter is led to sign in, or finds nothing there; the two never tell what exists.

mod contents;
mod forms;
mod invisible;
mod late;
mod stale;
pub mod table;
mod twice;
mod words;

use std::collections::BTreeSet;

use chophien::{
    entities::{revision, session},
    kernel::{actor::Actor, ids::AccountId, phone::Phone},
    market::{
        accounts::{Role, find},
        moderation::{
            Kind, Reason,
            appeals::appeal::appeal,
            sanctions::{Thing, record, stop::stop},
            suspensions::Stop,
        },
        reports::{
            find::claim,
            say::{Said, by_staff},
        },
        revisions::why::Why,
    },
};
use sea_orm::{EntityTrait, PaginatorTrait};

use table::{
    Door::{self, *},
    ELSEWHERE, TABLE,
};

use crate::market::reports::violated;

use crate::kit::{
    Answer, Household, TestApp, Visitor, claims,
    goods::{self, Good},
    world::MEO_VAC,
};

/// Stands on Lan's order.
const SECRET: &str = "ngõ 62";
/// A moderator who is not one of those who come.
const DUONG: &str = "0900000071";

/// Who comes, and which doors open. A visitor is built anew for each address: some addresses sign out.
struct World {
    app: TestApp,
    accounts: Vec<(&'static str, AccountId)>,
    examples: Vec<(&'static str, String)>,
}

async fn world() -> World {
    let app = TestApp::new().await;
    let (my, may) = (app.my().await, app.may_trang().await);
    let lan = app.lan().await;
    let honey = app.honey(&my).await;
    let sale = app.placed(&honey, Some(lan)).await;
    let accounts = vec![
        ("buyer", lan),
        ("seller", my.account),
        ("other seller", may.account),
        ("moderator", app.hanh().await),
        ("analyst", app.dung().await),
        ("admin", app.tam().await),
    ];
    let picture = kept_picture(&app).await;
    let paper = app.ocop(&honey, 4).await;
    let examples = vec![
        ("$shop_slug", my.slug.clone()),
        ("$shop", my.code.clone()),
        ("$product_slug", honey.slug.clone()),
        ("$product", honey.code.clone()),
        ("$variant", honey.variant_code.clone()),
        ("$purchase", sale.purchase_code.clone()),
        ("$order", sale.code.clone()),
        ("$picture", picture),
        ("$revision", waiting_change(&app, &my).await),
        ("$paper", paper.0.to_string()),
        ("$granted", app.now().0.to_string()),
        ("$tomorrow", app.now().day().next_day().expect("a day").to_string()),
        ("$sanction", withdrawn(&app, &honey).await.to_string()),
        ("$appeal", appealed(&app, &my, &honey).await.to_string()),
        ("$report", asked(&app, &my).await),
        ("$told", "1".to_owned()),
        ("$today", app.now().day().to_string()),
        ("$person", accounts[4].1.0.to_string()),
        ("$period", "1".to_owned()),
        ("$entry", app.entry(&goods::details()).await.0.to_string()),
        ("$import", tried_file(&app, accounts[5].1).await),
    ];
    World { app, accounts, examples }
}

/// A file of one paper that Tâm has tried.
async fn tried_file(app: &TestApp, tam: AccountId) -> String {
    let mut tam = app.visitor_as(tam).await;
    let path = "/staff/registry/imports";
    tam.get(path).await.assert_ok();
    let code = "TR2345CD".to_owned();
    let table =
        "Số giấy\tChủ thể\tSản phẩm\tSố sao\tCơ quan cấp\tNgày cấp\n9/GCN\tHộ Mỷ\tMật ong\t3\tUBND tỉnh\t01/03/2025";
    tam.post(path, &[("code", &code), ("scheme", "ocop"), ("table", table)])
        .await
        .assert_redirect(&format!("{path}/{code}"));
    code
}

/// Mỷ has changed the story of her shop, and a moderator has not looked yet.
async fn waiting_change(app: &TestApp, my: &Household) -> String {
    let path = format!("/seller/{}/shop", my.code);
    let mut visitor = app.visitor_as(my.account).await;
    let story = ("story", "Nhà mình nuôi ong bạc hà đã mười ba năm.");
    let form = [("name", "Mật ong Mỷ"), ("kind", "household"), ("unit", MEO_VAC), ("hamlet", ""), story];
    visitor.submit(&path, &form).await.assert_no_field_error();
    let revision = revision::Entity::find().one(&app.db.read).await.expect("revisions");
    revision.expect("it waits").id.0.to_string()
}

/// Hạnh has approved that change, and may take it back.
async fn verdict_held(world: &World) {
    let hanh = world.accounts.iter().find(|(who, _)| *who == "moderator").expect("she").1;
    let mut moderator = world.app.visitor_as(hanh).await;
    let case = world.address("/staff/cases/shop/$revision");
    moderator.get(&case).await.assert_ok();
    moderator.submit(&case, &[("verdict", "approve")]).await.assert_ok();
}

/// A paper of hers that Dương has withdrawn: the row of that.
async fn withdrawn(app: &TestApp, honey: &Good) -> i64 {
    let paper = app.ocop(honey, 3).await;
    let duong = match find::by_phone(&app.db.read, &Phone::parse(DUONG).expect("a number")).await.expect("accounts") {
        Some(duong) => duong.id,
        None => app.account("Hà Văn Dương", DUONG).await,
    };
    app.grant(duong, Role::Moderator, None).await;
    let work = app.begin(Actor::Account(duong)).await;
    let why = Why { reason: Reason::Authority, words: None };
    stop(&work, Thing::Paper(paper), Stop { why, order_no: None, until: None }).await.expect("withdrawn");
    work.commit().await.expect("a commit");
    let imposed = record::last(&app.db.read, Kind::Certificate, paper.0).await.expect("sanctions");
    imposed.expect("written down").id
}

/// A guest says something of her shop, and Dương has asked her about it: the code of that.
async fn asked(app: &TestApp, my: &Household) -> String {
    let code = violated(app, my, Actor::Guest, "RP2345CD").await;
    let duong = find::by_phone(&app.db.read, &Phone::parse(DUONG).expect("a number")).await.expect("accounts");
    let work = app.begin(Actor::Account(duong.expect("he is there").id)).await;
    let claimed = claim(&work, &code).await.expect("reports").expect("it");
    let said = Said { words: "Xin cho xem nhãn.".into(), photos: Vec::new() };
    by_staff(&work, claimed, said, true).await.expect("asked");
    work.commit().await.expect("a commit");
    code
}

/// Another, against which she says something.
async fn appealed(app: &TestApp, my: &Household, honey: &Good) -> i64 {
    let sanction = withdrawn(app, honey).await;
    let work = app.begin(my.actor()).await;
    let made = appeal(&claims::enter(&work, my.shop).await, sanction, "Giấy của nhà mình.".to_owned()).await;
    work.commit().await.expect("a commit");
    made.expect("made").0
}

async fn kept_picture(app: &TestApp) -> String {
    let png = crate::kit::pictures::png(400, 300);
    let cleaned = app.pictures.clean(png).await.expect("a fine picture");
    app.pictures.keep(&cleaned).await.expect("kept")
}

impl World {
    fn address(&self, example: &str) -> String {
        self.examples.iter().fold(example.to_owned(), |path, (name, value)| path.replace(name, value))
    }

    async fn visitors(&self) -> Vec<(&'static str, Visitor)> {
        let mut visitors = vec![("visitor", self.app.visitor())];
        for (name, account) in &self.accounts {
            visitors.push((name, self.app.visitor_as(*account).await));
        }
        visitors
    }
}

fn opens(door: Door, who: &str) -> bool {
    match door {
        Everybody => true,
        SignedIn => who != "visitor",
        Members => who == "seller",
        Buyer => who == "buyer",
        Staff => who == "moderator" || who == "admin",
        Moderators => who == "moderator",
        Nobody => false,
        Admins => who == "admin",
        Analysts => who == "analyst",
    }
}

/// `None`, or what is wrong with the answer.
fn complaint(door: Door, who: &str, answer: &Answer) -> Option<String> {
    let status = answer.status;
    let signs_in = || answer.attribute("form[action=\"/sign-in\"] input[name=waiting]", "name").is_some();
    let to_sign_in = answer.location().is_some_and(|to| to.starts_with("/sign-in?return=")) || signs_in();
    let right = if status.is_server_error() {
        false
    } else if opens(door, who) {
        status != 404 && status != 403 && !to_sign_in
    } else if door == Nobody {
        status == 404 || answer.location() == Some("/cart")
    } else if door == Buyer && answer.request.starts_with("GET") {
        answer.attribute("input[name=phone]", "name").is_some() && !answer.reads().contains(SECRET)
    } else if who == "visitor" && door != Buyer {
        to_sign_in
    } else {
        status == 404
    };
    (!right).then(|| format!("{who} at {} ({door:?}): {status} {}", answer.request, answer.location().unwrap_or("")))
}

#[tokio::test]
async fn every_door_opens_for_those_it_is_for_and_for_nobody_else() {
    let world = world().await;
    let mut complaints = Vec::new();
    for (method, _, example, door) in TABLE {
        let path = world.address(example);
        for (who, mut visitor) in world.visitors().await {
            // Whoever is let in sends a stale form, so that the world stays as it is; everybody else a fresh one.
            let answer = match (*method, opens(*door, who)) {
                ("POST", true) => visitor.post(&path, &[("csrf", "")]).await,
                ("POST", false) => {
                    visitor.get("/orders").await;
                    visitor.post(&path, &[]).await
                }
                _ => visitor.get(&path).await,
            };
            complaints.extend(complaint(*door, who, &answer));
        }
    }
    assert!(complaints.is_empty(), "\n  {}\n", complaints.join("\n  "));
}

#[tokio::test]
async fn no_get_creates_a_session() {
    let world = world().await;
    let before = session::Entity::find().count(&world.app.db.read).await.expect("sessions");
    for (_, _, example, _) in TABLE.iter().filter(|(method, ..)| *method == "GET") {
        let mut visitor = world.app.visitor();
        visitor.get(&world.address(example)).await;
        assert!(!visitor.cookies.contains_key("session"), "{example}");
    }
    let after = session::Entity::find().count(&world.app.db.read).await.expect("sessions");
    assert_eq!(after, before);
}

#[tokio::test]
async fn every_answer_carries_the_headers_that_keep_others_out() {
    let world = world().await;
    for path in ["/", "/no-such-page", "/seller", "/static/app.css", "/healthz", "/static/none", "/cart"] {
        let answer = world.app.visitor().get(path).await;
        let policy = answer.header("content-security-policy").unwrap_or_default().to_owned();
        assert!(policy.starts_with("default-src 'none'"), "{path}: {policy:?}");
        assert!(!policy.contains("unsafe") && !policy.contains("data:"), "{path}: {policy:?}");
        assert_eq!(answer.header("x-content-type-options"), Some("nosniff"), "{path}");
        assert_eq!(answer.header("x-frame-options"), Some("DENY"), "{path}");
        assert_eq!(answer.header("referrer-policy"), Some("same-origin"), "{path}");
        assert!(answer.header("x-request-id").is_some_and(|id| !id.is_empty()), "{path}");
    }
}

#[tokio::test]
async fn a_post_from_another_site_changes_nothing() {
    let world = world().await;
    let mut visitor = world.app.visitor();
    for path in ["/sign-in", "/cart", "/language", "/checkout"] {
        let mut foreign = visitor.clone();
        foreign.foreign = true;
        let answer = foreign.post(path, &[("csrf", "")]).await;
        assert_eq!(answer.status, 403, "{path}");
        assert!(foreign.cookies.is_empty(), "{path}");
    }
    visitor.post("/language", &[("language", "en")]).await;
    assert!(visitor.cookies.contains_key("language"), "from here it is taken");
}

#[tokio::test]
async fn a_form_with_a_wrong_token_comes_back_with_what_was_typed() {
    let world = world().await;
    for token in ["", "0000"] {
        let fields = [("csrf", token), ("phone", "0900000002"), ("password", "whatever it is")];
        let answer = world.app.visitor().post("/sign-in", &fields).await;
        answer.assert_refused().assert_field_error("");
        assert_eq!(answer.value("phone").as_deref(), Some("0900000002"));
    }
}

/// `.route("path", get(..).post(..))` of the router, as it is written.
fn routes(text: &str) -> BTreeSet<(String, String)> {
    let mut routes = BTreeSet::new();
    for part in text.split(".route(\"").skip(1) {
        let Some((path, rest)) = part.split_once('"') else { continue };
        let end = [".route", ";", "\n}"].iter().filter_map(|end| rest.find(end)).min().unwrap_or(rest.len());
        let handlers = &rest[..end];
        for method in ["get", "post", "put", "delete", "patch"] {
            if handlers.contains(&format!(" {method}(")) || handlers.contains(&format!(").{method}(")) {
                routes.insert((method.to_uppercase(), path.to_owned()));
            }
        }
    }
    routes
}

#[test]
fn the_table_names_every_address_of_the_router() {
    let text = std::fs::read_to_string(concat!(env!("CARGO_MANIFEST_DIR"), "/src/router.rs")).expect("the router");
    assert!(!text.contains(".nest("), "nested routers would hide addresses from this test");
    let named = TABLE.iter().map(|(method, path, ..)| (*method, *path)).chain(ELSEWHERE.iter().copied());
    let named: BTreeSet<_> = named.map(|(method, path)| (method.to_owned(), path.to_owned())).collect();
    let real = routes(&text);
    let missing: Vec<_> = real.difference(&named).collect();
    let gone: Vec<_> = named.difference(&real).collect();
    assert!(missing.is_empty() && gone.is_empty(), "not in the table: {missing:?}; not in the router: {gone:?}");
}

#[test]
fn a_route_without_a_row_would_be_seen() {
    let found = routes("Router::new().route(\"/a\", get(a::get).post(a::post)).route(\"/b\", post(b::post))");
    let wanted = [("GET", "/a"), ("POST", "/a"), ("POST", "/b")];
    assert_eq!(found, wanted.map(|(m, p)| (m.to_owned(), p.to_owned())).into());
}
