//! Floor 0: words that every floor uses. Pure: nothing here waits or reads a database; values only know how they are stored.

pub mod actor;
pub mod alphabet;
pub mod calendar;
pub mod code;
pub mod difference;
pub mod fold;
pub mod ids;
pub mod instant;
pub mod links;
pub mod measure;
pub mod money;
pub mod paging;
pub mod paper_number;
pub mod phone;
pub mod seen;
pub mod slug;
pub mod spans;
pub mod typed;
pub mod vocabulary;
pub mod words;
