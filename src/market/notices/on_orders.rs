//! Buyers and sellers hear of orders: placed, confirmed, handed over, delivered or not, cancelled; and when one side denies what the other has said.

use sea_orm::{ColumnTrait, DbErr, EntityTrait, QueryFilter};
use serde::{Deserialize, Serialize, de::DeserializeOwned};

use super::{
    letters::{LetterLine, LetterOrder, OrderLetter, PurchaseLetter},
    of_the_day,
    voice::Voice,
};
use crate::{
    entities::event,
    infra::{
        db::Work,
        events::Event,
        queue::{Failed, Job},
        texter::About,
        words::{Language, Message},
    },
    kernel::{
        ids::{EventId, OrderId},
        instant::Instant,
        links, measure,
        phone::Phone,
    },
    market::orders::{
        CancelReason, Party,
        events::{
            OrderCancelled, OrderConfirmed, OrderDelivered, OrderDeliveryRetracted, OrderHandedOver, OrderNotArrived,
            OrderPlaced, OrderUndelivered, PurchasePlaced,
        },
        find::{
            self,
            bought::{Order, OrderLine, Purchase},
            purchases,
            sellers::{self, Seller},
        },
    },
};

/// What these events become.
#[derive(Clone, Copy, Debug, Serialize, Deserialize)]
pub struct TellOfOrder(pub EventId);

impl Job for TellOfOrder {
    const KIND: &'static str = "notices.on_orders";
}

impl From<EventId> for TellOfOrder {
    fn from(event: EventId) -> Self {
        Self(event)
    }
}

