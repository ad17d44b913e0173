//! Two thousand random sequences of deeds on a shop, by its owner, by a moderator and by time, beside a model of their own: after each
//! the shop stands where the model says, its goods are shown while it is open and no longer, and the household's figures are right.

use chophien::{
    entities::{live_interval, product, shop},
    kernel::actor::Actor,
    market::{
        catalog::doors,
        moderation::{
            Kind, Reason,
            sanctions::{Thing, call_off, close, restore, stop},
            suspensions::{self, Stop, Suspension},
        },
        revisions::why::Why,
        shops::Status,
    },
};
use rand::{Rng, SeedableRng, rngs::StdRng};
use sea_orm::{ColumnTrait, EntityTrait, PaginatorTrait, QueryFilter};
use time::{Date, Duration};

use super::{at_once, ordered};
use crate::kit::{Household, TestApp, claims};

const SEQUENCES: usize = 2_000;
const LONGEST: usize = 6;
/// Days of a notice.
const NOTICE: i64 = 5;

#[derive(Clone, Copy, Debug)]
enum Deed {
    Rest(i64),
    Resume,
    Leave,
    Reopen,
    Announce(Option<i64>),
    Order(Option<i64>),
    Restore,
    AnnounceClosing,
    OrderClosing,
    CallOff,
    Days(i64),
}

fn any(random: &mut StdRng) -> Deed {
    match random.random_range(0..11) {
        0 => Deed::Rest(random.random_range(0..9)),
        1 => Deed::Resume,
        2 => Deed::Leave,
        3 => Deed::Reopen,
        4 => Deed::Announce([None, Some(6), Some(8)][random.random_range(0..3)]),
        5 => Deed::Order([None, Some(0), Some(3)][random.random_range(0..3)]),
        6 => Deed::Restore,
        7 => Deed::AnnounceClosing,
        8 => Deed::OrderClosing,
        9 => Deed::CallOff,
        _ => Deed::Days(random.random_range(1..8)),
    }
}

/// What the table in `shops/moves` and the words of `suspensions` say, in other words.
#[derive(Clone, Copy, Debug, PartialEq)]
struct Model {
    status: Status,
    rests_until: Option<Date>,
    coming: Option<Suspension>,
}

impl Model {
    fn back(&self, today: Date) -> Status {
        if self.rests_until.is_some_and(|until| until >= today) { Status::Resting } else { Status::Open }
    }

    /// Whether the deed may be done; then it is.
    fn does(&mut self, deed: Deed, today: Date) -> bool {
        let sells = matches!(self.status, Status::Open | Status::Resting);
        let first = today + Duration::days(NOTICE + 1);
        let day = |days: Option<i64>| days.map(|days| today + Duration::days(days));
        let may = match deed {
            Deed::Rest(_) | Deed::Leave => sells,
            Deed::Resume => self.status == Status::Resting,
            Deed::Reopen => self.status == Status::Left,
            Deed::Announce(_) => sells && self.coming.is_none(),
            Deed::Order(_) => sells,
            Deed::OrderClosing => self.status == Status::Suspended,
            Deed::Restore => matches!(self.status, Status::Suspended | Status::Closed) || self.coming.is_some(),
            Deed::AnnounceClosing => {
                self.status == Status::Suspended && self.coming.is_none_or(|coming| coming.closes_on.is_none())
            }
            Deed::CallOff => self.coming.is_some_and(|coming| coming.closes_on.is_some()),
            Deed::Days(_) => true,
        };
        if !may {
            return false;
        }
        match deed {
            Deed::Rest(days) => (self.status, self.rests_until) = (Status::Resting, day(Some(days))),
            Deed::Resume | Deed::Reopen => (self.status, self.rests_until) = (Status::Open, None),
            Deed::Leave => (self.status, self.rests_until) = (Status::Left, None),
            Deed::Announce(until) => {
                self.coming = Some(Suspension { starts_on: first, ends_on: day(until), closes_on: None });
            }
            Deed::Order(until) => {
                self.status = Status::Suspended;
                self.coming = Some(Suspension { starts_on: today, ends_on: day(until), closes_on: None });
            }
            Deed::Restore => {
                if matches!(self.status, Status::Suspended | Status::Closed) {
                    self.status = self.back(today);
                }
                self.coming = None;
            }
            Deed::AnnounceClosing => {
                if let Some(coming) = &mut self.coming {
                    coming.closes_on = Some(first);
                }
            }
            Deed::OrderClosing => (self.status, self.coming) = (Status::Closed, None),
            Deed::CallOff => {
                if let Some(coming) = &mut self.coming {
                    coming.closes_on = None;
                }
            }
            Deed::Days(_) => {}
        }
        true
    }

    /// What time does by itself on a day: the rests first.
    fn day(&mut self, today: Date) {
        if self.status == Status::Resting && self.rests_until.is_some_and(|until| until < today) {
            (self.status, self.rests_until) = (Status::Open, None);
        }
        let Some(coming) = self.coming else { return };
        if let Some(closes_on) = coming.closes_on {
            if closes_on <= today && self.status == Status::Suspended {
                (self.status, self.coming) = (Status::Closed, None);
            }
        } else if coming.ends_on.is_some_and(|last| last < today) {
            if self.status == Status::Suspended {
                self.status = self.back(today);
            }
            self.coming = None;
        } else if coming.starts_on <= today && matches!(self.status, Status::Open | Status::Resting) {
            self.status = Status::Suspended;
        }
    }
}

