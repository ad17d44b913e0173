//! Every page of the site with its samples, for the test that renders them all in both languages. A page that is not named
//! here fails `tests/architecture.rs`.

use tera::Value;

use super::{account, department, entry, public, seller, staff};
use crate::web::{
    error::{ErrorPage, UnsentPage},
    page::Page,
};

/// One state of a page.
#[derive(Clone)]
pub struct Sample {
    /// Under `templates/`.
    pub template: &'static str,
    /// Whether its page says that it carries the visitor's token in one of its states.
    pub form: bool,
    /// What the template calls `page`.
    pub page: Value,
}

/// Every sample of every page.
pub fn all() -> Vec<Sample> {
    [of_public(), of_entry(), of_account(), of_seller(), of_staff()].concat()
}

fn of_public() -> Vec<Sample> {
    let mut all = Vec::new();
    add::<ErrorPage>(&mut all);
    add::<UnsentPage>(&mut all);
    add::<public::index::PublicPage>(&mut all);
    add::<public::documents::difference::DifferencePage>(&mut all);
    add::<public::documents::document::DocumentPage>(&mut all);
    add::<public::demo::messages::MessagesPage>(&mut all);
    add::<public::cart::CartPage>(&mut all);
    add::<public::cookies::CookiesPage>(&mut all);
    add::<public::data::index::DataPage>(&mut all);
    add::<public::data::number::index::NumberPage>(&mut all);
    add::<public::data::number::code::CodePage>(&mut all);
    add::<public::data::own::index::OwnPage>(&mut all);
    add::<public::data::own::erasure::ErasurePage>(&mut all);
    add::<public::checkout::CheckoutPage>(&mut all);
    add::<public::orders::index::OrdersPage>(&mut all);
    add::<public::orders::order::OrderPage>(&mut all);
    add::<public::orders::proof::ProofPage>(&mut all);
    add::<public::purchases::purchase::PurchasePage>(&mut all);
    add::<public::reports::index::ReportsPage>(&mut all);
    add::<public::reports::new::NewPage>(&mut all);
    add::<public::reports::report::ReportPage>(&mut all);
    add::<public::places::index::PlacesPage>(&mut all);
    add::<public::products::product::ProductPage>(&mut all);
    add::<public::products::index::ProductsPage>(&mut all);
    add::<public::shops::shop::ShopPage>(&mut all);
    add::<public::suggestions::SuggestionsPage>(&mut all);
    all
}

fn of_entry() -> Vec<Sample> {
    let mut all = Vec::new();
    add::<entry::sign_in::index::SignInPage>(&mut all);
    add::<entry::sign_in::code::CodePage>(&mut all);
    add::<entry::sign_in::second::SecondPage>(&mut all);
    add::<entry::register::index::RegisterPage>(&mut all);
    add::<entry::register::code::CodePage>(&mut all);
    add::<entry::reset::index::ResetPage>(&mut all);
    add::<entry::reset::code::CodePage>(&mut all);
    all
}

fn of_account() -> Vec<Sample> {
    let mut all = Vec::new();
    add::<account::index::AccountPage>(&mut all);
    add::<account::security::SecurityPage>(&mut all);
    add::<account::data::index::DataPage>(&mut all);
    add::<account::data::erasure::ErasurePage>(&mut all);
    add::<account::documents::DocumentsPage>(&mut all);
    add::<account::again::AgainPage>(&mut all);
    add::<account::number::index::NumberPage>(&mut all);
    add::<account::number::code::CodePage>(&mut all);
    add::<account::password::PasswordPage>(&mut all);
    add::<account::purchases::PurchasesPage>(&mut all);
    add::<account::second_factor::SecondFactorPage>(&mut all);
    all
}

fn of_seller() -> Vec<Sample> {
    let mut all = Vec::new();
    add::<seller::shops::index::ShopsPage>(&mut all);
    add::<seller::members::MembersPage>(&mut all);
    add::<seller::shops::opening::OpeningPage>(&mut all);
    add::<seller::shop::ShopPage>(&mut all);
    add::<seller::products::certificate::CertificatePage>(&mut all);
    add::<seller::delivery::DeliveryPage>(&mut all);
    add::<seller::rest::RestPage>(&mut all);
    add::<seller::closure::ClosurePage>(&mut all);
    add::<seller::sanctions::sanction::SanctionPage>(&mut all);
    add::<seller::products::new::NewPage>(&mut all);
    add::<seller::products::product::ProductPage>(&mut all);
    add::<seller::products::index::ProductsPage>(&mut all);
    add::<seller::index::SellerPage>(&mut all);
    add::<seller::orders::order::OrderPage>(&mut all);
    add::<seller::money::MoneyPage>(&mut all);
    add::<seller::orders::index::OrdersPage>(&mut all);
    add::<seller::reports::index::ReportsPage>(&mut all);
    add::<seller::reports::report::ReportPage>(&mut all);
    all
}

fn of_staff() -> Vec<Sample> {
    let mut all = Vec::new();
    add::<staff::index::StaffPage>(&mut all);
    add::<staff::log::LogPage>(&mut all);
    add::<staff::jobs::JobsPage>(&mut all);
    add::<staff::status::StatusPage>(&mut all);
    add::<staff::roles::RolesPage>(&mut all);
    add::<staff::documents::index::DocumentsPage>(&mut all);
    add::<staff::documents::document::DocumentPage>(&mut all);
    add::<staff::queue::QueuePage>(&mut all);
    add::<staff::search::SearchPage>(&mut all);
    add::<staff::shops::shop::ShopPage>(&mut all);
    add::<staff::papers::paper::PaperPage>(&mut all);
    add::<staff::appeals::index::AppealsPage>(&mut all);
    add::<staff::orders::order::OrderPage>(&mut all);
    add::<staff::reports::index::ReportsPage>(&mut all);
    add::<staff::reports::new::NewPage>(&mut all);
    add::<staff::reports::report::ReportPage>(&mut all);
    add::<staff::reports::file::FilePage>(&mut all);
    add::<staff::appeals::appeal::AppealPage>(&mut all);
    add::<staff::accounts::index::AccountsPage>(&mut all);
    add::<staff::accounts::account::AccountPage>(&mut all);
    add::<staff::periods::index::PeriodsPage>(&mut all);
    add::<staff::periods::period::PeriodPage>(&mut all);
    add::<staff::registry::index::RegistryPage>(&mut all);
    add::<staff::registry::entries::entry::EntryPage>(&mut all);
    add::<staff::registry::entries::new::NewPage>(&mut all);
    add::<staff::registry::entries::amendment::AmendmentPage>(&mut all);
    add::<staff::registry::imports::index::ImportsPage>(&mut all);
    add::<staff::registry::imports::import::ImportPage>(&mut all);
    add::<staff::products::product::ProductPage>(&mut all);
    add::<staff::number::index::NumberPage>(&mut all);
    add::<staff::number::code::CodePage>(&mut all);
    add::<staff::cases::case::CasePage>(&mut all);
    add::<department::index::DepartmentPage>(&mut all);
    add::<department::papers::PapersPage>(&mut all);
    add::<department::communes::commune::CommunePage>(&mut all);
    all
}

fn add<P: Page>(all: &mut Vec<Sample>) {
    let sample = |page: &P| Sample { template: P::TEMPLATE, form: P::FORM, page: Value::from_serializable(page) };
    all.extend(P::samples().iter().map(sample));
}
