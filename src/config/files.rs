//! Where pictures are kept, and where they wait before.

use std::path::PathBuf;

use serde::Deserialize;

/// A folder, or a bucket of S3-compatible storage.
#[derive(Clone, Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Files {
    /// A folder; shared between the nodes where there are several.
    pub dir: PathBuf,
    /// `s3://bucket/prefix`; where it is set the folder is not used.
    pub url: Option<String>,
    /// Of a storage that is not Amazon's: `https://host`.
    pub endpoint: Option<String>,
    /// As the storage calls it.
    pub region: String,
    /// Who asks.
    pub key_id: Option<String>,
    /// What requests are signed with.
    pub secret_key: Option<String>,
    /// A file that holds it.
    pub secret_key_file: Option<PathBuf>,
    /// A folder of this machine for what is on its way and not looked at yet.
    pub incoming_dir: PathBuf,
    /// So many files of it at once, fewer where the system allows few open files.
    pub incoming_files: usize,
    /// So much of it together.
    pub incoming_megabytes: u64,
}

impl Files {
    /// Bucket and prefix, where pictures are kept in one. The prefix may be empty.
    pub fn bucket(&self) -> Option<(&str, &str)> {
        let place = self.url.as_deref()?.strip_prefix("s3://")?;
        Some(place.split_once('/').map_or((place, ""), |(bucket, prefix)| (bucket, prefix.trim_matches('/'))))
    }

    /// What is wrong with them, if anything is.
    pub(super) fn fault(&self) -> Option<&'static str> {
        if !(1..=10_000).contains(&self.incoming_files) {
            return Some("[files] incoming_files: must be from 1 to 10000");
        }
        if !(20..=1_000_000).contains(&self.incoming_megabytes) {
            return Some("[files] incoming_megabytes: must be from 20 to 1000000");
        }
        self.url.as_ref()?;
        let Some((bucket, _)) = self.bucket() else { return Some("[files] url: must begin with s3://") };
        if bucket.is_empty() {
            return Some("[files] url: names no bucket");
        }
        let is_address = |endpoint: &String| {
            let known = url::Url::parse(endpoint);
            known.is_ok_and(|url| ["http", "https"].contains(&url.scheme())) && !endpoint.ends_with('/')
        };
        if self.endpoint.as_ref().is_some_and(|endpoint| !is_address(endpoint)) {
            return Some("[files] endpoint: must be a whole address without a slash at the end");
        }
        if self.key_id.is_none() || self.secret_key.is_none() {
            return Some("[files] key_id and secret_key (or secret_key_file): both are needed for a bucket");
        }
        None
    }
}