/// Does it for real; whether it was done.
async fn done(app: &TestApp, my: &Household, hanh: Actor, deed: Deed) -> bool {
    let today = app.now().day();
    let day = |days: Option<i64>| days.map(|days| today + Duration::days(days));
    let orders = |until| Stop { why: Why { reason: Reason::Orders, words: None }, order_no: None, until };
    let order = |until| Stop { until, ..at_once(Kind::Shop, ordered()) };
    let by_owner = matches!(deed, Deed::Rest(_) | Deed::Resume | Deed::Leave | Deed::Reopen);
    let work = app.begin(if by_owner { my.actor() } else { hanh }).await;
    let thing = Thing::Shop(&my.code);
    let done = match deed {
        Deed::Days(_) => true,
        Deed::Rest(days) => {
            let until = today + Duration::days(days);
            doors::rest::rest(&claims::enter(&work, my.shop).await, until).await.is_ok()
        }
        Deed::Resume => doors::resume::resume(&claims::enter(&work, my.shop).await).await.is_ok(),
        Deed::Leave => doors::leave::leave(&claims::enter(&work, my.shop).await).await.is_ok(),
        Deed::Reopen => doors::reopen::reopen(&claims::enter(&work, my.shop).await).await.is_ok(),
        Deed::Announce(until) => stop::stop(&work, thing, orders(day(until))).await.is_ok(),
        Deed::Order(until) => stop::stop(&work, thing, order(day(until))).await.is_ok(),
        Deed::Restore => restore::restore(&work, thing).await.is_ok(),
        Deed::AnnounceClosing => close::close(&work, &my.code, orders(None)).await.is_ok(),
        Deed::OrderClosing => close::close(&work, &my.code, order(None)).await.is_ok(),
        Deed::CallOff => call_off::call_off(&work, &my.code).await.is_ok(),
    };
    if done {
        work.commit().await.expect("a commit");
    }
    done
}

/// As the worker does each minute.
async fn time_passes(app: &TestApp, my: &Household) {
    let work = app.begin(Actor::System).await;
    doors::resume::resume_rested(&work, my.shop).await.expect("rests");
    work.commit().await.expect("a commit");
    let work = app.begin(Actor::System).await;
    chophien::market::moderation::sanctions::due::carry_out(&work, my.shop).await.expect("suspensions");
    work.commit().await.expect("a commit");
}

async fn stands(app: &TestApp, my: &Household) -> Model {
    let row = shop::Entity::find_by_id(my.shop).one(&app.db.read).await.expect("shops").expect("the shop");
    let coming = suspensions::find::of(&app.db.read, my.shop).await.expect("suspensions");
    Model { status: row.status, rests_until: row.rests_until, coming }
}

/// The product is shown, and an interval runs, while its shop is open and at no other time.
async fn is_shown(app: &TestApp) -> (bool, u64) {
    let goods = product::Entity::find().one(&app.db.read).await.expect("products").expect("one");
    let running = live_interval::Entity::find().filter(live_interval::Column::LiveTo.is_null());
    (goods.shown, running.count(&app.db.read).await.expect("intervals"))
}

#[tokio::test]
async fn a_shop_stands_where_a_model_of_its_own_says() {
    let app = TestApp::new().await;
    let (my, hanh) = (app.my().await, Actor::Account(app.hanh().await));
    app.honey(&my).await;
    let mut random = StdRng::seed_from_u64(20_261_127);
    let mut seen = std::collections::BTreeMap::<String, (usize, usize)>::new();
    for sequence in 0..SEQUENCES {
        let mut model = stands(&app, &my).await;
        for _ in 0..random.random_range(1..=LONGEST) {
            let deed = any(&mut random);
            let today = app.now().day();
            let (may, was) = (model.does(deed, today), done(&app, &my, hanh, deed).await);
            assert_eq!(was, may, "{sequence}: {deed:?} on {today}, {model:?}");
            let name = format!("{deed:?}").split('(').next().unwrap_or_default().to_owned();
            let counted = seen.entry(name).or_default();
            if was {
                counted.0 += 1
            } else {
                counted.1 += 1
            };
            if let Deed::Days(days) = deed {
                app.later(Duration::days(days));
                model.day(app.now().day());
                time_passes(&app, &my).await;
                // What a rest that is over let open may be suspended on the same day.
                model.day(app.now().day());
                time_passes(&app, &my).await;
            }
            assert_eq!(stands(&app, &my).await, model, "{sequence}: after {deed:?} on {today}");
            let open = model.status == Status::Open;
            assert_eq!(is_shown(&app).await, (open, u64::from(open)), "{sequence}: after {deed:?}");
        }
    }
    for (deed, (done, refused)) in &seen {
        assert!(*done > 0, "{deed} was never done");
        assert!(*refused > 0 || deed == "Days", "{deed} was never refused");
    }
    app.history_anew().await;
    app.stands(my.account).await;
}
