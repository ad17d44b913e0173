//! `make bench`: every page and figure of two markets, one as it began (60 shops, 10,000 goods, 100,000 orders) and one as a
//! province would have it (20,000 shops, 52,000 goods, a million orders), beside a bare handler of the same framework that returns
//! the same bytes; and orders beside the bare insert. The department's figures grow from the same province with 100,000 orders. Ratios of one run, so that the machine does not matter. Pages come from the
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
mod cache;
mod cached;
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

use std::time::Instant;

use asked::{Asked, Market, Who};
use kit::server::Server;
use pages::Served;
use province::{PROVINCE, QUIET, SMALL, Size};

/// The markets, each with the program over it.
pub struct Markets {
    small: Served,
    quiet: Served,
    province: Served,
}

impl Markets {
    /// The one that a page of the province has grown from.
    pub fn lesser(&self, asked: &Asked) -> &Served {
        if asked.who == Who::Analyst { &self.quiet } else { &self.small }
    }

    /// All.
    pub fn all(&self) -> [&Served; 3] {
        [&self.small, &self.quiet, &self.province]
    }
}

#[tokio::main]
async fn main() {
    let arguments: Vec<String> = std::env::args().collect();
    if let Some(at) = arguments.iter().position(|argument| argument == "bare") {
        return bare::serve(&arguments[at + 1], &arguments[at + 2], &arguments[at + 3]).await;
    }
    let only = std::env::var("CHOPHIEN_BENCH_ONLY").unwrap_or_default();
    let wanted = |name: &str| name.contains(&only);
    fill().await;
    if only == "fill" {
        return;
    }
    if let Some(only) = only.strip_prefix("plans") {
        return plans::print(&Market::open(&PROVINCE).await, only.trim()).await;
    }
    let markets = Markets {
        small: serve(&SMALL, UNCACHED).await,
        quiet: serve(&QUIET, UNCACHED).await,
        province: serve(&PROVINCE, UNCACHED).await,
    };
    let Markets { small, province, .. } = &markets;
    print_machine();
    println!("\n{} · nothing cached", if small.market.app.db.is_postgres() { "PostgreSQL" } else { "SQLite" });
    let idle = cost::memory_mb(province.server.id());
    pages::print_heads();
    for asked in asked::ALL.iter().filter(|asked| wanted(asked.name)) {
        pages::both(markets.lesser(asked), province, asked).await;
    }
    statistics::measure(&markets, wanted).await;
    if wanted("orders placed") {
        orders::measure(&small.market.app, &SMALL).await;
        orders::measure(&province.market.app, &PROVINCE).await;
    }
    if wanted("memory") {
        print_memory("nothing cached", idle, cost::memory_mb(province.server.id()));
    }
    if wanted("first visit") {
        first_visit::measure(&small.server);
    }
    cached::measure(markets.province, wanted).await;
    print_machine();
}

/// Makes the markets that are not there, side by side: one reckons while another is written down.
async fn fill() {
    let begun = Instant::now();
    for market in [&SMALL, &QUIET, &PROVINCE].map(|size| tokio::spawn(province::kept(size))) {
        market.await.expect("a market");
    }
    println!("all markets are there after {} s", begun.elapsed().as_secs());
}

/// Whether its figures say something.
fn print_machine() {
    println!("\nthe machine fetches from its shared cache within {:.0} ns", cache::nanoseconds());
}

/// Nothing but pages.
pub const WITHOUT_JOBS: [(&str, &str); 1] = [("CHOPHIEN__SERVER__WORKERS", "0")];
const UNCACHED: &[(&str, &str)] = &[WITHOUT_JOBS[0], ("CHOPHIEN__CACHE__MEGABYTES", "0")];

async fn serve(size: &Size, settings: &[(&str, &str)]) -> Served {
    let market = Market::open(size).await;
    let server = Server::over(&market.app, settings);
    Served { market, server }
}

/// What the program held before and after.
pub fn print_memory(how: &str, idle: (u64, u64), after: (u64, u64)) {
    let (own, all) = idle;
    println!(
        "memory, {how}: own (RssAnon) {own} MB idle, {} MB after the load; in all {all} and {} MB",
        after.0, after.1
    );
}
