//! The file: a zip with `manifest.json`, `rows/<table>.jsonl` and `pictures/…`. Its table of contents stands at the end, so one that was
//! cut off is known as such.

use std::{
    fs::{self, File},
    io::{self, BufRead, BufReader, BufWriter, Read, Write},
    path::{Path, PathBuf},
};

use serde::{Deserialize, Serialize};
use zip::{CompressionMethod, ZipArchive, ZipWriter, read::ZipFile, write::SimpleFileOptions};

use super::{carried::Carried, error::BackupError};
use crate::{
    infra::{db::rows::Tally, files},
    kernel::instant::Instant,
};

const MANIFEST: &str = "manifest.json";
const ROWS: &str = "rows/";
const PICTURES: &str = "pictures/";
const A_BATCH: usize = 256 * 1024;

/// What is in a backup.
#[derive(Clone, Debug, Serialize, Deserialize)]
pub(super) struct Manifest {
    /// The last migration that the database had seen.
    pub(super) version: String,
    /// Microseconds since 1970.
    made_at: i64,
    /// In the order in which they can be filled.
    pub(super) tables: Vec<(String, Tally)>,
    /// Files.
    pub(super) pictures: usize,
}

impl Manifest {
    pub(super) fn new(version: String, now: Instant) -> Self {
        Self { version, made_at: now.0, tables: Vec::new(), pictures: 0 }
    }

    pub(super) fn carried(&self) -> Carried {
        let rows = self.tables.iter().map(|(_, tally)| tally.rows).sum();
        Carried { rows, tables: self.tables.len(), pictures: self.pictures }
    }
}

/// A backup that is being written, beside its place.
pub(super) struct NewArchive {
    zip: Option<ZipWriter<BufWriter<File>>>,
    place: PathBuf,
    beside: PathBuf,
}

impl NewArchive {
    pub(super) fn create(place: &Path) -> Result<Self, BackupError> {
        if place.exists() {
            return Err(BackupError::Exists(place.to_owned()));
        }
        let mut beside = place.as_os_str().to_owned();
        beside.push(".part");
        let beside = PathBuf::from(beside);
        let file = File::create(&beside).map_err(|error| BackupError::File(beside.clone(), error))?;
        Ok(Self { zip: Some(ZipWriter::new(BufWriter::new(file))), place: place.to_owned(), beside })
    }

    pub(super) fn begin_rows(&mut self, table: &str) -> Result<(), BackupError> {
        self.begin(&format!("{ROWS}{table}.jsonl"), CompressionMethod::Deflated)
    }

    pub(super) fn write_rows(&mut self, rows: &[String]) -> Result<(), BackupError> {
        rows.iter().try_for_each(|row| self.write(row.as_bytes()).and_then(|()| self.write(b"\n")))
    }

    /// A picture is packed already.
    pub(super) fn add_picture(&mut self, name: &str, bytes: &[u8]) -> Result<(), BackupError> {
        self.begin(name, CompressionMethod::Stored)?;
        self.write(bytes)
    }

    /// Writes the manifest, reads everything back, and puts the file into its place.
    pub(super) fn finish(mut self, manifest: &Manifest) -> Result<(), BackupError> {
        self.begin(MANIFEST, CompressionMethod::Deflated)?;
        let json = serde_json::to_vec_pretty(manifest).map_err(|error| self.failed(error.into()))?;
        self.write(&json)?;
        let ended = self.zip.take().map(|zip| zip.finish().map_err(io::Error::from)).transpose();
        let file = ended.map_err(|error| self.failed(error))?;
        let synced = file.map(|file| file.into_inner().map_err(io::Error::from)).transpose();
        synced.and_then(|file| file.map_or(Ok(()), |file| file.sync_all())).map_err(|error| self.failed(error))?;
        Archive::open(&self.beside)?.verified()?;
        fs::rename(&self.beside, &self.place).map_err(|error| self.failed(error))?;
        let folder = self.place.parent().map_or(Ok(()), files::sync_folder);
        folder.map_err(|error| self.failed(error))
    }

    fn begin(&mut self, name: &str, packing: CompressionMethod) -> Result<(), BackupError> {
        let options = SimpleFileOptions::default().compression_method(packing).large_file(true);
        let begun = self.zip.as_mut().map_or(Ok(()), |zip| zip.start_file(name, options));
        begun.map_err(|error| self.failed(error.into()))
    }

