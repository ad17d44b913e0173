//! `chophien healthy` says what `/readyz` says, by its exit.

use std::process::Output;

use crate::kit::{
    TestApp,
    database::Folder,
    server::{Server, chophien, free_port, run},
};

fn healthy(folder: &std::path::Path, bind: &str, more: &[&str]) -> Output {
    let mut command = chophien(folder, "test", &[("CHOPHIEN__SERVER__BIND", bind)]);
    command.arg("healthy").args(more);
    run(command)
}

#[tokio::test]
async fn it_ends_well_while_the_site_is_ready_and_with_a_line_once_nobody_listens() {
    let app = TestApp::new().await;
    let server = Server::over(&app, &[]);
    let bind = server.address.to_string();
    let well = healthy(app.folder(), &bind, &[]);
    assert!(well.status.success() && well.stderr.is_empty(), "{well:?}");
    server.kill();
    let gone = healthy(app.folder(), &bind, &[]);
    let said = String::from_utf8_lossy(&gone.stderr).into_owned();
    assert!(gone.status.code() == Some(1) && said.contains("does not answer"), "{said}");
}

#[tokio::test]
async fn a_site_whose_database_keeps_nothing_is_not_healthy_though_it_answers() {
    let folder = Folder::new();
    let listener = tokio::net::TcpListener::bind("127.0.0.1:0").await.expect("a port");
    let bind = listener.local_addr().expect("its address").to_string();
    tokio::spawn(async move {
        let site = axum::Router::new()
            .route("/readyz", axum::routing::get(|| async { axum::http::StatusCode::SERVICE_UNAVAILABLE }));
        axum::serve(listener, site).await
    });
    let asked = tokio::task::spawn_blocking(move || healthy(&folder, &bind, &[])).await.expect("asked");
    let said = String::from_utf8_lossy(&asked.stderr).into_owned();
    assert!(asked.status.code() == Some(1) && said.contains("is not ready: HTTP/1.1 503"), "{said}");
}

#[tokio::test]
async fn whoever_waits_hears_of_a_site_that_starts_meanwhile() {
    let folder = Folder::new();
    let address = free_port();
    let asking = tokio::task::spawn_blocking(move || healthy(&folder, &address.to_string(), &["--wait", "20"]));
    tokio::time::sleep(std::time::Duration::from_millis(700)).await;
    let listener = tokio::net::TcpListener::bind(address).await.expect("its port");
    tokio::spawn(async move {
        axum::serve(listener, axum::Router::new().route("/readyz", axum::routing::get(|| async { "ready" }))).await
    });
    let asked = asking.await.expect("asked");
    assert!(asked.status.success(), "{asked:?}");
}
