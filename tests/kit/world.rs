//! The cast: buyer Lan, household Vàng Thị Mỷ with her shop in Mèo Vạc, the tea co-operative, helper Sùng, moderator Hạnh,
//! analyst Dũng and admin Tâm. Written straight into the tables, so that a test of one command needs no other.

use chophien::{
    entities::{account, role, shop, shop_member},
    infra::passwords::turns::Asker,
    kernel::{
        actor::Actor,
        ids::{AccountId, ShopId, UnitCode},
        phone::Phone,
        slug,
        typed::password::{Fit, Own},
        words::people::Language,
    },
    market::accounts::{
        Role,
        second::{
            enrol::enrol,
            totp::{Shared, step},
        },
    },
};
use sea_orm::{ActiveModelTrait, ActiveValue::Set, ColumnTrait, EntityTrait, QueryFilter};

use super::{app::TestApp, visitor::Visitor};

/// Everybody's.
pub const PASSWORD: &str = "ong bạc hà 2026";
/// What everybody's app shares with the market, who has a second factor.
pub const SHARED: Shared = Shared::known(*b"12345678901234567890");
/// Xã Mèo Vạc, today in Tuyên Quang.
pub const MEO_VAC: &str = "00769";
/// Xã Hoàng Su Phì, today in Tuyên Quang.
pub const HOANG_SU_PHI: &str = "01021";
/// Phường Ba Đình in Hà Nội.
pub const BA_DINH: &str = "00004";

/// Somebody who sells, and her shop.
#[derive(Clone, Debug)]
pub struct Household {
    pub account: AccountId,
    /// The shop.
    pub shop: ShopId,
    /// In the seller's addresses.
    pub code: String,
    /// In its public address.
    pub slug: String,
    /// Of the shop and its owner.
    pub phone: String,
}

impl TestApp {
    /// An account with the known password.
    pub async fn account(&self, name: &str, phone: &str) -> AccountId {
        let password = Fit::of(PASSWORD.to_owned(), &Own::default()).expect("nobody's guess");
        let password_hash = self.passwords.hash(password, Asker::House).await.expect("a hash");
        let row = account::ActiveModel {
            phone: Set(Phone::parse(phone).expect("a number")),
            name: Set(name.to_owned()),
            email: Set(None),
            password_hash: Set(password_hash),
            unit_code: Set(None),
            language: Set(Language::Vi),
            session_epoch: Set(0),
            created_at: Set(self.now()),
            created_on: Set(self.now().day()),
            ..Default::default()
        };
        let id = row.insert(&self.db.write).await.expect("an account").id;
        self.stands(id).await;
        id
    }

    /// Gives a role, in one unit or everywhere.
    pub async fn grant(&self, account: AccountId, name: Role, unit: Option<&str>) {
        let row = role::ActiveModel {
            account_id: Set(account),
            role: Set(name),
            unit_code: Set(unit.map(|code| UnitCode(code.to_owned()))),
            granted_by: Set(None),
            granted_at: Set(self.now()),
            revoked_at: Set(None),
            ..Default::default()
        };
        row.insert(&self.db.write).await.expect("a role");
    }

    /// Whose number that is.
    pub async fn account_of(&self, phone: &str) -> AccountId {
        let number = account::Column::Phone.eq(Phone::parse(phone).expect("a number"));
        let row = account::Entity::find().filter(number).one(&self.db.read).await.expect("accounts");
        row.unwrap_or_else(|| panic!("nobody has {phone}")).id
    }

    /// What the owner of that number may do today.
    pub async fn roles_of(&self, phone: &str) -> Vec<Role> {
        let own = role::Column::AccountId.eq(self.account_of(phone).await);
        let rows = role::Entity::find().filter(own).filter(role::Column::RevokedAt.is_null()).all(&self.db.read).await;
        rows.expect("roles").into_iter().map(|row| row.role).collect()
    }

    /// Buyer Lan of Hà Nội, 0900 000 001.
    pub async fn lan(&self) -> AccountId {
        self.account("Nguyễn Thị Lan", "0900000001").await
    }

    /// Moderator Hạnh, for the whole market.
    pub async fn hanh(&self) -> AccountId {
        self.staff("Lý Thị Hạnh", "0900000003", Role::Moderator, None).await
    }

    /// Analyst Dũng.
    pub async fn dung(&self) -> AccountId {
        self.staff("Trần Văn Dũng", "0900000004", Role::Analyst, None).await
    }

