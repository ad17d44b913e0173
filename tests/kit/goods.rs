//! Goods for tests: a live product with one variant, changed where a test needs it otherwise.

use chophien::{
    entities::{certificate, live_interval, product, product_photo, shop, variant},
    kernel::{
        actor::Actor,
        code,
        fold::{fold, toned},
        ids::{CertificateId, EntryId, ProductId, ShopId, UnitCode, VariantId},
        money::Money,
        slug,
    },
    market::registry::{Scheme, add::add, details::Details},
};
use sea_orm::{ActiveModelTrait, ActiveValue::Set, EntityTrait};
use time::macros::date;

use super::{
    app::TestApp,
    world::{Household, MEO_VAC},
};

/// What a product is like before it is listed.
#[derive(Clone, Debug)]
pub struct Listing<'a> {
    pub name: &'a str,
    pub description: &'a str,
    pub set_no: i32,
    pub measure: &'a str,
    pub price: i64,
    pub stock: i64,
    pub weight_g: i64,
    pub status: product::Status,
    /// Code of an uploaded picture.
    pub cover: Option<&'a str>,
}

impl Default for Listing<'_> {
    fn default() -> Self {
        Self {
            name: "Mật ong bạc hà Mèo Vạc",
            description: "Mật quay từ tổ ong nhà nuôi đúng mùa hoa bạc hà nở trên cao nguyên đá.",
            set_no: 4,
            measure: "lọ 500 ml",
            price: 350_000,
            stock: 10,
            weight_g: 850,
            status: product::Status::Live,
            cover: None,
        }
    }
}

/// A product with its one variant.
#[derive(Clone, Debug)]
pub struct Good {
    pub product: ProductId,
    pub code: String,
    pub slug: String,
    pub variant: VariantId,
    pub variant_code: String,
    pub shop: ShopId,
}

impl TestApp {
    /// Mỷ's honey: live, 350.000 ₫, ten jars.
    pub async fn honey(&self, household: &Household) -> Good {
        self.product(household, Listing::default()).await
    }

    /// The co-operative's tea: live, 180.000 ₫, twenty bags.
    pub async fn tea(&self, household: &Household) -> Good {
        let tea = Listing {
            name: "Trà xanh Shan Thông Nguyên",
            description: "Búp một tôm hai lá hái trên gốc chè cổ thụ.",
            set_no: 11,
            measure: "túi 100 g",
            price: 180_000,
            stock: 20,
            weight_g: 150,
            ..Listing::default()
        };
        self.product(household, tea).await
    }

    /// Any product.
    pub async fn product(&self, household: &Household, like: Listing<'_>) -> Good {
        let shop = shop::Entity::find_by_id(household.shop).one(&self.db.read).await.expect("shops").expect("the shop");
        let own = code::random(6).to_lowercase();
        let live = like.status == product::Status::Live;
        let search = format!("{} {} {}", like.name, shop.name, like.description);
        let row = product::ActiveModel {
            code: Set(own.clone()),
            slug: Set(slug::slug_with_code(like.name, &own)),
            shop_id: Set(household.shop),
            status: Set(like.status),
            shown: Set(live && shop.status == shop::Status::Open),
            set_no: Set(like.set_no),
            name: Set(like.name.to_owned()),
            description: Set(like.description.to_owned()),
            cover: Set(like.cover.map(str::to_owned)),
            unit_code: Set(shop.unit_code),
            former_code: Set(None),
            season_months: Set(0),
            price_from: Set(Money(like.price)),
            measure_from: Set(like.measure.to_owned()),
            in_stock: Set(like.stock > 0),
            search_text: Set(fold(&search)),
            name_text: Set(fold(like.name)),
            toned_text: Set(toned(like.name)),
            created_at: Set(self.now()),
            published_at: Set(live.then(|| self.now())),
            ..Default::default()
        };
        let product = row.insert(&self.db.write).await.expect("a product");
        let variant = self.variant(product.id, 0, &like).await;
        if let Some(cover) = like.cover {
            let photo = product_photo::ActiveModel {
                product_id: Set(product.id),
                position: Set(0),
                picture: Set(cover.to_owned()),
            };
            product_photo::Entity::insert(photo).exec_without_returning(&self.db.write).await.expect("a photo");
        }
        if live {
            self.went_live(product.id, household.shop).await;
            self.stands(household.account).await;
        }
        Good {
            product: product.id,
            code: own,
            slug: product.slug,
            variant: variant.id,
            variant_code: variant.code,
            shop: household.shop,
        }
    }

