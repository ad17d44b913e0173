//! Checkouts for tests: what a buyer's form would say of goods as they are now.

use chophien::{
    infra::refused::Refused,
    infra::words::Language,
    kernel::{
        actor::Actor,
        code,
        ids::{AccountId, UnitCode},
        phone::Phone,
    },
    market::{
        catalog::offers,
        checkout::{
            look,
            place::{self, PlaceError, Placed, Request},
            policy::Wanted,
            proof::Bounds,
        },
        documents::{
            accept::{Accepting, accept},
            find as documents,
            publish::{Publication, publish},
            shown::Shown,
            slugs,
        },
        orders::open::Recipient,
    },
};

use time::Date;

use super::{app::TestApp, goods::Good, world::BA_DINH};

impl TestApp {
    /// Lan's form as a guest, to Ba Đình, with the prices and the sum of this moment.
    pub async fn checkout(&self, goods: &[(&Good, i64)]) -> Request {
        let ids: Vec<_> = goods.iter().map(|(good, _)| good.variant).collect();
        let offers = offers::offers(&self.db.read, &ids).await.expect("offers");
        let price = |good: &Good| offers.iter().find(|o| o.variant_id == good.variant).expect("an offer").price;
        let lines: Vec<_> = goods
            .iter()
            .map(|(good, quantity)| Wanted {
                variant_code: good.variant_code.clone(),
                quantity: *quantity,
                seen_price: price(good),
            })
            .collect();
        let unit_code = UnitCode(BA_DINH.to_owned());
        let look = look::look(&self.db.read, &lines, Some(&unit_code), self.now().day()).await.expect("a look");
        Request {
            key: code::random(24),
            buyer: None,
            recipient: Recipient {
                name: "Nguyễn Thị Lan".into(),
                phone: Phone::parse("0900000001").expect("a number"),
                email: None,
                unit_code,
                street: "số 18 ngõ 62".into(),
                note: None,
            },
            proved: false,
            familiar: false,
            bounds: Bounds::OPEN,
            language: Language::Vi,
            lines,
            seen_total: look.quote.and_then(|quote| quote.total),
            accepted: self.shown(&slugs::AT_CHECKOUT).await,
            cart: None,
            anew: false,
            answer_hours: 24,
        }
    }

    /// The versions that a page in Vietnamese shows now.
    pub async fn shown(&self, slugs: &[&'static str]) -> Vec<Shown> {
        let shown = documents::to_show(&self.db.read, slugs, Language::Vi, self.now().day()).await.expect("documents");
        shown.into_iter().map(|held| held.shown).collect()
    }

    /// The same, as the hidden fields of a form.
    pub async fn versions(&self, slugs: &[&'static str]) -> Vec<(&'static str, String)> {
        self.shown(slugs).await.iter().map(|shown| ("version", shown.written())).collect()
    }

    /// An administrator publishes the next version of a document in Vietnamese.
    pub async fn publish(&self, slug: &str) -> i32 {
        self.publish_from(slug, self.now().day(), false).await
    }

    /// The same, from a day on, and asked of whoever has accepted one before.
    pub async fn publish_from(&self, slug: &str, holds_on: Date, asks: bool) -> i32 {
        let current = documents::newest(&self.db.read, slug, Language::Vi).await.expect("documents").expect("it");
        let body = format!("{}\n\nThêm một câu.", current.body);
        let (slug, title) = (slug.to_owned(), current.title);
        let next = Publication { slug, language: Language::Vi, title, body, after: current.version, holds_on, asks };
        let work = self.begin(chophien::kernel::actor::Actor::System).await;
        let version = publish(&work, next).await.expect("published");
        work.commit().await.expect("committed");
        version
    }

    /// Somebody has accepted what holds, and then comes a version that asks again.
    pub async fn asked_again(&self, account: AccountId, slug: &'static str) {
        let shown = self.shown(&[slug]).await;
        let work = self.begin(Actor::Account(account)).await;
        let who = Accepting { account: Some(account), purchase: None };
        accept(&work, who, &[slug], &shown).await.expect("accepted");
        work.commit().await.expect("committed");
        self.publish_from(slug, self.now().day(), true).await;
    }

    /// Places it in a work of its own.
    pub async fn place(&self, request: Request) -> Result<Placed, Refused<PlaceError>> {
        let actor =
            request.buyer.map_or(chophien::kernel::actor::Actor::Guest, chophien::kernel::actor::Actor::Account);
        let work = self.begin(actor).await;
        let placed = place::place(&work, request).await?;
        work.commit().await?;
        Ok(placed)
    }
}
