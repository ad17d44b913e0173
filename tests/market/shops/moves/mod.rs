//! Twins of `market/shops/moves/`.

mod step;