    /// One more way to sell the product.
    pub async fn variant(&self, product: ProductId, position: i32, like: &Listing<'_>) -> variant::Model {
        let row = variant::ActiveModel {
            code: Set(code::random(8).to_lowercase()),
            product_id: Set(product),
            position: Set(position),
            measure: Set(like.measure.to_owned()),
            price: Set(Money(like.price)),
            stock: Set(like.stock),
            opened_stock: Set(like.stock),
            weight_g: Set(like.weight_g),
            offered: Set(true),
            ..Default::default()
        };
        row.insert(&self.db.write).await.expect("a variant")
    }

    async fn went_live(&self, product: ProductId, shop: ShopId) {
        let row = live_interval::ActiveModel {
            product_id: Set(product),
            shop_id: Set(shop),
            live_from: Set(self.now()),
            live_to: Set(None),
            ..Default::default()
        };
        row.insert(&self.db.write).await.expect("an interval");
    }

    /// A verified OCOP certificate that is valid from a year ago for three years.
    pub async fn ocop(&self, good: &Good, stars: i32) -> CertificateId {
        let today = self.now().day();
        let row = certificate::ActiveModel {
            shop_id: Set(good.shop),
            product_id: Set(good.product),
            scheme: Set(certificate::Scheme::Ocop),
            number: Set("OCOP-08-2025-001".into()),
            number_key: Set("ocop-08-2025-001".into()),
            stars: Set(Some(stars)),
            issuer: Set("UBND tỉnh Tuyên Quang".into()),
            decision: Set("1234/QĐ-UBND".into()),
            issued_on: Set(today - time::Duration::days(365)),
            expires_on: Set(today + time::Duration::days(730)),
            withdrawn_on: Set(None),
            scan: Set(None),
            status: Set(certificate::Status::Verified),
            submitted_at: Set(self.now()),
            decided_at: Set(Some(self.now())),
            reason: Set(None),
            words: Set(None),
            ..Default::default()
        };
        row.insert(&self.db.write).await.expect("a certificate").id
    }

    /// Pieces left.
    pub async fn stock(&self, good: &Good) -> i64 {
        let row = variant::Entity::find_by_id(good.variant).one(&self.db.read).await;
        row.expect("variants").expect("the variant").stock
    }

    /// The code of a unit, for forms.
    pub fn unit(code: &str) -> UnitCode {
        UnitCode(code.to_owned())
    }

    /// Writes a paper into the registry.
    pub async fn entry(&self, said: &Details) -> EntryId {
        let work = self.begin(Actor::System).await;
        let id = add(&work, said, None).await.expect("an entry");
        work.commit().await.expect("a commit");
        id
    }
}

/// Four stars for honey, of the number that `TestApp::ocop` claims; another number is another paper.
pub fn details() -> Details {
    Details {
        scheme: Scheme::Ocop,
        number: "OCOP-08-2025-001".into(),
        holder: "Hộ Vàng Thị Mỷ".into(),
        product: "Mật ong bạc hà".into(),
        set_no: Some(4),
        stars: Some(4),
        unit_code: Some(UnitCode(MEO_VAC.into())),
        issuer: "UBND tỉnh Tuyên Quang".into(),
        decision: "1234/QĐ-UBND".into(),
        issued_on: date!(2025 - 03 - 01),
        expires_on: date!(2028 - 03 - 01),
    }
}

/// The same with another number.
pub fn numbered(number: &str) -> Details {
    Details { number: number.into(), ..details() }
}
