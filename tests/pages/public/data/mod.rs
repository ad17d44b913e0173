//! What is kept of people, and of whoever has proved a number.

mod index;
mod number;
mod own;

use crate::kit::{Answer, TestApp, Visitor};

/// Proves a number, and is led to what is kept of it.
pub async fn proved(app: &TestApp, visitor: &mut Visitor, phone: &str) -> Answer {
    asked(app, visitor, phone).await;
    let digits = app.code_texted_to(phone);
    visitor.post("/data/number/code", &[("code", &digits)]).await
}

/// Asks for a code.
pub async fn asked(app: &TestApp, visitor: &mut Visitor, phone: &str) {
    visitor.get("/data/number").await.assert_ok();
    visitor.post("/data/number", &[("phone", phone)]).await.assert_redirect("/data/number/code");
    app.work_off().await;
}
