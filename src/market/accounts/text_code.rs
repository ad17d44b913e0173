//! Texts six digits that prove a phone number. Only their keyed hash is kept.
//!
//! A number that is known and one that is not cause the same work here, so that neither an answer nor its time tells which it
//! was: the row is written and a text goes out in both cases; only the words of the text differ.

use sea_orm::{
    ActiveModelTrait,
    ActiveValue::{NotSet, Set},
    ColumnTrait, DbErr, EntityTrait, QueryFilter,
    sea_query::Expr,
};
use serde::{Deserialize, Serialize};
use time::Duration;

use super::{Purpose, find};
use crate::{
    entities::texted_code,
    infra::{
        db::Work,
        secret::Secret,
        texter::{About, CodeText, Text},
        words::{Language, Message, Words},
    },
    kernel::{
        code,
        ids::{AccountId, PurchaseId, UnitCode},
        phone::Phone,
        words::people::NumberReason,
    },
};

/// How long a code opens something.
const LIFETIME: Duration = Duration::minutes(10);
/// How long it can be asked for again without typing everything again.
const AGAIN_WITHIN: Duration = Duration::hours(1);
/// The purpose of the keyed hash.
pub(super) const TAG: &str = "texted-code";

/// What a code is texted with.
pub struct Texting<'a> {
    /// Keys the hash.
    pub secret: &'a Secret,
    /// Speaks.
    pub words: &'a Words,
    /// The language of whoever asks.
    pub language: Language,
    /// Where people find the market, for the text.
    pub public_url: &'a str,
    /// The code that the same browser asked for before.
    pub earlier: Option<CodeId>,
}

impl Texting<'_> {
    /// The market's address as texts give it.
    pub(in crate::market) fn site(&self) -> &str {
        self.public_url.trim_start_matches("https://").trim_start_matches("http://")
    }
}

/// Who asks for a code, and what for.
pub enum Asking {
    /// A new account; it exists once the code is proved.
    Register(Phone, Pending),
    /// A new password.
    Reset(Phone),
    /// To come in with the password although too many wrong ones were typed.
    SignIn(Phone),
    /// To see and to act on what was bought with the number; `None` where no purchase has this number and the code typed.
    Purchase(Phone, Option<PurchaseId>),
    /// To read what is kept of the number, and to have it erased; whoever holds one may.
    Data(Phone),
    /// To order as a guest; whoever holds a number may, so that it is the same for each.
    Checkout(Phone),
    /// Another number for an account, which this is to become.
    NewNumber(Phone, NewNumber),
    /// The same, of the number that the account has.
    OldNumber(Phone, OldNumber),
}

/// What waits for the code to a number that an account is to have.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct NewNumber {
    /// Whose number it is to be.
    pub account: AccountId,
    /// The moderator who has seen the person, and why she cannot prove the number that she had; nobody, where its owner proves both.
    pub by: Option<(AccountId, NumberReason)>,
}

/// What waits for the code to the number that an account has.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct OldNumber {
    /// The number that is to come in its place.
    pub to: Phone,
    /// The code that was texted there.
    pub code: i64,
}

/// A registration that waits for its code.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Pending {
    /// As they call themselves.
    pub name: String,
    /// The commune where the person lives, if told.
    pub unit_code: Option<UnitCode>,
    /// The versions of the rules that the form showed and that were accepted, as the form wrote them.
    #[serde(default)]
    pub accepted: Vec<String>,
    /// Of pages and texts.
    pub language: Language,
}

/// Which texted code is meant: remembered by the browser that asked, so that nobody else can try it.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct CodeId(pub i64);

/// Texts a code. What the same browser asked for before is worth nothing from now on; what others asked for stays as it is, so that
/// nobody takes the code of a number's owner from her by asking for one more. Each can be tried in its own browser alone, and how many
/// there are is the limits' to say.
pub async fn text_code(work: &Work, texting: &Texting<'_>, asking: Asking) -> Result<CodeId, DbErr> {
    let (purpose, phone, pending) = match asking {
        Asking::Register(phone, pending) => (Purpose::Register, phone, Some(json(&pending)?)),
        Asking::Reset(phone) => (Purpose::Reset, phone, None),
        Asking::SignIn(phone) => (Purpose::SignIn, phone, None),
        Asking::Purchase(phone, purchase) => {
            (Purpose::Purchase, phone, purchase.map(|purchase| json(&purchase)).transpose()?)
        }
        Asking::Checkout(phone) => (Purpose::Checkout, phone, None),
        Asking::Data(phone) => (Purpose::Data, phone, None),
        Asking::NewNumber(phone, waits) => (Purpose::NewNumber, phone, Some(json(&waits)?)),
        Asking::OldNumber(phone, waits) => (Purpose::OldNumber, phone, Some(json(&waits)?)),
    };
    write(work, texting, (purpose, phone), pending).await
}

