//! Places a purchase: one press, one purchase, one order a shop, the stock taken, the cart emptied, in one commit.

use std::collections::HashMap;

use sea_orm::{ConnectionTrait, DbErr};
use time::Duration;

use super::{
    basis::{Basis, in_turn},
    bind::{self, Bound, Own, Stop},
    policy::{self, Agreed, Change, ShopPart, Wanted},
    proof::{Bounds, Why},
    quote::{self, Quote},
};
use crate::{
    infra::{
        db::Work,
        refused::{Refused, no},
        words::Language,
    },
    kernel::{
        ids::{AccountId, ProductId, PurchaseId, VariantId},
        money::Money,
    },
    market::{
        carts::{holder::Holder, inside, policy::Trouble, remove},
        catalog::stock::{self, Short, StockError},
        certificates::find::Best,
        delivery::quote::Rates,
        documents::{
            accept::{self, AcceptError, Accepting},
            shown::Shown,
            slugs,
        },
        orders::{
            find::{
                purchases,
                unanswered::{Waiting, Whose},
            },
            open::{self, NewLine, NewOrder, NewPurchase, OpenPurchase, Recipient},
        },
    },
};

/// What the form says, read and in its right types.
#[derive(Clone, Debug)]
pub struct Request {
    /// The form's own random key.
    pub key: String,
    /// `None` for a guest.
    pub buyer: Option<AccountId>,
    /// Who, and where to.
    pub recipient: Recipient,
    /// Whether the recipient's number is known to be whoever buys's.
    pub proved: bool,
    /// Whether somebody has come in with that number where a guest buys: no proof, but enough to tell her that the shop is her own.
    pub familiar: bool,
    /// What is asked of guests, and what may wait for answers.
    pub bounds: Bounds,
    /// In which the buyer is written to.
    pub language: Language,
    /// What the page showed.
    pub lines: Vec<Wanted>,
    /// The sum that the page showed, deliveries included; `None` where it showed none yet.
    pub seen_total: Option<Money>,
    /// The versions of the documents that the page showed, and the buyer accepted.
    pub accepted: Vec<Shown>,
    /// From which the lines came.
    pub cart: Option<Holder>,
    /// The buyer was told that they are not in it any more, and wants them all the same.
    pub anew: bool,
    /// A shop that has not answered after so many hours loses the order.
    pub answer_hours: i64,
}

/// A purchase that stands.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Placed {
    /// The row.
    pub id: PurchaseId,
    /// What the buyer keeps.
    pub code: String,
}

/// Why nothing was ordered.
#[derive(Debug, thiserror::Error)]
pub enum PlaceError {
    /// The same key has placed a purchase of something else, or for somebody else; that stands as it was.
    #[error("purchase {code} was placed by this form")]
    Already {
        /// The purchase's.
        code: String,
    },
    /// Lines that are not in the cart any more: ordered in another tab, or taken out.
    #[error("{} lines are not in the cart any more", names.len())]
    NotInCart {
        /// What they are called.
        names: Vec<String>,
    },
    /// The form holds no line.
    #[error("nothing to order")]
    Empty,
    /// Sold out, fewer pieces, another price or no longer on sale: line by line.
    #[error("{} lines are not as they were seen", .0.len())]
    Changed(Vec<Change>),
    /// A shop cannot deliver to that commune.
    #[error("no delivery to that commune")]
    NoDelivery,
    /// The sum is another than the page showed: the address or the fees changed.
    #[error("the sum is {now}")]
    TotalChanged {
        /// What it would be.
        now: Money,
    },
    /// A document has another version than the page showed.
    #[error("{0:?} were not shown as they hold")]
    Outdated(Vec<&'static str>),
    /// The buyer is a member of a shop whose goods are in it: nobody is both sides of one order.
    #[error("{shop} is the buyer's own shop")]
    OwnShop {
        /// What it is called.
        shop: String,
    },
    /// A guest has typed the number that a shop whose goods are in it shows as its own.
    #[error("the number is that of {shop}")]
    ShopsNumber {
        /// What it is called.
        shop: String,
    },
    /// A guest is to prove her number first.
    #[error("the number is to be proved: {0:?}")]
    Unproved(Why),
    /// So much of whoever orders waits for the answers of shops already.
    #[error("{} orders wait already", .0.orders)]
    Waiting(Waiting),
}

impl Request {
    /// For whom it is counted what waits for answers.
    fn whose(&self) -> Whose<'_> {
        let phone = &self.recipient.phone;
        match self.buyer {
            Some(account) => Whose::Account(account),
            None if self.proved => Whose::Proved(phone),
            None => Whose::Unproved(phone),
        }
    }
}

