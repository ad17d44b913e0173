//! Accounts: registering, passwords, roles.

mod add;
mod bars;
mod change_password;
mod edit;
mod grant;
mod prove;
mod register;
mod reset_password;
mod revoke;
mod safety;
mod second;
mod still_may;
mod sweep;
mod text_code;
mod upkeep;

use chophien::{
    infra::words::Language,
    kernel::{actor::Actor, phone::Phone},
    market::accounts::{
        Purpose,
        prove::{Proved, Try, prove},
        text_code::{Asking, CodeId, Pending, Texting, text_code},
    },
};

use crate::kit::TestApp;

const NEW: &str = "0900000101";

fn phone(number: &str) -> Phone {
    Phone::parse(number).expect("a number")
}

fn pending() -> Pending {
    Pending {
        name: "Giàng Thị Sai".into(),
        unit_code: None,
        accepted: vec!["privacy:vi:1".into()],
        language: Language::Vi,
    }
}

/// What codes are texted with.
pub fn texting(app: &TestApp) -> Texting<'_> {
    let public_url = &app.config.server.public_url;
    Texting { secret: &app.secret, words: &app.words, language: Language::Vi, public_url, earlier: None }
}

/// A code on its way, texted.
async fn texted(app: &TestApp, asking: Asking) -> CodeId {
    let work = app.begin(Actor::Guest).await;
    let id = text_code(&work, &texting(app), asking).await.expect("a code");
    work.commit().await.expect("committed");
    app.work_off().await;
    id
}

/// One try, committed.
async fn tried(app: &TestApp, id: CodeId, purpose: Purpose, digits: &str) -> Try {
    let work = app.begin(Actor::Guest).await;
    let end = prove(&work, &app.secret, id, purpose, digits).await.expect("a try");
    work.commit().await.expect("committed");
    end
}

/// Digits that are not the ones texted.
fn other_than(digits: &str) -> &'static str {
    if digits == "000000" { "111111" } else { "000000" }
}

fn proved(end: Try) -> Proved {
    match end {
        Try::Right(proved) => proved,
        other => panic!("{other:?}"),
    }
}
