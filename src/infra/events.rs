//! Events: what happened, in the past tense, as its slice declares it. All are declared in this one way.

use serde::{Serialize, de::DeserializeOwned};

/// Something that happened. Its name and the names of its fields stand in the database: they are kept for ever.
pub trait Event: Serialize + DeserializeOwned {
    /// `noun.happened`.
    const NAME: &'static str;
}

/// Declares events: what happened, its name for ever, and what it carries (ids and facts, never names, phones or addresses).
///
/// ```text
/// events! {
///     /// The shop took it.
///     OrderConfirmed = "order.confirmed" { order_id: OrderId },
/// }
/// ```
macro_rules! events {
    ($(
        $(#[$what:meta])*
        $event:ident = $name:literal { $($(#[$about:meta])* $field:ident: $kind:ty),+ $(,)? }
    ),+ $(,)?) => {$(
        $(#[$what])*
        #[derive(Clone, Debug, PartialEq, Eq, serde::Serialize, serde::Deserialize)]
        pub struct $event {
            $(
                $(#[$about])*
                #[doc = concat!("`", stringify!($field), "` in its JSON.")]
                pub $field: $kind,
            )+
        }

        impl $crate::infra::events::Event for $event {
            const NAME: &'static str = $name;
        }
    )+};
}

pub(crate) use events;
