//! Who stands on the other side of the program, so that it can be slow, silent or gone: PostgreSQL, the wire to it, a mail server, a
//! bucket.

pub mod bucket;
pub mod cluster;
pub mod mail_server;
pub mod wire;