    fn write(&mut self, bytes: &[u8]) -> Result<(), BackupError> {
        let written = self.zip.as_mut().map_or(Ok(()), |zip| zip.write_all(bytes));
        written.map_err(|error| self.failed(error))
    }

    fn failed(&self, error: io::Error) -> BackupError {
        BackupError::File(self.place.clone(), error)
    }
}

/// What was not finished is not left behind.
impl Drop for NewArchive {
    fn drop(&mut self) {
        drop(self.zip.take());
        let _ = fs::remove_file(&self.beside);
    }
}

/// A backup that is being read.
pub(super) struct Archive {
    zip: ZipArchive<BufReader<File>>,
    place: PathBuf,
}

impl Archive {
    pub(super) fn open(place: &Path) -> Result<Self, BackupError> {
        let file = File::open(place).map_err(|error| BackupError::File(place.to_owned(), error))?;
        let zip = ZipArchive::new(BufReader::new(file));
        let zip = zip.map_err(|error| BackupError::Broken(place.to_owned(), error.to_string()))?;
        Ok(Self { zip, place: place.to_owned() })
    }

    /// The manifest, after every file of it was read to its end and counted.
    pub(super) fn verified(&mut self) -> Result<Manifest, BackupError> {
        let mut text = String::new();
        let place = self.place.clone();
        let broken = |what: String| BackupError::Broken(place.clone(), what);
        self.entry(MANIFEST)?.read_to_string(&mut text).map_err(|error| broken(error.to_string()))?;
        let manifest: Manifest = serde_json::from_str(&text).map_err(|error| broken(error.to_string()))?;
        for (table, tally) in &manifest.tables {
            let lines = BufReader::new(self.entry(&format!("{ROWS}{table}.jsonl"))?).lines();
            let rows = lines.map(|line| line.map(|_| 1)).sum::<io::Result<i64>>();
            let rows = rows.map_err(|error| broken(error.to_string()))?;
            if rows != tally.rows {
                return Err(broken(format!("{table} has {rows} rows and should have {}", tally.rows)));
            }
        }
        let pictures = self.picture_names();
        if pictures.len() != manifest.pictures {
            return Err(broken(format!("{} pictures of {}", pictures.len(), manifest.pictures)));
        }
        for name in pictures {
            io::copy(&mut self.entry(&name)?, &mut io::sink()).map_err(|error| broken(format!("{name}: {error}")))?;
        }
        Ok(manifest)
    }

    /// The rows of a table.
    pub(super) fn rows(&mut self, table: &str) -> Result<Lines<'_>, BackupError> {
        let place = self.place.clone();
        Ok(Lines { file: BufReader::new(self.entry(&format!("{ROWS}{table}.jsonl"))?), place })
    }

    /// One picture, by the name of its file.
    pub(super) fn picture(&mut self, name: &str) -> Result<Vec<u8>, BackupError> {
        let mut bytes = Vec::new();
        let place = self.place.clone();
        let read = self.entry(name)?.read_to_end(&mut bytes);
        read.map_err(|error| BackupError::Broken(place, error.to_string()))?;
        Ok(bytes)
    }

    /// Of names that lead out of the folder none is taken.
    pub(super) fn picture_names(&self) -> Vec<String> {
        let fits = |name: &String| name.starts_with(PICTURES) && !name.contains("..") && !name.contains('\\');
        let names = self.zip.file_names().filter_map(Result::ok);
        names.map(std::borrow::Cow::into_owned).filter(fits).collect()
    }

    fn entry(&mut self, name: &str) -> Result<ZipFile<'_, BufReader<File>>, BackupError> {
        let place = self.place.clone();
        self.zip.by_name(name).map_err(|error| BackupError::Broken(place, format!("{name}: {error}")))
    }
}

/// Rows on their way in.
pub(super) struct Lines<'a> {
    file: BufReader<ZipFile<'a, BufReader<File>>>,
    place: PathBuf,
}

impl Lines<'_> {
    /// The next rows; none after the last.
    pub(super) fn next(&mut self) -> Result<Vec<String>, BackupError> {
        let (mut rows, mut bytes) = (Vec::new(), 0);
        while bytes < A_BATCH {
            let mut line = String::new();
            let read = self.file.read_line(&mut line);
            if read.map_err(|error| BackupError::Broken(self.place.clone(), error.to_string()))? == 0 {
                break;
            }
            line.truncate(line.trim_end_matches('\n').len());
            bytes += line.len();
            rows.push(line);
        }
        Ok(rows)
    }
}
