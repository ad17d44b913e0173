// Shows what delivery costs as soon as a commune is chosen. Without it, the button does.
const form = document.querySelector("[data-checkout]");

form?.addEventListener("change", async ({ target }) => {
  if (!target.name.startsWith("unit")) return;
  const typed = new URLSearchParams(new FormData(form));
  typed.set("deed", "fees");
  try {
    const answer = await fetch(form.action, { method: "POST", body: typed });
    const page = new DOMParser().parseFromString(await answer.text(), "text/html");
    const sums = page.querySelector("#sums");
    if (sums) document.querySelector("#sums").replaceWith(sums);
  } catch {
    // no signal: the sums come with the next answer
  }
});
