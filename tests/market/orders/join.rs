//! Twin of `market/orders/join.rs`: rule 15, a proved number opens what was bought with it, and nothing else.

use chophien::{
    kernel::{actor::Actor, paging::Paging},
    market::{
        accounts::find as accounts,
        orders::{find::purchases, join},
    },
};

use crate::kit::TestApp;

#[tokio::test]
async fn purchases_with_the_proved_number_come_into_the_account_once() {
    let app = TestApp::new().await;
    let honey = app.honey(&app.my().await).await;
    let lan = app.lan().await;
    let sale = app.placed(&honey, None).await;
    let person = accounts::person(&app.db.read, lan, 0).await.unwrap().expect("Lan");
    for expected in [1, 0] {
        let work = app.begin(Actor::Account(lan)).await;
        assert_eq!(join::join(&work, &person).await.unwrap(), expected);
        work.commit().await.unwrap();
    }
    let hers = purchases::of_buyer(&app.db.read, lan, Paging::new(None, 10)).await.unwrap();
    assert_eq!(hers.rows.iter().map(|p| p.code.as_str()).collect::<Vec<_>>(), [sale.purchase_code.as_str()]);
    assert_eq!(purchases::order(&app.db.read, sale.order).await.unwrap().unwrap().buyer_id, Some(lan));
}

#[tokio::test]
async fn purchases_with_another_number_stay_where_they_are() {
    let app = TestApp::new().await;
    let honey = app.honey(&app.my().await).await;
    let tam = app.tam().await;
    let sale = app.placed(&honey, None).await;
    let person = accounts::person(&app.db.read, tam, 0).await.unwrap().expect("Tâm");
    let work = app.begin(Actor::Account(tam)).await;
    assert_eq!(join::join(&work, &person).await.unwrap(), 0);
    work.commit().await.unwrap();
    assert_eq!(purchases::order(&app.db.read, sale.order).await.unwrap().unwrap().buyer_id, None);
}
