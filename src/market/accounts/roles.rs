//! What each role is called and where it may hold. The rule of scopes; nothing else compares roles with units.

use super::Role;

/// Every role, in the order in which staff see them.
pub const ALL: [Role; 4] = [Role::Helper, Role::Moderator, Role::Analyst, Role::Admin];

/// Where a role may hold.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum ScopeRule {
    /// In a province or commune that is named: a helper works where she is known.
    UnitOnly,
    /// In a unit or everywhere.
    Any,
    /// Everywhere, or not at all.
    WholeMarketOnly,
}

/// The rule for a role.
pub fn scope_of(role: Role) -> ScopeRule {
    match role {
        Role::Helper => ScopeRule::UnitOnly,
        Role::Moderator => ScopeRule::Any,
        Role::Analyst | Role::Admin => ScopeRule::WholeMarketOnly,
    }
}

/// As it is written in forms, on the command line and in events.
pub fn name(role: Role) -> &'static str {
    match role {
        Role::Helper => "helper",
        Role::Moderator => "moderator",
        Role::Analyst => "analyst",
        Role::Admin => "admin",
    }
}

/// The role of that name.
pub fn parse(text: &str) -> Option<Role> {
    ALL.into_iter().find(|role| name(*role) == text)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_role_is_found_by_its_name() {
        for role in ALL {
            assert_eq!(parse(name(role)), Some(role));
        }
        assert_eq!(parse("owner"), None);
    }

    #[test]
    fn nobody_helps_everywhere_and_nobody_administers_a_part() {
        assert_eq!(scope_of(Role::Helper), ScopeRule::UnitOnly);
        assert_eq!(scope_of(Role::Admin), ScopeRule::WholeMarketOnly);
    }
}
