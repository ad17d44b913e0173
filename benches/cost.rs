//! What processes cost: their time on the processor, and their memory.

use std::time::Duration;

use sea_orm::{ConnectionTrait, Statement};

use crate::kit::TestApp;

/// One tick of `/proc`, in microseconds.
const TICK: u64 = 10_000;

/// All processors of the machine at some moment, in ticks.
pub struct Processors {
    all: u64,
    stolen: u64,
}

impl Processors {
    /// So far.
    pub fn now() -> Self {
        let stat = std::fs::read_to_string("/proc/stat").expect("the machine's figures");
        let ticks = stat.split_whitespace().skip(1).map_while(|field| field.parse::<u64>().ok());
        let ticks: Vec<u64> = ticks.take(8).collect();
        Self { all: ticks.iter().sum(), stolen: ticks.last().copied().unwrap_or_default() }
    }

    /// What other machines on the same metal have taken of them since then: where that is much no ratio of this one is a measure.
    pub fn stolen_percent(&self) -> f64 {
        let now = Self::now();
        100.0 * (now.stolen - self.stolen) as f64 / (now.all - self.all).max(1) as f64
    }
}

/// Whose cost is counted: the program's, and that of PostgreSQL beside it.
pub struct Watched {
    program: u32,
    postgres: Option<u32>,
}

/// Microseconds of the program and of PostgreSQL.
#[derive(Clone, Copy, Default)]
pub struct Spent {
    /// User and system.
    pub program: u64,
    /// Of the server and all its processes.
    pub postgres: u64,
}

impl Watched {
    /// A program over the database of that app.
    pub async fn new(app: &TestApp, program: u32) -> Self {
        let postgres = if app.db.is_postgres() { Some(server_of(app).await) } else { None };
        Self { program, postgres }
    }

    /// So far.
    pub fn spent(&self) -> Spent {
        Spent {
            program: ticks(self.program, &[11, 12]) * TICK,
            postgres: self.postgres.map_or(0, |server| of_postgres(server) * TICK),
        }
    }
}

impl Spent {
    /// What was spent since then, for each of so many.
    pub fn each(self, then: Self, many: u64) -> (f64, f64) {
        let of = |now: u64, then: u64| now.saturating_sub(then) as f64 / many as f64;
        (of(self.program, then.program), of(self.postgres, then.postgres))
    }
}

/// The process whose children answer connections.
async fn server_of(app: &TestApp) -> u32 {
    let asked = Statement::from_string(app.db.read.get_database_backend(), "SELECT pg_backend_pid()");
    let row = app.db.read.query_one_raw(asked).await.expect("an answer").expect("a row");
    let child: i32 = row.try_get_by_index(0).expect("a process");
    fields(child.unsigned_abs()).expect("its figures")[1].parse().expect("its parent")
}

/// Its own, that of the children it has, and of those it had.
fn of_postgres(server: u32) -> u64 {
    let children = std::fs::read_dir("/proc").expect("processes").flatten();
    let children = children.filter_map(|entry| entry.file_name().to_str()?.parse::<u32>().ok());
    let of_child = |id: u32| {
        let fields = fields(id)?;
        (fields[1] == server.to_string()).then(|| sum(&fields, &[11, 12]))
    };
    ticks(server, &[11, 12, 13, 14]) + children.filter_map(of_child).sum::<u64>()
}

fn ticks(process: u32, at: &[usize]) -> u64 {
    fields(process).map_or(0, |fields| sum(&fields, at))
}

fn sum(fields: &[String], at: &[usize]) -> u64 {
    at.iter().filter_map(|at| fields[*at].parse::<u64>().ok()).sum()
}

/// Those behind its name: state, parent, …
fn fields(process: u32) -> Option<Vec<String>> {
    let stat = std::fs::read_to_string(format!("/proc/{process}/stat")).ok()?;
    Some(stat.rsplit_once(") ")?.1.split(' ').map(str::to_owned).collect())
}

/// What a process holds of its own (`RssAnon`), and with what it has mapped (`VmRSS`), in MB; a second from now.
pub fn memory_mb(process: u32) -> (u64, u64) {
    std::thread::sleep(Duration::from_secs(1));
    let status = std::fs::read_to_string(format!("/proc/{process}/status")).expect("its figures");
    let of = |name: &str| {
        let line = status.lines().find(|line| line.starts_with(name)).expect("its memory");
        line.split_whitespace().nth(1).and_then(|kb| kb.parse::<u64>().ok()).expect("a number") / 1024
    };
    (of("RssAnon:"), of("VmRSS:"))
}
