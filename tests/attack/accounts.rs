//! Accounts: what is no password, and a session that somebody else has.

use chophien::market::documents::slugs;

use super::market::{Market, phone};
use crate::kit::PASSWORD;

const NEW: &str = "mật khẩu mới 2026";
/// None is one.
const WEAK: [&str; 3] = ["", "1234567", "ngắn"];

#[tokio::test(flavor = "multi_thread", worker_threads = 4)]
#[ignore = "minutes: make attack"]
async fn what_is_weak_is_refused_and_what_was_stolen_is_dead() {
    let market = Market::new(&[]).await;
    let watch = market.watch();
    let number = phone(1);
    let mut visitor = market.visitor();
    visitor.get("/register").await;
    let versions = market.app.versions(&slugs::AT_REGISTRATION).await;
    let typed = [("name", "Giàng Thị Sai"), ("phone", number.as_str()), ("accept", "yes")];
    let typed: Vec<_> = typed.into_iter().chain(versions.iter().map(|(n, v)| (*n, v.as_str()))).collect();
    visitor.post("/register", &typed).await.assert_redirect("/register/code");
    let code = market.code_texted_to(&number).await;
    visitor.get("/register/code").await;
    for weak in WEAK {
        visitor.post("/register/code", &[("code", &code), ("password", weak)]).await.assert_refused();
    }

    let lan = market.app.lan().await;
    let mut owner = market.signed_in(lan).await;
    let mut thief = owner.clone();
    thief.get("/account").await.assert_ok();
    owner.get("/account/password").await;
    for weak in WEAK {
        owner.post("/account/password", &[("old_password", PASSWORD), ("new_password", weak)]).await.assert_refused();
    }
    owner
        .post("/account/password", &[("old_password", PASSWORD), ("new_password", NEW)])
        .await
        .assert_redirect("/account");
    thief.get("/account").await.assert_must_sign_in();
    let fields = [("phone", "0900000001"), ("password", PASSWORD)];
    thief.get("/sign-in").await;
    thief.post("/sign-in", &fields).await.assert_refused();
    owner.get("/account").await.assert_ok();
    watch
        .end()
        .await
        .told("weak passwords and a stolen session", format!("{} refused, the session is dead", 2 * WEAK.len()));
}
