//! Twin of `market/carts/renew.rs`.

use chophien::{
    entities::variant,
    kernel::{actor::Actor, money::Money},
    market::carts::{add, find, holder::Holder, policy::Trouble, renew},
};
use sea_orm::{ActiveModelTrait, ActiveValue::Set, EntityTrait, IntoActiveModel};

use crate::kit::TestApp;

#[tokio::test]
async fn a_cart_brought_up_to_date_takes_todays_prices_and_keeps_what_is_sold_out() {
    let app = TestApp::new().await;
    let (honey, tea) = (app.honey(&app.my().await).await, app.tea(&app.may_trang().await).await);
    let cart = Holder::of_token("a");
    let work = app.begin(Actor::Guest).await;
    add::add(&work, &cart, &honey.variant_code, 5).await.unwrap();
    add::add(&work, &cart, &tea.variant_code, 2).await.unwrap();
    for (id, price, stock) in [(honey.variant, 400_000, 3), (tea.variant, 180_000, 0)] {
        let mut row = variant::Entity::find_by_id(id).one(&work.tx).await.unwrap().unwrap().into_active_model();
        (row.price, row.stock) = (Set(Money(price)), Set(stock));
        row.update(&work.tx).await.unwrap();
    }
    let troubles = async || -> Vec<_> {
        find::lines(&work.tx, &cart).await.unwrap().iter().map(|line| (line.quantity, line.trouble())).collect()
    };
    assert_eq!(troubles().await, [(5, Some(Trouble::Short { left: 3 })), (2, Some(Trouble::SoldOut))]);
    renew::renew(&work, &cart).await.unwrap();
    assert_eq!(troubles().await, [(3, None), (2, Some(Trouble::SoldOut))]);
}
