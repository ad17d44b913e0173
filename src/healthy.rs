//! `chophien healthy`: whether the process that serves here is ready, asked as a proxy asks: for container engines, in whose image is
//! nothing that could ask, and for whoever restarts one node after the other.

use std::{
    io,
    net::{Ipv4Addr, Ipv6Addr, SocketAddr},
    time::{Duration, Instant},
};

use tokio::{
    io::{AsyncReadExt, AsyncWriteExt},
    net::TcpStream,
    time::{sleep, timeout},
};

use crate::config::Server;

/// The database has five seconds to answer.
const LONGEST_ANSWER: Duration = Duration::from_secs(6);
const BETWEEN_TRIES: Duration = Duration::from_millis(200);
const READY: &str = "HTTP/1.1 200 ";

/// Why nobody should be sent there.
#[derive(Debug, thiserror::Error)]
pub enum NotHealthy {
    /// Nobody listens, or says anything.
    #[error("{0} does not answer: {1}")]
    Silent(SocketAddr, io::Error),
    /// It says so itself.
    #[error("{0} is not ready: {1}")]
    NotReady(SocketAddr, String),
}

/// Asks until it is ready, for so long at most, and once at least.
pub async fn ask(server: &Server, wait: Duration) -> Result<(), NotHealthy> {
    let address = reached(server.bind);
    let begun = Instant::now();
    loop {
        match ask_once(address).await {
            Err(_) if begun.elapsed() + BETWEEN_TRIES < wait => sleep(BETWEEN_TRIES).await,
            answer => return answer,
        }
    }
}

/// Whoever listens everywhere is reached at home.
fn reached(bind: SocketAddr) -> SocketAddr {
    let mut address = bind;
    if bind.ip().is_unspecified() {
        address.set_ip(if bind.is_ipv4() { Ipv4Addr::LOCALHOST.into() } else { Ipv6Addr::LOCALHOST.into() });
    }
    address
}

async fn ask_once(address: SocketAddr) -> Result<(), NotHealthy> {
    let late = || io::Error::from(io::ErrorKind::TimedOut);
    let answer = timeout(LONGEST_ANSWER, exchange(address)).await.unwrap_or_else(|_| Err(late()));
    let answer = answer.map_err(|error| NotHealthy::Silent(address, error))?;
    if answer.starts_with(READY) {
        return Ok(());
    }
    Err(NotHealthy::NotReady(address, answer.lines().next().unwrap_or_default().to_owned()))
}

async fn exchange(address: SocketAddr) -> io::Result<String> {
    let mut stream = TcpStream::connect(address).await?;
    stream
        .write_all(format!("GET /readyz HTTP/1.1\r\nHost: {address}\r\nConnection: close\r\n\r\n").as_bytes())
        .await?;
    let mut answer = Vec::new();
    stream.read_to_end(&mut answer).await?;
    Ok(String::from_utf8_lossy(&answer).into_owned())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn whoever_listens_everywhere_is_asked_at_home() {
        for (bind, asked) in [
            ("0.0.0.0:80", "127.0.0.1:80"),
            ("[::]:80", "[::1]:80"),
            ("10.0.0.7:8080", "10.0.0.7:8080"),
            ("127.0.0.1:8080", "127.0.0.1:8080"),
        ] {
            assert_eq!(reached(bind.parse().unwrap()).to_string(), asked);
        }
    }
}
