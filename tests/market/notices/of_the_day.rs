//! Twin of `market/notices/of_the_day.rs`.

use chophien::{
    entities::order,
    market::orders::{Party, confirm, deliver, hand_over, retract},
};
use time::{Duration, macros::datetime};

use crate::kit::{Household, TestApp, claims};

async fn step(app: &TestApp, shop: &Household, order: &order::Model, deed: &str) {
    app.later(Duration::minutes(30));
    let work = app.begin(shop.actor()).await;
    let claimed = claims::sold(&work, shop.shop, &order.code).await;
    match deed {
        "confirm" => confirm::confirm(&work, claimed).await.map(drop).expect("confirmed"),
        "hand over" => hand_over::hand_over(&work, claimed, None).await.map(drop).expect("handed over"),
        _ => deliver::deliver(&work, claimed, Party::Seller).await.map(drop).expect("delivered"),
    }
    work.commit().await.expect("committed");
    app.work_off().await;
}

fn to_buyer(app: &TestApp) -> Vec<String> {
    let texts = app.texts();
    texts.into_iter().filter(|text| text.to.as_str() == "0900000001").map(|text| text.words).collect()
}

#[tokio::test]
async fn the_first_news_of_a_day_is_told_at_once_and_the_rest_in_the_evening() {
    let app = TestApp::new().await;
    app.clock.set(datetime!(2026-11-20 08:00 +7).into());
    let (my, may) = (app.my().await, app.may_trang().await);
    let mut request = app.checkout(&[(&app.honey(&my).await, 1), (&app.tea(&may).await, 1)]).await;
    request.recipient.email = Some("lan@vidu.vn".into());
    let placed = app.place(request).await.expect("placed");
    app.work_off().await;
    let orders = app.orders_of(&placed).await;
    let (honey, tea) = match orders[0].shop_id == my.shop {
        true => (&orders[0], &orders[1]),
        false => (&orders[1], &orders[0]),
    };
    assert_eq!(to_buyer(&app).len(), 1, "that it is placed");
    step(&app, &my, honey, "confirm").await;
    assert_eq!(to_buyer(&app).len(), 2, "the first news at once");
    step(&app, &may, tea, "confirm").await;
    step(&app, &my, honey, "hand over").await;
    assert_eq!(to_buyer(&app).len(), 2, "what follows waits");
    assert_eq!(app.mails().len(), 4, "mails cost nothing");

    app.clock.set(datetime!(2026-11-20 18:59 +7).into());
    app.work_off().await;
    assert_eq!(to_buyer(&app).len(), 2);
    app.clock.set(datetime!(2026-11-20 19:00 +7).into());
    app.work_off().await;
    let texts = to_buyer(&app);
    let last = texts.last().expect("a text");
    assert_eq!(texts.len(), 3, "one for all of it");
    for part in [format!("{} Dang giao", honey.code), format!("{} Da nhan don", tea.code), placed.code.clone()] {
        assert!(last.contains(&part), "{part}: {last}");
    }

    step(&app, &may, tea, "hand over").await;
    assert_eq!(to_buyer(&app).len(), 3);
    app.later(Duration::minutes(61));
    app.work_off().await;
    assert_eq!(to_buyer(&app).len(), 4, "in the late evening a while later");
    app.later(Duration::hours(12));
    step(&app, &my, honey, "deliver").await;
    app.later(Duration::minutes(11));
    app.work_off().await;
    assert_eq!(to_buyer(&app).len(), 5, "the next day begins anew");
}

/// Sent, and its parcel handed over by ten to seven; at five to seven the shop says that it was delivered.
async fn delivered_before_the_evening() -> (TestApp, Household, order::Model) {
    let app = TestApp::new().await;
    app.clock.set(datetime!(2026-11-20 17:30 +7).into());
    let my = app.my().await;
    let placed = app.place(app.checkout(&[(&app.honey(&my).await, 1)]).await).await.expect("placed");
    let order = app.orders_of(&placed).await.remove(0);
    for deed in ["confirm", "hand over"] {
        step(&app, &my, &order, deed).await;
    }
    app.clock.set(datetime!(2026-11-20 18:25 +7).into());
    step(&app, &my, &order, "deliver").await;
    assert_eq!(to_buyer(&app).len(), 2, "what follows waits");
    (app, my, order)
}

#[tokio::test]
async fn what_may_still_be_taken_back_is_not_told_with_the_rest_of_the_day() {
    for taken_back in [true, false] {
        let (app, my, order) = delivered_before_the_evening().await;
        app.clock.set(datetime!(2026-11-20 19:00 +7).into());
        app.work_off().await;
        let texts = to_buyer(&app);
        assert_eq!(texts.len(), 3);
        assert!(texts[2].contains(&format!("{} Dang giao", order.code)), "{}", texts[2]);
        if taken_back {
            let work = app.begin(my.actor()).await;
            let claimed = claims::sold(&work, my.shop, &order.code).await;
            retract::retract(&work, claimed, Party::Seller).await.expect("taken back");
            work.commit().await.expect("committed");
        }
        for minutes in [15, 61] {
            app.later(Duration::minutes(minutes));
            app.work_off().await;
        }
        let told = to_buyer(&app).iter().filter(|text| text.contains(&format!("{} Da giao", order.code))).count();
        assert_eq!(told, usize::from(!taken_back), "taken back: {taken_back}: {:?}", to_buyer(&app));
    }
}
