//! Every test of the program, in one binary: one link, one set of templates, one kit.
//!
//! `cargo test` runs them on SQLite; with `CHOPHIEN_TEST_DATABASE=postgres` and `CHOPHIEN_TEST_POSTGRES_URL` on PostgreSQL.
//! `make test` does both and the browser journeys.
//!
//! The rules of the market, and where each is held:
//!
//! | rule | test |
//! |---|---|
//! | 1 money is whole đồng | `src/kernel/money.rs`, `src/market/delivery/bands.rs` |
//! | 2 stock is never sold twice | `faults/rush.rs`, `market/catalog/stock.rs` |
//! | 3 one press, one purchase | `faults/rush.rs`, `market/checkout/place.rs` |
//! | 4 one purchase, an order a shop | `market/checkout/place.rs` |
//! | 5 a line is a snapshot | `market/checkout/place.rs` |
//! | 6 states of an order | `market/orders/step.rs`: deed × state × side, `worker/` for what happens by itself |
//! | 7 nothing unapproved is shown | `market/catalog/on_sale.rs`, `market/revisions/`, `market/shops/` |
//! | 8 a star holds today | `market/certificates/`, `market/catalog/on_sale.rs` |
//! | 9 scope is the permission | `access.rs`, `market/moderation/` |
//! | 11 nothing needed is deleted | `architecture/tables.rs`, `market/catalog/variants/withdraw.rs` |
//! | 12 days in Vietnam, instants in UTC | `src/kernel/instant.rs`, `market/certificates/find.rs`, `market/statistics/` |
//! | 13 one definition, one number | `pages/department/report_xlsx.rs` |
//! | 14 what cannot be sold is not listed | `src/market/catalog/content.rs`, `pages/seller/products/new.rs` |
//! | 15 a number is proved | `market/accounts/`, `market/orders/join.rs`, `pages/public/orders/proof.rs`, `pages/public/checkout_proof.rs` |
//! | 16 nothing accepted is lost | `faults/`, `processes/` |
//! | 17 what the other side knows is no credential | `pages/public/orders/index.rs`, `pages/public/orders/buttons.rs`, `pages/public/proved.rs`, `market/orders/step.rs` |
//! | 18 nothing is overwritten unseen | `src/kernel/seen.rs`, `src/web/seen.rs`, `pages/seller/products/index.rs` |
//! | 20 one stranger costs little, and keeps nobody out | `pages/passwords.rs`, `pages/limits.rs`, `pages/hostile.rs`, `pages/incoming.rs`, `pages/entry/sign_in/`, `market/checkout/bind.rs`, `pages/public/proved.rs`, `faults/doors.rs`, `attack/` |
//! | 21 what was shown is what is agreed | `market/documents/accept.rs`, `pages/public/checkout.rs`, `pages/entry/register/code.rs` |

#![expect(
    unreachable_pub,
    reason = "nothing of a test program is reached from outside; `pub` is what other files of it use"
)]

mod access;
mod architecture;
mod attack;
mod backup;
mod check;
mod faults;
mod fuzz;
mod gathered;
mod healthy;
mod journeys;
mod kit;

mod market;
mod migrations;
mod pages;
mod processes;
mod seals;
mod staff;
mod templates;
mod typed;
mod watch;
mod worker;
