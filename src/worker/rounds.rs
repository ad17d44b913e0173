//! One round after the other until the program stops, whatever happens to one of them.

use std::{future::Future, panic::AssertUnwindSafe, time::Duration};

use futures::FutureExt;
use sea_orm::DbErr;
use tokio::sync::watch;

use crate::app::App;

/// Between two looks at the queue where nobody knocks.
const PAUSE: Duration = Duration::from_secs(1);
/// After an error that is nobody's fault here.
const BREATH: Duration = Duration::from_secs(2);
/// A job under way when the program is asked to stop has so long; afterwards its lease runs out and it is done again.
const GRACE: Duration = Duration::from_secs(20);

/// One round after the other, as long as the program runs.
pub(super) trait Rounds {
    /// One round: tells how much was done.
    fn round(&mut self) -> impl Future<Output = Result<usize, DbErr>> + Send;
}

/// Rounds of what `new` makes, until `stop` turns true; whoever breaks down is made anew.
pub(super) async fn kept_up<R: Rounds + Send>(
    name: String,
    app: App,
    stop: watch::Receiver<bool>,
    new: impl Fn(&App, &watch::Receiver<bool>) -> R,
) {
    begun_anew(&name, || until_stopped(new(&app, &stop), &app, &stop)).await;
}

async fn begun_anew<F: Future>(name: &str, begin: impl Fn() -> F) {
    while AssertUnwindSafe(begin()).catch_unwind().await.is_err() {
        tracing::error!(name, "a worker broke down and is begun anew");
        tokio::time::sleep(BREATH).await;
    }
}

async fn until_stopped(mut worker: impl Rounds, app: &App, stop: &watch::Receiver<bool>) {
    let stopped = grace_is_over(stop.clone());
    tokio::select! {
        () = work(&mut worker, app, stop.clone()) => {}
        () = stopped => tracing::warn!("stopped with a job under way; it is done again later"),
    }
}

async fn grace_is_over(mut stop: watch::Receiver<bool>) {
    // Whoever could say stop is gone: so is the program.
    let _ = stop.wait_for(|stop| *stop).await;
    tokio::time::sleep(GRACE).await;
}

async fn work(worker: &mut impl Rounds, app: &App, mut stop: watch::Receiver<bool>) {
    let mut knocks = app.wake.listen();
    while !*stop.borrow() {
        let pause = match worker.round().await {
            Ok(0) => PAUSE,
            Ok(_) => {
                app.wake.all();
                continue;
            }
            Err(error) => {
                tracing::error!(%error, "a worker could not reach its queue");
                BREATH
            }
        };
        tokio::select! {
            _ = knocks.changed() => {}
            _ = tokio::time::sleep(pause) => {}
            _ = stop.changed() => {}
        }
    }
}

#[cfg(test)]
mod tests {
    use std::sync::atomic::{AtomicUsize, Ordering};

    use super::begun_anew;

    #[tokio::test]
    async fn whoever_breaks_down_is_begun_anew_until_it_ends_well() {
        let begun = AtomicUsize::new(0);
        begun_anew("test", || async {
            assert!(begun.fetch_add(1, Ordering::SeqCst) >= 1, "this one is meant to panic");
        })
        .await;
        assert_eq!(begun.load(Ordering::SeqCst), 2);
    }
}
