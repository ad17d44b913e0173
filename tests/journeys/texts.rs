//! Texts that the server wrote into its folder.

use std::{path::Path, time::Duration};

use chophien::infra::texter::Text;

/// The six digits of a text that says `words` before them; waits until the worker has sent it.
pub async fn code_after(folder: &Path, words: &str) -> String {
    for _ in 0..100 {
        for entry in std::fs::read_dir(folder).into_iter().flatten().flatten() {
            let text = std::fs::read_to_string(entry.path()).unwrap_or_default();
            let said = text.split("\"words\"").nth(1).unwrap_or_default();
            let Some((_, rest)) = said.split_once(words) else { continue };
            if let Some(code) = rest.split(|c: char| !c.is_ascii_digit()).find(|run| run.len() == 6) {
                return code.to_owned();
            }
        }
        tokio::time::sleep(Duration::from_millis(100)).await;
    }
    panic!("no code was texted after {words:?}");
}

/// The six digits of a text to that number that says `words` before them; waits likewise.
pub async fn code_to(folder: &Path, number: &str, words: &str) -> String {
    for _ in 0..600 {
        for entry in std::fs::read_dir(folder).into_iter().flatten().flatten() {
            let text = std::fs::read(entry.path()).unwrap_or_default();
            let Ok(text) = serde_json::from_slice::<Text>(&text) else { continue };
            let Some((_, rest)) = text.words.split_once(words).filter(|_| text.to.as_str() == number) else { continue };
            if let Some(code) = rest.split(|c: char| !c.is_ascii_digit()).find(|run| run.len() == 6) {
                return code.to_owned();
            }
        }
        tokio::time::sleep(Duration::from_millis(100)).await;
    }
    panic!("no code was texted to {number} after {words:?}");
}