/// Places it, or finds what the same key placed before, if it said the same: then nothing is written. After a refusal the work is
/// to be dropped.
///
/// The key is decided by its unique column: a second press waits in `open_purchase` until the first has ended. Where the
/// first ended before this one looked at the stock, the goods may be gone by its own doing: so a refusal before the purchase
/// is written asks for the key too. After it is written the key is this work's own, and proves nothing.
pub async fn place(work: &Work, request: Request) -> Result<Placed, Refused<PlaceError>> {
    let agreement = match agree(work, &request).await {
        Ok(agreement) => agreement,
        Err(Refused::No(why)) => return placed_before(&work.tx, &request).await?.ok_or(Refused::No(why)),
        Err(broken) => return Err(broken),
    };
    let Some(purchase) = open::open_purchase(work, new_purchase(&request, &agreement)).await? else {
        let missing = DbErr::RecordNotFound("the purchase of this key".to_owned());
        return placed_before(&work.tx, &request).await?.ok_or(missing.into());
    };
    take_stock(work, &agreement.lines).await?;
    write_orders(work, &purchase, &agreement, request.answer_hours).await?;
    accept_documents(work, &request, purchase.id).await?;
    if let Some(cart) = &request.cart {
        remove::take_out(work, cart, &pieces(&agreement.lines)).await?;
    }
    Ok(Placed { id: purchase.id, code: purchase.code })
}

/// What the same key placed before, if the form says the same as then.
pub async fn placed_before(
    db: &impl ConnectionTrait,
    request: &Request,
) -> Result<Option<Placed>, Refused<PlaceError>> {
    let Some(before) = purchases::by_key(db, &request.key).await? else { return Ok(None) };
    let same = policy::digest(&request.recipient, &request.lines) == before.form_digest;
    if same || before.form_digest.is_empty() {
        return Ok(Some(Placed { id: before.id, code: before.code }));
    }
    no(PlaceError::Already { code: before.code })
}

/// What both sides agree on: everything is as the page showed it.
struct Agreement {
    lines: Vec<Agreed>,
    parts: Vec<ShopPart>,
    papers: Papers,
    quote: Quote,
    total: Money,
}

/// The paper that a line names of its product, if one holds today.
type Papers = HashMap<ProductId, Best>;

async fn agree(work: &Work, request: &Request) -> Result<Agreement, Refused<PlaceError>> {
    let (lines, rates, papers) = agree_on_lines(work, request).await?;
    let parts = policy::by_shop(lines.clone()).ok_or(Refused::No(PlaceError::NoDelivery))?;
    not_her_own(work, request, &parts).await?;
    let quote = quote::quote(&rates, &parts, &request.recipient.unit_code, work.now.day());
    let total = quote.total.ok_or(Refused::No(PlaceError::NoDelivery))?;
    if Some(total) != request.seen_total {
        return no(PlaceError::TotalChanged { now: total });
    }
    may_bind(work, request, Bound { parts: &parts, total }).await?;
    Ok(Agreement { lines, parts, papers, quote, total })
}

async fn accept_documents(work: &Work, request: &Request, purchase: PurchaseId) -> Result<(), Refused<PlaceError>> {
    let who = Accepting { account: request.buyer, purchase: Some(purchase) };
    accept::accept(work, who, &slugs::AT_CHECKOUT, &request.accepted).await.map_err(|error| match error {
        Refused::No(AcceptError::Outdated(slugs)) => Refused::No(PlaceError::Outdated(slugs)),
        Refused::No(AcceptError::NotPublished(slug)) => DbErr::RecordNotFound(slug.to_owned()).into(),
        Refused::Broken(error) => error.into(),
    })
}

async fn not_her_own(work: &Work, request: &Request, parts: &[ShopPart]) -> Result<(), Refused<PlaceError>> {
    let (db, phone) = (&work.tx, &request.recipient.phone);
    let own = match request.buyer {
        Some(buyer) => bind::of_account(db, buyer, parts).await?,
        None => bind::of_number(db, phone, request.proved || request.familiar, parts).await?,
    };
    match own {
        None => Ok(()),
        Some(Own::Shop(shop)) => no(PlaceError::OwnShop { shop }),
        Some(Own::Number(shop)) => no(PlaceError::ShopsNumber { shop }),
    }
}

async fn may_bind(work: &Work, request: &Request, new: Bound<'_>) -> Result<(), Refused<PlaceError>> {
    match bind::stop(&work.tx, request.whose(), &request.bounds, new, work.now).await? {
        None => Ok(()),
        Some(Stop::Prove(why)) => no(PlaceError::Unproved(why)),
        Some(Stop::Wait(waits)) => no(PlaceError::Waiting(waits)),
    }
}

