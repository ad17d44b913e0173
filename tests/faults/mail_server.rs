//! Mail over SMTP, as it comes over the wire to a small server of our own.

use base64::{Engine, engine::general_purpose::STANDARD};
use chophien::{
    config,
    infra::mailer::{Mail, Mailer},
};
use tokio::{
    io::{AsyncBufReadExt, AsyncWriteExt, BufReader},
    net::{TcpListener, TcpStream},
};

/// Speaks as much SMTP as one mail needs, and returns the mail.
async fn take_one(stream: TcpStream) -> String {
    let (read, mut write) = stream.into_split();
    let mut lines = BufReader::new(read).lines();
    write.write_all(b"220 test\r\n").await.unwrap();
    let (mut mail, mut inside) = (String::new(), false);
    while let Ok(Some(line)) = lines.next_line().await {
        let answer: &[u8] = match line.as_str() {
            "." if inside => {
                write.write_all(b"250 taken\r\n").await.unwrap();
                return mail;
            }
            _ if inside => {
                mail.push_str(&line);
                mail.push('\n');
                continue;
            }
            "DATA" => {
                inside = true;
                b"354 go on\r\n"
            }
            _ => b"250 test\r\n",
        };
        write.write_all(answer).await.unwrap();
    }
    mail
}

/// The header as people read it: RFC 2047 words spelled out (no space between two of them), folded lines unfolded.
fn header(mail: &str, name: &str) -> String {
    let unfolded = mail.replace("\n ", " ");
    let line = unfolded.lines().find_map(|line| line.strip_prefix(&format!("{name}: "))).expect("the header");
    let (mut text, mut after_coded) = (String::new(), true);
    for word in line.split(' ') {
        let coded = word.strip_prefix("=?utf-8?b?").and_then(|w| w.strip_suffix("?="));
        if !(after_coded && (coded.is_some() || text.is_empty())) {
            text.push(' ');
        }
        match coded {
            Some(coded) => text.push_str(&String::from_utf8(STANDARD.decode(coded).expect("base64")).expect("utf-8")),
            None => text.push_str(word),
        }
        after_coded = coded.is_some();
    }
    text
}

#[tokio::test]
async fn a_mail_arrives_as_text_and_html_with_its_tones() {
    let listener = TcpListener::bind("127.0.0.1:0").await.unwrap();
    let url = format!("smtp://{}", listener.local_addr().unwrap());
    let server = tokio::spawn(async move { take_one(listener.accept().await.unwrap().0).await });
    let settings =
        config::Mail { url, url_file: None, from: "Chợ Phiên <khong-tra-loi@chophien.example>".to_owned() };
    let mail = Mail {
        to: "lan@vidu.example".into(),
        subject: "Đơn hàng mật ong bạc hà".into(),
        text: "Cảm ơn bác Lan.".into(),
        html: "<p>Cảm ơn bác Lan.</p>".into(),
    };
    Mailer::new(&settings).expect("settings are fine").send(mail).await.expect("taken");

    let arrived = server.await.unwrap();
    assert_eq!(header(&arrived, "Subject"), "Đơn hàng mật ong bạc hà");
    assert_eq!(header(&arrived, "To"), "lan@vidu.example");
    assert!(header(&arrived, "Content-Type").starts_with("multipart/alternative"));
    assert!(arrived.contains("text/plain; charset=utf-8") && arrived.contains("text/html; charset=utf-8"));
}
