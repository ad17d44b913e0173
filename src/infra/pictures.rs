//! Uploaded pictures: decoded under limits, turned upright, stripped of everything but pixels (no position data survives),
//! and kept as WebP in three sizes. Decoding is slow and never happens inside a `Work`.

use std::{io::Cursor, path::PathBuf, sync::Arc};

use image::{
    DynamicImage, GenericImageView, ImageDecoder, ImageReader, Limits, imageops::FilterType, metadata::Orientation,
};
use sea_orm::{
    ActiveModelTrait,
    ActiveValue::{NotSet, Set},
    ColumnTrait, ConnectionTrait, DbErr, EntityTrait, QueryFilter, QueryOrder, QuerySelect,
    sea_query::Expr,
};

use tokio::sync::Semaphore;

use super::db::Work;
use crate::{
    entities::picture,
    kernel::{code, ids::AccountId, instant::Instant},
};

/// Widths that are kept. A smaller original is not blown up.
pub const WIDTHS: [u32; 3] = [320, 640, 1280];
/// Bytes of an upload.
pub const LARGEST_FILE: usize = 20 * 1024 * 1024;
const MOST_PIXELS: u64 = 60_000_000;
/// WebP holds no longer side.
const LONGEST_SIDE: u32 = 16_000;
const MOST_AT_ONCE: usize = 2;
const QUALITY: f32 = 78.0;

/// Where pictures are kept: `<dir>/pictures/<two letters>/<code>-<width>.webp`.
#[derive(Clone, Debug)]
pub struct Pictures {
    dir: PathBuf,
    /// Decoding takes up to half a gigabyte; whoever comes third waits.
    at_once: Arc<Semaphore>,
}

/// A picture ready to be kept: WebP for each of `WIDTHS`.
pub struct Cleaned {
    /// Pixels of the largest size.
    pub width: u32,
    /// Pixels of the largest size.
    pub height: u32,
    sizes: Vec<(u32, Vec<u8>)>,
}

