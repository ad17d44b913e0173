//! What says that a form is this visitor's own: a hidden field that stands first in it.

use subtle::ConstantTimeEq;

/// The token that this visitor's forms carry; put into the request by the layer that knows the visitor.
#[derive(Clone, Debug)]
pub struct ExpectedToken(pub String);

impl ExpectedToken {
    /// Whether that is it.
    pub(super) fn is(&self, sent: &str) -> bool {
        self.0.as_bytes().ct_eq(sent.as_bytes()).into()
    }
}
