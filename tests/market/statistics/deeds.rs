//! Whatever is done in a market, in any order, kept figures are what they are kept of, and what a hand would count: orders,
//! deliveries, parcels that come back, deliveries taken back, goods that rest, shops and accounts that move, days that pass; sums
//! that are behind, and sums made anew half way.

use chophien::{
    entities::{order, shop},
    figures,
    kernel::{
        actor::Actor,
        ids::{AccountId, UnitCode},
        instant::Instant,
        words::people::Language,
    },
    market::{
        accounts::edit::{Profile, edit},
        catalog::live::{pause::pause, resume::resume},
        checkout::place::place,
        households,
        moderation::{Kind, decide::approve},
        orders::{
            came_back, complete, confirm, deliver, fail_to_deliver, hand_over, policy::RETRACTED_WITHIN,
            retract::retract,
        },
        sales,
        shops::{content::ShopContent, revise::revise},
    },
};
use rand::{Rng, SeedableRng, rngs::StdRng};
use sea_orm::EntityTrait;
use time::{Date, Duration};

use super::hand::{COMMUNES, Hand, SETS, Stood};
use crate::kit::{
    Household, TestApp, claims,
    goods::{Good, Listing},
};

const DEEDS: usize = 2_000;
/// Between two counts from scratch.
const BETWEEN: usize = 250;

/// A household as a hand would keep it.
struct Seller {
    household: Household,
    good: Good,
    place: usize,
    rests: bool,
}

/// Where an order of a certain value stands, as a hand would keep it.
struct Placed {
    sale: order::Model,
    seller: usize,
    status: order::Status,
    /// Where it stood before it was delivered.
    before: order::Status,
    delivered: Option<(Date, Instant)>,
}

struct Market {
    app: TestApp,
    dice: StdRng,
    moderator: AccountId,
    sellers: Vec<Seller>,
    /// Accounts without a shop, and the commune that each names.
    others: Vec<(AccountId, Option<usize>)>,
    orders: Vec<Placed>,
    /// The last that was delivered.
    lately: Option<usize>,
    taken_back: usize,
    hand: Hand,
}

impl Market {
    async fn open(seed: u64) -> Self {
        // Fifty thousand deeds of a few days tell more than a market may text in one.
        let app = TestApp::with(|config| config.text.per_day = 10_000_000).await;
        let moderator = app.hanh().await;
        let mut sellers = Vec::new();
        for n in 0..6 {
            let account = app.account(&format!("Nhà {n}"), &format!("09000003{n:02}")).await;
            let kind = [shop::Kind::Household, shop::Kind::Cooperative][n % 2];
            let household = app.shop(account, &format!("Gian {n}"), COMMUNES[n % 3], kind, shop::Status::Open).await;
            let listing =
                Listing { stock: 1_000_000, set_no: SETS[n % 3], price: 10_000 * (n as i64 + 1), ..Listing::default() };
            let good = app.product(&household, listing).await;
            sellers.push(Seller { household, good, place: n % 3, rests: false });
        }
        let mut others = vec![(moderator, None)];
        for n in 0..3 {
            others.push((app.account(&format!("Người {n}"), &format!("09000004{n:02}")).await, None));
        }
        let dice = StdRng::seed_from_u64(seed);
        Self {
            app,
            dice,
            moderator,
            sellers,
            others,
            orders: Vec::new(),
            lately: None,
            taken_back: 0,
            hand: Hand::default(),
        }
    }

    fn one(&mut self, of: usize) -> usize {
        self.dice.random_range(0..of)
    }

    async fn deed(&mut self) {
        match self.one(12) {
            0 | 1 => self.order().await,
            2..=6 => self.step().await,
            7 => self.rest().await,
            8 => self.shop_moves().await,
            9 => self.account_moves().await,
            10 => self.time_passes(),
            _ => self.sums().await,
        }
    }

