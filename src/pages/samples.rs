//! Every page of the site with its samples, for the test that renders them all in both languages. A page that is not named
//! here fails `tests/architecture.rs`.

use tera::Value;

use super::{buyer, department, entry, public, seller, staff};
use crate::web::{error::ErrorPage, page::Page};

/// Template and page, for every sample of every page.
pub fn all() -> Vec<(&'static str, Value)> {
    let mut all = Vec::new();
    add::<ErrorPage>(&mut all);
    add::<public::home::HomePage>(&mut all);
    add::<department::overview::OverviewPage>(&mut all);
    add::<department::commune::CommunePage>(&mut all);
    add::<public::documents::DocumentPage>(&mut all);
    add::<public::demo_messages::DemoMessagesPage>(&mut all);
    add::<entry::sign_in::SignInPage>(&mut all);
    add::<entry::register::RegisterPage>(&mut all);
    add::<entry::register_code::RegisterCodePage>(&mut all);
    add::<entry::reset::ResetPage>(&mut all);
    add::<entry::reset_code::ResetCodePage>(&mut all);
    add::<seller::index::IndexPage>(&mut all);
    add::<seller::members::MembersPage>(&mut all);
    add::<seller::open::OpenPage>(&mut all);
    add::<seller::shop::ShopPage>(&mut all);
    add::<seller::certificate::CertificatePage>(&mut all);
    add::<seller::delivery::DeliveryPage>(&mut all);
    add::<seller::list_product::ListProductPage>(&mut all);
    add::<seller::product::ProductPage>(&mut all);
    add::<seller::stock::StockPage>(&mut all);
    add::<buyer::account::AccountPage>(&mut all);
    add::<buyer::password::PasswordPage>(&mut all);
    add::<staff::home::StaffHomePage>(&mut all);
    add::<staff::log::LogPage>(&mut all);
    add::<staff::jobs::JobsPage>(&mut all);
    add::<staff::roles::RolesPage>(&mut all);
    add::<staff::documents::StaffDocumentsPage>(&mut all);
    add::<staff::document::StaffDocumentPage>(&mut all);
    add::<buyer::purchases::PurchasesPage>(&mut all);
    add::<public::cart::CartPage>(&mut all);
    add::<public::checkout::CheckoutPage>(&mut all);
    add::<public::look_up::LookUpPage>(&mut all);
    add::<public::order::OrderPage>(&mut all);
    add::<public::purchase::PurchasePage>(&mut all);
    add::<seller::orders::OrdersPage>(&mut all);
    add::<seller::order::SellerOrderPage>(&mut all);
    add::<seller::money::MoneyPage>(&mut all);
    add::<seller::money::EndedPage>(&mut all);
    add::<public::places::PlacesPage>(&mut all);
    add::<public::products::product::ProductPage>(&mut all);
    add::<public::products::ProductsPage>(&mut all);
    add::<public::shop::ShopPage>(&mut all);
    add::<public::products::suggestions::Suggestions>(&mut all);
    add::<staff::queue::QueuePage>(&mut all);
    add::<staff::review::ReviewPage>(&mut all);
    all
}

fn add<P: Page>(all: &mut Vec<(&'static str, Value)>) {
    all.extend(P::samples().iter().map(|page| (P::TEMPLATE, Value::from_serializable(page))));
}
