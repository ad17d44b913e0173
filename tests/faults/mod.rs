//! What breaks, and what must not break with it: the power, the mail server, the disk, the database, a setting.

mod disk;
mod mail;
mod power;
mod settings;
