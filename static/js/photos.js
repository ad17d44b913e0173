// Shrinks new photos before they leave (weak signal) and shows them (templates/components/photos.html). Without it the server shrinks.
const LONGEST = 1600;
const TAKEN = ["image/jpeg", "image/png", "image/webp"];

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

for (const box of document.querySelectorAll("[data-photos]")) {
  const input = box.querySelector("[type=file]");
  if (!input) continue;
  const take = input.parentElement;
  const one = box.dataset.photos === "1";
  let files = [];

  const show = () => {
    const all = new DataTransfer();
    box.querySelectorAll(one ? ".photo" : ".photo.new").forEach((photo) => photo.remove());
    for (const file of files) {
      all.items.add(file);
      const photo = document.createElement("figure");
      photo.className = "photo new";
      const img = Object.assign(document.createElement("img"), { src: URL.createObjectURL(file), alt: file.name });
      img.onload = () => URL.revokeObjectURL(img.src);
      const away = Object.assign(document.createElement("button"), { type: "button", textContent: "×", ariaLabel: `× ${file.name}` });
      away.onclick = () => ((files = files.filter((other) => other !== file)), show());
      photo.append(img, away);
      take.before(photo);
    }
    input.files = all.files;
    take.classList.toggle("first", !box.querySelector(".photo"));
  };
  input.onchange = async () => {
    const chosen = await Promise.all([...input.files].map(shrink));
    files = one ? chosen.slice(0, 1) : [...files, ...chosen];
    show();
  };
}
