//! Chợ Phiên: a marketplace for the farming households of a Vietnamese province. Modules stand in floor order, the lowest
//! first; a floor uses only those above it in this list. `docs/architecture.md` is the tour.

pub mod kernel;

pub mod config;
pub mod entities;
pub mod infra;
pub mod market;

pub mod app;
pub mod web;

pub mod pages;
mod router;
pub mod site;
pub mod worker;

pub mod backup;
pub mod check;
pub mod demo;
pub mod documents;
pub mod figures;
pub mod healthy;
pub mod production;
pub mod staff;
pub mod start;

/// SQLite and the server allocate on one thread what another frees; the system's allocator makes them wait for each other
/// (docs/performance.md). How it is built: `.cargo/config.toml`.
#[global_allocator]
static ALLOCATOR: mimalloc::MiMalloc = mimalloc::MiMalloc;

#[cfg(all(test, target_os = "linux"))]
mod tests {
    use std::hint::black_box;

    /// What a photo of 12 megapixels takes when it is decoded.
    const LARGE: usize = 36 << 20;

    /// Of this process (`RssAnon`).
    fn own_bytes() -> usize {
        let told = std::fs::read_to_string("/proc/self/status").expect("told");
        let kilobytes = told.lines().find_map(|line| line.strip_prefix("RssAnon:")?.split_whitespace().next());
        1_024 * kilobytes.expect("a number").parse::<usize>().expect("a number")
    }

    #[test]
    fn what_was_large_goes_back_to_the_system_at_once() {
        let large = black_box(vec![1_u8; LARGE]);
        let before = own_bytes();
        drop(large);
        let given_back = before.saturating_sub(own_bytes());
        assert!(given_back > LARGE / 2, "{given_back} bytes: built without what .cargo/config.toml says?");
    }
}
