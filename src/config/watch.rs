//! Who is told how the market is.

use std::net::SocketAddr;

use serde::Deserialize;

/// For Prometheus.
#[derive(Clone, Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Metrics {
    /// An address and port of its own, for `serve` and `work`; without one nothing is counted.
    pub bind: Option<SocketAddr>,
}

/// By mail.
#[derive(Clone, Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Alerts {
    /// One address; without one nobody is told.
    pub to: Option<String>,
}
