//! `make bench`: every page and figure of two markets, one as it began (60 shops, 10,000 goods, 100,000 orders) and one as a
//! province would have it (20,000 shops, 52,000 goods, a million orders), beside a bare handler of the same framework that returns
//! the same bytes; and orders beside the bare insert. Ratios of one run, so that the machine does not matter. Pages come from the
//! program itself, in a process of its own, over loopback.
//!
//! `make bench only=search` measures what has that in its name; `only=fill` only makes the markets; `only=plans` tells how each
//! statement is answered.

#![expect(
    unreachable_pub,
    reason = "nothing of this program is reached from outside; `pub` is what other files of it use"
)]

mod asked;
mod bare;
mod cost;
mod first_visit;
#[path = "../tests/kit/mod.rs"]
mod kit;
mod load;
mod orders;
mod pages;
mod plans;
mod province;
mod statistics;

use asked::{Market, Who};
use kit::server::Server;
use pages::Served;
use province::{PROVINCE, SMALL, Size};

#[tokio::main]
async fn main() {
    let arguments: Vec<String> = std::env::args().collect();
    if let Some(at) = arguments.iter().position(|argument| argument == "bare") {
        return bare::serve(&arguments[at + 1], &arguments[at + 2], &arguments[at + 3]).await;
    }
    let only = std::env::var("CHOPHIEN_BENCH_ONLY").unwrap_or_default();
    let wanted = |name: &str| name.contains(&only);
    if only == "fill" {
        for size in [&SMALL, &PROVINCE] {
            province::kept(size).await;
        }
        return;
    }
    if let Some(only) = only.strip_prefix("plans") {
        return plans::print(&Market::open(&PROVINCE).await, only.trim()).await;
    }
    let (small, large) = (serve(&SMALL, UNCACHED).await, serve(&PROVINCE, UNCACHED).await);
    println!("\n{} · nothing cached", if small.market.app.db.is_postgres() { "PostgreSQL" } else { "SQLite" });
    let idle = cost::memory_mb(large.server.id());
    pages::print_heads();
    for asked in asked::ALL.iter().filter(|asked| wanted(asked.name)) {
        pages::both(&small, &large, asked, None).await;
    }
    statistics::measure(&small, &large, wanted).await;
    if wanted("orders placed") {
        orders::measure(&small.market.app, &SMALL).await;
        orders::measure(&large.market.app, &PROVINCE).await;
    }
    if wanted("memory") {
        print_memory("nothing cached", idle, cost::memory_mb(large.server.id()));
    }
    if wanted("first visit") {
        first_visit::measure(&small.server);
    }
    if has_cache() {
        cached(small, large, wanted).await;
    }
}

/// Pages of everybody's, out of the cache, as they are and as browsers ask for them.
async fn cached(small: Served, large: Served, wanted: impl Fn(&str) -> bool) {
    let again = |served: Served| {
        drop(served.server);
        let server = Server::over(&served.market.app, &WITHOUT_JOBS);
        Served { market: served.market, server }
    };
    let (small, large) = (again(small), again(large));
    let idle = cost::memory_mb(large.server.id());
    println!("\nout of the cache");
    pages::print_heads();
    for asked in asked::ALL.iter().filter(|asked| asked.who == Who::Anybody && wanted(asked.name)) {
        for coding in [None, Some("br")] {
            pages::both(&small, &large, asked, coding).await;
        }
    }
    if wanted("memory") {
        print_memory("with a cache", idle, cost::memory_mb(large.server.id()));
    }
}

const WITHOUT_JOBS: [(&str, &str); 1] = [("CHOPHIEN__SERVER__WORKERS", "0")];
const UNCACHED: &[(&str, &str)] = &[WITHOUT_JOBS[0], ("CHOPHIEN__CACHE__MEGABYTES", "0")];

async fn serve(size: &Size, settings: &[(&str, &str)]) -> Served {
    let market = Market::open(size).await;
    let known = settings.iter().filter(|(name, _)| has_cache() || !name.contains("CACHE"));
    let server = Server::over(&market.app, &known.copied().collect::<Vec<_>>());
    Served { market, server }
}

/// Whether the program can keep pages.
fn has_cache() -> bool {
    include_str!("../config/default.toml").contains("[cache]")
}

fn print_memory(how: &str, idle: (u64, u64), after: (u64, u64)) {
    let (own, all) = idle;
    println!(
        "memory, {how}: own (RssAnon) {own} MB idle, {} MB after the load; in all {all} and {} MB",
        after.0, after.1
    );
}
