//! Whose rows are: the conditions by which a person's rows are found.

use sea_orm::sea_query::{Condition, Expr, ExprTrait, IntoCondition, Query, SelectStatement};

use super::kept::Link;
use crate::kernel::{
    ids::{AccountId, PurchaseId, ReportId},
    phone::Phone,
};

/// Whose data are meant.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Whose {
    /// Somebody's with an account: also what she bought with her number before she had one.
    Account {
        /// Which.
        id: AccountId,
        /// Its number.
        phone: Phone,
        /// Its mail.
        email: Option<String>,
    },
    /// What a guest has bought with a number.
    Number(Phone),
    /// What was bought in these.
    Purchases(Vec<PurchaseId>),
    /// What was said in these.
    Reports(Vec<ReportId>),
    /// The shops of somebody who is gone.
    Owner(AccountId),
}

/// Which rows of a part are theirs; nothing where none can be.
pub(super) fn rows(link: Link, whose: &Whose) -> Option<Condition> {
    let account = match whose {
        Whose::Account { id, .. } | Whose::Owner(id) => Some(*id),
        Whose::Number(_) | Whose::Purchases(_) | Whose::Reports(_) => None,
    };
    let phone = match whose {
        Whose::Account { phone, .. } | Whose::Number(phone) => Some(phone),
        Whose::Purchases(_) | Whose::Reports(_) | Whose::Owner(_) => None,
    };
    match link {
        Link::Account(column) => Some(Expr::col(column).eq(account?.0).into_condition()),
        Link::Number(column) => Some(Expr::col(column).eq(phone?.as_str()).into_condition()),
        Link::Purchase(column) => Some(Expr::col(column).in_subquery(purchases(whose)).into_condition()),
        Link::Order(column) => Some(Expr::col(column).in_subquery(orders(whose)).into_condition()),
        Link::Shop(column) => Some(Expr::col(column).in_subquery(shops(account?)).into_condition()),
        Link::OnShop(column) => Some(
            Condition::all().add(Expr::col("subject").eq("shop")).add(Expr::col(column).in_subquery(shops(account?))),
        ),
        Link::Report(column) => Some(Expr::col(column).in_subquery(reports(whose, account)).into_condition()),
        Link::Said(column) => {
            let as_guest = Condition::all().add(Expr::col("account_id").is_null());
            let as_guest = as_guest.add(Expr::col(column).in_subquery(reports(whose, None)));
            let with_account = account.map(|account| Expr::col("account_id").eq(account.0));
            Some(with_account.into_iter().fold(Condition::any().add(as_guest), Condition::add))
        }
        Link::Cart(column) => {
            let carts =
                Query::select().column("id").from("carts").and_where(Expr::col("account_id").eq(account?.0)).take();
            Some(Expr::col(column).in_subquery(carts).into_condition())
        }
        Link::Carries(column) => {
            let email = match whose {
                Whose::Account { email, .. } => email.as_deref(),
                _ => None,
            };
            let words = [Some(phone?.as_str()), email].into_iter().flatten();
            Some(words.fold(Condition::any(), |any, word| any.add(Expr::col(column).like(format!("%{word}%")))))
        }
    }
}

/// Purchases that are theirs.
pub(super) fn purchases(whose: &Whose) -> SelectStatement {
    let of_guests = |phone: &Phone| {
        Condition::all().add(Expr::col("buyer_id").is_null()).add(Expr::col("phone").eq(phone.as_str()))
    };
    let theirs = match whose {
        Whose::Account { id, phone, .. } => Condition::any().add(Expr::col("buyer_id").eq(id.0)).add(of_guests(phone)),
        Whose::Number(phone) => of_guests(phone),
        Whose::Purchases(ids) => Expr::col("id").is_in(ids.iter().map(|id| id.0)).into_condition(),
        Whose::Reports(_) | Whose::Owner(_) => Expr::value(1).eq(0).into_condition(),
    };
    Query::select().column("id").from("purchases").cond_where(theirs).take()
}

/// Orders that are theirs.
pub(super) fn orders(whose: &Whose) -> SelectStatement {
    let theirs = Expr::col("purchase_id").in_subquery(purchases(whose));
    Query::select().column("id").from("orders").and_where(theirs).take()
}

/// Shops that are hers.
pub(super) fn shops(owner: AccountId) -> SelectStatement {
    Query::select().column("id").from("shops").and_where(Expr::col("owner_id").eq(owner.0)).take()
}

/// Reports by her, on her orders and on her shops.
pub(super) fn reports(whose: &Whose, account: Option<AccountId>) -> SelectStatement {
    let on_orders =
        Condition::all().add(Expr::col("about").eq("order")).add(Expr::col("about_id").in_subquery(orders(whose)));
    let mut theirs = Condition::any().add(on_orders);
    if let Whose::Reports(ids) = whose {
        theirs = theirs.add(Expr::col("id").is_in(ids.iter().map(|id| id.0)));
    }
    if let Some(account) = account {
        theirs =
            theirs.add(Expr::col("account_id").eq(account.0)).add(Expr::col("shop_id").in_subquery(shops(account)));
    }
    Query::select().column("id").from("reports").cond_where(theirs).take()
}
