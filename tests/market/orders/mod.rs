//! Twins of `market/orders/`.

mod came_back;
mod cancel;
mod find;
mod join;
mod not_arrived;
mod postpone;
mod retract;
mod step;
