//! The IP that a request really came from: the peer's, or what a trusted proxy says.

use std::net::{IpAddr, Ipv4Addr, SocketAddr};

use axum::{
    extract::ConnectInfo,
    http::{Extensions, HeaderMap},
};

/// The last one in `X-Forwarded-For` that is not a trusted proxy itself, if the peer is one.
pub fn of(extensions: &Extensions, headers: &HeaderMap, trusted: &[IpAddr]) -> IpAddr {
    let peer = extensions
        .get::<ConnectInfo<SocketAddr>>()
        .map_or(IpAddr::V4(Ipv4Addr::LOCALHOST), |info| info.0.ip().to_canonical());
    if !trusted.contains(&peer) {
        return peer;
    }
    let said = headers.get_all("x-forwarded-for").iter().filter_map(|v| v.to_str().ok()).flat_map(|v| v.split(','));
    let said: Vec<IpAddr> = said.filter_map(|part| part.trim().parse().ok()).collect();
    said.into_iter().rev().find(|ip| !trusted.contains(ip)).unwrap_or(peer)
}
