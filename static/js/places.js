// Type-ahead of communes (templates/components/address.html). Without it the server looks the text up.
const kept = new Map();

async function ask(url) {
  if (!kept.has(url)) kept.set(url, fetch(url).then((answer) => (answer.ok ? answer.json() : [])));
  try {
    return await kept.get(url);
  } catch {
    kept.delete(url); // no signal: ask again next time
    return [];
  }
}

for (const box of document.querySelectorAll("[data-places]")) {
  const [input, chosenFor] = box.querySelectorAll("input");
  const list = box.querySelector("ul");
  const name = chosenFor.name.slice(0, -4);
  let found = [];
  let at = -1;
  let wait;

  const show = (places) => {
    found = places;
    at = -1;
    list.replaceChildren(...places.map((place, i) => {
      const option = document.createElement("li");
      option.role = "option";
      option.id = `${name}-${i}`;
      option.append(place.label);
      if (place.note) option.append(Object.assign(document.createElement("small"), { textContent: place.note }));
      option.onpointerdown = (event) => (event.preventDefault(), choose(i));
      return option;
    }));
    list.hidden = !places.length;
    input.ariaExpanded = !list.hidden;
    input.removeAttribute("aria-activedescendant");
  };
  const move = (to) => {
    at = (to + found.length) % found.length;
    [...list.children].forEach((option, i) => (option.ariaSelected = i === at));
    list.children[at].scrollIntoView({ block: "nearest" });
    input.setAttribute("aria-activedescendant", `${name}-${at}`);
  };
  const choose = (i) => {
    let code = box.querySelector(`[name="${name}"]`);
    if (!code) {
      box.nextElementSibling.remove();
      code = Object.assign(document.createElement("input"), { type: "hidden", name });
      box.append(code);
    }
    code.value = found[i].value;
    input.value = chosenFor.value = found[i].label;
    show([]);
    input.dispatchEvent(new Event("change", { bubbles: true }));
  };

  Object.assign(input, { role: "combobox", ariaExpanded: false, ariaAutoComplete: "list" });
  input.setAttribute("aria-controls", list.id);
  input.oninput = () => {
    clearTimeout(wait);
    const typed = input.value.trim();
    wait = setTimeout(async () => {
      const places = typed.length > 1 ? await ask(`${box.dataset.places}&q=${encodeURIComponent(typed)}`) : [];
      if (input.value.trim() === typed && document.activeElement === input) show(places);
    }, 200);
  };
  input.onkeydown = (event) => {
    if (!found.length) return;
    if (event.key === "ArrowDown") move(at + 1);
    else if (event.key === "ArrowUp") move(at < 0 ? -1 : at - 1);
    else if (event.key === "Enter" && at >= 0) choose(at);
    else if (event.key === "Escape") show([]);
    else return;
    event.preventDefault();
  };
  input.onblur = () => show([]);
}
