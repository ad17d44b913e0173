//! What a seal holds.

use serde_json::{Value, json};
use sha2::{Digest, Sha256};

use crate::{entities::event, infra::secret::hex};

/// What stands before the first seal.
pub(super) const NONE: &str = "0000000000000000000000000000000000000000000000000000000000000000";
/// What somebody wrote in a decision.
const WORDS: &str = "words";

/// SHA-256, in hexadecimal, of the JSON array `[before,no,event_id,name,body,account_id,principal_id,consent_id,happened_at]`: without a
/// space, the names in the body in alphabetical order, and its free words as a SHA-256 of their own, so that they can be blotted out one
/// day without breaking the chain.
pub(super) fn hash(before: &str, no: i64, event: &event::Model) -> String {
    let mut body = event.body.clone();
    if let Some(words) = body.get_mut(WORDS).filter(|words| words.is_string()) {
        *words = Value::String(sha256(words.as_str().unwrap_or_default()));
    }
    let who = (event.account_id.map(|id| id.0), event.principal_id.map(|id| id.0), event.consent_id.map(|id| id.0));
    let (account, principal, consent) = who;
    sha256(
        &json!([before, no, event.id.0, event.name, body, account, principal, consent, event.happened_at.0])
            .to_string(),
    )
}

fn sha256(text: &str) -> String {
    hex(&Sha256::digest(text.as_bytes()))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::kernel::{
        ids::{AccountId, EventId},
        instant::Instant,
    };

    fn event(body: Value) -> event::Model {
        event::Model {
            id: EventId(7),
            name: "shop.suspended".into(),
            body,
            account_id: Some(AccountId(3)),
            principal_id: None,
            consent_id: None,
            happened_at: Instant(1_795_311_000_000_000),
        }
    }

    #[test]
    fn anybody_can_reckon_it_again() {
        let words = sha256("Ngừng bán.");
        let array = format!(
            r#"["{NONE}",1,7,"shop.suspended",{{"reason":"orders","shop_id":5,"words":"{words}"}},3,null,null,1795311000000000]"#
        );
        let told = json!({"words": "Ngừng bán.", "shop_id": 5, "reason": "orders"});
        assert_eq!(hash(NONE, 1, &event(told)), sha256(&array));
    }

    #[test]
    fn whatever_is_changed_makes_another() {
        let own = event(json!({"shop_id": 5, "words": "Ngừng bán."}));
        let seal = |event: &event::Model| hash(NONE, 1, event);
        let changed = [
            event::Model { id: EventId(8), ..own.clone() },
            event::Model { name: "shop.reopened".into(), ..own.clone() },
            event::Model { body: json!({"shop_id": 6, "words": "Ngừng bán."}), ..own.clone() },
            event::Model { body: json!({"shop_id": 5, "words": "Ngừng bán"}), ..own.clone() },
            event::Model { body: json!({"shop_id": 5, "words": null}), ..own.clone() },
            event::Model { account_id: None, ..own.clone() },
            event::Model { account_id: None, principal_id: own.account_id, ..own.clone() },
            event::Model { happened_at: Instant(1_795_311_000_000_001), ..own.clone() },
        ];
        for other in &changed {
            assert_ne!(seal(other), seal(&own), "{other:?}");
        }
        assert_ne!(hash(NONE, 2, &own), seal(&own));
        assert_ne!(hash(&seal(&own), 1, &own), seal(&own));
    }
}
