//! Twin of `market/privacy/erase_number.rs`.

use chophien::{
    infra::refused::Refused,
    kernel::actor::Actor,
    market::{
        orders::Status,
        privacy::{
            erase_number::{EraseNumberError, back, erase_again, erase_number},
            hindered::Hindrance,
        },
    },
};

use time::Duration;

use super::{bought, number, purchase_of, traces, xuyen};
use crate::kit::TestApp;

#[tokio::test]
async fn what_a_guest_has_bought_is_nobodys_and_what_is_bought_with_an_account_stays() {
    let app = TestApp::new().await;
    let my = app.my().await;
    bought(&app, &my, None, Status::Completed).await;
    let work = app.begin(Actor::Guest).await;
    erase_number(&work, &number()).await.expect("erased");
    work.commit().await.expect("a commit");
    assert_eq!(traces(&app).await, ["purchases: name", "purchases: phone"]);
    let her = xuyen(&app).await;
    bought(&app, &my, Some(her), Status::Completed).await;
    let before = traces(&app).await;
    let work = app.begin(Actor::Guest).await;
    erase_number(&work, &number()).await.expect("nothing to do");
    work.commit().await.expect("a commit");
    assert_eq!(traces(&app).await, before);
}

#[tokio::test]
async fn an_order_under_way_comes_first() {
    let app = TestApp::new().await;
    let my = app.my().await;
    let sale = bought(&app, &my, None, Status::HandedOver).await;
    let before = traces(&app).await;
    let work = app.begin(Actor::Guest).await;
    let refused = erase_number(&work, &number()).await;
    let Err(Refused::No(EraseNumberError::Hindered(found))) = refused else { panic!("not hindered") };
    assert_eq!(found, [Hindrance::Order(sale.code.clone())]);
    work.roll_back().await.expect("rolled back");
    assert_eq!(traces(&app).await, before);
    let purchase = purchase_of(&app, &sale).await;
    let placed = app.row_of(sale.order).await.placed_at;
    for (at, there) in [(placed.after(Duration::seconds(1)), vec![]), (placed, vec![purchase]), (placed, vec![])] {
        let found = back(&app.db.read, &[(purchase, at)]).await.expect("an answer");
        assert_eq!(found, there);
        for purchase in found {
            let work = app.begin(Actor::System).await;
            erase_again(&work, purchase).await.expect("erased");
            work.commit().await.expect("a commit");
        }
    }
}
