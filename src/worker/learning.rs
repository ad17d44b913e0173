//! The words of what is on sale (`kernel::vocabulary`), at hand in each process that serves: read when it begins, and anew from time to
//! time. Until then, and of goods that came since, slips in what is typed are not understood; what is typed right is found all the same.

use std::time::Duration;

use sea_orm::DbErr;
use tokio::sync::watch;

use crate::{app::App, market::catalog::browse::vocabulary};

/// Between two readings: of 50,000 goods one takes a fifth of a second.
const PAUSE: Duration = Duration::from_secs(600);
/// After one that failed.
const SOON: Duration = Duration::from_secs(15);

/// Learns until `stop` turns true.
pub async fn keep(app: App, mut stop: watch::Receiver<bool>) {
    while !*stop.borrow() {
        let pause = match learn(&app).await {
            Ok(()) => PAUSE,
            Err(error) => {
                tracing::debug!(%error, "the words of what is on sale cannot be read");
                SOON
            }
        };
        tokio::select! {
            () = tokio::time::sleep(pause) => {}
            _ = stop.changed() => {}
        }
    }
}

/// Learns once.
pub async fn learn(app: &App) -> Result<(), DbErr> {
    app.vocabulary.learnt(vocabulary::learn(&app.db.read).await?);
    Ok(())
}
