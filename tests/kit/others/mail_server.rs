//! A mail server of our own that behaves as it is told, and remembers what it took.

use std::{
    net::SocketAddr,
    sync::{Arc, Mutex},
    time::Duration,
};

use tokio::{
    io::{AsyncBufReadExt, AsyncWriteExt, BufReader},
    net::{TcpListener, TcpStream, tcp::OwnedWriteHalf},
};

/// How it behaves.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Manner {
    Well,
    /// It takes the connection and says nothing; what is open then stays so for ever.
    Silent,
    /// Four seconds for every answer.
    Slow,
    /// It takes the mail whole, and hangs up before it says so.
    ClosesAfterData,
    /// It answers one command like this, the others well.
    Says(&'static str, &'static str),
    Nonsense,
}

/// Where it listens, how it behaves from now on, and what it has.
#[derive(Clone)]
pub struct MailServer {
    pub address: SocketAddr,
    manner: Arc<Mutex<Manner>>,
    /// To whom, and whether the sender was told that it was taken.
    taken: Arc<Mutex<Vec<(String, bool)>>>,
}

impl MailServer {
    pub async fn new(manner: Manner) -> Self {
        let listener = TcpListener::bind("127.0.0.1:0").await.expect("a port");
        let address = listener.local_addr().expect("its address");
        let server = Self { address, manner: Arc::new(Mutex::new(manner)), taken: Arc::default() };
        let ours = server.clone();
        tokio::spawn(async move {
            while let Ok((stream, _)) = listener.accept().await {
                let ours = ours.clone();
                tokio::spawn(async move { ours.talk(stream).await });
            }
        });
        server
    }

    pub fn url(&self) -> String {
        format!("smtp://{}", self.address)
    }

    /// From now on.
    pub fn behave(&self, manner: Manner) {
        *self.manner.lock().expect("its manner") = manner;
    }

    pub fn taken(&self) -> Vec<(String, bool)> {
        self.taken.lock().expect("its mails").clone()
    }

    fn manner(&self) -> Manner {
        *self.manner.lock().expect("its manner")
    }

    async fn talk(&self, stream: TcpStream) -> Option<()> {
        let (read, mut write) = stream.into_split();
        let mut lines = BufReader::new(read).lines();
        let (mut inside, mut to) = (false, String::new());
        self.say(&mut write, "220 test").await?;
        while let Some(line) = lines.next_line().await.ok()? {
            let answer = match line.as_str() {
                "." if inside => {
                    inside = false;
                    let told = self.manner() != Manner::ClosesAfterData;
                    self.taken.lock().expect("its mails").push((to.clone(), told));
                    if !told {
                        return None;
                    }
                    "250 taken"
                }
                _ if inside => continue,
                line => match self.manner() {
                    Manner::Says(step, words) if line.starts_with(step) => words,
                    _ if line == "DATA" => {
                        inside = true;
                        "354 go on"
                    }
                    _ => "250 test",
                },
            };
            if let Some(address) = line.strip_prefix("RCPT TO:<") {
                to = address.trim_end_matches('>').to_owned();
            }
            self.say(&mut write, answer).await?;
        }
        Some(())
    }

    async fn say(&self, write: &mut OwnedWriteHalf, answer: &str) -> Option<()> {
        let answer = match self.manner() {
            Manner::Silent => std::future::pending().await,
            Manner::Nonsense => "what is a mail?",
            Manner::Slow => {
                tokio::time::sleep(Duration::from_secs(4)).await;
                answer
            }
            _ => answer,
        };
        write.write_all(format!("{answer}\r\n").as_bytes()).await.ok()
    }
}
