//! Uploaded pictures: decoded under limits, turned upright, their colours as screens mean them, stripped of everything but pixels (no position data survives),
//! and kept as WebP in the widths that pages show. Decoding is slow and never happens inside a `Work`.

mod colours;
mod decoded;
mod head;
mod jpeg;
mod kinds;
mod original;
mod plain;
mod preview;
mod refused;
mod rows;
mod smaller;
mod store;
mod upright;
mod weight;
mod widths;

pub use decoded::Cleaned;
pub use original::Original;
pub use refused::{LARGEST_FILE, PictureError};
pub use rows::{
    FORGOTTEN_AT_ONCE, MOST_OF_GUESTS, MOST_USED, MOST_WAITING, Owner, forget_unused, has_room, leave, leave_all,
    mark_used, owned, register, register_shared, register_waiting, release, waiting, without_file,
};
pub use store::{CODE, Pictures, names};
pub use widths::{WIDTHS, between};
