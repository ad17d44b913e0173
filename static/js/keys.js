// One key presses what carries it; a digit chooses that reason. Nothing where somebody types, or holds another key.
const typing = (target) => target.closest("input, textarea, select, [contenteditable]");

addEventListener("keydown", (event) => {
  if (event.ctrlKey || event.metaKey || event.altKey || event.repeat || typing(event.target)) return;
  const reason = document.querySelector("select[name=reason]");
  if (reason && /^[1-9]$/.test(event.key)) {
    if (event.key < reason.options.length) reason.selectedIndex = Number(event.key);
    return;
  }
  const key = event.key.toLowerCase();
  const pressed = /^[a-z]$/.test(key) && document.querySelector(`[data-key="${key}"]`);
  if (!pressed) return;
  event.preventDefault();
  pressed.click();
});
