//! What keeps an account its owner's: her sessions, her password typed again, her number, and the time for which an account that was
//! opened anew changes nobody's rights.

pub mod ask_number;
pub mod ask_number_for;
pub mod change_number;
pub mod change_number_for;
pub mod end_other_sessions;
pub mod end_session;
pub mod frozen;
pub mod numbers;
pub mod prove_again;