/// Why nobody was told.
#[derive(Debug, thiserror::Error)]
pub enum TellError {
    /// The event is not there, or is not about an order that is there.
    #[error("event {0:?} tells of nothing that is there")]
    NothingThere(EventId),
    /// Nobody here has anything to say about such an event.
    #[error("nobody tells of {0:?}")]
    NotHeard(String),
    /// The database did not do it.
    #[error(transparent)]
    Db(#[from] DbErr),
}

impl From<TellError> for Failed {
    fn from(error: TellError) -> Self {
        match error {
            TellError::Db(error) => error.into(),
            TellError::NothingThere(_) | TellError::NotHeard(_) => Failed::never(error),
        }
    }
}

/// An order with everyone whom it concerns.
struct Story {
    event: EventId,
    at: Instant,
    order: Order,
    purchase: Purchase,
    seller: Seller,
}

/// Leaves in the queue whatever the event calls for. Each text and mail has a key of its own, so a repeated job leaves it once.
pub async fn tell(work: &Work, voice: &Voice<'_>, id: EventId) -> Result<(), TellError> {
    let row = event::Entity::find().filter(event::Column::Id.eq(id)).one(&work.tx).await?;
    let row = row.ok_or(TellError::NothingThere(id))?;
    match row.name.as_str() {
        PurchasePlaced::NAME => purchase_placed(work, voice, &row).await,
        OrderPlaced::NAME => {
            let story = story(work, &row, body::<OrderPlaced>(&row)?.order_id).await?;
            let order = story.order.id;
            to_seller(work, voice, &story, "text-order-placed", (key_of_new(order), About::Order(order))).await
        }
        OrderConfirmed::NAME => {
            let story = story(work, &row, body::<OrderConfirmed>(&row)?.order_id).await?;
            to_buyer(work, voice, &story, "news-confirmed").await
        }
        OrderHandedOver::NAME => {
            let story = story(work, &row, body::<OrderHandedOver>(&row)?.order_id).await?;
            to_buyer(work, voice, &story, "news-handed-over").await
        }
        OrderDelivered::NAME => delivered(work, voice, &row).await,
        OrderDeliveryRetracted::NAME => retracted(work, voice, &row, &body(&row)?).await,
        OrderNotArrived::NAME => {
            let story = story(work, &row, body::<OrderNotArrived>(&row)?.order_id).await?;
            let other = (key_of_other(id, "seller"), About::Other);
            to_seller(work, voice, &story, "text-order-not-arrived", other).await
        }
        OrderUndelivered::NAME => {
            let story = story(work, &row, body::<OrderUndelivered>(&row)?.order_id).await?;
            to_buyer(work, voice, &story, "news-undelivered").await
        }
        OrderCancelled::NAME => {
            let story = story(work, &row, body::<OrderCancelled>(&row)?.order_id).await?;
            cancelled(work, voice, &story).await
        }
        other => Err(TellError::NotHeard(other.to_owned())),
    }
}

async fn purchase_placed(work: &Work, voice: &Voice<'_>, row: &event::Model) -> Result<(), TellError> {
    let id = body::<PurchasePlaced>(row)?.purchase_id;
    let purchase = purchases::by_id(&work.tx, id).await?.ok_or(TellError::NothingThere(row.id))?;
    let path = links::purchase(&purchase.code);
    let said = Message::new("text-purchase-placed").with("code", &purchase.code).with("total", purchase.total);
    let said = said.with("url", voice.opened(&purchase, &path));
    let key = key_of_other(row.id, "buyer");
    say(work, voice, (key, About::Other), (&purchase.phone, purchase.language), said).await?;
    let Some(address) = &purchase.email else { return Ok(()) };
    let orders = purchases::orders(&work.tx, &[purchase.id]).await?;
    let ids: Vec<_> = orders.iter().map(|order| order.id).collect();
    let lines = purchases::lines(&work.tx, &ids).await?;
    let shops: Vec<_> = orders.iter().map(|order| order.shop_id).collect();
    let sellers = sellers::sellers(&work.tx, &shops).await?;
    let letter = PurchaseLetter {
        code: purchase.code.clone(),
        url: voice.url(&path),
        orders: orders.iter().map(|order| part(order, sellers.get(&order.shop_id), &lines)).collect(),
        goods_total: purchase.goods_total,
        delivery_total: purchase.delivery_total,
        total: purchase.total,
    };
    let mail = voice.mail(address, purchase.language, &letter)?;
    Ok(work.enqueue(&mail, Some(format!("mail:{}", row.id.0))).await?)
}

fn part(order: &Order, seller: Option<&Seller>, lines: &[OrderLine]) -> LetterOrder {
    let own = lines.iter().filter(|line| line.order_id == order.id);
    LetterOrder {
        code: order.code.clone(),
        shop: seller.map(|seller| seller.name.clone()).unwrap_or_default(),
        lines: own.map(line).collect(),
        delivery_fee: order.delivery_fee,
        total: order.total,
    }
}

fn line(line: &OrderLine) -> LetterLine {
    LetterLine {
        quantity: line.quantity,
        name: line.name.clone(),
        amount: measure::amount(&line.measure).and_then(measure::Amount::told),
        total: line.line_total,
    }
}

/// A seller's word for it counts as a sale, so the buyer hears of it and can object. It is no news where it was taken back
/// meanwhile, or the buyer has said herself how it is.
async fn delivered(work: &Work, voice: &Voice<'_>, row: &event::Model) -> Result<(), TellError> {
    let event = body::<OrderDelivered>(row)?;
    // Locked: whoever takes it back just now ends first.
    let order = find::claim(work, event.order_id).await?.ok_or(TellError::NothingThere(row.id))?;
    let stands = order.delivered_at == Some(row.happened_at);
    let answered = order.completed_at.is_some() || order.not_arrived_at.is_some();
    if event.said_by == Party::Buyer || !stands || answered {
        return Ok(());
    }
    let story = story(work, row, event.order_id).await?;
    to_buyer(work, voice, &story, "news-delivered").await
}

/// Taken back within its time, nobody has heard of it. A buyer who had said that nothing had come is told that the shop says so too.
async fn retracted(
    work: &Work,
    voice: &Voice<'_>,
    row: &event::Model,
    event: &OrderDeliveryRetracted,
) -> Result<(), TellError> {
    if !event.not_arrived {
        return Ok(());
    }
    let story = story(work, row, event.order_id).await?;
    to_buyer(work, voice, &story, "news-not-delivered").await
}

/// The buyer is told, also of her own word: whoever holds the number may not have typed it. The shop is, where it was not its word.
async fn cancelled(work: &Work, voice: &Voice<'_>, story: &Story) -> Result<(), TellError> {
    let reason = story.order.cancel_reason.unwrap_or(CancelReason::Other);
    let other = (key_of_other(story.event, "seller"), About::Other);
    to_buyer(work, voice, story, reason.key_of_news()).await?;
    match story.order.cancelled_by {
        Some(Party::Buyer) => to_seller(work, voice, story, "text-order-cancelled", other).await,
        Some(Party::System) => to_seller(work, voice, story, "text-order-lapsed", other).await,
        _ => Ok(()),
    }
}

/// A text, and a mail where an address was given, in the language of the purchase. Of a day's news of a purchase the first text leaves
/// at once, and what follows is gathered into one.
async fn to_buyer(work: &Work, voice: &Voice<'_>, story: &Story, news: &str) -> Result<(), TellError> {
    let Story { event, at, order, purchase, seller } = story;
    let path = links::order(&order.code);
    let news = Message::new(news).with("code", &order.code).with("shop", &seller.name);
    let news = news.with("phone", seller.phone.spaced());
    let sentence = voice.words.say(purchase.language, &news);
    let said = Message::new("text-order-news").with("news", sentence).with("url", voice.opened(purchase, &path));
    if of_the_day::is_first(work, purchase.id, *at).await? {
        let key = key_of_other(*event, "buyer");
        say(work, voice, (key, About::News), (&purchase.phone, purchase.language), said).await?;
    } else {
        of_the_day::gather(work, purchase.id, *at).await?;
    }
    let Some(address) = &purchase.email else { return Ok(()) };
    let letter = OrderLetter {
        code: order.code.clone(),
        url: voice.url(&path),
        shop: seller.name.clone(),
        shop_phone: seller.phone.as_str().to_owned(),
        news,
        tracking_code: order.tracking_code.clone(),
        total: order.total,
    };
    let mail = voice.mail(address, purchase.language, &letter)?;
    Ok(work.enqueue(&mail, Some(format!("mail:{}", event.0))).await?)
}

/// A text in Vietnamese to the shop's number.
async fn to_seller(
    work: &Work,
    voice: &Voice<'_>,
    story: &Story,
    words: &str,
    what: (String, About),
) -> Result<(), TellError> {
    let Story { order, seller, .. } = story;
    let url = voice.url(&links::seller_order(&seller.code, &order.code));
    let said = Message::new(words).with("code", &order.code).with("total", order.goods_total).with("url", url);
    say(work, voice, what, (&seller.phone, Language::Vi), said).await
}

/// Under which key the text to its shop waits that there is a new order.
pub fn key_of_new(OrderId(id): OrderId) -> String {
    format!("text:order:{id}")
}

fn key_of_other(event: EventId, whom: &str) -> String {
    format!("text:{}:{whom}", event.0)
}

async fn say(
    work: &Work,
    voice: &Voice<'_>,
    (key, about): (String, About),
    (phone, language): (&Phone, Language),
    said: Message,
) -> Result<(), TellError> {
    let text = voice.text(phone, language, &said.with("market", voice.market)).about(about);
    Ok(work.enqueue(&text, Some(key)).await?)
}

async fn story(work: &Work, row: &event::Model, id: OrderId) -> Result<Story, TellError> {
    let nothing = || TellError::NothingThere(row.id);
    let order = purchases::order(&work.tx, id).await?.ok_or_else(nothing)?;
    let purchase = purchases::by_id(&work.tx, order.purchase_id).await?.ok_or_else(nothing)?;
    let seller = sellers::seller_of(&work.tx, order.shop_id).await?.ok_or_else(nothing)?;
    Ok(Story { event: row.id, at: row.happened_at, order, purchase, seller })
}

fn body<E: DeserializeOwned>(row: &event::Model) -> Result<E, TellError> {
    serde_json::from_value(row.body.clone()).map_err(|_| TellError::NothingThere(row.id))
}
