//! The pictures of the demo world.

use futures::{StreamExt, TryStreamExt, stream};

use super::{error::DemoError, source, world::World};
use crate::{infra::pictures, kernel::actor::Actor};

/// Decodes and keeps every demo picture, two at a time.
pub(super) async fn keep(world: &mut World) -> Result<(), DemoError> {
    let store = &world.app.pictures;
    let kept: Vec<(String, String, pictures::Cleaned)> = stream::iter(source::picture_names())
        .map(|name| async move {
            let bytes = source::picture(&name).unwrap_or_default();
            let cleaned = store.clean(bytes).await?;
            let code = store.keep(&cleaned).await?;
            Ok::<_, pictures::PictureError>((name, code, cleaned))
        })
        .buffered(2)
        .try_collect()
        .await?;
    let work = world.app.db.begin_untold(Actor::System, world.app.clock.now()).await?;
    for (name, code, cleaned) in kept {
        match world.shops.iter().find(|(shop, _)| shop.photo == name) {
            Some((_, owner)) => pictures::register(&work, &code, &cleaned, *owner).await?,
            None => pictures::register_shared(&work, &code, &cleaned).await?,
        }
        world.pictures.insert(name, code);
    }
    Ok(work.commit().await?)
}
