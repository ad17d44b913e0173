// The price follows the chosen variant, and − and + change the quantity. Without this the page works as it is.
const form = document.getElementById("buy");
const put = (id, text) => { const place = document.getElementById(id); if (place) place.textContent = text; };

form?.addEventListener("change", ({ target }) => {
  if (target.name !== "variant") return;
  put("price", target.dataset.price);
  put("bar-price", target.dataset.price);
  put("measure", target.dataset.measure);
});

form?.querySelectorAll("[data-step]").forEach((button) => { button.hidden = false; });
form?.addEventListener("click", ({ target }) => {
  const step = Number(target.dataset.step);
  if (!step) return;
  const { quantity } = form.elements;
  quantity.value = Math.min(9999, Math.max(1, (Number(quantity.value) || 1) + step));
});
