//! Uploaded pictures: decoded under limits, turned upright, their colours as screens mean them, stripped of everything but pixels (no position data survives),
//! and kept as WebP in the widths that pages show. Decoding is slow and never happens inside a `Work`.

mod colours;
mod decoded;
mod jpeg;
mod kinds;
mod original;
mod preview;
mod rows;
mod shown;
mod smaller;
mod store;
mod upright;
mod weight;
mod widths;

pub use decoded::{Cleaned, LARGEST_FILE, PictureError};
pub use original::Original;
pub use rows::{
    FORGOTTEN_AT_ONCE, MOST_USED, MOST_WAITING, forget_unused, has_room, leave, leave_all, mark_used, owned, register,
    register_shared, register_waiting, waiting, without_file,
};
pub use shown::Shown;
pub use store::{CODE, Pictures, names};
pub use widths::{WIDTHS, between};
