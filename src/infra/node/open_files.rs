//! How many files and connections the system lets this process have open.

use std::fs;

use rustix::process::{Resource, Rlimit, setrlimit};

/// Of systems that say nothing of it.
const USUAL: u64 = 1_024;
/// More are of no use here, and cost some programs that are started from here a look at each.
const MOST: u64 = 65_536;

/// How many there may be.
pub fn allowed() -> u64 {
    limits(&told()).map_or(USUAL, |limits| limits.now)
}

/// Takes as many as the system lets it have, and says how many that are.
pub fn take_all() {
    let Some(Limits { now, most }) = limits(&told()) else { return };
    let wanted = most.min(MOST);
    if now < wanted {
        let all = Rlimit { current: Some(wanted), maximum: Some(most).filter(|most| *most < u64::MAX) };
        if let Err(error) = setrlimit(Resource::Nofile, all) {
            tracing::warn!(%error, now, "the limit of open files stays as it is");
        }
    }
    tracing::info!(open_files = allowed(), "files and connections that may be open at once");
}

#[derive(Debug, PartialEq, Eq)]
struct Limits {
    now: u64,
    most: u64,
}

/// The system tells it in a file: whoever confines this program may forbid it the call.
fn told() -> String {
    fs::read_to_string("/proc/self/limits").unwrap_or_default()
}

fn limits(told: &str) -> Option<Limits> {
    let line = told.lines().find_map(|line| line.strip_prefix("Max open files"))?;
    let number = |word: &str| if word == "unlimited" { Some(u64::MAX) } else { word.parse().ok() };
    let mut numbers = line.split_whitespace().map_while(number);
    Some(Limits { now: numbers.next()?, most: numbers.next()? })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_limit_is_read_as_the_system_writes_it() {
        let head = "Limit                     Soft Limit           Hard Limit           Units     \n\
                    Max cpu time              unlimited            unlimited            seconds   \n";
        let told = |line: &str| limits(&format!("{head}{line}\nMax locked memory 8388608 8388608 bytes\n"));
        let known = told("Max open files            256                  1048576              files     ");
        assert_eq!(known, Some(Limits { now: 256, most: 1_048_576 }));
        let boundless = told("Max open files            1024                 unlimited            files     ");
        assert_eq!(boundless, Some(Limits { now: 1_024, most: u64::MAX }));
        assert_eq!(limits(head), None);
        assert_eq!(limits(""), None);
        assert!(allowed() > 0);
    }
}
