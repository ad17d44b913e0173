//! A form in parts, as browsers send it where there are files.

const EDGE: &str = "----edge-of-a-part";

/// A file to be sent with a form.
pub struct Upload<'a> {
    /// The field.
    pub field: &'a str,
    /// Its name on the phone.
    pub name: &'a str,
    pub bytes: &'a [u8],
}

/// What such a form says of itself.
pub fn kind() -> String {
    format!("multipart/form-data; boundary={EDGE}")
}

/// The body: fields first.
pub fn body<'a>(fields: impl IntoIterator<Item = (&'a str, &'a str)>, files: &[Upload<'_>]) -> Vec<u8> {
    let mut body = Vec::new();
    for (name, value) in fields {
        let part = format!("--{EDGE}\r\nContent-Disposition: form-data; name=\"{name}\"\r\n\r\n{value}\r\n");
        body.extend_from_slice(part.as_bytes());
    }
    for file in files {
        let (field, name) = (file.field, file.name);
        let head = format!(
            "--{EDGE}\r\nContent-Disposition: form-data; name=\"{field}\"; filename=\"{name}\"\r\n\
             Content-Type: application/octet-stream\r\n\r\n"
        );
        body.extend_from_slice(head.as_bytes());
        body.extend_from_slice(file.bytes);
        body.extend_from_slice(b"\r\n");
    }
    body.extend_from_slice(format!("--{EDGE}--\r\n").as_bytes());
    body
}
