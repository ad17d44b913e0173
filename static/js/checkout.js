// Shows what delivery costs as soon as a commune is chosen; without it, the button does. And what a guest has typed is kept for a day
// (src/pages/guest.rs) when she leaves the page half way, too.
const form = document.querySelector("[data-checkout]");
const typed = () => {
  const fields = new URLSearchParams(new FormData(form));
  fields.set("deed", "fees");
  return fields;
};
let known = form && String(typed());

form?.addEventListener("change", async ({ target }) => {
  if (!target.name.startsWith("unit")) return;
  const fields = typed();
  known = String(fields);
  try {
    const answer = await fetch(form.action, { method: "POST", body: fields });
    const page = new DOMParser().parseFromString(await answer.text(), "text/html");
    const sums = page.querySelector("#sums");
    if (sums) document.querySelector("#sums").replaceWith(sums);
  } catch {
    known = ""; // no signal: the sums come with the next answer
  }
});

// What is being sent, or is forgotten by its button, is not kept once more.
form?.addEventListener("submit", () => (known = String(typed())));

document.addEventListener("visibilitychange", () => {
  if (document.visibilityState !== "hidden" || !form || !("guest" in form.dataset)) return;
  const fields = typed();
  if (String(fields) === known) return;
  known = String(fields);
  fetch(form.action, { method: "POST", body: fields, keepalive: true }).catch(() => (known = ""));
});
