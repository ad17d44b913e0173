//! Twin of `market/shops/change_phone.rs`.

use chophien::{entities::shop, market::shops::change_phone::change_phone};
use sea_orm::EntityTrait;

use super::phone;
use crate::kit::{Household, TestApp};

async fn number(app: &TestApp, of: &Household) -> String {
    let row = shop::Entity::find_by_id(of.shop).one(&app.db.read).await.expect("shops").expect("it");
    row.phone.as_str().to_owned()
}

#[tokio::test]
async fn the_owners_shop_follows_and_no_other_does() {
    let app = TestApp::new().await;
    let (my, may) = (app.my().await, app.may_trang().await);
    let change = async |from, to| {
        let work = app.begin(my.actor()).await;
        change_phone(&work, my.account, &phone(from), &phone(to)).await.expect("written");
        work.commit().await.expect("a commit");
    };
    change("0900000099", "0900000077").await;
    assert_eq!(number(&app, &my).await, "0900000002", "it had another number");
    change("0900000002", "0900000077").await;
    assert_eq!((number(&app, &my).await, number(&app, &may).await), ("0900000077".into(), "0900000007".into()));
}
