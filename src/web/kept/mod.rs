//! Pages that are kept: who gets them, as which bytes, and what of them is everybody's.

mod accept;
mod answer;
mod front;
mod part;
mod stranger;

pub use self::{
    answer::Kept,
    front::{Address, Filling, Front},
    part::{Part, PartPage, TEMPLATE},
    stranger::Stranger,
};
