//! A bucket of S3-compatible storage, as small as it does: objects in memory, which can be slow, silent or broken.

use std::{
    collections::{BTreeMap, HashMap},
    ops::Range,
    sync::{Arc, Mutex},
    time::Duration,
};

use axum::{
    Router,
    body::{Body, Bytes},
    extract::{Query, State},
    http::{HeaderMap, Method, StatusCode, Uri, header},
    response::{IntoResponse, Response},
};
use chophien::config;

const NAME: &str = "market";
const PREFIX: &str = "goods";
const KEY_ID: &str = "who-asks";
/// Objects of one page of a list.
const A_PAGE: usize = 2;

/// What it does with a request.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Mood {
    Well,
    /// Each answer takes so long.
    Slow(Duration),
    /// It takes requests, and answers none.
    Silent,
    /// It answers with this.
    Answers(u16),
}

/// The storage.
#[derive(Clone)]
pub struct Bucket {
    objects: Arc<Mutex<BTreeMap<String, Vec<u8>>>>,
    mood: Arc<Mutex<Mood>>,
    asked: Arc<Mutex<Vec<String>>>,
    endpoint: String,
}

impl Bucket {
    /// An empty one that is well.
    pub async fn new() -> Self {
        let listener = tokio::net::TcpListener::bind("127.0.0.1:0").await.expect("a port");
        let endpoint = format!("http://{}", listener.local_addr().expect("its address"));
        let mood = Arc::new(Mutex::new(Mood::Well));
        let bucket = Self { objects: Arc::default(), mood, asked: Arc::default(), endpoint };
        let site = Router::new().fallback(answer).with_state(bucket.clone());
        tokio::spawn(async move { axum::serve(listener, site).await.expect("it serves") });
        bucket
    }

    /// Settings that lead here.
    pub fn settings(&self, files: &config::Files) -> config::Files {
        config::Files {
            url: Some(format!("s3://{NAME}/{PREFIX}")),
            endpoint: Some(self.endpoint.clone()),
            key_id: Some(KEY_ID.to_owned()),
            secret_key: Some("what it is signed with".to_owned()),
            ..files.clone()
        }
    }

    /// From now on it is like this.
    pub fn is(&self, mood: Mood) {
        *self.mood.lock().unwrap() = mood;
    }

    /// The names of what it holds, below the prefix.
    pub fn names(&self) -> Vec<String> {
        let objects = self.objects.lock().unwrap();
        objects.keys().map(|key| key.strip_prefix("goods/").expect("below the prefix").to_owned()).collect()
    }

    /// Puts something there.
    pub fn put(&self, name: &str, bytes: &[u8]) {
        self.objects.lock().unwrap().insert(format!("{PREFIX}/{name}"), bytes.to_vec());
    }

    /// Takes something away.
    pub fn take(&self, name: &str) -> Option<Vec<u8>> {
        self.objects.lock().unwrap().remove(&format!("{PREFIX}/{name}"))
    }

    /// How often it was asked for anything.
    pub fn asked(&self) -> usize {
        self.asked.lock().unwrap().len()
    }

    fn list(&self, query: &HashMap<String, String>) -> Response {
        let wanted = query.get("prefix").cloned().unwrap_or_default();
        let after = query.get("continuation-token").cloned().unwrap_or_default();
        let objects = self.objects.lock().unwrap();
        let all: Vec<_> = objects.iter().filter(|(key, _)| key.starts_with(&wanted) && **key > after).collect();
        let more = all.len() > A_PAGE;
        let mut page = String::new();
        for (key, bytes) in all.iter().take(A_PAGE) {
            page.push_str(&format!(
                "<Contents><Key>{key}</Key><LastModified>2026-11-22T01:00:00.000Z</LastModified>\
                 <ETag>\"x\"</ETag><Size>{}</Size></Contents>",
                bytes.len()
            ));
        }
        if more {
            page.push_str(&format!("<NextContinuationToken>{}</NextContinuationToken>", all[A_PAGE - 1].0));
        }
        let xml = format!("<ListBucketResult><IsTruncated>{more}</IsTruncated>{page}</ListBucketResult>");
        ([(header::CONTENT_TYPE, "application/xml")], xml).into_response()
    }

    fn object(&self, method: &Method, key: &str, range: Option<Range<usize>>, body: Bytes) -> Response {
        let mut objects = self.objects.lock().unwrap();
        let about = [(header::ETAG, "\"x\""), (header::LAST_MODIFIED, "Sun, 22 Nov 2026 01:00:00 GMT")];
        match *method {
            Method::PUT => {
                objects.insert(key.to_owned(), body.to_vec());
                (about, "").into_response()
            }
            Method::DELETE => {
                objects.remove(key);
                StatusCode::NO_CONTENT.into_response()
            }
            _ => match objects.get(key) {
                Some(bytes) if *method == Method::HEAD => {
                    (about, [(header::CONTENT_LENGTH, bytes.len().to_string())], Body::empty()).into_response()
                }
                Some(bytes) => match range.map(|range| range.start..range.end.min(bytes.len())) {
                    Some(range) if range.is_empty() => StatusCode::RANGE_NOT_SATISFIABLE.into_response(),
                    Some(range) => {
                        let part = format!("bytes {}-{}/{}", range.start, range.end - 1, bytes.len());
                        let part = [(header::CONTENT_RANGE, part)];
                        (StatusCode::PARTIAL_CONTENT, about, part, bytes[range].to_vec()).into_response()
                    }
                    None => (about, bytes.clone()).into_response(),
                },
                None => (StatusCode::NOT_FOUND, "<Error><Code>NoSuchKey</Code></Error>").into_response(),
            },
        }
    }
}

async fn answer(
    State(bucket): State<Bucket>,
    method: Method,
    uri: Uri,
    headers: HeaderMap,
    Query(query): Query<HashMap<String, String>>,
    body: Bytes,
) -> Response {
    bucket.asked.lock().unwrap().push(format!("{method} {uri}"));
    let signed = headers.get(header::AUTHORIZATION).and_then(|value| value.to_str().ok()).unwrap_or_default();
    let by_us = format!("AWS4-HMAC-SHA256 Credential={KEY_ID}/");
    if !signed.starts_with(&by_us) || !signed.contains("Signature=") {
        return (StatusCode::FORBIDDEN, "<Error><Code>AccessDenied</Code></Error>").into_response();
    }
    let mood = *bucket.mood.lock().unwrap();
    match mood {
        Mood::Well => {}
        Mood::Slow(span) => tokio::time::sleep(span).await,
        Mood::Silent => std::future::pending().await,
        Mood::Answers(status) => {
            return (StatusCode::from_u16(status).expect("a status"), "<Error/>").into_response();
        }
    }
    let path = uri.path().trim_start_matches('/');
    let Some(key) = path.strip_prefix(NAME) else { return StatusCode::NOT_FOUND.into_response() };
    let key = key.trim_start_matches('/');
    if key.is_empty() { bucket.list(&query) } else { bucket.object(&method, key, range(&headers), body) }
}

/// `bytes=0-65535`: what is asked of an object.
fn range(headers: &HeaderMap) -> Option<Range<usize>> {
    let (from, to) = headers.get(header::RANGE)?.to_str().ok()?.strip_prefix("bytes=")?.split_once('-')?;
    Some(from.parse().ok()?..to.parse::<usize>().ok()? + 1)
}
