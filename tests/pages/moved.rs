//! Twin of `pages/moved.rs`: what was printed, bookmarked or opened before still leads where it should.

use axum::http::{Method, StatusCode};
use chophien::{entities::product, pages::moved::MOVED};
use sea_orm::EntityTrait;

use crate::kit::TestApp;

/// An address of the router with something odd, but honest, for each name in braces.
fn filled(address: &str) -> String {
    let part = |part: &str| if part.starts_with('{') { "a%20%C3%A0%2F%3F".to_owned() } else { part.to_owned() };
    address.split('/').map(part).collect::<Vec<_>>().join("/")
}

#[tokio::test]
async fn every_old_address_leads_for_good_to_its_new_one_with_all_that_was_asked() {
    let app = TestApp::new().await;
    let mut visitor = app.visitor();
    for (old, new) in MOVED {
        for method in [Method::GET, Method::POST] {
            let answer = visitor.send(method, &format!("{}?q=m%E1%BA%ADt&page=2", filled(old)), None, Vec::new()).await;
            answer.assert_status(StatusCode::PERMANENT_REDIRECT);
            assert_eq!(answer.location(), Some(format!("{}?q=m%E1%BA%ADt&page=2", filled(new)).as_str()), "{old}");
        }
    }
    let bare = visitor.get("/seller/open").await;
    assert_eq!(bare.location(), Some("/seller/opening"), "no question mark where nothing was asked");
}

#[tokio::test]
async fn a_form_in_a_tab_that_was_opened_before_still_does_its_deed() {
    let app = TestApp::new().await;
    let my = app.my().await;
    let honey = app.honey(&my).await;
    let path = format!("/seller/{}/products/{}", my.code, honey.code);
    let mut visitor = app.visitor_as(my.account).await;
    visitor.get(&path).await.assert_ok();
    for (deed, status) in [("pause", product::Status::Paused), ("resume", product::Status::Live)] {
        let moved = visitor.post(&format!("{path}/{deed}"), &[]).await;
        moved.assert_status(StatusCode::PERMANENT_REDIRECT);
        let to = moved.location().expect("a way on").to_owned();
        visitor.post(&to, &[]).await.assert_redirect(&path);
        let row = product::Entity::find_by_id(honey.product).one(&app.db.read).await.expect("products");
        assert_eq!(row.expect("hers").status, status, "{deed}");
    }
}
