//! `/cart`: what somebody means to buy, shop by shop; a POST puts something in.

use serde::Serialize;

use crate::{
    infra::words::Message,
    kernel::{links, money::Money},
    market::carts::{
        add::{self, AddError},
        find::{self, Line},
        policy::{MOST_LINES, MOST_PIECES, Trouble},
    },
    pages::{cart, visit::Visit},
    web::{
        error::WebError,
        flash::Flash,
        form::Open,
        page::{Page, SeeOther, Show},
    },
};

/// Where a browser goes that has brought no cookie: there it is seen whether it keeps any.
const FIRST: &str = "/cart?first=1";

/// The cart.
#[derive(Serialize)]
pub struct CartPage {
    shops: Vec<CartShop>,
    /// Something was put in, and the browser has not kept whose cart it is.
    refused: bool,
    /// Of what could be bought now.
    goods_total: Money,
    orderable: bool,
}

#[derive(Serialize)]
struct CartShop {
    name: String,
    slug: String,
    place: String,
    lines: Vec<CartLine>,
    goods_total: Money,
}

#[derive(Serialize)]
struct CartLine {
    variant: String,
    slug: String,
    name: String,
    measure: String,
    cover: Option<String>,
    price: Money,
    quantity: i64,
    total: Money,
    trouble: Option<Message>,
    buyable: bool,
}

impl Page for CartPage {
    const TEMPLATE: &'static str = "public/cart.html";

    fn samples() -> Vec<Self> {
        let line = |variant: String, buyable, trouble: Option<Message>| CartLine {
            variant,
            slug: "mat-ong-bac-ha-k7qm2x".into(),
            name: "Mật ong bạc hà".into(),
            measure: "lọ 500 ml".into(),
            cover: Some("K7QM2XPA".into()),
            price: Money(385_000),
            quantity: 2,
            total: Money(770_000),
            trouble,
            buyable,
        };
        let troubles =
            [Trouble::Gone, Trouble::SoldOut, Trouble::Short { left: 1 }, Trouble::Price { was: Money(350_000) }];
        let troubled = troubles.iter().enumerate();
        let mut lines: Vec<_> =
            troubled.map(|(i, t)| line(format!("K{i}"), true, Some(words(*t, Money(385_000))))).collect();
        lines.extend([line("K7QM2X".into(), true, None), line("K7QM2Y".into(), false, None)]);
        let shop = CartShop {
            name: "Mật ong Mỷ".into(),
            slug: "mat-ong-my".into(),
            place: "Xã Mèo Vạc".into(),
            lines,
            goods_total: Money(770_000),
        };
        vec![
            Self { shops: vec![], refused: false, goods_total: Money(0), orderable: false },
            Self { shops: vec![], refused: true, goods_total: Money(0), orderable: false },
            Self { shops: vec![shop], refused: false, goods_total: Money(770_000), orderable: true },
        ]
    }
}

/// Shows it.
pub async fn get(visit: Visit) -> Result<Show<CartPage>, WebError> {
    let lines = match cart::holder(&visit) {
        Some(holder) => find::lines(&visit.app.db.read, &holder).await?,
        None => Vec::new(),
    };
    let refused = visit.asked("first").is_some() && cart::is_new(&visit);
    Ok(Show(CartPage { refused, ..page(&lines) }))
}

/// Puts pieces of a variant in, and goes to the cart, or back to where the visitor was.
pub async fn post(visit: Visit, Open(mut fields): Open) -> Result<SeeOther, WebError> {
    let asked = links::safe_return(fields.typed("back")).unwrap_or("/cart");
    let back = if cart::is_new(&visit) { FIRST } else { asked }.to_owned();
    let Some(quantity) = fields.number("quantity", 1..=MOST_PIECES) else {
        return Ok(SeeOther::to(back).flash(Flash::warning("cart-quantity-wrong")));
    };
    let Some((holder, jar)) = cart::holder_or_new(&visit).await? else {
        return Ok(SeeOther::to(back).flash(Flash::warning("cart-too-many")));
    };
    let work = visit.begin().await?;
    let added = add::add(&work, &holder, fields.typed("variant"), quantity).await;
    match visit.settle(work, added).await? {
        Ok(offer) => {
            let said = Message::new("cart-added").with("name", offer.product_name).with("measure", offer.measure);
            Ok(SeeOther::to(back).jar(jar).flash(Flash::success(said)))
        }
        Err(refusal) => Ok(SeeOther::to(back).flash(Flash::warning(refusal_words(&refusal)))),
    }
}

fn refusal_words(refusal: &AddError) -> Message {
    match refusal {
        AddError::Short { left: 0, .. } => "cart-sold-out".into(),
        AddError::Short { left, inside: 0 } => Message::new("cart-add-short").with("left", left),
        AddError::Short { left, inside } => {
            Message::new("cart-add-short-inside").with("left", left).with("inside", inside)
        }
        AddError::Full => Message::new("cart-full").with("most", MOST_LINES),
        AddError::NotOnSale => "cart-not-on-sale".into(),
    }
}

/// What became of a line, for the buyer; `now` is today's price.
pub fn words(trouble: Trouble, now: Money) -> Message {
    match trouble {
        Trouble::Gone => "cart-line-gone".into(),
        Trouble::SoldOut => "cart-line-sold-out".into(),
        Trouble::Short { left } => Message::new("cart-line-short").with("left", left),
        Trouble::Price { was } => Message::new("cart-line-price").with("was", was).with("now", now),
    }
}

fn page(lines: &[Line]) -> CartPage {
    let mut shops: Vec<CartShop> = Vec::new();
    for line in lines {
        let offer = &line.offer;
        let total = offer.price.times(line.buyable()).unwrap_or_default();
        if shops.last().is_none_or(|shop| shop.slug != offer.shop_slug) {
            shops.push(CartShop {
                name: offer.shop_name.clone(),
                slug: offer.shop_slug.clone(),
                place: offer.unit_name.to_owned(),
                lines: Vec::new(),
                goods_total: Money(0),
            });
        }
        if let Some(shop) = shops.last_mut() {
            shop.goods_total = shop.goods_total.plus(total).unwrap_or_default();
            shop.lines.push(cart_line(line, total));
        }
    }
    let goods_total = Money::sum(shops.iter().map(|shop| shop.goods_total)).unwrap_or_default();
    CartPage { orderable: goods_total > Money(0), refused: false, shops, goods_total }
}

fn cart_line(line: &Line, total: Money) -> CartLine {
    let offer = line.offer.clone();
    CartLine {
        trouble: line.trouble().map(|trouble| words(trouble, offer.price)),
        buyable: line.buyable() > 0,
        variant: offer.variant_code,
        slug: offer.product_slug,
        name: offer.product_name,
        measure: offer.measure,
        cover: offer.cover,
        price: offer.price,
        quantity: line.quantity,
        total,
    }
}
