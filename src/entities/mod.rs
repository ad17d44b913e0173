//! Floor 1: one file a table, a mirror and nothing more. Written only by the slice that owns it.
//!
//! infra: `mark` `session` `event` `event_place` `seal` `unsealed` `outbox` `job` `picture` `page_mark`
//! (and `rate_limits` and `texts_by_day`, which have no entity) · places: `unit` `former_unit` `unit_successor` `product_set` ·
//! accounts: `account` `bar` `role` `texted_code` `second_factor` `recovery_code` · documents: `document` `acceptance` · shops: `shop` `shop_invitation` `shop_member` `former_member` · revisions: `revision` ·
//! certificates: `certificate` · catalog: `product` `product_photo` `variant` `live_interval` `place_goods` `shop_goods` ·
//! households: `household_interval` (and `households_by_place` and `sellers_by_place`, which
//! have no entities) · carts: `cart` `cart_line` · orders: `purchase` `order` `order_line` · sales: `sale` `sale_unsummed` (and
//! `sales_in_all`, `sales_by_place`, `sales_by_set`, `sales_by_stars` and `sales_by_shop`, which have no entities) ·
//! delivery: `delivery_rate` ·
//! moderation: `appeal` `decision` `held_verdict` `sanction` `suspension` · periods: `period` ·
//! registry: `registry_entry` `registry_change` `registry_import` `registry_row` · reports: `report` `statement`

#![expect(missing_docs, reason = "columns say what they are; those that need words have them")]

pub mod acceptance;
pub mod account;
pub mod appeal;
pub mod bar;
pub mod cart;
pub mod cart_line;
pub mod certificate;
pub mod decision;
pub mod delivery_rate;
pub mod document;
pub mod event;
pub mod event_place;
pub mod former_member;
pub mod former_unit;
pub mod held_verdict;
pub mod household_interval;
pub mod job;
pub mod live_interval;
pub mod mark;
pub mod order;
pub mod order_line;
pub mod outbox;
pub mod page_mark;
pub mod period;
pub mod picture;
pub mod place_goods;
pub mod product;
pub mod product_photo;
pub mod product_set;
pub mod purchase;
pub mod recovery_code;
pub mod registry_change;
pub mod registry_entry;
pub mod registry_import;
pub mod registry_row;
pub mod report;
pub mod revision;
pub mod role;
pub mod sale;
pub mod sale_unsummed;
pub mod sanction;
pub mod seal;
pub mod second_factor;
pub mod session;
pub mod shop;
pub mod shop_goods;
pub mod shop_invitation;
pub mod shop_member;
pub mod statement;
pub mod suspension;
pub mod texted_code;
pub mod unit;
pub mod unit_successor;
pub mod unsealed;
pub mod variant;
