// Keeps what is typed on the phone until it has arrived (weak signal). Photos and the form's token are not kept: photos wait on the
// server, and are dropped with what was typed.
const done = document.querySelector("[data-draft-done]");
const form = document.querySelector("[data-draft]");
const draft = (name) => JSON.parse(localStorage.getItem(name) ?? "[]");
try {
  if (done) drop(done.dataset.draftDone, done.dataset.draftKey);
  if (form) keep(form, form.dataset.draft);
} catch {
  // a browser that keeps nothing
}

// The draft of that form alone: another one may have been begun since.
function drop(name, key) {
  if (draft(name).some(([field, value]) => field === "key" && value === key)) localStorage.removeItem(name);
}

function keep(form, name) {
  const note = form.querySelector("[data-draft-note]");
  const kept = draft(name);
  if (kept.length && "fresh" in form.dataset) {
    const rows = kept.filter(([, value]) => value).map(([field]) => 1 + Number(field.match(/-(\d+)$/)?.[1] ?? 0));
    const most = Math.max(1, ...rows);
    if (most > form.elements.rows.value && !location.search) return location.replace(`?rows=${most}`);
    for (const [field, value] of kept) {
      for (const input of form.querySelectorAll(`[name="${field}"]`)) {
        if (input.type === "checkbox") input.checked ||= input.value === value;
        else input.value = value;
        if (value) input.closest("details")?.setAttribute("open", "");
      }
    }
    note.hidden = false;
  }
  form.addEventListener("input", () => {
    const typed = [...new FormData(form)].filter(([field, value]) => typeof value === "string" && !["csrf", "photos", "rows"].includes(field));
    localStorage.setItem(name, JSON.stringify(typed));
    note.hidden = false;
  });
  note.querySelector("button").onclick = async () => {
    localStorage.removeItem(name);
    const waits = form.querySelector("[data-waits]")?.dataset;
    const forget = new FormData();
    forget.append("forget_all", waits?.waits ?? "");
    forget.append("csrf", waits?.csrf ?? "");
    try {
      if (waits) await fetch("/seller/photos", { method: "POST", body: forget });
    } catch {
      // no signal: the photos are dropped one by one, or by themselves after a week
    }
    location.reload();
  };
}
