//! A managed PostgreSQL lets nobody in without TLS.

use chophien::{
    config::{self, Config, Profile},
    infra::db::Db,
};

use crate::kit::others::cluster::Cluster;

#[tokio::test]
async fn a_database_that_lets_nobody_in_without_tls_is_reached() {
    let Some(server) = Cluster::over_tls() else { return };
    assert_eq!(server.ask("SELECT ssl FROM pg_stat_ssl WHERE pid = pg_backend_pid()").await, "true");
    let usual = Config::load(Profile::Test).expect("settings").database;
    let db = Db::connect(&config::Database { url: server.url(), ..usual }).await.expect("over TLS");
    db.ping().await.expect("an answer");
}
