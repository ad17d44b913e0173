//! A shop's goods.

mod buttons;
mod certificate;
mod index;
mod new;
mod product;
mod suggestion;
