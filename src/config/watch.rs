//! Who is told how the market is.

use std::net::SocketAddr;

use serde::Deserialize;

/// For Prometheus.
#[derive(Clone, Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Metrics {
    /// An address and port of its own, for `serve` and `work`; without one nothing is counted.
    pub bind: Option<SocketAddr>,
    /// Whoever reaches that address is no stranger, whatever it is: a container's own network, for one.
    #[serde(default)]
    pub inner_network: bool,
}

/// By mail.
#[derive(Clone, Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Alerts {
    /// One address; without one nobody is told.
    pub to: Option<String>,
    /// Percent of a disk that should be free.
    pub free_percent: u64,
}

/// What is wrong with them, if anything is, where the site listens at `site`.
pub(super) fn fault(metrics: &Metrics, alerts: &Alerts, site: SocketAddr) -> Option<&'static str> {
    if metrics.bind == Some(site) {
        return Some("[metrics] bind: must be another address or port than the site's");
    }
    let is_none = alerts.to.as_ref().is_some_and(|to| to.parse::<lettre::Address>().is_err());
    is_none.then_some("[alerts] to: is no mail address")
}
