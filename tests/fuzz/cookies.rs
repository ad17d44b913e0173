//! Cookies that a browser says it was given.

use std::collections::BTreeMap;

use axum::http::StatusCode;
use proptest::{collection::vec, prelude::*};

use crate::{
    kit::{TestApp, Visitor},
    pages::public::checkout::order_as_guest,
};

/// All that the site reads.
const NAMES: [&str; 11] =
    ["session", "form", "flash", "cart", "language", "sight", "proving", "known", "bought", "guest", "other"];

/// What becomes of a cookie that was real.
#[derive(Clone, Debug)]
enum Made {
    Up(String),
    /// Another one's value.
    Of(usize),
    /// One letter is another.
    Turned(usize, char),
    /// Only its beginning is left.
    Cut(usize),
    /// Its words under another signature.
    Resigned(usize),
}

fn made() -> impl Strategy<Value = Made> {
    prop_oneof![
        "[!#-+.-:<-\\[\\]-~-]{0,120}".prop_map(Made::Up),
        (0..NAMES.len()).prop_map(Made::Of),
        (0_usize..400, "[0-9A-Za-z]").prop_map(|(at, c)| Made::Turned(at, c.chars().next().unwrap_or('0'))),
        (0_usize..60).prop_map(Made::Cut),
        (0..NAMES.len()).prop_map(Made::Resigned),
    ]
}

/// A guest who has bought, with every cookie that gets one.
async fn guest(app: &TestApp) -> (Visitor, String) {
    let honey = app.honey(&app.my().await).await;
    let mut guest = app.visitor();
    guest.post("/language", &[("language", "en"), ("back", "/")]).await;
    guest.post("/sight", &[("text", "large"), ("back", "/")]).await;
    guest.post("/cart", &[("variant", &honey.variant_code), ("quantity", "1")]).await;
    let bought = order_as_guest(&mut guest, "0900000001").await;
    let purchase = bought.location().expect("a purchase").to_owned();
    guest.post("/cart", &[("variant", &honey.variant_code), ("quantity", "1")]).await;
    (guest, purchase)
}

/// One of the real cookies made into another value; nothing where it became the same again.
fn forged(real: &BTreeMap<String, String>, name: &str, made: &Made) -> Option<String> {
    let own = real.get(name).cloned().unwrap_or_default();
    let of = |at: usize| real.get(NAMES[at]).cloned().unwrap_or_default();
    let value = match made {
        Made::Up(value) => value.clone(),
        Made::Of(at) => of(*at),
        Made::Turned(at, c) => own.chars().enumerate().map(|(i, old)| if i == *at { *c } else { old }).collect(),
        Made::Cut(at) => own.chars().take(*at).collect(),
        Made::Resigned(at) => {
            let (signature, words) = (of(*at), own);
            signature.chars().take(44).chain(words.chars().skip(44)).collect()
        }
    };
    (real.get(name) != Some(&value)).then_some(value)
}

#[test]
fn a_cookie_that_was_made_up_is_never_believed() {
    let runtime = super::runtime();
    let (app, real, purchase, stranger) = runtime.block_on(async {
        let app = TestApp::new().await;
        let (guest, purchase) = guest(&app).await;
        let stranger = app.visitor().get("/products").await.body;
        (app, guest.cookies, purchase, stranger)
    });
    let forgeries = vec((0..NAMES.len(), made()), 1..8);
    super::holds("cookies", 40, forgeries, |forgeries| {
        let mut liar = app.visitor();
        for (at, made) in &forgeries {
            if let Some(value) = forged(&real, NAMES[*at], made) {
                liar.cookies.insert(NAMES[*at].to_owned(), value);
            }
        }
        let told = format!("{:?}", liar.cookies);
        runtime.block_on(async {
            let products = super::answer(&liar, "/products").await;
            prop_assert_eq!(&products.body, &stranger, "nobody is known by {}", told);
            for path in ["/", "/cart", "/checkout", "/orders", "/orders/proof", "/sign-in", "/register/code"] {
                let status = super::answer(&liar, path).await.status;
                prop_assert!(!status.is_server_error(), "{}: {} with {}", path, status, told);
            }
            let closed = super::answer(&liar, "/account").await;
            prop_assert_eq!(closed.status, StatusCode::SEE_OTHER, "nobody is in with {}", told);
            let secret = super::answer(&liar, &purchase).await;
            let shown = String::from_utf8_lossy(&secret.body).into_owned();
            prop_assert!(!shown.contains("ngõ 62"), "the purchase opens with {}", told);
            Ok(())
        })
    });
    runtime.block_on(async move { drop(app) });
}
