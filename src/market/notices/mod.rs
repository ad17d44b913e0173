//! Notices: what people are told by text and by mail. Nobody imports this slice; it hears events (`worker::SUBSCRIPTIONS`),
//! composes from ids, and leaves texts and mails in the queue in one commit.

pub mod letters;
pub mod of_the_day;
pub mod on_freeze;
pub mod on_moderation;
pub mod on_orders;
pub mod on_reports;
pub mod on_security;
pub mod voice;
