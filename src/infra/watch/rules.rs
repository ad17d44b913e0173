//! What is not as it should be, by rules that people can read: each has a bound and a sentence.

use super::gauges::{Disk, Gauges};
use crate::infra::{queue::Job, texter::CodeText};

/// Whoever waits for a code looks at a form.
const CODE_WAITS: i64 = 60;
/// Everything else.
const JOB_WAITS: i64 = 15 * 60;
/// A worker beats each minute.
const NOBODY_WORKS: i64 = 3 * 60;

/// One of them.
#[derive(Clone, Copy, Debug)]
pub struct Rule {
    /// Of the sentence that says what is wrong.
    pub key: &'static str,
    /// What it is about.
    pub of: Of,
    broken: fn(&Gauges) -> bool,
}

/// What a rule is about, and so who can tell how it stands.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Of {
    /// The database: any node.
    Database,
    /// What is in the database: any node that can read it.
    Work,
    /// A machine: that one only.
    Node,
}

/// All of them, the worst first.
pub const ALL: [Rule; 8] = [
    Rule { key: "rule-not-ready", of: Of::Database, broken: |seen| seen.not_ready.is_some() },
    Rule { key: "rule-nobody-works", of: Of::Work, broken: nobody_works },
    Rule { key: "rule-clock-off", of: Of::Node, broken: |seen| seen.clock_ahead.is_some() },
    Rule { key: "rule-disk-full", of: Of::Node, broken: |seen| seen.disks.iter().any(is_nearly_full) },
    Rule {
        key: "rule-codes-wait",
        of: Of::Work,
        broken: |seen| waits(seen, |kind| kind == CodeText::KIND, CODE_WAITS),
    },
    Rule { key: "rule-jobs-wait", of: Of::Work, broken: |seen| waits(seen, |_| true, JOB_WAITS) },
    Rule { key: "rule-texts-half", of: Of::Work, broken: |seen| seen.texts.1 > 0 && seen.texts.0 * 2 >= seen.texts.1 },
    Rule { key: "rule-jobs-dead", of: Of::Work, broken: |seen| seen.jobs.iter().any(|jobs| jobs.dead > 0) },
];

impl Rule {
    /// Whether what was seen is against it.
    pub fn is_broken(&self, seen: &Gauges) -> bool {
        (self.broken)(seen)
    }
}

fn nobody_works(seen: &Gauges) -> bool {
    seen.not_ready.is_none() && seen.last_worked.is_none_or(|seconds| seconds > NOBODY_WORKS)
}

fn is_nearly_full(disk: &Disk) -> bool {
    disk.free < disk.least
}

fn waits(seen: &Gauges, kind: impl Fn(&str) -> bool, longest: i64) -> bool {
    seen.jobs.iter().any(|jobs| kind(&jobs.kind) && jobs.oldest > longest)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::infra::watch::gauges::JobsOfKind;

    fn well() -> Gauges {
        Gauges { last_worked: Some(30), ..Gauges::default() }
    }

    fn broken(seen: &Gauges) -> Vec<&'static str> {
        ALL.iter().filter(|rule| rule.is_broken(seen)).map(|rule| rule.key).collect()
    }

    #[test]
    fn each_rule_has_its_bound() {
        assert_eq!(broken(&well()), [] as [&str; 0]);
        let jobs = |kind: &str, oldest, dead| vec![JobsOfKind { kind: kind.into(), due: 1, oldest, dead }];
        let disk = |free| vec![Disk { folder: "var".into(), free, all: 1_000, least: 100 }];
        for (seen, rules) in [
            (Gauges { not_ready: Some("it is locked"), last_worked: None, ..well() }, vec!["rule-not-ready"]),
            (Gauges { last_worked: None, ..well() }, vec!["rule-nobody-works"]),
            (Gauges { last_worked: Some(180), ..well() }, vec![]),
            (Gauges { last_worked: Some(181), ..well() }, vec!["rule-nobody-works"]),
            (Gauges { clock_ahead: Some(-3.0), ..well() }, vec!["rule-clock-off"]),
            (Gauges { disks: disk(100), ..well() }, vec![]),
            (Gauges { disks: disk(99), ..well() }, vec!["rule-disk-full"]),
            (Gauges { jobs: jobs(CodeText::KIND, 60, 0), ..well() }, vec![]),
            (Gauges { jobs: jobs(CodeText::KIND, 61, 0), ..well() }, vec!["rule-codes-wait"]),
            (Gauges { jobs: jobs("mail.send", 900, 0), ..well() }, vec![]),
            (Gauges { jobs: jobs("mail.send", 901, 0), ..well() }, vec!["rule-jobs-wait"]),
            (Gauges { jobs: jobs("mail.send", 0, 1), ..well() }, vec!["rule-jobs-dead"]),
            (Gauges { texts: (49, 100), ..well() }, vec![]),
            (Gauges { texts: (50, 100), ..well() }, vec!["rule-texts-half"]),
        ] {
            assert_eq!(broken(&seen), rules, "{seen:?}");
        }
    }
}
