//! The market while it is filled, and what is still to happen there, in the order in which it will.

use std::collections::{BTreeMap, HashMap};

use time::{Date, Duration};

use super::{
    deeds::Deed,
    dice::Dice,
    error::DemoError,
    source::{self, Buyer, Product, Shop},
};
use crate::{
    app::App,
    kernel::{
        actor::Actor,
        ids::{AccountId, ShopId},
        instant::Instant,
    },
    market::documents::shown::Shown,
};

/// A variant that can be bought, and how gladly it is.
#[derive(Clone, Debug)]
pub(super) struct OnSale {
    /// Its code.
    pub variant: String,
    /// Whose.
    pub shop: usize,
    /// Sold by the piece or by the lot.
    pub lot: bool,
}

/// Everything that the past needs to know.
pub(super) struct World {
    /// The market that is filled.
    pub app: App,
    /// The same throws every time.
    pub dice: Dice,
    /// The first day.
    pub first: Date,
    /// Now: nothing happens later.
    pub now: Instant,
    /// `demo/shops.csv`, and who owns them.
    pub shops: Vec<(Shop, AccountId)>,
    /// Those that have been opened.
    pub shop_ids: HashMap<usize, ShopId>,
    /// `demo/products.csv`.
    pub products: Vec<Product>,
    /// `demo/buyers.csv`, and the account of those who have one.
    pub buyers: Vec<(Buyer, Option<AccountId>)>,
    /// Name of a demo picture → code of the kept one.
    pub pictures: HashMap<String, String>,
    /// What every buyer accepts.
    pub documents: Vec<Shown>,
    /// Whoever decides.
    pub moderator: Option<AccountId>,
    /// What can be bought by now.
    pub on_sale: Vec<OnSale>,
    ahead: BTreeMap<(Instant, u64), Deed>,
    count: u64,
}

impl World {
    /// An empty market on its first day.
    pub(super) fn new(app: App, first: Date) -> Result<Self, DemoError> {
        let now = app.clock.now();
        Ok(Self {
            app,
            dice: Dice::loaded(),
            first,
            now,
            shops: Vec::new(),
            shop_ids: HashMap::new(),
            products: source::products()?,
            buyers: Vec::new(),
            pictures: HashMap::new(),
            documents: Vec::new(),
            moderator: None,
            on_sale: Vec::new(),
            ahead: BTreeMap::new(),
            count: 0,
        })
    }

    /// A moment of a day, counted from the first one.
    pub(super) fn moment(&mut self, day: i64, from_hour: i64, to_hour: i64) -> Instant {
        let minutes = self.dice.between(from_hour * 60, to_hour * 60);
        Instant::start_of(self.first + Duration::days(day)).after(Duration::minutes(minutes))
    }

    /// Puts a deed ahead; what would come after now is left to whoever looks at the demo.
    pub(super) fn at(&mut self, moment: Instant, deed: Deed) {
        if moment <= self.now {
            self.count += 1;
            self.ahead.insert((moment, self.count), deed);
        }
    }

    /// When the next deed is.
    pub(super) fn next(&self) -> Option<Instant> {
        self.ahead.first_key_value().map(|((moment, _), _)| *moment)
    }

    /// The next deed, if it is still of that day.
    pub(super) fn take_next(&mut self, day: Date) -> Option<(Instant, Deed)> {
        let entry = self.ahead.first_entry().filter(|entry| entry.key().0.day() == day)?;
        let ((moment, _), deed) = entry.remove_entry();
        Some((moment, deed))
    }

    /// Whoever owns that shop acts.
    pub(super) fn owner_of(&self, shop: ShopId) -> Actor {
        let number = self.shop_ids.iter().find(|(_, id)| **id == shop).map(|(number, _)| *number);
        number.and_then(|n| self.shops.get(n)).map_or(Actor::System, |(_, account)| Actor::Account(*account))
    }
}