/// Texts a new code for what an earlier one was for; `None` where that is used or too long ago.
pub async fn text_again(work: &Work, texting: &Texting<'_>, earlier: CodeId) -> Result<Option<CodeId>, DbErr> {
    let row = texted_code::Entity::find_by_id(earlier.0).one(&work.tx).await?;
    let open = |row: &texted_code::Model| row.used_at.is_none() && work.now.since(row.created_at) < AGAIN_WITHIN;
    let Some(row) = row.filter(open) else { return Ok(None) };
    spend(work, earlier).await?;
    write(work, texting, (row.purpose, row.phone), row.pending).await.map(Some)
}

async fn write(
    work: &Work,
    texting: &Texting<'_>,
    (purpose, phone): (Purpose, Phone),
    pending: Option<String>,
) -> Result<CodeId, DbErr> {
    let known = match purpose {
        Purpose::Purchase => pending.is_some(),
        Purpose::Checkout | Purpose::Data => true,
        _ => find::by_phone(&work.tx, &phone).await?.is_some(),
    };
    if let Some(earlier) = texting.earlier {
        spend(work, earlier).await?;
    }
    let digits = code::digits();
    let row = texted_code::ActiveModel {
        id: NotSet,
        phone: Set(phone.clone()),
        purpose: Set(purpose),
        code_hash: Set(texting.secret.tag(TAG, &tagged(&phone, &digits))),
        // What opens nothing keeps nothing.
        pending: Set(pending.filter(|_| purpose != Purpose::Register || !known)),
        attempts: Set(0),
        created_at: Set(work.now),
        expires_at: Set(work.now.after(LIFETIME)),
        used_at: Set(None),
    };
    let id = CodeId(row.insert(&work.tx).await?.id);
    let message = message(purpose, known).with("code", digits).with("site", texting.site());
    let text = Text::new(phone, &texting.words.say(texting.language, &message)).about(About::Code);
    work.enqueue(&CodeText { text, until: work.now.after(LIFETIME) }, None).await?;
    Ok(id)
}

/// What is hashed: the digits are worth something for one number only.
pub(super) fn tagged(phone: &Phone, digits: &str) -> String {
    format!("{}:{digits}", phone.as_str())
}

fn json(waits: &impl Serialize) -> Result<String, DbErr> {
    serde_json::to_string(waits).map_err(|e| DbErr::Custom(e.to_string()))
}

fn message(purpose: Purpose, known: bool) -> Message {
    Message::new(match (purpose, known) {
        (Purpose::Register, false) => "text-code-register",
        (Purpose::Register, true) => "text-already-registered",
        (Purpose::Reset, true) => "text-code-reset",
        (Purpose::SignIn, true) => "text-code-sign-in",
        (Purpose::Reset | Purpose::SignIn, false) => "text-not-registered",
        (Purpose::Purchase, true) => "text-code-purchase",
        (Purpose::Purchase, false) => "text-not-bought",
        (Purpose::Checkout, _) => "text-code-checkout",
        (Purpose::Data, _) => "text-code-data",
        (Purpose::NewNumber, false) => "text-code-new-number",
        (Purpose::NewNumber, true) => "text-number-taken",
        (Purpose::OldNumber, _) => "text-code-old-number",
    })
}

async fn spend(work: &Work, id: CodeId) -> Result<(), DbErr> {
    texted_code::Entity::update_many()
        .col_expr(texted_code::Column::UsedAt, Expr::value(work.now))
        .col_expr(texted_code::Column::Pending, Expr::value(Option::<String>::None))
        .filter(texted_code::Column::Id.eq(id.0))
        .filter(texted_code::Column::UsedAt.is_null())
        .exec(&work.tx)
        .await
        .map(drop)
}
