//! A value that somebody set, beside the one that stood before her eyes when she did: so that nothing is overwritten unseen.

/// What was seen, and what it is to be.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Seen<T> {
    /// As the page showed it.
    pub was: T,
    /// As it was sent.
    pub to: T,
}

/// Somebody else has changed it since; this is how it stands.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Changed<T>(pub T);

impl<T: PartialEq + Copy> Seen<T> {
    /// Set by whoever reads the value in the same work: nothing can have come between.
    pub fn over(now: T, to: T) -> Self {
        Self { was: now, to }
    }

    /// It was left as it was shown.
    pub fn is_untouched(&self) -> bool {
        self.was == self.to
    }

    /// What to write over `now`; nothing where it was left alone or stands there already, and a refusal where what was seen
    /// is no longer so.
    pub fn against(&self, now: T) -> Result<Option<T>, Changed<T>> {
        if self.is_untouched() || self.to == now {
            Ok(None)
        } else if self.was == now {
            Ok(Some(self.to))
        } else {
            Err(Changed(now))
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_was_seen_and_is_still_so_is_overwritten() {
        assert_eq!(Seen { was: 10, to: 7 }.against(10), Ok(Some(7)));
    }

    #[test]
    fn what_was_left_alone_is_not_written_whatever_it_is_now() {
        assert_eq!(Seen { was: 10, to: 10 }.against(2), Ok(None));
    }

    #[test]
    fn what_stands_there_already_is_not_written_again() {
        assert_eq!(Seen { was: 10, to: 7 }.against(7), Ok(None));
        assert_eq!(Seen::over(7, 7).against(7), Ok(None));
    }

    #[test]
    fn what_changed_meanwhile_is_told_and_not_overwritten() {
        assert_eq!(Seen { was: 10, to: 7 }.against(2), Err(Changed(2)));
    }
}
