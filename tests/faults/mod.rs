//! What breaks, and what must not break with it: the power, the mail server, the disk, the database, a setting.

mod database_away;
mod disk;
mod doors;
mod full_disk;
mod mail;
mod mail_is_down;
mod mail_server;
mod many_passwords;
mod place;
mod power;
mod replica;
mod rush;
mod settings;
mod silent_mail_server;
mod storage;
mod tls;
