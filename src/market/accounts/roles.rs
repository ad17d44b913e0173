//! Where each role may hold. The rule of scopes; nothing else compares roles with units.

use super::Role;

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

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn nobody_helps_everywhere_and_nobody_administers_a_part() {
        assert_eq!(scope_of(Role::Helper), ScopeRule::UnitOnly);
        assert_eq!(scope_of(Role::Admin), ScopeRule::WholeMarketOnly);
    }
}
