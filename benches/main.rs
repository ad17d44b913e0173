//! `make bench`: whole pages of a market with 10,000 products against a bare handler of the same framework that returns the
//! same bytes, and orders against the bare insert transaction: ratios of one run, so that the machine does not matter.
//! Pages come from the program itself, in a process of its own, over loopback, uncompressed and with nothing cached.

#![expect(
    unreachable_pub,
    reason = "nothing of this program is reached from outside; `pub` is what other files of it use"
)]

mod bare;
mod first_visit;
mod goods;
#[path = "../tests/kit/mod.rs"]
mod kit;
mod load;
mod orders;

use kit::{TestApp, server::Server};

/// Products on sale.
const PRODUCTS: usize = 10_000;

#[tokio::main]
async fn main() {
    let arguments: Vec<String> = std::env::args().collect();
    if let Some(at) = arguments.iter().position(|argument| argument == "bare") {
        return bare::serve(&arguments[at + 1], &arguments[at + 2]).await;
    }
    let app = TestApp::new().await;
    let slug = goods::fill(&app, PRODUCTS).await;
    println!("\n{} · {PRODUCTS} products", if app.db.is_postgres() { "PostgreSQL" } else { "SQLite" });
    let server = Server::over(&app, &[("CHOPHIEN__SERVER__WORKERS", "0")]);
    let idle = load::memory_mb(server.id());

    println!("{:<34}{:>10}{:>10}{:>8}{:>9}{:>12}", "page", "bare/s", "ours/s", "ratio", "queries", "CPU µs/page");
    for (name, path) in [
        ("product list", "/products".to_owned()),
        ("product list, searched", "/products?q=mat+ong".to_owned()),
        ("product list, filtered", "/products?category=mat-ong&sort=price".to_owned()),
        ("product page", format!("/products/{slug}")),
        ("front page", "/".to_owned()),
    ] {
        page(&app, &server, name, &path).await;
    }
    orders::measure(&app).await;
    first_visit::measure(&server);
    println!("memory: {idle} MB idle, {} MB after the load", load::memory_mb(server.id()));
}

async fn page(app: &TestApp, server: &Server, name: &str, path: &str) {
    let before = app.queries.count();
    let answer = app.visitor().get(path).await;
    let queries = app.queries.count() - before;
    assert!(answer.status == 200, "{path}: {}", answer.status);
    let bare = bare::Bare::start(app.folder(), &answer.body);
    load::run(bare.address, "/", load::WARM_UP);
    load::run(server.address, path, load::WARM_UP);
    let (mut bare_done, mut ours_done, mut cpu) = (0.0, 0.0, 0.0);
    for _ in 0..load::ROUNDS {
        bare_done += load::run(bare.address, "/", load::ROUND).per_second();
        let spent = load::cpu_micros(server.id());
        let ours = load::run(server.address, path, load::ROUND);
        cpu += (load::cpu_micros(server.id()) - spent) as f64 / ours.requests as f64;
        ours_done += ours.per_second();
    }
    let rounds = f64::from(load::ROUNDS);
    let (bare_done, ours_done, cpu) = (bare_done / rounds, ours_done / rounds, cpu / rounds);
    let ratio = ours_done / bare_done;
    println!("{name:<34}{bare_done:>10.0}{ours_done:>10.0}{ratio:>8.3}{queries:>9}{cpu:>12.0}");
}
