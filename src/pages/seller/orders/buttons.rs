//! `/seller/{shop}/orders/{code}/…`: one address a step. Tapping twice is tapping once.

use super::order::{self, OrderPage, Parts};
use crate::{
    infra::{db::Work, refused::Refused, words::Message},
    kernel::links,
    market::orders::{
        Party, Status, came_back,
        cancel::{self, Refusal},
        confirm, deliver, fail_to_deliver,
        find::{self, ClaimedOrder},
        hand_over::{self, TrackingCode},
        pack, retract,
        status::{self, Deed},
        step::DeedError,
    },
    pages::{guards::Acting, visit::Visit},
    web::{
        error::WebError,
        fields::Fields,
        flash::Flash,
        form::Posted,
        page::{Reply, SeeOther},
    },
};

type Answer = Result<Reply<OrderPage>, WebError>;

/// One order of the shop, and what was sent about it.
struct Ask {
    visit: Visit,
    acting: Acting,
    code: String,
    fields: Fields,
}

/// "I will send it."
pub async fn confirm(visit: Visit, acting: Acting, path: Parts, posted: Posted) -> Answer {
    let command = async |work: &Work, order: ClaimedOrder<'_>| confirm::confirm(work, order).await;
    Ask::new(visit, acting, path, posted).act((by(Deed::Confirm), "seller-confirmed"), command).await
}

/// "It is ready."
pub async fn pack(visit: Visit, acting: Acting, path: Parts, posted: Posted) -> Answer {
    let command = async |work: &Work, order: ClaimedOrder<'_>| pack::pack(work, order).await;
    Ask::new(visit, acting, path, posted).act((by(Deed::Pack), "seller-packed"), command).await
}

/// "It has left", with or without a carrier's code.
pub async fn hand_over(visit: Visit, acting: Acting, path: Parts, posted: Posted) -> Answer {
    let mut ask = Ask::new(visit, acting, path, posted);
    let typed = ask.fields.typed("tracking_code").to_owned();
    let tracking = TrackingCode::parse(&typed);
    if tracking.is_none() && !typed.is_empty() {
        ask.fields.wrong("tracking_code", "seller-tracking-wrong");
        return ask.again().await;
    }
    let command = async |work: &Work, order: ClaimedOrder<'_>| hand_over::hand_over(work, order, tracking).await;
    ask.act((by(Deed::HandOver), "seller-handed-over"), command).await
}

/// "The buyer has it."
pub async fn deliver(visit: Visit, acting: Acting, path: Parts, posted: Posted) -> Answer {
    let command = async |work: &Work, order: ClaimedOrder<'_>| deliver::deliver(work, order, Party::Seller).await;
    Ask::new(visit, acting, path, posted).act((by(Deed::Deliver), "seller-delivered"), command).await
}

/// "I pressed that by mistake", within its time, or while the buyer says so too.
pub async fn retract(visit: Visit, acting: Acting, path: Parts, posted: Posted) -> Answer {
    let command = async |work: &Work, order: ClaimedOrder<'_>| retract::retract(work, order, Party::Seller).await;
    Ask::new(visit, acting, path, posted).act((status::is_on_its_way, "seller-retracted"), command).await
}

/// "It could not be delivered."
pub async fn fail(visit: Visit, acting: Acting, path: Parts, posted: Posted) -> Answer {
    let command = async |work: &Work, order: ClaimedOrder<'_>| fail_to_deliver::fail_to_deliver(work, order).await;
    Ask::new(visit, acting, path, posted).act((by(Deed::FailToDeliver), "seller-failed"), command).await
}

/// "It came back."
pub async fn come_back(visit: Visit, acting: Acting, path: Parts, posted: Posted) -> Answer {
    let command = async |work: &Work, order: ClaimedOrder<'_>| came_back::came_back(work, order).await;
    Ask::new(visit, acting, path, posted).act((by(Deed::ComeBack), "seller-came-back"), command).await
}

/// "I cannot", with a reason from the list.
pub async fn refuse(visit: Visit, acting: Acting, path: Parts, posted: Posted) -> Answer {
    let mut ask = Ask::new(visit, acting, path, posted);
    let words = ask.fields.text("words", 0..=300);
    let words = words.filter(|words| !words.is_empty());
    let refusal = ask.fields.read("reason", "seller-refuse-missing", |reason| Refusal::parse(reason, words));
    let (Some(refusal), true) = (refusal, ask.fields.fine()) else { return ask.again().await };
    let command = async |work: &Work, order: ClaimedOrder<'_>| cancel::refuse(work, order, refusal).await;
    ask.act((by(Deed::Cancel), "seller-refused"), command).await
}

/// Whether the table of moves says that such a deed has been done.
fn by(deed: Deed) -> impl Fn(Status) -> bool {
    move |status| status::is_done(status, deed)
}

impl Ask {
    fn new(visit: Visit, acting: Acting, path: Parts, posted: Posted) -> Self {
        let code = path.get("code").cloned().unwrap_or_default();
        Self { visit, acting, code, fields: posted.fields }
    }

    async fn again(self) -> Answer {
        Ok(Reply::Again(order::page(&self.visit, &self.acting, &self.code, self.fields).await?))
    }

    /// Claims the order in the shop, does the deed, goes back to where the button was and says that it is done.
    async fn act(
        self,
        (is_done, done): (impl Fn(Status) -> bool, &'static str),
        command: impl AsyncFnOnce(&Work, ClaimedOrder<'_>) -> Result<(), Refused<DeedError>>,
    ) -> Answer {
        if !self.fields.fine() {
            return self.again().await;
        }
        let work = self.acting.begin(&self.visit).await?;
        let shop = self.acting.enter(&work).await?;
        let claimed = find::claim_in_shop(&shop, &self.code).await?.ok_or(WebError::NotFound)?;
        if is_done(claimed.status) {
            return Ok(self.back(Flash::success(self.said(done))));
        }
        let ended = command(&work, claimed).await;
        Ok(self.back(match self.visit.settle(work, ended).await? {
            Ok(()) => Flash::success(self.said(done)),
            Err(DeedError::WrongStatus) => Flash::warning(self.said("seller-too-late")),
            Err(DeedError::TooLate) => Flash::warning(self.said("seller-retract-late")),
            Err(DeedError::NotYours) => Flash::warning("seller-own-purchase"),
        }))
    }

    fn said(&self, key: &str) -> Message {
        Message::new(key).with("code", &self.code)
    }

    fn back(&self, flash: Flash) -> Reply<OrderPage> {
        let shop = &self.acting.shop.code;
        let home = self.fields.typed("back") == "home";
        let to = if home { links::seller(shop) } else { links::seller_order(shop, &self.code) };
        SeeOther::to(to).flash(flash).into()
    }
}