/// Why an upload is not taken.
#[derive(Debug, thiserror::Error)]
pub enum PictureError {
    /// More than 20 MB.
    #[error("the file is too large")]
    TooLarge,
    /// More than 60 megapixels.
    #[error("the picture has too many pixels")]
    TooManyPixels,
    /// Not a JPEG, PNG or WebP that can be read.
    #[error("not a picture")]
    NotAPicture,
    /// The disk refused.
    #[error("the picture could not be kept: {0}")]
    Disk(#[from] std::io::Error),
    /// The database refused.
    #[error(transparent)]
    Db(#[from] DbErr),
}

impl Pictures {
    /// Under the files folder of the settings.
    pub fn new(files: &std::path::Path) -> Self {
        Self { dir: files.join("pictures"), at_once: Arc::new(Semaphore::new(MOST_AT_ONCE)) }
    }

    /// Decodes, turns, shrinks and encodes on a thread of its own.
    pub async fn clean(&self, bytes: Vec<u8>) -> Result<Cleaned, PictureError> {
        let _turn = self.at_once.acquire().await.map_err(|_| PictureError::NotAPicture)?;
        tokio::task::spawn_blocking(move || clean(&bytes)).await.map_err(|_| PictureError::NotAPicture)?
    }

    /// Writes the files; the code names them from now on.
    pub async fn keep(&self, cleaned: &Cleaned) -> Result<String, PictureError> {
        let code = code::random(14).to_lowercase();
        for (width, bytes) in &cleaned.sizes {
            let path = self.path(&code, *width).ok_or(PictureError::NotAPicture)?;
            if let Some(folder) = path.parent() {
                tokio::fs::create_dir_all(folder).await?;
            }
            tokio::fs::write(path, bytes).await?;
        }
        Ok(code)
    }

    /// The file of a size, for a code and a width that can exist.
    pub fn path(&self, code: &str, width: u32) -> Option<PathBuf> {
        let fits = code.len() == 14 && code.bytes().all(|b| b.is_ascii_alphanumeric()) && WIDTHS.contains(&width);
        fits.then(|| self.dir.join(&code[..2]).join(format!("{code}-{width}.webp")))
    }

    /// Removes the files of a picture that nothing shows.
    pub async fn remove(&self, code: &str) {
        for path in WIDTHS.iter().filter_map(|width| self.path(code, *width)) {
            if let Err(error) = tokio::fs::remove_file(&path).await {
                tracing::debug!(%error, path = %path.display(), "a picture's file was already gone");
            }
        }
    }
}

fn clean(bytes: &[u8]) -> Result<Cleaned, PictureError> {
    if bytes.len() > LARGEST_FILE {
        return Err(PictureError::TooLarge);
    }
    let mut reader =
        ImageReader::new(Cursor::new(bytes)).with_guessed_format().map_err(|_| PictureError::NotAPicture)?;
    let mut limits = Limits::default();
    limits.max_alloc = Some(512 * 1024 * 1024);
    reader.limits(limits);
    let mut decoder = reader.into_decoder().map_err(|_| PictureError::NotAPicture)?;
    let (width, height) = decoder.dimensions();
    if u64::from(width) * u64::from(height) > MOST_PIXELS || width.max(height) > LONGEST_SIDE {
        return Err(PictureError::TooManyPixels);
    }
    let orientation = decoder.orientation().unwrap_or(Orientation::NoTransforms);
    let mut picture = DynamicImage::from_decoder(decoder).map_err(|_| PictureError::NotAPicture)?;
    picture.apply_orientation(orientation);
    sizes(DynamicImage::ImageRgb8(picture.into_rgb8()))
}

/// The largest first, each smaller one out of the one before: a phone's photo is walked through once.
fn sizes(mut source: DynamicImage) -> Result<Cleaned, PictureError> {
    let mut kept = Vec::new();
    for wanted in WIDTHS.into_iter().rev() {
        source = shrink(source, wanted)?;
        let webp = webp::Encoder::from_rgb(source.as_bytes(), source.width(), source.height()).encode(QUALITY);
        kept.push((wanted, webp.to_vec(), source.dimensions()));
    }
    let (width, height) = kept.first().map(|(_, _, size)| *size).ok_or(PictureError::NotAPicture)?;
    Ok(Cleaned { width, height, sizes: kept.into_iter().map(|(wanted, webp, _)| (wanted, webp)).collect() })
}

fn shrink(picture: DynamicImage, wanted: u32) -> Result<DynamicImage, PictureError> {
    if picture.width() <= wanted {
        return Ok(picture);
    }
    let height = (u64::from(picture.height()) * u64::from(wanted) / u64::from(picture.width())).max(1);
    let height = u32::try_from(height).map_err(|_| PictureError::TooManyPixels)?;
    Ok(picture.resize_exact(wanted, height, FilterType::CatmullRom))
}

/// Remembers a kept picture as `owner`'s; unused until something shows it.
pub async fn register(work: &Work, code: &str, cleaned: &Cleaned, owner: AccountId) -> Result<(), DbErr> {
    insert(work, code, cleaned, Some(owner)).await
}

/// Remembers a kept picture that is nobody's own: those of the demo world, which several listings show.
pub async fn register_shared(work: &Work, code: &str, cleaned: &Cleaned) -> Result<(), DbErr> {
    insert(work, code, cleaned, None).await
}

async fn insert(work: &Work, code: &str, cleaned: &Cleaned, owner: Option<AccountId>) -> Result<(), DbErr> {
    let row = picture::ActiveModel {
        id: NotSet,
        code: Set(code.to_owned()),
        owner_id: Set(owner),
        width: Set(i32::try_from(cleaned.width).unwrap_or(i32::MAX)),
        height: Set(i32::try_from(cleaned.height).unwrap_or(i32::MAX)),
        used: Set(owner.is_none()),
        created_at: Set(work.now),
    };
    row.insert(&work.tx).await.map(drop)
}

/// Those of `codes` that are `owner`'s, in the order given: a form cannot name another person's picture.
pub async fn owned(db: &impl ConnectionTrait, owner: AccountId, codes: &[String]) -> Result<Vec<String>, DbErr> {
    let rows: Vec<String> = picture::Entity::find()
        .select_only()
        .column(picture::Column::Code)
        .filter(picture::Column::OwnerId.eq(owner))
        .filter(picture::Column::Code.is_in(codes.iter().cloned()))
        .into_tuple()
        .all(db)
        .await?;
    Ok(codes.iter().filter(|code| rows.contains(code)).cloned().collect())
}

/// From now on these are shown somewhere and are not swept.
pub async fn mark_used(work: &Work, codes: &[String]) -> Result<(), DbErr> {
    picture::Entity::update_many()
        .col_expr(picture::Column::Used, Expr::value(true))
        .filter(picture::Column::Code.is_in(codes.iter().cloned()))
        .exec(&work.tx)
        .await
        .map(drop)
}

/// Forgets up to 200 pictures that nothing has used since before `then`, and tells which files may go.
pub async fn forget_unused(work: &Work, then: Instant) -> Result<Vec<String>, DbErr> {
    let rows = picture::Entity::find()
        .filter(picture::Column::Used.eq(false))
        .filter(picture::Column::CreatedAt.lt(then))
        .order_by_asc(picture::Column::Id)
        .limit(200)
        .all(&work.tx)
        .await?;
    let ids: Vec<_> = rows.iter().map(|row| row.id).collect();
    picture::Entity::delete_many().filter(picture::Column::Id.is_in(ids)).exec(&work.tx).await?;
    Ok(rows.into_iter().map(|row| row.code).collect())
}
