//! The same framework with nothing in it: one handler that returns bytes.

use std::{
    net::SocketAddr,
    path::Path,
    process::{Child, Command},
    time::{Duration, Instant},
};

use axum::{
    Router,
    body::Bytes,
    http::{HeaderMap, HeaderValue, header},
    routing::get,
};

use crate::kit::server::{self, free_port};

/// A bare server in a process of its own.
pub struct Bare {
    child: Child,
    /// Where it listens.
    pub address: SocketAddr,
}

impl Bare {
    /// Over these bytes, which it says are of that coding (`identity`, `br`).
    pub fn start(folder: &Path, bytes: &[u8], coding: &str) -> Self {
        let (file, address) = (folder.join("bare.html"), free_port());
        std::fs::write(&file, bytes).expect("the bytes");
        let own = std::env::current_exe().expect("this program");
        let mut command = Command::new(own);
        let child = command.arg("bare").arg(address.to_string()).arg(&file).arg(coding).spawn().expect("a bare server");
        let begun = Instant::now();
        while server::get(address, "/").is_err() {
            assert!(begun.elapsed() < Duration::from_secs(10), "the bare server does not answer");
            std::thread::sleep(Duration::from_millis(20));
        }
        Self { child, address }
    }
}

impl Drop for Bare {
    fn drop(&mut self) {
        let _ = self.child.kill();
        let _ = self.child.wait();
    }
}

/// What runs in that process.
pub async fn serve(address: &str, file: &str, coding: &str) {
    let bytes = Bytes::from(std::fs::read(file).expect("the bytes"));
    let mut headers = HeaderMap::new();
    headers.insert(header::CONTENT_TYPE, HeaderValue::from_static("text/html; charset=utf-8"));
    if coding != "identity" {
        headers.insert(header::CONTENT_ENCODING, HeaderValue::from_str(coding).expect("a coding"));
    }
    let handler = move || {
        let (headers, bytes) = (headers.clone(), bytes.clone());
        async move { (headers, bytes) }
    };
    let listener = tokio::net::TcpListener::bind(address).await.expect("the port");
    axum::serve(listener, Router::new().route("/", get(handler))).await.expect("it serves");
}
