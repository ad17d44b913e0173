//! What a running program tells of itself: numbers on an address of their own, and two logs, neither of which says more of people than
//! it has to.

use std::{
    io,
    net::SocketAddr,
    sync::{Arc, Mutex},
};

use chophien::{
    entities::{role, session, shop_member},
    market::accounts::second::totp::{Shared, step},
};
use sea_orm::{EntityTrait, sea_query::Expr};
use tracing::{Level, subscriber::DefaultGuard};
use tracing_subscriber::{filter::Targets, fmt, layer::SubscriberExt};

use crate::kit::{
    PASSWORD, TestApp,
    server::{Server, exchange, free_port, get},
};

/// Lines of the security log, as long as it stands: of what is done on this thread.
struct Heard {
    lines: Lines,
    _guard: DefaultGuard,
}

#[derive(Clone, Default)]
struct Lines(Arc<Mutex<Vec<u8>>>);

impl io::Write for Lines {
    fn write(&mut self, piece: &[u8]) -> io::Result<usize> {
        self.0.lock().expect("lines").extend_from_slice(piece);
        Ok(piece.len())
    }

    fn flush(&mut self) -> io::Result<()> {
        Ok(())
    }
}

impl Heard {
    fn begin() -> Self {
        let lines = Lines::default();
        let write = lines.clone();
        let told = fmt::layer().json().without_time().with_writer(move || write.clone());
        let security = Targets::new().with_target("security", Level::INFO);
        let subscriber = tracing_subscriber::registry().with(told).with(security);
        Self { lines, _guard: tracing::subscriber::set_default(subscriber) }
    }

    fn all(&self) -> String {
        String::from_utf8_lossy(&self.lines.0.lock().expect("lines")).into_owned()
    }

    /// One line says so, and was not said before.
    #[track_caller]
    fn says(&self, what: &str, account: Option<i64>) {
        let all = self.all();
        let line = all.lines().last().expect("a line");
        let said: serde_json::Value = serde_json::from_str(line).expect("JSON");
        let seen = (said["fields"]["what"].as_str(), said["fields"]["account"].as_i64());
        assert_eq!(seen, (Some(what), account), "{all}");
        assert_eq!(all.matches(&format!("\"what\":\"{what}\"")).count(), 1, "{all}");
    }
}

/// A sample of the numbers; none where there is no such line.
fn number(numbers: &str, line: &str) -> Option<f64> {
    numbers.lines().find_map(|told| told.strip_prefix(line)?.trim().parse().ok())
}

fn signed_in_with(address: SocketAddr, password: &str) -> u16 {
    let page = get(address, "/sign-in").unwrap();
    let cookies: Vec<_> = page.headers.get_all("set-cookie").iter().map(|c| c.to_str().unwrap()).collect();
    let cookies = cookies.iter().filter_map(|cookie| cookie.split(';').next()).collect::<Vec<_>>().join("; ");
    let token = page.value("csrf").expect("a token");
    let body = format!("csrf={}&phone=0900000001&password={password}", urlencoded(&token));
    let headers = [
        ("Cookie".to_owned(), cookies),
        ("Origin".to_owned(), format!("http://{address}")),
        ("Content-Type".to_owned(), "application/x-www-form-urlencoded".to_owned()),
    ];
    exchange(address, "POST /sign-in", &headers, body.as_bytes()).unwrap().status.as_u16()
}

fn urlencoded(text: &str) -> String {
    text.bytes().map(|byte| format!("%{byte:02X}")).collect()
}