    /// A cart over one shop or two.
    async fn order(&mut self) {
        let first = self.one(self.sellers.len());
        let second = self.one(self.sellers.len());
        let wanted: Vec<usize> = [first, second].into_iter().filter(|n| !self.sellers[*n].rests).collect();
        let mut goods: Vec<(&Good, i64)> = wanted.iter().map(|n| (&self.sellers[*n].good, 1)).collect();
        goods.dedup_by_key(|(good, _)| good.variant);
        if goods.is_empty() {
            return;
        }
        let request = self.app.checkout(&goods).await;
        let work = self.app.begin(Actor::Guest).await;
        let placed = place(&work, request).await.expect("placed");
        work.commit().await.expect("committed");
        for sale in self.app.orders_of(&placed).await {
            let seller = self.sellers.iter().position(|s| s.household.shop == sale.shop_id).expect("a seller");
            assert_eq!(sale.unit_code.0, COMMUNES[self.sellers[seller].place]);
            self.orders.push(Placed {
                sale,
                seller,
                status: order::Status::Placed,
                before: order::Status::Placed,
                delivered: None,
            });
        }
    }

    /// The next step of some order that is not over.
    async fn step(&mut self) {
        use order::{Party, Status::*};
        let open: Vec<usize> =
            (0..self.orders.len()).filter(|n| !matches!(self.orders[*n].status, Completed | CameBack)).collect();
        if open.is_empty() {
            return;
        }
        let lately = self.lately.filter(|at| open.contains(at) && self.dice.random_bool(0.2));
        let (at, turn) = (lately.unwrap_or(open[self.one(open.len())]), self.one(4));
        let placed = &self.orders[at];
        let seller = &self.sellers[placed.seller].household;
        let now = self.app.now();
        let lately = placed.delivered.is_some_and(|(_, at)| now.since(at) < RETRACTED_WITHIN);
        let taken_back = placed.status == Delivered && lately && turn < 2;
        let by_system = placed.status == Delivered && !taken_back;
        let actor = if by_system { Actor::System } else { seller.actor() };
        let work = self.app.begin(actor).await;
        let next = if by_system {
            let claimed =
                chophien::market::orders::find::claim(&work, placed.sale.id).await.expect("orders").expect("it");
            complete::complete(&work, claimed, Party::System).await.expect("completed");
            Completed
        } else {
            let claimed = claims::sold(&work, seller.shop, &placed.sale.code).await;
            match (placed.status, turn) {
                _ if taken_back => retract(&work, claimed, Party::Seller).await.map(|()| placed.before),
                (Placed, _) => confirm::confirm(&work, claimed).await.map(|()| Confirmed),
                (Confirmed, _) => hand_over::hand_over(&work, claimed, None)
                    .await
                    .map(|()| HandedOver)
                    .map_err(|_| unreachable!("handed over")),
                (HandedOver, 0) => fail_to_deliver::fail_to_deliver(&work, claimed).await.map(|()| Undelivered),
                (Undelivered, 0 | 1) => came_back::came_back(&work, claimed).await.map(|()| CameBack),
                _ => deliver::deliver(&work, claimed, Party::Seller).await.map(|()| Delivered),
            }
            .expect("the next step")
        };
        work.commit().await.expect("committed");
        let placed = &mut self.orders[at];
        let by = match (placed.status, next) {
            (_, Delivered) => 1,
            (Delivered, HandedOver | Undelivered) => -1,
            _ => 0,
        };
        if by == 1 {
            placed.delivered = Some((now.day(), now));
            placed.before = placed.status;
            self.lately = Some(at);
        }
        self.taken_back += usize::from(by == -1);
        placed.status = next;
        if let Some((day, _)) = placed.delivered.filter(|_| by != 0) {
            self.hand.count(by, day, placed.seller, &placed.sale);
        }
    }

    async fn rest(&mut self) {
        let at = self.one(self.sellers.len());
        let seller = &mut self.sellers[at];
        let work = self.app.begin(seller.household.actor()).await;
        let product = claims::product(&work, seller.good.product).await;
        if seller.rests {
            resume(&work, product).await.expect("goes on");
        } else {
            pause(&work, product).await.expect("rests");
        }
        work.commit().await.expect("committed");
        seller.rests = !seller.rests;
    }

