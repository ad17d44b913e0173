// The listing form (templates/seller/products/new.html): fees follow the weight, the set follows the name. Without it the server does both.
const form = document.querySelector("[data-list]");
const ask = async (path, then) => {
  try {
    const answer = await fetch(form.dataset.list + path);
    if (answer.ok) then(await answer.text());
  } catch {
    // no signal: the form is checked when it is sent
  }
};

const set = form.elements.set_no;
let chosen = set.value;
set.onchange = () => (chosen = set.value);
form.elements.name.onchange = ({ target }) =>
  chosen || ask(`/products/suggestion?name=${encodeURIComponent(target.value)}`, (no) => (set.value = no));
form.elements["weight-0"].onchange = ({ target }) =>
  ask(`/delivery?weight=${encodeURIComponent(target.value)}`, (html) => (document.getElementById("delivery").innerHTML = html));
