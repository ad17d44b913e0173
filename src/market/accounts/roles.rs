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

/// Whether whoever has the role signs in with a second factor: those whose pages decide, count or administer. A helper works on a phone in
/// the field, often one that a family shares, and sees no more than the shops that have asked her.
pub fn needs_second(role: Role) -> bool {
    match role {
        Role::Moderator | Role::Analyst | Role::Admin => true,
        Role::Helper => false,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn whoever_decides_counts_or_administers_needs_a_second_factor() {
        let needing: Vec<Role> = Role::ALL.into_iter().filter(|role| needs_second(*role)).collect();
        assert_eq!(needing, [Role::Moderator, Role::Analyst, Role::Admin]);
    }

    #[test]
    fn nobody_helps_everywhere_and_nobody_administers_a_part() {
        assert_eq!(scope_of(Role::Helper), ScopeRule::UnitOnly);
        assert_eq!(scope_of(Role::Admin), ScopeRule::WholeMarketOnly);
    }
}
