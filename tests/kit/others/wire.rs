//! The way to PostgreSQL, which can be cut off.

use std::sync::{
    Arc,
    atomic::{AtomicBool, AtomicUsize, Ordering},
};

use tokio::{
    io::{AsyncReadExt, AsyncWriteExt},
    net::{TcpListener, UnixStream},
};

use super::super::database::postgres;

/// Stands between the program and PostgreSQL, and can fall silent: what is open stays open, and nothing comes through any more.
pub struct Wire {
    /// Of the database, by this way.
    pub url: String,
    /// The number of the last connection that is silent for ever.
    silent_to: Arc<AtomicUsize>,
    opened: Arc<AtomicUsize>,
    /// New ones are silent too.
    cut: Arc<AtomicBool>,
}

impl Wire {
    /// A way to one database of the server of this run.
    pub async fn to(database: &str) -> Self {
        let url = url::Url::parse(&postgres(database)).expect("an address");
        let folder = url.query_pairs().find(|(name, _)| name == "host").expect("a socket's folder").1.into_owned();
        let listener = TcpListener::bind("127.0.0.1:0").await.expect("a port");
        let address = listener.local_addr().expect("its address");
        let (silent_to, opened) = (Arc::<AtomicUsize>::default(), Arc::<AtomicUsize>::default());
        let cut = Arc::<AtomicBool>::default();
        let (silence, count, none) = (silent_to.clone(), opened.clone(), cut.clone());
        tokio::spawn(async move {
            while let Ok((ours, _)) = listener.accept().await {
                let number = count.fetch_add(1, Ordering::SeqCst) + 1;
                let theirs = UnixStream::connect(format!("{folder}/.s.PGSQL.5432")).await.expect("the server");
                let ((mut a, mut b), (mut c, mut d)) = (ours.into_split(), theirs.into_split());
                let (silence, none) = (silence.clone(), none.clone());
                let passes = move || number > silence.load(Ordering::SeqCst) && !none.load(Ordering::SeqCst);
                let passes_back = passes.clone();
                tokio::spawn(async move { carry(&mut a, &mut d, passes).await });
                tokio::spawn(async move { carry(&mut c, &mut b, passes_back).await });
            }
        });
        Self { url: format!("postgres://postgres@{address}/{database}?sslmode=disable"), silent_to, opened, cut }
    }

    /// Nothing comes through, on whatever is open or is opened.
    pub fn fall_silent(&self) {
        self.cut.store(true, Ordering::SeqCst);
    }

    /// What is opened from now on comes through. What was open stays silent for ever.
    pub fn mend(&self) {
        self.silent_to.store(self.opened.load(Ordering::SeqCst), Ordering::SeqCst);
        self.cut.store(false, Ordering::SeqCst);
    }
}

async fn carry(
    from: &mut (impl AsyncReadExt + Unpin),
    to: &mut (impl AsyncWriteExt + Unpin),
    passes: impl Fn() -> bool,
) {
    let mut bytes = vec![0; 16 * 1024];
    while let Ok(many @ 1..) = from.read(&mut bytes).await {
        if !passes() {
            // It holds the line and says nothing.
            std::future::pending::<()>().await;
        }
        if to.write_all(&bytes[..many]).await.is_err() {
            return;
        }
    }
}
