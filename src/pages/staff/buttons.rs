//! `/staff/roles/revocation`: a role is taken back.

use super::roles::{RolesPage, again, holder, read};
use crate::{
    infra::words::Message,
    kernel::instant::Instant,
    market::accounts::{
        grant::Grant,
        revoke::{RevokeError, revoke},
    },
    pages::visit::Visit,
    web::{
        error::WebError,
        flash::Flash,
        form::Posted,
        page::{Reply, SeeOther},
    },
};

/// Takes it back.
pub async fn revoke_role(visit: Visit, Posted { mut fields, .. }: Posted) -> Result<Reply<RolesPage>, WebError> {
    let read = read(&mut fields);
    let Some(seen) = fields.typed("granted_at").parse().ok().map(Instant) else {
        return again(&visit, fields.with_error("", "form-stale")).await;
    };
    let (Some((role, unit_code)), Some(account)) = (read, holder(&visit, &mut fields).await?) else {
        return again(&visit, fields).await;
    };
    let work = visit.begin_proved().await?;
    let revoked = revoke(&work, Grant { account_id: account.id, role, unit_code }, Some(seen)).await;
    match visit.settle(work, revoked).await? {
        Ok(()) => {}
        Err(RevokeError::NotGranted) => return again(&visit, fields.with_error("", "role-not-granted")).await,
        Err(RevokeError::OwnLastAdmin) => {
            return again(&visit, fields.with_error("", "role-own-last-admin")).await;
        }
    }
    let revoked = Message::new("role-revoked").with("name", account.name);
    Ok(SeeOther::to("/staff/roles").flash(Flash::success(revoked)).into())
}
