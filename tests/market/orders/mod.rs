//! Twins of `market/orders/`.

mod came_back;
mod cancel;
mod find;
mod join;
mod postpone;
mod step;