    /// Admin Tâm.
    pub async fn tam(&self) -> AccountId {
        self.staff("Hoàng Minh Tâm", "0900000005", Role::Admin, None).await
    }

    /// Helper Sùng, in Mèo Vạc.
    pub async fn sung(&self) -> AccountId {
        self.staff("Sùng Mí Sính", "0900000006", Role::Helper, Some(MEO_VAC)).await
    }

    async fn staff(&self, name: &str, phone: &str, role: Role, unit: Option<&str>) -> AccountId {
        let account = self.account(name, phone).await;
        self.grant(account, role, unit).await;
        account
    }

    /// Gives an account its second factor; tells the codes for when the phone is lost.
    pub async fn second_factor(&self, account: AccountId) -> Vec<String> {
        let work = self.db.begin_untold(Actor::System, self.now()).await.expect("a transaction");
        let codes = enrol(&work, &self.secret, account, (&SHARED, 0)).await.expect("set");
        work.commit().await.expect("a commit");
        codes
    }

    /// What everybody's app shows now.
    pub fn code_of_the_app(&self) -> String {
        SHARED.code(step(self.now()))
    }

    /// Household Vàng Thị Mỷ with her open shop "Mật ong Mỷ" in Mèo Vạc, 0900 000 002.
    pub async fn my(&self) -> Household {
        let my = self.account("Vàng Thị Mỷ", "0900000002").await;
        self.shop(my, "Mật ong Mỷ", MEO_VAC, shop::Kind::Household, shop::Status::Open).await
    }

    /// The co-operative HTX Chè Mây Trắng with its open shop in Hoàng Su Phì, 0900 000 007.
    pub async fn may_trang(&self) -> Household {
        let may = self.account("Phàn Thị Mẩy", "0900000007").await;
        self.shop(may, "HTX Chè Mây Trắng", HOANG_SU_PHI, shop::Kind::Cooperative, shop::Status::Open).await
    }

    /// A shop with its owner as its only member.
    pub async fn shop(
        &self,
        owner: AccountId,
        name: &str,
        unit: &str,
        kind: shop::Kind,
        status: shop::Status,
    ) -> Household {
        let person = account::Entity::find_by_id(owner).one(&self.db.read).await.expect("accounts").expect("hers");
        let phone = person.phone;
        let code = format!("S{:05}", owner.0);
        let slug = slug::slug_with_code(name, &code);
        let open = status == shop::Status::Open;
        let row = shop::ActiveModel {
            code: Set(code.clone()),
            slug: Set(slug.clone()),
            owner_id: Set(owner),
            status: Set(status),
            kind: Set(kind),
            name: Set(name.to_owned()),
            owner_name: Set(person.name),
            unit_code: Set(UnitCode(unit.to_owned())),
            former_code: Set(None),
            hamlet: Set(Some("thôn Sà Lủng".into())),
            story: Set("Nhà mình làm nghề này đã mười hai năm.".into()),
            photo: Set(None),
            phone: Set(phone.clone()),
            created_at: Set(self.now()),
            opened_at: Set(open.then(|| self.now())),
            opened_on: Set(open.then(|| self.now().day())),
            ..Default::default()
        };
        let shop = row.insert(&self.db.write).await.expect("a shop").id;
        let member = shop_member::ActiveModel {
            shop_id: Set(shop),
            account_id: Set(owner),
            role: Set(shop_member::MemberRole::Owner),
            created_at: Set(self.now()),
        };
        shop_member::Entity::insert(member).exec_without_returning(&self.db.write).await.expect("a member");
        self.stands(owner).await;
        Household { account: owner, shop, code, slug, phone: phone.as_str().to_owned() }
    }

    /// Invites a number into a shop, and its account comes in: through the pages, as people do.
    pub async fn invite_in(&self, shop: &Household, account: AccountId, phone: &str) {
        let members = format!("/seller/{}/members", shop.code);
        self.visitor_as(shop.account).await.submit(&members, &[("phone", phone)]).await.assert_ok();
        let answer = [("shop", shop.code.as_str()), ("answer", "accept")];
        let mut invited = self.visitor_as(account).await;
        invited.get("/account").await.assert_ok();
        invited.submit("/account/invitations", &answer).await.assert_ok();
    }

    /// A visitor who has signed in.
    pub async fn visitor_as(&self, account: AccountId) -> Visitor {
        self.visitor().signed_in(account).await
    }
}

impl Household {
    /// She acts for herself.
    pub fn actor(&self) -> Actor {
        Actor::Account(self.account)
    }
}
