//! One page of both markets: what it costs, how that grows, and what the bare handler with the same bytes does.

use std::{net::SocketAddr, time::Duration};

use crate::{
    asked::{Asked, Market, Who},
    bare::Bare,
    cost::{Processors, Spent, Watched},
    kit::server::{self, Server},
    load::{self, Done, Request},
};

/// How often bare and ours take turns: the ratio is that of the round in the middle, so that a second in which the machine was somebody
/// else's does not count.
const ROUNDS: u32 = 9;
/// How long each time.
const ROUND: Duration = Duration::from_millis(170);
/// Before anything is counted.
const WARM_UP: Duration = Duration::from_millis(300);

/// A market and the program over it.
pub struct Served {
    /// The market.
    pub market: Market,
    /// The program in a process of its own.
    pub server: Server,
}

/// What was measured of a page in one market.
pub struct Measured {
    bare: Done,
    ours: Done,
    /// Microseconds a page: of the program, of PostgreSQL.
    cost: (f64, f64),
    /// Of each round.
    ratios: Vec<f64>,
    queries: usize,
}

impl Measured {
    fn ratio(&self) -> f64 {
        let mut ratios = self.ratios.clone();
        ratios.sort_by(f64::total_cmp);
        ratios[ratios.len() / 2]
    }

    fn cpu(&self) -> f64 {
        self.cost.0 + self.cost.1
    }
}

/// The heads of the columns.
pub fn print_heads() {
    println!(
        "{:<28}{:>9}{:>9}{:>8}{:>9}{:>8}{:>8}{:>10}{:>10}{:>10}{:>10}{:>8}{:>8}",
        "page",
        "bare/s",
        "ours/s",
        "ratio",
        "ours/s",
        "ratio",
        "queries",
        "CPU µs",
        "PG µs",
        "CPU µs",
        "PG µs",
        "growth",
        "stolen"
    );
    println!(
        "{:<28}{:>9}{:>9}{:>8}{:>9}{:>8}{:>8}{:>20}{:>20}",
        "", "", "small", "", "province", "", "", "small", "province"
    );
}

/// The heads of the columns of one market alone.
pub fn print_heads_of_one() {
    println!(
        "{:<38}{:>9}{:>9}{:>8}{:>10}{:>10}{:>8}",
        "page", "bare/s", "ours/s", "ratio", "CPU µs", "PG µs", "stolen"
    );
}

/// Measures and prints it in one market, in a coding.
pub async fn one(served: &Served, asked: &Asked, coding: Option<&'static str>) {
    let page = Prepared::new(served, asked, coding).await;
    let since = Processors::now();
    let [found] = in_turns([&page]);
    println!(
        "{:<38}{:>9.0}{:>9.0}{:>8.3}{:>10.0}{:>10.0}{:>7.0}%",
        format!("{}, {}", asked.name, coding.unwrap_or("identity")),
        found.bare.per_second(),
        found.ours.per_second(),
        found.ratio(),
        found.cost.0,
        found.cost.1,
        since.stolen_percent(),
    );
}

/// Measures and prints it in both, nothing packed.
pub async fn both(lesser: &Served, province: &Served, asked: &Asked) {
    let (small, province) = (Prepared::new(lesser, asked, None).await, Prepared::new(province, asked, None).await);
    // Side by side, so that what disturbs the machine for a second disturbs both.
    let since = Processors::now();
    let [of_small, of_province] = in_turns([&small, &province]);
    println!(
        "{:<28}{:>9.0}{:>9.0}{:>8.3}{:>9.0}{:>8.3}{:>8}{:>10.0}{:>10.0}{:>10.0}{:>10.0}{:>8.2}{:>7.0}%",
        asked.name,
        of_province.bare.per_second(),
        of_small.ours.per_second(),
        of_small.ratio(),
        of_province.ours.per_second(),
        of_province.ratio(),
        of_province.queries,
        of_small.cost.0,
        of_small.cost.1,
        of_province.cost.0,
        of_province.cost.1,
        of_province.cpu() / of_small.cpu(),
        since.stolen_percent(),
    );
}

/// A page of a market, and the bare handler with the same bytes.
struct Prepared {
    bare: Bare,
    address: SocketAddr,
    request: Request,
    queries: usize,
    watched: Watched,
}

impl Prepared {
    async fn new(served: &Served, asked: &Asked, coding: Option<&'static str>) -> Self {
        let (market, address) = (&served.market, served.server.address);
        let path = (asked.path)(market);
        let mut visitor = market.visitor(asked.who).await;
        let before = market.app.queries.count();
        let answer = visitor.get(&path).await;
        let queries = market.app.queries.count() - before;
        assert!(answer.status == 200, "{path}: {}", answer.status);
        let cookies: Vec<String> = visitor.cookies.iter().map(|(name, value)| format!("{name}={value}")).collect();
        let cookies = (asked.who != Who::Anybody).then(|| cookies.join("; "));
        let request = Request { path, cookies, coding };
        let body = match coding {
            None => answer.body,
            Some(coding) => {
                let wanted = [("accept-encoding".to_owned(), coding.to_owned())];
                server::exchange(address, &format!("GET {}", request.path), &wanted, &[]).expect("an answer").body
            }
        };
        let bare = Bare::start(market.app.folder(), &body, coding.unwrap_or("identity"));
        let watched = Watched::new(&market.app, served.server.id()).await;
        Self { bare, address, request, queries, watched }
    }

    /// Bare, then ours.
    fn turn(&self, found: &mut Measured) {
        let bare = load::run(self.bare.address, &Request::plain("/"), ROUND);
        let before: Spent = self.watched.spent();
        let done = load::run(self.address, &self.request, ROUND);
        let spent = self.watched.spent().each(before, 1);
        found.cost = (found.cost.0 + spent.0, found.cost.1 + spent.1);
        found.ratios.push(done.per_second() / bare.per_second());
        (found.bare, found.ours) = (found.bare.and(bare), found.ours.and(done));
    }
}

fn in_turns<const N: usize>(pages: [&Prepared; N]) -> [Measured; N] {
    for page in pages {
        load::run(page.bare.address, &Request::plain("/"), WARM_UP);
        load::run(page.address, &page.request, WARM_UP);
    }
    let mut found = pages.map(|page| Measured {
        bare: Done::default(),
        ours: Done::default(),
        cost: (0.0, 0.0),
        ratios: Vec::new(),
        queries: page.queries,
    });
    for _ in 0..ROUNDS {
        for (page, found) in pages.iter().zip(&mut found) {
            page.turn(found);
        }
    }
    found.map(|found| {
        let many = found.ours.requests as f64;
        Measured { cost: (found.cost.0 / many, found.cost.1 / many), ..found }
    })
}
