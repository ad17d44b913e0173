//! A shop's goods, under `/seller/{shop}/products`.

pub mod buttons;
pub mod certificate;
mod goods_form;
pub mod index;
mod measure_fields;
pub mod new;
mod press;
pub mod product;
pub mod suggestion;
mod variant_fields;
