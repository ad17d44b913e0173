//! The program itself, as people run it: a process that listens on a port and can be killed.

use std::{
    io::{Read, Write},
    net::{SocketAddr, TcpListener, TcpStream},
    path::Path,
    process::{Child, Command, Output, Stdio},
    sync::atomic::{AtomicU32, Ordering},
    time::{Duration, Instant},
};

use axum::http::{HeaderMap, HeaderName, HeaderValue, StatusCode};

use super::{answer::Answer, app::TestApp};

/// A running program; gone when dropped.
pub struct Process(Child);

/// A running `chophien serve`.
pub struct Server {
    process: Process,
    /// Where it listens.
    pub address: SocketAddr,
    /// From its start to its first answer.
    pub began_within: Duration,
}

/// The program with no setting but these, in a folder of its own.
pub fn chophien(folder: &Path, profile: &str, settings: &[(&str, &str)]) -> Command {
    // Where somebody measures it is the optimised one.
    let program = std::env::var_os("CHOPHIEN_TEST_PROGRAM").unwrap_or_else(|| env!("CARGO_BIN_EXE_chophien").into());
    let mut command = Command::new(program);
    for (name, _) in std::env::vars().filter(|(name, _)| name.starts_with("CHOPHIEN")) {
        command.env_remove(name);
    }
    command.env("CHOPHIEN_PROFILE", profile).env("RUST_LOG", "error").envs(settings.iter().copied());
    command.current_dir(folder).stdin(Stdio::null());
    command
}

/// Runs it to its end.
pub fn run(mut command: Command) -> Output {
    command.stdout(Stdio::piped()).stderr(Stdio::piped()).output().expect("the program starts")
}

/// A port that was free a moment ago.
pub fn free_port() -> SocketAddr {
    let listener = TcpListener::bind("127.0.0.1:0").expect("a port");
    listener.local_addr().expect("its address")
}

/// A port that stays free while its process is away: below those that the system hands out by itself.
pub fn own_port() -> SocketAddr {
    let first = std::process::id().wrapping_add(PORT.fetch_add(1, Ordering::SeqCst)) as u16;
    let ports = (0..500).map(|after| 19_000 + (first % 500 + after) % 500);
    let mut addresses = ports.map(|port| SocketAddr::from(([127, 0, 0, 1], port)));
    addresses.find(|address| TcpListener::bind(address).is_ok()).expect("a port")
}

static PORT: AtomicU32 = AtomicU32::new(0);

impl Process {
    /// Begun; what it prints is nobody's.
    pub fn begin(mut command: Command) -> Self {
        Self(command.stdout(Stdio::null()).spawn().expect("the program starts"))
    }

    /// Of the process.
    pub fn id(&self) -> u32 {
        self.0.id()
    }

    /// The plug is pulled.
    pub fn kill(mut self) {
        self.0.kill().expect("killed");
        self.0.wait().expect("gone");
    }

    /// The service manager asks it to stop; tells whether it ended well.
    pub fn stop(mut self) -> bool {
        let asked = Command::new("kill").args(["-TERM", &self.id().to_string()]).status().expect("kill");
        assert!(asked.success());
        self.0.wait().expect("its end").success()
    }

    fn has_ended(&mut self) -> bool {
        self.0.try_wait().expect("its state").is_some()
    }
}

impl Drop for Process {
    fn drop(&mut self) {
        let _ = self.0.kill();
        let _ = self.0.wait();
    }
}

impl Server {
    /// Over the database, the files and the secret of a test's app, with some settings more.
    pub fn over(app: &TestApp, settings: &[(&str, &str)]) -> Self {
        Self::begin(over(app, settings), free_port())
    }

    /// The same, whose log goes into a file.
    pub fn telling(app: &TestApp, settings: &[(&str, &str)], log: &Path) -> Self {
        let mut command = over(app, settings);
        command.stderr(std::fs::File::create(log).expect("a file for the log"));
        Self::begin(command, free_port())
    }

