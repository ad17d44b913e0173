//! What was done to the tables, oldest first.

pub mod m20261125_000001_places;
pub mod m20261125_000002_accounts;
pub mod m20261125_000003_floor;
pub mod m20261125_000004_shops;
pub mod m20261125_000005_catalog;
pub mod m20261125_000006_search;
pub mod m20261125_000007_orders;
pub mod m20261125_000008_documents;
pub mod m20261125_000009_moderation;
pub mod m20261126_000010_sales;
pub mod m20261126_000011_page_marks;
pub mod m20261126_000012_counts;
pub mod m20261126_000013_households;
pub mod m20261126_000014_paths;
pub mod m20261126_000015_lanes;
pub mod m20261126_000016_limits;
pub mod m20261126_000017_opened_stock;
pub mod m20261126_000018_papers_by_stars;
pub mod m20261126_000019_slips;
pub mod m20261126_000020_ocop_months;
pub mod m20261126_000022_waiting_photos;
pub mod m20261126_000023_proved_purchases;
pub mod m20261126_000024_texts_by_day;
pub mod m20261126_000025_former_members;
pub mod m20261126_000027_sessions_by_device;
pub mod m20261126_000028_frozen_accounts;
