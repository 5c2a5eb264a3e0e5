// The options of the page, behind one quiet button: what a person sets once.

import { isKept, keep } from "./memory.js";

const sheet = () => document.querySelector(".options");

/** Show what is set. */
export function furnishOptions() {
  const chosen = sheet().querySelector(".keep-conversation");
  chosen.checked = isKept();
  chosen.addEventListener("change", () => keep(chosen.checked));
}

function close() {
  sheet().open = false;
}

// Not where a script presses something, as `conversation/conversation.js` does: a person presses elsewhere.
document.addEventListener("click", ({ target, isTrusted }) => {
  if (isTrusted && sheet()?.open && !target.closest(".options")) close();
});
document.addEventListener(
  "keydown",
  (event) => {
    if (event.key !== "Escape" || !sheet()?.open) return;
    event.preventDefault();
    event.stopImmediatePropagation();
    if (sheet().contains(document.activeElement)) sheet().querySelector("summary").focus();
    close();
  },
  { capture: true },
);
