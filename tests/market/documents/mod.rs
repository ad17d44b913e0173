//! Documents: publishing and accepting.

mod accept;
mod due;
mod publish;
