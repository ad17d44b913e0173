//! A bucket of S3-compatible storage. A storage that is silent is given up after some seconds: no page and no job waits for it for ever.

use std::{collections::HashSet, io, sync::Arc, time::Duration};

use futures::{StreamExt, TryStreamExt, future::join_all, stream};
use object_store::{
    BackoffConfig, Error, GetOptions, GetRange, ObjectStore, PutOptions, PutPayload, RetryConfig,
    aws::{AmazonS3, AmazonS3Builder},
    path::Path,
};
use tokio::{sync::Semaphore, time::timeout};

use super::{pieces::PIECE, stays::STAYS, way::Ways};
use crate::config;

/// For one call, with what is tried again of it. Far below the lease of a job.
const LONGEST: Duration = Duration::from_secs(5);
/// So many calls at once of each process: what is read is in memory, whole, and no more of it than this times the next.
const AT_ONCE: usize = 32;
/// So many are removed in the time of one call.
const REMOVED_AT_ONCE: usize = 60;
/// Bytes. A picture of ours has some hundred thousand.
const LARGEST: u64 = 8 * 1024 * 1024;

/// A bucket, and what our names begin with there.
#[derive(Debug)]
pub(super) struct Bucket {
    store: AmazonS3,
    called: String,
    prefix: Path,
    calls: Arc<Semaphore>,
}

impl Bucket {
    pub(super) fn open(settings: &config::Files, bucket: &str, prefix: &str) -> io::Result<Self> {
        let text = |value: &Option<String>| value.clone().unwrap_or_default();
        let mut builder = AmazonS3Builder::new()
            .with_http_connector(Ways)
            .with_bucket_name(bucket)
            .with_region(&settings.region)
            .with_access_key_id(text(&settings.key_id))
            .with_secret_access_key(text(&settings.secret_key))
            .with_disable_bulk_delete(true)
            .with_retry(retry());
        if let Some(endpoint) = &settings.endpoint {
            builder = builder.with_endpoint(endpoint).with_allow_http(endpoint.starts_with("http://"));
        }
        Ok(Self {
            store: builder.build().map_err(in_words)?,
            called: format!("s3://{bucket}/{prefix}"),
            prefix: Path::parse(prefix).map_err(io::Error::other)?,
            calls: Arc::new(Semaphore::new(AT_ONCE)),
        })
    }

    pub(super) async fn read(&self, name: &str) -> io::Result<Vec<u8>> {
        let place = self.place(name)?;
        let call = async {
            let got = self.store.get_opts(&place, GetOptions::default()).await?;
            if got.meta.size > LARGEST {
                let source = format!("{} bytes, and the largest that is read has {LARGEST}", got.meta.size).into();
                return Err(Error::Generic { store: "S3", source });
            }
            got.bytes().await
        };
        Ok(self.within(call).await?.to_vec())
    }

    pub(super) async fn piece(&self, name: &str, from: u64) -> io::Result<(u64, Vec<u8>)> {
        let place = self.place(name)?;
        let range = Some(GetRange::Bounded(from..from + PIECE));
        let call = async {
            let got = self.store.get_opts(&place, GetOptions { range, ..GetOptions::default() }).await?;
            Ok((got.meta.size, got.bytes().await?))
        };
        let (length, piece) = self.within(call).await?;
        Ok((length, piece.to_vec()))
    }

    pub(super) async fn write(&self, below: &str, files: Vec<(String, Vec<u8>)>) -> io::Result<()> {
        let mut names = Vec::new();
        let mut puts = Vec::new();
        for (name, bytes) in files {
            let name = if below.is_empty() { name } else { format!("{below}/{name}") };
            let place = self.place(&name)?;
            names.push(name);
            puts.push(async move {
                self.within(self.store.put_opts(&place, PutPayload::from(bytes), PutOptions::default())).await
            });
        }
        // All are waited for: what arrives after it was removed would stay.
        let Some(error) = join_all(puts).await.into_iter().find_map(Result::err) else { return Ok(()) };
        if let Err(error) = self.remove(names).await {
            tracing::warn!(%error, "what was written in part stays in the bucket");
        }
        Err(error)
    }

    pub(super) async fn remove(&self, names: Vec<String>) -> io::Result<()> {
        let places: Vec<Path> = names.iter().map(|name| self.place(name)).collect::<io::Result<_>>()?;
        for some in places.chunks(REMOVED_AT_ONCE) {
            let some = stream::iter(some.iter().cloned().map(Ok).collect::<Vec<_>>()).boxed();
            // Some storages say of what is gone already that it is not there.
            let gone =
                |end| async move { if matches!(end, Err(Error::NotFound { .. })) { Ok(()) } else { end.map(drop) } };
            let removed = self.store.delete_stream(some).then(gone).try_for_each(|()| async { Ok(()) });
            self.within(removed).await?;
        }
        Ok(())
    }

    pub(super) async fn names(&self, below: &str) -> io::Result<HashSet<String>> {
        let mut listed = self.store.list(Some(&self.place(below)?));
        let mut names = HashSet::new();
        while let Some(found) = self.within(listed.try_next()).await? {
            let ours = found.location.prefix_match(&self.prefix);
            names.extend(ours.map(|parts| parts.map(|part| part.as_ref().to_owned()).collect::<Vec<_>>().join("/")));
        }
        Ok(names)
    }

    pub(super) async fn is_empty(&self) -> io::Result<bool> {
        let stays = self.place(STAYS)?;
        let listed = self.store.list(Some(&self.prefix));
        let mut others = listed.try_filter(|found| std::future::ready(!found.location.prefix_matches(&stays)));
        Ok(self.within(others.try_next()).await?.is_none())
    }

    fn place(&self, name: &str) -> io::Result<Path> {
        Path::parse(format!("{}/{name}", self.prefix)).map_err(io::Error::other)
    }

    /// What comes of a call in time; waiting for a turn is a part of it.
    async fn within<T>(&self, call: impl Future<Output = object_store::Result<T>>) -> io::Result<T> {
        let in_turn = async {
            let _turn = self.calls.acquire().await.map_err(io::Error::other)?;
            call.await.map_err(in_words)
        };
        let late = |_| io::Error::new(io::ErrorKind::TimedOut, format!("no answer within {} s", LONGEST.as_secs()));
        timeout(LONGEST, in_turn).await.map_err(late)?
    }
}

impl std::fmt::Display for Bucket {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.write_str(&self.called)
    }
}

/// Soon, and not often: somebody waits.
fn retry() -> RetryConfig {
    let backoff =
        BackoffConfig { init_backoff: Duration::from_millis(100), max_backoff: Duration::from_secs(1), base: 2.0 };
    RetryConfig { backoff, max_retries: 2, retry_timeout: LONGEST }
}

/// As an error of files: what is not there, what is not allowed, and what may be well in a moment.
fn in_words(error: Error) -> io::Error {
    let kind = match &error {
        Error::NotFound { .. } => io::ErrorKind::NotFound,
        Error::PermissionDenied { .. } | Error::Unauthenticated { .. } => io::ErrorKind::PermissionDenied,
        Error::Generic { .. } => io::ErrorKind::ResourceBusy,
        _ => io::ErrorKind::Other,
    };
    io::Error::new(kind, error)
}
