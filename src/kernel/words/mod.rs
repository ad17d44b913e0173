//! Vocabularies: every word that is stored or travels in forms, addresses and events is declared here, once, with its code;
//! and with the keys of its messages where people read it. One file a theme.

pub mod certificates;
pub mod delivery;
pub mod devices;
pub mod figures;
pub mod goods;
pub mod jobs;
pub mod moderation;
pub mod orders;
pub mod people;
pub mod periods;
pub mod privacy;
pub mod registry;
pub mod reports;
pub mod shops;

/// Declares vocabularies: `/// What it is. Name { /// What it means. Variant = "code", … }`.
///
/// Each becomes an enum with `ALL`, `as_str` and `parse`, the same code in JSON and in the database. `Name said key "family-"`
/// adds a method `key()`: the message of each word, its code with dashes behind the family's beginning (a check sees to it that
/// each is there in both languages). There may be several families, each with a name of its own.
macro_rules! words {
    () => {};
    ($(#[$about:meta])* $name:ident { $($words:tt)* } $($rest:tt)*) => {
        crate::kernel::words::word! { $(#[$about])* $name { $($words)* } }
        crate::kernel::words::words! { $($rest)* }
    };
    ($(#[$about:meta])* $name:ident said $key:ident $family:literal $($rest:tt)*) => {
        crate::kernel::words::said! { $name $key $family $($rest)* }
        crate::kernel::words::words! { $(#[$about])* $name $($rest)* }
    };
}

/// One of them.
macro_rules! word {
    ($(#[$about:meta])* $name:ident { $($(#[$means:meta])* $word:ident = $code:literal),+ $(,)? }) => {
        $(#[$about])*
        #[derive(
            Clone, Copy, Debug, PartialEq, Eq, Hash, serde::Serialize, serde::Deserialize, sea_orm::EnumIter,
            sea_orm::DeriveActiveEnum,
        )]
        #[sea_orm(rs_type = "String", db_type = "Text")]
        pub enum $name {
            $($(#[$means])* #[serde(rename = $code)] #[sea_orm(string_value = $code)] $word),+
        }

        impl $name {
            /// All of them, as they are declared.
            pub const ALL: [Self; [$($code),+].len()] = [$(Self::$word),+];

            /// Its code: as it is stored, and as it travels.
            pub const fn as_str(self) -> &'static str {
                match self { $(Self::$word => $code),+ }
            }

            /// The word with that code.
            pub fn parse(code: &str) -> Option<Self> {
                match code { $($code => Some(Self::$word),)+ _ => None }
            }
        }
    };
}

/// The messages of one family; what follows the words is not its business.
macro_rules! said {
    (
        $name:ident $key:ident $family:literal $(said $other:ident $others:literal)*
        { $($(#[$means:meta])* $word:ident = $code:literal),+ $(,)? } $($rest:tt)*
    ) => {
        impl $name {
            /// The key of the message that says it to people.
            pub const fn $key(self) -> &'static str {
                match self { $(Self::$word => {
                    const JOINED: &str = concat!($family, $code);
                    const DASHED: [u8; JOINED.len()] = crate::kernel::words::dashed(JOINED);
                    const KEY: &str = match std::str::from_utf8(&DASHED) { Ok(key) => key, Err(_) => JOINED };
                    KEY
                }),+ }
            }
        }
    };
}

use {said, word, words};

/// Keys of messages have dashes where codes have underscores.
const fn dashed<const N: usize>(text: &str) -> [u8; N] {
    let (bytes, mut dashed, mut at) = (text.as_bytes(), [0; N], 0);
    while at < N {
        dashed[at] = if bytes[at] == b'_' { b'-' } else { bytes[at] };
        at += 1;
    }
    dashed
}

#[cfg(test)]
mod tests {
    use sea_orm::ActiveEnum;

    use super::orders::Status;

    #[test]
    fn a_word_has_one_code_wherever_it_goes() {
        for status in Status::ALL {
            let code = status.as_str();
            assert_eq!(Status::parse(code), Some(status));
            assert_eq!(status.to_value(), code, "stored");
            assert_eq!(serde_json::to_value(status).ok(), Some(code.into()), "in JSON");
            assert_eq!(serde_json::from_value::<Status>(code.into()).ok(), Some(status), "out of JSON");
        }
        assert_eq!(Status::parse("handed-over"), None);
    }

    #[test]
    fn a_key_has_dashes() {
        assert_eq!(
            (Status::HandedOver.as_str(), Status::HandedOver.key()),
            ("handed_over", "order-status-handed-over")
        );
    }
}