    async fn shop_moves(&mut self) {
        let (at, place) = (self.one(self.sellers.len()), self.one(COMMUNES.len()));
        if self.sellers[at].place == place {
            return;
        }
        let household = self.sellers[at].household.clone();
        let row = shop::Entity::find_by_id(household.shop).one(&self.app.db.read).await.expect("shops").expect("hers");
        let content = ShopContent {
            name: row.name,
            kind: row.kind,
            unit: UnitCode(COMMUNES[place].to_owned()),
            former: None,
            hamlet: row.hamlet,
            story: row.story,
            photo: row.photo,
            owner: None,
        };
        let work = self.app.begin(household.actor()).await;
        let revision = revise(&claims::enter(&work, household.shop).await, content).await.expect("a change");
        work.commit().await.expect("committed");
        let work = self.app.begin(Actor::Account(self.moderator)).await;
        approve(&work, Kind::Shop, revision.0).await.expect("approved");
        work.commit().await.expect("committed");
        self.sellers[at].place = place;
    }

    async fn account_moves(&mut self) {
        let (at, place) = (self.one(self.others.len()), self.one(COMMUNES.len() + 1));
        let place = (place < COMMUNES.len()).then_some(place);
        let profile = Profile {
            name: "Nhà".into(),
            email: None,
            unit_code: place.map(|place| UnitCode(COMMUNES[place].to_owned())),
            language: Language::Vi,
        };
        let account = self.others[at].0;
        let work = self.app.begin(Actor::Account(account)).await;
        edit(&work, claims::account(&work, account).await, profile).await.expect("edited");
        work.commit().await.expect("committed");
        self.others[at].1 = place;
    }

    /// Some hours, over the end of a month now and then: what everybody is then is written down.
    fn time_passes(&mut self) {
        let before = self.app.now().day();
        let hours = self.dice.random_range(1..96);
        self.app.later(Duration::hours(hours));
        if self.app.now().day().month() != before.month() {
            let stood = |place, shop, live, seller| Stood { place, shop, live, seller };
            let sellers = self.sellers.iter().enumerate().map(|(n, s)| stood(Some(s.place), true, !s.rests, Some(n)));
            let others = self.others.iter().map(|(_, place)| stood(*place, false, false, None));
            self.hand.month_ends(before, sellers.chain(others).collect());
        }
    }

    /// The worker comes by; now and then somebody makes a month anew and stops there.
    async fn sums(&mut self) {
        let turn = self.one(3);
        let work = self.app.begin(Actor::System).await;
        let months = sales::rebuild::months(&work.tx).await.expect("months");
        match months.first() {
            Some(month) if turn == 0 => {
                sales::rebuild::rebuild(&work, *month).await.expect("anew");
                households::sellers::rebuild(&work, *month).await.expect("anew");
                households::rebuild::rebuild(&work, *month).await.expect("anew");
            }
            _ => drop(households::sellers::add_up(&work).await.expect("added")),
        }
        work.commit().await.expect("committed");
    }

    /// Kept figures against what they are kept of.
    async fn recount(&self) {
        assert_eq!(figures::difference(&self.app.app()).await.expect("a count"), None);
    }
}

/// So many random deeds, counted again every now and then.
async fn walk(seed: u64, deeds: usize) {
    let mut market = Market::open(seed).await;
    for n in 1..=deeds {
        market.deed().await;
        if n % BETWEEN == 0 {
            market.recount().await;
        }
    }
    // A deed leaves a few jobs at most.
    market.app.work_off_within(4 * deeds).await;
    market.hand.compare(&market.app).await;
    figures::rebuild(&market.app.app()).await.expect("anew");
    market.recount().await;
    market.hand.compare(&market.app).await;
    assert!(market.taken_back > deeds / 100, "{} deliveries were taken back", market.taken_back);
}

#[tokio::test]
async fn after_two_thousand_random_deeds_every_figure_is_what_a_recount_gives() {
    walk(20_261_126, DEEDS).await;
}

/// `tests/run.sh deeds`.
#[tokio::test]
#[ignore = "takes minutes"]
async fn after_fifty_thousand_random_deeds_too() {
    walk(17, 50_000).await;
}