/// The cart before the stock, for everybody: whoever orders the same cart in another tab has ended before this one looks. Then one press
/// of a buyer after the other, so that many at once bind no more than one.
async fn agree_on_lines(work: &Work, request: &Request) -> Result<(Vec<Agreed>, Rates, Papers), Refused<PlaceError>> {
    let wanted = &request.lines;
    if wanted.is_empty() {
        return no(PlaceError::Empty);
    }
    let inside = match &request.cart {
        Some(cart) => Some(inside::inside(work, cart).await?),
        None => None,
    };
    let codes: Vec<&str> = wanted.iter().map(|line| line.variant_code.as_str()).collect();
    let turn = format!("buys: {:?}", request.whose());
    let (Basis { offers, rates }, papers) = in_turn(work, &codes, &turn).await?;
    if let Some(inside) = inside.filter(|_| !request.anew) {
        let names = policy::not_inside(wanted, &offers, &inside);
        if !names.is_empty() {
            return no(PlaceError::NotInCart { names });
        }
    }
    let lines = policy::agree(wanted, &offers).map_err(|why| Refused::No(PlaceError::Changed(why)))?;
    Ok((lines, rates, papers))
}

fn new_purchase(request: &Request, Agreement { quote, total, .. }: &Agreement) -> NewPurchase {
    NewPurchase {
        checkout_key: request.key.clone(),
        form_digest: policy::digest(&request.recipient, &request.lines),
        buyer_id: request.buyer,
        recipient: request.recipient.clone(),
        proved: request.proved,
        language: request.language,
        goods_total: quote.goods_total,
        delivery_total: quote.delivery_total.unwrap_or_default(),
        total: *total,
    }
}

fn pieces(lines: &[Agreed]) -> Vec<(VariantId, i64)> {
    lines.iter().map(|line| (line.offer.variant_id, line.quantity)).collect()
}

/// Somebody else may have been quicker since the lines were compared.
async fn take_stock(work: &Work, lines: &[Agreed]) -> Result<(), Refused<PlaceError>> {
    let short = match stock::take(work, &pieces(lines)).await {
        Ok(()) => return Ok(()),
        Err(Refused::Broken(error)) => return Err(error.into()),
        Err(Refused::No(StockError::Short(short))) => short,
    };
    let told = |Short { variant, left }: Short| {
        let line = lines.iter().find(|line| line.offer.variant_id == variant)?;
        let trouble = if left == 0 { Trouble::SoldOut } else { Trouble::Short { left } };
        Some(policy::change(&line.offer, trouble))
    };
    no(PlaceError::Changed(short.into_iter().filter_map(told).collect()))
}

async fn write_orders(
    work: &Work,
    purchase: &OpenPurchase,
    Agreement { parts, papers, quote, .. }: &Agreement,
    answer_hours: i64,
) -> Result<(), Refused<PlaceError>> {
    let answer_by = work.now.after(Duration::hours(answer_hours));
    for (part, fee) in parts.iter().zip(&quote.fees) {
        let Some(first) = part.lines.first().map(|line| line.offer.clone()) else { continue };
        let delivery_fee = fee.unwrap_or_default();
        let total = part.goods_total.plus(delivery_fee).ok_or(Refused::No(PlaceError::NoDelivery))?;
        let lines = part.lines.iter().cloned().map(|line| snapshot(line, papers)).collect();
        let new = NewOrder {
            shop_id: part.shop,
            shop_kind: first.shop_kind,
            unit_code: first.shop_unit,
            goods_total: part.goods_total,
            delivery_fee,
            total,
            answer_by,
            lines,
        };
        open::open_order(work, purchase, new).await?;
    }
    Ok(())
}

/// What the line says for ever, with the best paper that is valid today.
fn snapshot(line: Agreed, papers: &Papers) -> NewLine {
    let Agreed { offer, quantity, total } = line;
    let paper = papers.get(&offer.product_id);
    NewLine {
        product_id: offer.product_id,
        variant_id: offer.variant_id,
        name: offer.product_name,
        measure: offer.measure,
        set_no: offer.set_no,
        quantity,
        unit_price: offer.price,
        line_total: total,
        weight_g: offer.weight_g,
        stars: paper.and_then(|paper| paper.stars),
        certificate: paper.map(|paper| format!("{}, {}", paper.number, paper.issuer)),
        unit_name: offer.unit_name.to_owned(),
        cover: offer.cover,
    }
}
