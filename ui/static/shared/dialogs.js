// A dialog over the page: made when it is first opened, closed by Escape, by its cross and by a press
// beside it. The focus goes back where it came from; that is the browser's.

/** A dialog's frame: its title, its cross, and room for what it shows. */
export function makeDialog(id, title, close) {
  const dialog = element("dialog", "over");
  dialog.id = id;
  dialog.setAttribute("aria-labelledby", `${id}-title`);
  const name = element("h2", "", title);
  name.id = `${id}-title`;
  const cross = button("quiet close-over", "×");
  cross.setAttribute("aria-label", close);
  cross.addEventListener("click", () => dialog.close());
  const head = element("header");
  head.append(name, cross);
  dialog.append(head);
  dialog.addEventListener("keydown", (event) => {
    if (event.key === "Escape") event.stopPropagation(); // closes it, and nothing behind it
  });
  dialog.addEventListener("click", (event) => {
    if (event.target === dialog) dialog.close(); // beside it
  });
  document.querySelector("#room").append(dialog); // whose rules for buttons hold here too
  return dialog;
}

/** An element with words, which say themselves in which direction they are written. */
export function element(tag, className = "", words = "") {
  const made = document.createElement(tag);
  if (className) made.className = className;
  if (words) made.dir = "auto";
  made.textContent = words;
  return made;
}

/** A button that submits nothing. */
export function button(className, words) {
  const made = element("button", className, words);
  made.type = "button";
  return made;
}
