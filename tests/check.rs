//! `chophien check` says nothing of a market that is well, and names what is wrong with one that is not.

use chophien::{
    app::App,
    check, config, figures,
    infra::{mailer::Mailer, texter::Texter},
    kernel::seen::Seen,
    market::catalog::variants::set_stock::set_stock,
};
use sea_orm::ConnectionTrait;

use crate::{
    backup::market,
    kit::{TestApp, claims, database::on_postgres},
    migrations::kept::small_market::PICTURE,
};

async fn fault(app: &App) -> String {
    check::first_fault(app, &[]).await.expect("the database answers").unwrap_or_default()
}

#[tokio::test]
async fn a_market_that_is_well_has_no_fault() {
    let app = market().await;
    assert_eq!(fault(&app).await, "");
    let remarks = check::remarks(&app).await.unwrap();
    assert!(remarks[0].starts_with("nobody has done a job"), "{remarks:?}");
    let careless = remarks.get(1).map(|remark| remark.starts_with("PostgreSQL has switched off: fsync"));
    // The server that the tests start by themselves writes nothing down for a fall.
    let off = on_postgres() && std::env::var("CHOPHIEN_TEST_POSTGRES_URL").is_ok_and(|url| !url.is_empty());
    assert_eq!(careless, off.then_some(true), "{remarks:?}");
}

#[tokio::test]
async fn whoever_changed_the_tables_by_hand_is_found_out() {
    let on_postgres = on_postgres();
    for (sql, named) in [
        ("DROP INDEX orders_purchase_id", "missing: index orders_purchase_id"),
        ("CREATE TABLE notes (id BIGINT)", "not known"),
        ("ALTER TABLE shops ADD COLUMN colour TEXT", "shops"),
        (
            if on_postgres {
                "DROP TRIGGER products_count_update ON products"
            } else {
                "DROP TRIGGER products_count_update"
            },
            "missing: trigger products_count_update",
        ),
    ] {
        let app = TestApp::new().await;
        app.db.write.execute_unprepared(sql).await.expect(sql);
        let said = fault(&app).await;
        assert!(said.contains(named), "{sql}: {said}");
    }
}

#[tokio::test]
async fn a_picture_without_a_file_is_named() {
    let app = market().await;
    std::fs::remove_dir_all(app.config.files.dir.join("pictures")).unwrap();
    assert!(fault(&app).await.contains(PICTURE));
}

/// By hand, past the program.
async fn changed(app: &App, sql: &str) {
    let on_postgres = crate::kit::database::on_postgres();
    let without = if on_postgres { "ALTER TABLE events DISABLE TRIGGER ALL" } else { "DROP TRIGGER events_no_delete" };
    if sql.contains("events") {
        app.db.write.execute_unprepared("DELETE FROM event_places").await.expect("places of events");
        app.db.write.execute_unprepared(without).await.expect(without);
    }
    app.db.write.execute_unprepared(sql).await.expect(sql);
}

#[tokio::test]
async fn a_stock_or_an_order_that_is_not_what_happened_to_it_is_named() {
    for (sql, named) in [
        ("UPDATE variants SET stock = stock + 1 WHERE id = (SELECT MIN(id) FROM variants)", "stock: variant"),
        ("UPDATE orders SET confirmed_at = 1 WHERE id = (SELECT MIN(id) FROM orders)", "order.confirmed"),
        (
            "DELETE FROM events WHERE id = (SELECT MIN(id) FROM events WHERE name = 'order.packed')",
            "no event order.packed",
        ),
    ] {
        let app = market().await;
        changed(&app, sql).await;
        let said = figures::unexplained(&app).await.unwrap().unwrap_or_default();
        assert!(said.contains(named), "{sql}: {said}");
    }
}

#[tokio::test]
async fn a_count_that_was_taken_away_is_missed_by_the_next() {
    let app = TestApp::new().await;
    let honey = app.honey(&app.my().await).await;
    for stock in [50, 40, 30] {
        let work = app.begin(app.owner_of(honey.product).await).await;
        let variant = claims::variant(&work, honey.variant).await.expect("it is offered");
        let seen = Seen::over(variant.stock, stock);
        set_stock(&work, variant, seen).await.unwrap();
        work.commit().await.unwrap();
    }
    assert_eq!(figures::unexplained(&app).await.unwrap(), None);
    changed(&app, "DELETE FROM outbox").await;
    let second = "(SELECT MIN(id) + 1 FROM events WHERE name = 'variant.stock_changed')";
    changed(&app, &format!("DELETE FROM events WHERE id = {second}")).await;
    let said = figures::unexplained(&app).await.unwrap().unwrap_or_default();
    assert!(said.contains("was counted from 40 on, and what had moved it leads to 50"), "{said}");
}

#[tokio::test]
async fn a_mail_server_and_a_program_that_are_not_there_are_named() {
    let app = TestApp::new().await;
    let with = |mail: &str, text: &str| {
        let mail = config::Mail { url: mail.into(), url_file: None, from: "cho@phien.example".into() };
        let (mailer, texter) = (
            Mailer::new(&mail).unwrap(),
            Texter::new(&config::Text { url: text.into(), per_day: 1, for_codes: 0, for_orders: 0 }),
        );
        let with = App::assemble(app.config.clone(), app.db.clone(), app.clock.clone(), mailer, texter);
        with.unwrap_or_else(|e| panic!("{e}"))
    };
    assert!(fault(&with("smtp://127.0.0.1:1", "file:texts")).await.starts_with("[mail] url"));
    assert!(fault(&with("file:mails", "exec:/no/such/program")).await.starts_with("[text] url"));
    assert!(fault(&with("file:mails", "exec:/proc/version")).await.contains("cannot be run"));
    assert_eq!(fault(&with("file:mails", "exec:/bin/true")).await, "");
}
