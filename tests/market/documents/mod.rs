//! Documents: publishing and accepting.

mod accept;
mod publish;
