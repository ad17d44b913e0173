//! Files that are there whole or not at all, after a power cut too.

use std::{
    fs::{self, File},
    io::{self, Write},
    path::Path,
};

use crate::kernel::code;

/// Writes files of one folder: each beside its place, down to the disk, and then moved there. Where one cannot be written none is left.
pub fn write_whole<'a>(folder: &Path, files: impl IntoIterator<Item = (String, &'a [u8])>) -> io::Result<()> {
    fs::create_dir_all(folder)?;
    let mut moved = Vec::new();
    for (name, bytes) in files {
        let place = folder.join(&name);
        let beside = folder.join(format!("{name}.{}", code::random(8)));
        if let Err(error) = write_down(&beside, bytes).and_then(|()| fs::rename(&beside, &place)) {
            moved.push(beside);
            for path in moved {
                // Whatever was written of it.
                let _ = fs::remove_file(path);
            }
            return Err(error);
        }
        moved.push(place);
    }
    sync_folder(folder)
}

fn write_down(path: &Path, bytes: &[u8]) -> io::Result<()> {
    let mut file = File::create_new(path)?;
    file.write_all(bytes)?;
    file.sync_all()
}

/// A name is in its folder for good once the folder is on the disk.
pub fn sync_folder(folder: &Path) -> io::Result<()> {
    let here = folder.as_os_str().is_empty();
    File::open(if here { Path::new(".") } else { folder })?.sync_all()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn where_one_of_several_cannot_be_written_none_is_left() {
        let folder = std::env::temp_dir().join(format!("chophien-files-{}", std::process::id()));
        let names = || fs::read_dir(&folder).unwrap().map(|file| file.unwrap().file_name()).collect::<Vec<_>>();
        write_whole(&folder, [("a".to_owned(), &b"1"[..]), ("b".to_owned(), b"2")]).unwrap();
        assert_eq!(names().len(), 2);
        assert_eq!(fs::read(folder.join("b")).unwrap(), b"2");
        fs::create_dir(folder.join("d")).unwrap();
        fs::write(folder.join("d/inside"), b"3").unwrap();
        write_whole(&folder, [("c".to_owned(), &b"1"[..]), ("d".to_owned(), b"2")])
            .expect_err("a folder is in the way");
        assert_eq!(names().len(), 3, "{:?}", names());
        fs::remove_dir_all(folder).unwrap();
    }
}
