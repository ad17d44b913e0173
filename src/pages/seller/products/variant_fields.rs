//! The fields of a variant's price and stock, in the list of all goods and on the page of one.

use serde::Serialize;

use super::{
    goods_form::{self, Ask},
    measure_fields::at,
};
use crate::{
    kernel::money::grouped,
    market::catalog::{own::OwnVariant, variants::plausible::Goods},
    web::{fields::Fields, seen::seen_name},
};

/// The names of a variant's fields, and what is asked about its price.
#[derive(Serialize)]
pub(super) struct VariantFields {
    code: String,
    measure: String,
    price: String,
    seen_price: String,
    stock: String,
    seen_stock: String,
    sure: String,
    ask: Option<Ask>,
}

/// What holds, where nothing else was typed.
pub(super) fn fill(form: &mut Fields, variant: &OwnVariant) {
    form.show_now(&at("price", &variant.code), &grouped(variant.price.0));
    form.show_now(&at("stock", &variant.code), &variant.stock.to_string());
}

/// A price is judged by the one that it follows.
pub(super) fn goods_of(set_no: i32, variant: &OwnVariant) -> Goods<'_> {
    Goods { set_no, measure: &variant.measure, beside: Some(variant.price) }
}

/// The fields of one variant, as this form has them.
pub(super) fn fields_of(form: &Fields, set_no: i32, variant: &OwnVariant) -> VariantFields {
    VariantFields {
        seen_price: seen_name(&at("price", &variant.code)),
        seen_stock: seen_name(&at("stock", &variant.code)),
        price: at("price", &variant.code),
        stock: at("stock", &variant.code),
        sure: at("sure", &variant.code),
        ask: goods_form::ask(form, &variant.code, &goods_of(set_no, variant)),
        code: variant.code.clone(),
        measure: variant.measure.clone(),
    }
}