#[tokio::test(flavor = "multi_thread")]
async fn numbers_are_told_on_an_address_of_their_own_and_logs_name_nobody() {
    let app = TestApp::new().await;
    let honey = app.honey(&app.my().await).await;
    let sale = app.placed(&honey, None).await;
    let (metrics, log) = (free_port(), app.folder().join("log"));
    let bind = metrics.to_string();
    let server = Server::telling(&app, &[("CHOPHIEN__METRICS__BIND", &bind), ("RUST_LOG", "info")], &log);
    let site = server.address;
    assert_eq!(get(site, "/metrics").unwrap().status, 404, "a stranger finds no such page");
    for _ in 0..3 {
        assert_eq!(get(site, "/").unwrap().status, 200);
    }
    get(site, &format!("/purchases/{}", sale.purchase_code)).unwrap();
    assert_eq!(signed_in_with(site, "sai-mat-khau"), 422);

    let strange = exchange(site, "A1B2C3 /", &[], &[]).unwrap();
    assert_eq!(strange.status, 405);
    let long =
        exchange(site, "GET /cart", &[("X-Request-Id".to_owned(), "words-of-a-stranger".to_owned())], &[]).unwrap();
    assert_ne!(long.header("x-request-id"), Some("words-of-a-stranger"));

    let told = get(metrics, "/metrics").unwrap();
    assert_eq!(told.status, 200);
    let numbers = told.text();
    assert_eq!(number(&numbers, "chophien_ready"), Some(1.0), "{numbers}");
    let home = "chophien_requests_total{method=\"GET\",route=\"/\",class=\"2xx\"}";
    // A mark of what was written before the process began may be read between two of them.
    let rendered = number(&numbers, home).expect("counted");
    assert!((1.0..3.0).contains(&rendered), "rendered, then kept: {numbers}");
    assert!(number(&numbers, "chophien_kept_pages_total") >= Some(1.0), "{numbers}");
    for line in ["chophien_commit_seconds_count", "chophien_cache_bytes", "chophien_connections_open{pool=\"read\"}"] {
        assert!(number(&numbers, line) > Some(0.0), "{line}: {numbers}");
    }
    assert!(numbers.contains("chophien_disk_free_bytes{folder="), "{numbers}");
    assert!(numbers.contains("method=\"other\"") && !numbers.contains("A1B2C3"), "{numbers}");
    assert_eq!(number(&numbers, "chophien_rule_broken{rule=\"not-ready\"}"), Some(0.0));
    assert_eq!(get(metrics, "/").unwrap().status, 404, "nothing else is there");
    assert!(server.stop());

    let log = std::fs::read_to_string(log).unwrap();
    assert!(log.contains("access") && log.contains("/purchases/{code}"), "{log}");
    assert!(log.contains("security") && log.contains("wrong password"), "{log}");
    for personal in [sale.purchase_code.as_str(), "0900000001", "sai-mat-khau"] {
        assert!(!log.contains(personal), "{personal}: {log}");
    }
}

#[tokio::test]
async fn whoever_asks_whether_it_is_ready_is_told_when_anybody_worked_last() {
    let app = TestApp::new().await;
    let answer = app.visitor().get("/readyz").await;
    answer.assert_ok().assert_sees("ready").assert_sees("never");
    let work = app.begin(chophien::kernel::actor::Actor::System).await;
    app.pulse.beat(&work).await.unwrap();
    work.commit().await.unwrap();
    app.later(time::Duration::seconds(90));
    app.visitor().get("/readyz").await.assert_ok().assert_sees("90 s ago");
}

