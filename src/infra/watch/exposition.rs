//! What Prometheus reads: what was counted, and what is seen at this moment.

use std::{
    collections::BTreeSet,
    sync::{Mutex, PoisonError},
};

use metrics::gauge;

use super::{
    gauges::{Disk, Gauges, JobsOfKind, Pool},
    metrics::written,
    rules,
};

/// Everything in its text format; nothing where nothing is counted. A kind of job that waits no longer is told as none.
pub fn told(seen: &Gauges) -> String {
    set(seen);
    written()
}

fn set(seen: &Gauges) {
    gauge!("chophien_ready").set(if seen.not_ready.is_none() { 1.0 } else { 0.0 });
    gauge!("chophien_last_worked_seconds").set(seen.last_worked.map_or(f64::NAN, |seconds| seconds as f64));
    gauge!("chophien_clock_ahead_seconds").set(seen.clock_ahead.unwrap_or(0.0));
    gauge!("chophien_cache_bytes").set(seen.cache_bytes as f64);
    gauge!("chophien_texts_today").set(seen.texts.0 as f64);
    gauge!("chophien_texts_per_day").set(seen.texts.1 as f64);
    for JobsOfKind { kind, due, oldest, dead } in and_none(&seen.jobs) {
        gauge!("chophien_jobs_due", "kind" => kind.clone()).set(due as f64);
        gauge!("chophien_jobs_oldest_seconds", "kind" => kind.clone()).set(oldest as f64);
        gauge!("chophien_jobs_dead", "kind" => kind).set(dead as f64);
    }
    for Pool { name, open, idle } in &seen.pools {
        gauge!("chophien_connections_open", "pool" => *name).set(f64::from(*open));
        gauge!("chophien_connections_idle", "pool" => *name).set(f64::from(*idle));
    }
    for Disk { folder, free, all, .. } in &seen.disks {
        let folder = folder.display().to_string();
        gauge!("chophien_disk_free_bytes", "folder" => folder.clone()).set(*free as f64);
        gauge!("chophien_disk_bytes", "folder" => folder).set(*all as f64);
    }
    for rule in &rules::ALL {
        gauge!("chophien_rule_broken", "rule" => rule.key.trim_start_matches("rule-")).set(if rule.is_broken(seen) {
            1.0
        } else {
            0.0
        });
    }
}

/// Those, and each kind that was ever told of and of which none waits any more: what is not set anew is told as it was.
fn and_none(jobs: &[JobsOfKind]) -> Vec<JobsOfKind> {
    let mut known = KINDS.lock().unwrap_or_else(PoisonError::into_inner);
    known.extend(jobs.iter().map(|jobs| jobs.kind.clone()));
    let of = |kind: &String| {
        let waits = jobs.iter().find(|jobs| jobs.kind == *kind).cloned();
        waits.unwrap_or_else(|| JobsOfKind { kind: kind.clone(), ..JobsOfKind::default() })
    };
    known.iter().map(of).collect()
}

/// The program has some twenty kinds of jobs.
static KINDS: Mutex<BTreeSet<String>> = Mutex::new(BTreeSet::new());

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_kind_of_which_none_waits_any_more_is_told_as_none() {
        let waits = JobsOfKind { kind: "tests.wait".into(), due: 3, oldest: 70, dead: 1 };
        let told = |jobs: &[JobsOfKind]| and_none(jobs).into_iter().find(|jobs| jobs.kind == "tests.wait");
        assert_eq!(told(std::slice::from_ref(&waits)), Some(waits.clone()));
        assert_eq!(told(&[]), Some(JobsOfKind { kind: waits.kind, ..JobsOfKind::default() }));
    }
}
