//! What one stranger costs: `make attack`. The program itself, optimised, with the settings of a real market over a small filled one on
//! SQLite, is attacked over the loopback as hostile people would, and it is looked at meanwhile how it is: its own memory, whether it says
//! that it is alive, how long its pages take for others. Every attack is an ignored test in a file of its own, prints a line of figures
//! and fails where a bound is passed. docs/security.md says what is done against each.

mod accounts;
mod bombs;
mod carts;
mod forwarded;
mod heads;
mod lines;
mod locked_out;
mod market;
mod passwords;
mod photos;
mod readers;
mod shop_as_buyer;
mod slow_forms;
mod unproved;
mod unseen_words;
mod uploads;
mod watch;