#[tokio::test]
async fn whoever_comes_goes_or_is_refused_is_a_line_of_the_security_log_and_is_not_named() {
    let app = TestApp::new().await;
    let honey = app.honey(&app.my().await).await;
    let (sale, lan) = (app.placed(&honey, None).await, app.lan().await);
    let heard = Heard::begin();
    let mut visitor = app.visitor();
    visitor.post("/sign-in", &[("phone", "0900000001"), ("password", "sai-mat-khau")]).await.assert_refused();
    heard.says("wrong password", Some(lan.0));
    visitor.post("/sign-in", &[("phone", "0900000001"), ("password", PASSWORD)]).await.assert_redirect("/account");
    heard.says("signed in", Some(lan.0));
    let wrong = [("old_password", "sai-mat-khau"), ("new_password", "mật khẩu mới 2026")];
    visitor.post("/account/password", &wrong).await.assert_refused();
    heard.says("wrong old password", Some(lan.0));
    visitor.get(&format!("/purchases/{}?k=sai-khoa", sale.purchase_code)).await.assert_ok();
    heard.says("a purchase with a wrong key", Some(lan.0));
    visitor.get("/account").await;
    visitor.post(&format!("/orders/{}/cancellation", sale.code), &[]).await.assert_not_found();
    heard.says("a deed on an order of others", Some(lan.0));
    visitor.get("/staff/roles").await.assert_not_found();
    heard.says("a page of another role", Some(lan.0));
    visitor.post("/sign-out", &[]).await.assert_redirect("/");
    heard.says("signed out", Some(lan.0));

    visitor.post("/reset", &[("phone", "0900000001")]).await.assert_redirect("/reset/code");
    app.work_off().await;
    let code = app.code_texted_to("0900000001");
    let other = if code == "000000" { "111111" } else { "000000" };
    let guess = [("code", other), ("password", "mật khẩu mới 2026")];
    visitor.post("/reset/code", &guess).await.assert_refused();
    heard.says("a wrong texted code", None);

    let hanh = app.hanh().await;
    app.visitor_as(hanh).await.get("/staff/cases/shop/999").await.assert_not_found();
    heard.says("a case out of reach", Some(hanh.0));
    for personal in ["0900000001", "0900 000 001", "sai-", "Lan", &sale.purchase_code, &sale.code, &code] {
        assert!(!heard.all().contains(personal), "{personal}: {}", heard.all());
    }
}

#[tokio::test]
async fn a_right_that_ends_while_a_form_is_on_its_way_is_a_line_too() {
    let app = TestApp::new().await;
    let (lan, tam, my) = (app.lan().await, app.tam().await, app.my().await);
    let heard = Heard::begin();
    let mut admin = app.visitor_as(tam).await;
    let form = [("phone", "0900000001"), ("role", "analyst"), ("unit", "")];
    let revoked = async {
        let all = role::Entity::update_many().col_expr(role::Column::RevokedAt, Expr::value(Some(app.now())));
        all.exec(&app.db.write).await.expect("no role");
    };
    admin.post_slowly("/staff/roles", &form, revoked).await.assert_not_found();
    heard.says("a deed after the role was revoked", Some(tam.0));

    let mut seller = app.visitor_as(my.account).await;
    let left = async {
        shop_member::Entity::delete_many().exec(&app.db.write).await.expect("no member");
    };
    let path = format!("/seller/{}/members", my.code);
    seller.post_slowly(&path, &[("phone", "0900000088")], left).await.assert_not_found();
    heard.says("a deed in a shop that she has left", Some(my.account.0));

    let mut buyer = app.visitor_as(lan).await;
    let ended = async {
        session::Entity::delete_many().exec(&app.db.write).await.expect("no session");
    };
    let form = [("name", "Lan Nguyễn"), ("language", "vi"), ("unit_text", "")];
    buyer.post_slowly("/account", &form, ended).await.assert_must_sign_in();
    heard.says("a deed after the session has ended", Some(lan.0));
}

#[tokio::test]
async fn guesses_of_whoever_is_in_are_lines_too() {
    let app = TestApp::new().await;
    let my = app.my().await;
    let mut visitor = app.visitor_as(my.account).await;
    let sealed = visitor.get("/account/second-factor").await.value("sealed").expect("a key");
    let code = Shared::open(&app.secret, my.account, &sealed).expect("sealed here, for her").code(step(app.now()));
    let guess = [("sealed", sealed.as_str()), ("code", &code), ("password", "sai-mat-khau"), ("return", "/account")];
    let heard = Heard::begin();
    visitor.post("/account/second-factor", &guess).await.assert_refused();
    heard.says("wrong password", Some(my.account.0));

    visitor.submit("/account/number", &[("phone", "0900000077")]).await.assert_ok();
    app.work_off().await;
    let other = |code: String| if code == "000000" { "111111" } else { "000000" };
    let (new, old) = (other(app.code_texted_to("0900000077")), app.code_texted_to("0900000002"));
    visitor.post("/account/number/code", &[("new_code", new), ("old_code", &old)]).await.assert_refused();
    heard.says("a wrong texted code", Some(my.account.0));
}
