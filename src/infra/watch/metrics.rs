//! What is counted as it goes along, for Prometheus. Nothing is counted before `begin`: a market that nobody scrapes pays nothing.
//! What is seen only when somebody asks is added by `exposition`. Every name and what it means stands in `docs/operating.md`.

use std::{sync::OnceLock, time::Duration};

use metrics::{counter, histogram};
use metrics_exporter_prometheus::{BuildError, Matcher, PrometheusBuilder, PrometheusHandle};

/// Bounds of every histogram.
const SECONDS: [f64; 12] = [0.001, 0.0025, 0.005, 0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1.0, 2.5, 10.0];

static BEGUN: OnceLock<PrometheusHandle> = OnceLock::new();

/// From now on this process counts.
pub fn begin() -> Result<(), BuildError> {
    let bounds = Matcher::Suffix("_seconds".to_owned());
    let recorder = PrometheusBuilder::new().set_buckets_for_metric(bounds, &SECONDS)?.build_recorder();
    let handle = recorder.handle();
    metrics::set_global_recorder(recorder)?;
    // Nobody else can have been quicker: there is one recorder.
    let _ = BEGUN.set(handle);
    Ok(())
}

fn counts() -> bool {
    BEGUN.get().is_some()
}

/// Folds what was measured into the histograms, so that it takes no more room.
pub fn tidy() {
    if let Some(handle) = BEGUN.get() {
        handle.run_upkeep();
    }
}

/// Everything, as Prometheus reads it; nothing where nothing is counted.
pub(super) fn written() -> String {
    BEGUN.get().map(PrometheusHandle::render).unwrap_or_default()
}

/// A request was answered.
pub fn request(method: &str, route: &str, status: u16, took: Duration) {
    if !counts() {
        return;
    }
    let class = format!("{}xx", status / 100);
    counter!("chophien_requests_total", "method" => known(method), "route" => route.to_owned(), "class" => class)
        .increment(1);
    histogram!("chophien_request_seconds", "route" => route.to_owned()).record(took);
}

/// Whoever asks may call a method anything, and each name would be kept for ever.
fn known(method: &str) -> &'static str {
    const KNOWN: [&str; 9] = ["GET", "HEAD", "POST", "PUT", "PATCH", "DELETE", "OPTIONS", "CONNECT", "TRACE"];
    KNOWN.into_iter().find(|known| *known == method).unwrap_or("other")
}

/// A code was asked for, and its time was over before it could be sent.
pub fn code_lapsed() {
    if counts() {
        counter!("chophien_codes_lapsed_total").increment(1);
    }
}

/// A buyer was not texted: no more texts were left for that today.
pub fn news_lapsed() {
    if counts() {
        counter!("chophien_news_lapsed_total").increment(1);
    }
}

/// A page was shown that was kept.
pub fn kept_page() {
    if counts() {
        counter!("chophien_kept_pages_total").increment(1);
    }
}

/// A work was committed, with these events in it.
pub fn commit<'a>(events: impl Iterator<Item = &'a str>, took: Duration) {
    if !counts() {
        return;
    }
    histogram!("chophien_commit_seconds").record(took);
    for event in events {
        counter!("chophien_events_total", "event" => event.to_owned()).increment(1);
    }
}

/// A job was tried; `end` is `done` or how it failed.
pub fn job(kind: &str, end: &'static str) {
    if counts() {
        counter!("chophien_jobs_total", "kind" => kind.to_owned(), "end" => end).increment(1);
    }
}

/// Somebody has tried too often.
pub fn limit_reached(what: &'static str) {
    if counts() {
        counter!("chophien_limits_reached_total", "what" => what).increment(1);
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_method_that_nobody_knows_has_no_number_of_its_own() {
        assert_eq!((known("GET"), known("A1"), known("get")), ("GET", "other", "other"));
    }
}
