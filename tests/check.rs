//! `chophien check` says nothing of a market that is well, and names what is wrong with one that is not.

use chophien::{
    app::App,
    check, config,
    infra::{mailer::Mailer, texter::Texter},
};
use sea_orm::ConnectionTrait;

use crate::{backup::market, kit::TestApp, migrations::kept::small_market::PICTURE};

async fn fault(app: &App) -> String {
    check::first_fault(app).await.expect("the database answers").unwrap_or_default()
}

#[tokio::test]
async fn a_market_that_is_well_has_no_fault() {
    let app = market().await;
    assert_eq!(fault(&app).await, "");
    assert_eq!(check::remarks(&app).await.unwrap().len(), 1, "nobody has worked in a test");
}

#[tokio::test]
async fn whoever_changed_the_tables_by_hand_is_found_out() {
    let on_postgres = crate::kit::database::on_postgres();
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

#[tokio::test]
async fn a_mail_server_and_a_program_that_are_not_there_are_named() {
    let app = TestApp::new().await;
    let with = |mail: &str, text: &str| {
        let mail = config::Mail { url: mail.into(), url_file: None, from: "cho@phien.example".into() };
        let (mailer, texter) = (Mailer::new(&mail).unwrap(), Texter::new(&config::Text { url: text.into() }));
        let with = App::assemble(app.config.clone(), app.db.clone(), app.clock.clone(), mailer, texter);
        with.unwrap_or_else(|e| panic!("{e}"))
    };
    assert!(fault(&with("smtp://127.0.0.1:1", "file:texts")).await.starts_with("[mail] url"));
    assert!(fault(&with("file:mails", "exec:/no/such/program")).await.starts_with("[text] url"));
    assert!(fault(&with("file:mails", "exec:/proc/version")).await.contains("cannot be run"));
    assert_eq!(fault(&with("file:mails", "exec:/bin/true")).await, "");
}
