//! A whole answer that is given again: its bytes in every coding, each made once, and its headers, made beforehand.

use std::io::Write;

use axum::{
    body::{Body, Bytes},
    http::{
        HeaderMap, HeaderName, HeaderValue, Method, Response as HttpResponse, StatusCode,
        header::{CACHE_CONTROL, CONTENT_ENCODING, CONTENT_LENGTH, ETAG, VARY},
    },
    response::Response,
};
use sha2::{Digest, Sha256};
use tokio::sync::OnceCell;

use super::{
    accept::{Coding, coding, has_copy},
    part::Part,
};
use crate::infra::secret::hex;

/// Of one request alone.
const OWN: [&str; 4] = ["x-request-id", "content-length", "transfer-encoding", "date"];
/// Better than these takes several times as long for a few bytes in a hundred.
const BROTLI_QUALITY: u32 = 5;
const BROTLI_WINDOW: u32 = 19;
const GZIP_LEVEL: u32 = 6;
/// What a 304 says of the copy.
const OF_THE_COPY: [HeaderName; 3] = [CACHE_CONTROL, ETAG, VARY];
/// What several sets of headers take.
const HEADERS: usize = 6 * 1024;

/// An answer that everybody gets who looks alike.
pub struct Kept {
    headers: HeaderMap,
    tag: String,
    plain: Coded,
    gzip: OnceCell<Coded>,
    brotli: OnceCell<Coded>,
    part: Option<Part>,
}

/// In one coding.
#[derive(Clone)]
struct Coded {
    body: Bytes,
    headers: HeaderMap,
    tag: HeaderValue,
    /// Of the answer to whoever has it already.
    unchanged: HeaderMap,
}

impl Kept {
    /// Out of a whole answer in no coding.
    pub fn new(mut headers: HeaderMap, body: Bytes) -> Self {
        for own in OWN {
            headers.remove(own);
        }
        headers.insert(VARY, HeaderValue::from_static("cookie, accept-encoding"));
        // A page is rendered into room for up to twice its length, which would be kept with it.
        let body = Bytes::copy_from_slice(&body);
        let tag = hex(&Sha256::digest(&body)[..12]);
        let part = Part::of(&body);
        let plain = Coded::new(&headers, &tag, Coding::Identity, body);
        Self { headers, tag, plain, gzip: OnceCell::new(), brotli: OnceCell::new(), part }
    }

    /// What it takes at most: two codings together are seldom half as long as the page.
    pub fn bytes(&self) -> usize {
        self.plain.body.len() * 3 / 2 + HEADERS
    }

    /// What of it is everybody's.
    pub fn part(&self) -> Option<&Part> {
        self.part.as_ref()
    }

    /// The answer to a GET or HEAD with these headers.
    pub async fn answer(&self, method: &Method, asked: &HeaderMap) -> Response {
        let coded = self.coded(coding(asked)).await;
        if has_copy(asked, &coded.tag) {
            return with(StatusCode::NOT_MODIFIED, coded.unchanged.clone(), Body::empty());
        }
        let mut headers = coded.headers.clone();
        if method == Method::HEAD {
            headers.insert(CONTENT_LENGTH, HeaderValue::from(coded.body.len()));
            return with(StatusCode::OK, headers, Body::empty());
        }
        with(StatusCode::OK, headers, Body::from(coded.body.clone()))
    }

    /// Whoever asks first for a coding has it made, away from the threads that answer; others wait for it.
    async fn coded(&self, coding: Coding) -> &Coded {
        let cell = match coding {
            Coding::Identity => return &self.plain,
            Coding::Gzip => &self.gzip,
            Coding::Brotli => &self.brotli,
        };
        cell.get_or_init(|| async {
            let body = self.plain.body.clone();
            match tokio::task::spawn_blocking(move || packed(coding, &body)).await {
                Ok(Ok(packed)) => Coded::new(&self.headers, &self.tag, coding, packed.into()),
                _ => self.plain.clone(),
            }
        })
        .await
    }
}

fn with(status: StatusCode, headers: HeaderMap, body: Body) -> Response {
    let mut response = HttpResponse::new(body);
    *response.status_mut() = status;
    *response.headers_mut() = headers;
    response
}

fn packed(coding: Coding, body: &[u8]) -> std::io::Result<Vec<u8>> {
    let room = Vec::with_capacity(body.len() / 3);
    match coding {
        Coding::Identity => Ok(body.to_vec()),
        Coding::Gzip => {
            let mut gzip = flate2::write::GzEncoder::new(room, flate2::Compression::new(GZIP_LEVEL));
            gzip.write_all(body)?;
            let mut packed = gzip.finish()?;
            packed.shrink_to_fit();
            Ok(packed)
        }
        Coding::Brotli => {
            let mut brotli = brotli::CompressorWriter::new(room, 4_096, BROTLI_QUALITY, BROTLI_WINDOW);
            brotli.write_all(body)?;
            let mut packed = brotli.into_inner();
            packed.shrink_to_fit();
            Ok(packed)
        }
    }
}

impl Coded {
    /// The bytes differ, so each coding has a tag of its own.
    fn new(headers: &HeaderMap, tag: &str, coding: Coding, body: Bytes) -> Self {
        let name = match coding {
            Coding::Identity => None,
            Coding::Gzip => Some("gzip"),
            Coding::Brotli => Some("br"),
        };
        let mut headers = headers.clone();
        let tag = name.map_or_else(|| format!("\"{tag}\""), |name| format!("\"{tag}-{name}\""));
        let tag = HeaderValue::from_str(&tag).unwrap_or(HeaderValue::from_static("\"\""));
        headers.insert(ETAG, tag.clone());
        if let Some(name) = name {
            headers.insert(CONTENT_ENCODING, HeaderValue::from_static(name));
        }
        let kept = |name: HeaderName| Some((name.clone(), headers.get(&name)?.clone()));
        let unchanged = OF_THE_COPY.into_iter().filter_map(kept).collect();
        Self { body, headers, tag, unchanged }
    }
}
