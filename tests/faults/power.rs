//! The process is killed; what it had accepted is there, and what had to be done is done later.

use chophien::{
    entities::{job, outbox, purchase},
    infra::clock::Clock,
};
use sea_orm::{ColumnTrait, EntityTrait, PaginatorTrait, QueryFilter};

use crate::kit::{Answer, TestApp, Visitor, server::Server, world::BA_DINH};

/// Two jars as a guest, up to the answer that says "placed".
pub(super) async fn place(lan: &mut Visitor, variant: &str) -> Answer {
    lan.post("/cart", &[("variant", variant), ("quantity", "2")]).await;
    let page = lan.get("/checkout").await;
    let key = page.value("checkout_key").expect("a key");
    let lines = page.attributes("input[name=\"line\"]", "value");
    let mut fields = vec![
        ("checkout_key", key.as_str()),
        ("name", "Nguyễn Thị Lan"),
        ("phone", "0900000001"),
        ("unit", BA_DINH),
        ("street", "số 18 ngõ 62"),
        ("accept", "yes"),
    ];
    let versions = page.attributes("input[name=\"version\"]", "value");
    fields.extend(versions.iter().map(|version| ("version", version.as_str())));
    fields.extend(lines.iter().map(|line| ("line", line.as_str())));
    let shown = lan.post("/checkout", &fields).await;
    let total = shown.value("seen_total").expect("the total, once the address is known");
    fields.push(("seen_total", &total));
    lan.post("/checkout", &fields).await
}

#[tokio::test(flavor = "multi_thread")]
async fn an_accepted_order_survives_a_kill_in_the_next_instant() {
    let app = TestApp::new().await;
    let honey = app.honey(&app.my().await).await;
    // No worker: nothing of what the order caused has been done when the plug is pulled.
    let server = Server::over(&app, &[("CHOPHIEN__SERVER__WORKERS", "0")]);
    let mut lan = app.visitor().at(&server);
    let answer = place(&mut lan, &honey.variant_code).await;
    server.kill();

    assert!(answer.location().is_some_and(|to| to.starts_with("/purchases/")), "{:?}", answer.location());
    assert_eq!(purchase::Entity::find().count(&app.db.read).await.unwrap(), 1);
    assert_eq!(app.stock(&honey).await, 8, "sold once");
    let waiting = outbox::Entity::find().count(&app.db.read).await.unwrap()
        + job::Entity::find().count(&app.db.read).await.unwrap();
    assert!(waiting > 0, "what must be told is not forgotten");

    let server = Server::over(&app, &[]);
    let page = lan.at(&server).get(answer.location().unwrap()).await;
    page.assert_ok().assert_sees("Mật ong bạc hà Mèo Vạc");
    for _ in 0..100 {
        let events = outbox::Entity::find().count(&app.db.read).await.unwrap();
        // Recurring jobs wait for their next time: theirs is to come.
        let due = job::Entity::find().filter(job::Column::RunAt.lte(Clock::machine().now()));
        if events + due.count(&app.db.read).await.unwrap() == 0 {
            assert!(server.stop(), "asked to stop, it ends well");
            return;
        }
        tokio::time::sleep(std::time::Duration::from_millis(200)).await;
    }
    panic!("the next process never did what the first one left");
}
