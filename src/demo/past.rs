//! Lets everything happen. A day is one `Work`: its actor and its moment change from deed to deed, as the people and hours of
//! that day do.

use super::{deeds::Deed, error::DemoError, goods, trade, world::World};
use crate::{infra::db::Work, kernel::actor::Actor};

/// Until nothing is ahead, a commit a day.
pub(super) async fn live_through(world: &mut World) -> Result<(), DemoError> {
    while let Some(moment) = world.next() {
        let mut work = world.app.db.begin_untold(Actor::System, moment).await?;
        while let Some((moment, deed)) = world.take_next(work.now.day()) {
            work.now = moment;
            perform(world, &mut work, deed).await?;
        }
        work.commit().await?;
    }
    Ok(())
}

async fn perform(world: &mut World, work: &mut Work, deed: Deed) -> Result<(), DemoError> {
    match deed {
        Deed::Goods(deed) => goods::perform(world, work, deed).await,
        Deed::Trade(deed) => trade::perform(world, work, deed).await,
    }
}
