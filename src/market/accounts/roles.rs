//! Where each role may hold, and what it takes to use it. The rule of scopes; nothing else compares roles with units.

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

/// Whose sign-in lasts for a working day and asks for a second factor: whoever sits at a desk of the market, where the computer may be
/// everybody's. A helper does not: she stands in a household's yard with her own phone, often one that a family shares, and a weak
/// signal; her role alone opens no page, and what she does for a household is asked each time with that household's consent.
pub fn is_staff(role: Role) -> bool {
    match role {
        Role::Moderator | Role::Analyst | Role::Admin => true,
        Role::Helper => false,
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

    #[test]
    fn those_at_a_desk_are_staff_and_a_helper_in_a_yard_is_not() {
        assert_eq!(Role::ALL.map(is_staff), [false, true, true, true]);
    }
}
