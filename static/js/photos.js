// Shrinks new photos before they leave (weak signal) and shows them (templates/components/photos.html). Where the form has a name, a
// photo goes up when it is chosen, tries again after a cut, and waits there for the form. Without it the server shrinks, and photos go
// up with the form.
const LONGEST = 1600;
const TAKEN = ["image/jpeg", "image/png", "image/webp"];
const SLOWEST_TRY = 30_000;

async function shrink(file) {
  try {
    const picture = await createImageBitmap(file);
    const scale = LONGEST / Math.max(picture.width, picture.height);
    if (scale >= 1 && TAKEN.includes(file.type)) return file;
    const canvas = document.createElement("canvas");
    canvas.width = picture.width * Math.min(scale, 1);
    canvas.height = picture.height * Math.min(scale, 1);
    const paper = canvas.getContext("2d");
    paper.fillStyle = "#fff"; // what shines through a JPEG is black
    paper.fillRect(0, 0, canvas.width, canvas.height);
    paper.drawImage(picture, 0, 0, canvas.width, canvas.height);
    const small = await new Promise((done) => canvas.toBlob(done, "image/jpeg", 0.85));
    return new File([small], "photo.jpg", { type: "image/jpeg" });
  } catch {
    return file; // the server says what is wrong with it
  }
}

const make = (tag, of) => Object.assign(document.createElement(tag), of);

// One try: `done(status, answer)`, and status 0 where the line was cut.
function send(fields, progress, done) {
  const form = new FormData();
  for (const [name, value] of Object.entries(fields)) form.append(name, value);
  const request = new XMLHttpRequest();
  request.open("POST", "/seller/photos");
  request.responseType = "json";
  request.timeout = 300_000;
  request.upload.onprogress = (sent) => sent.lengthComputable && (progress.value = sent.loaded / sent.total);
  request.onloadend = () => done(request.status, request.response);
  request.send(form);
  return request;
}

for (const box of document.querySelectorAll("[data-photos]")) {
  const input = box.querySelector("[type=file]");
  if (!input) continue;
  const take = input.parentElement;
  const form = input.form;
  const words = box.dataset;
  const one = words.photos === "1";
  const says = [...take.childNodes].find((node) => node.nodeType === Node.TEXT_NODE && node.data.trim());
  const first = says?.data;
  let files = []; // what goes with the form: { file, photo }
  let going = new Set();
  let held = null;

  const settle = () => {
    const all = new DataTransfer();
    for (const { file } of files) all.items.add(file);
    input.files = all.files;
    const some = Boolean(box.querySelector(".photo"));
    take.classList.toggle("first", !some);
    if (says && words.more && !one) says.data = some ? ` ${words.more} ` : first;
    if (going.size || !held) return;
    const button = held;
    held = null;
    form.requestSubmit(button === form ? undefined : button);
  };

  const show = (file) => {
    const photo = make("figure", { className: "photo new" });
    const img = make("img", { src: URL.createObjectURL(file), alt: file.name });
    img.onload = () => URL.revokeObjectURL(img.src);
    const away = make("button", { type: "button", textContent: "×", ariaLabel: `× ${file.name}` });
    photo.append(img, away);
    take.before(photo);
    return { file, photo, away, key: crypto.randomUUID?.() ?? `${Date.now()}-${Math.random()}` };
  };

  const drop = (entry) => {
    files = files.filter((other) => other !== entry);
    going.delete(entry);
    clearTimeout(entry.later);
    entry.request?.abort();
    if (entry.code) send({ forget: entry.code, csrf: words.csrf }, {}, () => {});
    entry.photo.remove();
    settle();
  };

  // The form takes it along instead.
  const along = (entry) => {
    going.delete(entry);
    entry.progress.remove();
    entry.note.remove();
    files.push(entry);
    settle();
  };

  const up = (entry, pause = 1000) => {
    const again = () => {
      removeEventListener("online", again);
      clearTimeout(entry.later);
      if (going.has(entry)) up(entry, Math.min(pause * 2, SLOWEST_TRY));
    };
    entry.note.textContent = words.going;
    const fields = { csrf: words.csrf, waits: words.waits, key: entry.key, photo: entry.file };
    entry.request = send(fields, entry.progress, (status, answer) => {
      if (!going.has(entry)) return;
      if (status === 200 && answer?.code) {
        going.delete(entry);
        entry.code = answer.code;
        entry.progress.remove();
        entry.note.remove();
        entry.photo.append(make("input", { type: "hidden", name: input.name, value: answer.code }));
        settle();
      } else if (status === 422 && answer?.words) {
        going.delete(entry);
        entry.progress.remove();
        held = null;
        entry.note.className = "wrong";
        entry.note.textContent = answer.words;
        settle();
      } else if (status === 0 || status >= 500 || status === 408 || status === 429) {
        entry.note.textContent = words.again;
        entry.later = setTimeout(again, pause);
        addEventListener("online", again);
      } else {
        along(entry); // signed out, or an older page: the form says so
      }
    });
  };

  input.onchange = async () => {
    const chosen = await Promise.all([...input.files].map(shrink));
    const photos = one ? chosen.slice(0, 1) : chosen;
    if (one && photos.length) {
      [...files, ...going].forEach(drop);
      box.querySelectorAll(".photo").forEach((photo) => photo.remove());
    }
    for (const file of photos) {
      const entry = show(file);
      entry.away.onclick = () => drop(entry);
      if (!words.waits) {
        files.push(entry);
        continue;
      }
      entry.progress = make("progress", { max: 1, value: 0, ariaLabel: words.going });
      entry.note = make("figcaption", { role: "status" });
      entry.photo.append(entry.progress, entry.note);
      going.add(entry);
      up(entry);
    }
    settle();
  };

  // Held until the photos are there; pressed again, the form takes along what is not.
  form.addEventListener("submit", (event) => {
    if (!going.size) return;
    if (held) {
      held = null;
      for (const entry of [...going]) {
        entry.request?.abort();
        along(entry);
      }
      return;
    }
    event.preventDefault();
    held = event.submitter ?? form;
    const note = box.querySelector(".held") ?? make("p", { className: "hint held", role: "status" });
    note.textContent = words.hold;
    box.append(note);
  });
}
