// Suggestions under the search field: a combobox whose list comes from /suggestions. Arrow keys choose (the one down also opens), Enter goes, Escape closes.
const input = document.querySelector(".search input[name=q]");
const list = document.getElementById("suggestions");
let chosen = -1, timer, asked;

const options = () => [...list.children];
const close = () => { list.hidden = true; chosen = -1; input.setAttribute("aria-expanded", "false"); input.removeAttribute("aria-activedescendant"); };

const choose = (to) => {
  const all = options();
  chosen = (to + all.length) % all.length;
  all.forEach((option, i) => option.setAttribute("aria-selected", i === chosen));
  input.setAttribute("aria-activedescendant", all[chosen].id);
  all[chosen].scrollIntoView({ block: "nearest" });
};

const ask = async () => {
  asked?.abort();
  asked = new AbortController();
  const words = input.value.trim();
  if (words.length < 2) return close();
  try {
    const answer = await fetch(`/suggestions?q=${encodeURIComponent(words)}`, { signal: asked.signal });
    if (!answer.ok) return close();
    list.innerHTML = await answer.text();
    chosen = -1;
    list.hidden = !list.children.length;
    input.setAttribute("aria-expanded", String(!list.hidden));
  } catch { /* a newer question, or no signal: the form still works */ }
};

if (input && list) {
  input.addEventListener("input", () => { clearTimeout(timer); timer = setTimeout(ask, 180); });
  input.addEventListener("blur", () => setTimeout(close, 150));
  input.addEventListener("keydown", (event) => {
    if (event.isComposing) return;
    if (list.hidden || !list.children.length) return void (event.key === "ArrowDown" && ask());
    if (event.key === "ArrowDown") choose(chosen + 1);
    else if (event.key === "ArrowUp") choose(chosen < 1 ? options().length - 1 : chosen - 1);
    else if (event.key === "Escape") return close();
    else if (event.key === "Enter" && chosen >= 0) location.assign(options()[chosen].dataset.href);
    else return;
    event.preventDefault();
  });
  list.addEventListener("mousedown", (event) => event.preventDefault());
  list.addEventListener("click", ({ target }) => {
    const option = target.closest("[data-href]");
    if (option) location.assign(option.dataset.href);
  });
}