    /// The same, in a process that hears of a file that may not grow from the write itself, as it hears of a full disk.
    pub fn over_a_small_disk(app: &TestApp) -> Self {
        Self::begin(after(r#"trap "" XFSZ"#, &over(app, &[]), app.folder()), free_port())
    }

    /// In a folder, with these settings; waits until it answers.
    pub fn start(folder: &Path, profile: &str, settings: &[(&str, &str)]) -> Self {
        Self::begin(chophien(folder, profile, settings), free_port())
    }

    /// At that address; waits until it answers.
    pub fn begin(mut command: Command, address: SocketAddr) -> Self {
        command.env("CHOPHIEN__SERVER__BIND", address.to_string());
        command.env("CHOPHIEN__SERVER__PUBLIC_URL", format!("http://{address}"));
        let begun = Instant::now();
        let mut process = Process::begin(command);
        while !get(address, "/readyz").is_ok_and(|answer| answer.status == 200) {
            assert!(!process.has_ended(), "the server ended before it answered");
            assert!(begun.elapsed() < Duration::from_secs(120), "the server does not answer");
            std::thread::sleep(Duration::from_millis(20));
        }
        Self { process, address, began_within: begun.elapsed() }
    }

    /// `http://127.0.0.1:…`
    pub fn url(&self) -> String {
        format!("http://{}", self.address)
    }

    /// Of the process.
    pub fn id(&self) -> u32 {
        self.process.id()
    }

    /// The plug is pulled.
    pub fn kill(self) {
        self.process.kill();
    }

    /// The service manager asks it to stop; tells whether it ended well.
    pub fn stop(self) -> bool {
        self.process.stop()
    }
}

/// The program over the database, the files and the secret of a test's app, with some settings more.
pub fn over(app: &TestApp, settings: &[(&str, &str)]) -> Command {
    let (url, secret) = (app.config.database.url.clone(), app.folder().join("secret").display().to_string());
    let files = app.config.files.dir.display().to_string();
    let mut all = vec![
        ("CHOPHIEN__DATABASE__URL", url.as_str()),
        ("CHOPHIEN__SECRET_FILE", secret.as_str()),
        ("CHOPHIEN__FILES__DIR", files.as_str()),
    ];
    all.extend_from_slice(settings);
    chophien(app.folder(), "test", &all)
}

/// The same program in a process that a shell has prepared.
pub fn after(prepared: &str, command: &Command, folder: &Path) -> Command {
    let mut shell = Command::new("sh");
    shell.args(["-c", &format!(r#"{prepared}; exec "$0""#)]).arg(command.get_program());
    for (name, value) in command.get_envs() {
        match value {
            Some(value) => shell.env(name, value),
            None => shell.env_remove(name),
        };
    }
    shell.current_dir(folder).stdin(Stdio::null());
    shell
}

/// A plain GET.
pub fn get(address: SocketAddr, path: &str) -> std::io::Result<Answer> {
    exchange(address, &format!("GET {path}"), &[], &[])
}

/// One request over a connection of its own.
pub fn exchange(
    address: SocketAddr,
    request: &str,
    headers: &[(String, String)],
    body: &[u8],
) -> std::io::Result<Answer> {
    let mut stream = TcpStream::connect(address)?;
    stream.set_read_timeout(Some(Duration::from_secs(60)))?;
    let mut head = format!("{request} HTTP/1.1\r\nHost: {address}\r\nConnection: close\r\n");
    for (name, value) in headers {
        head.push_str(&format!("{name}: {value}\r\n"));
    }
    head.push_str(&format!("Content-Length: {}\r\n\r\n", body.len()));
    stream.write_all(head.as_bytes())?;
    stream.write_all(body)?;
    let mut bytes = Vec::new();
    stream.read_to_end(&mut bytes)?;
    parse(request, &bytes).ok_or_else(|| std::io::Error::other("no whole answer"))
}

fn parse(request: &str, bytes: &[u8]) -> Option<Answer> {
    let end = bytes.windows(4).position(|four| four == b"\r\n\r\n")?;
    let head = String::from_utf8_lossy(&bytes[..end]).into_owned();
    let mut lines = head.split("\r\n");
    let status = lines.next()?.split(' ').nth(1)?.parse::<u16>().ok()?;
    let mut headers = HeaderMap::new();
    for (name, value) in lines.filter_map(|line| line.split_once(": ")) {
        let (name, value) = (HeaderName::from_bytes(name.as_bytes()).ok()?, HeaderValue::from_str(value).ok()?);
        headers.append(name, value);
    }
    let body = &bytes[end + 4..];
    let chunked = headers.get("transfer-encoding").is_some_and(|v| v == "chunked");
    let body = if chunked { unchunked(body)? } else { body.to_vec() };
    let length = headers.get("content-length").and_then(|v| v.to_str().ok()?.parse::<usize>().ok());
    if length.is_some_and(|length| length > body.len()) {
        return None;
    }
    Some(Answer { request: request.to_owned(), status: StatusCode::from_u16(status).ok()?, headers, body })
}

/// Nothing where the last piece is missing.
fn unchunked(mut rest: &[u8]) -> Option<Vec<u8>> {
    let mut body = Vec::new();
    loop {
        let end = rest.windows(2).position(|two| two == b"\r\n")?;
        let size = usize::from_str_radix(&String::from_utf8_lossy(&rest[..end]), 16).ok()?;
        if size == 0 {
            return Some(body);
        }
        body.extend_from_slice(rest.get(end + 2..end + 2 + size)?);
        rest = rest.get(end + 4 + size..)?;
    }
}
