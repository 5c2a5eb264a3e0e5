// Files may be dropped anywhere on the page: elsewhere than here the browser would leave it for them.

import { say } from "./texts.js";

/** Take the files that are dropped; while they are over the page, it says so. */
export function takeDrops(add) {
  const target = sign();
  document.addEventListener("dragover", (event) => {
    if (!holdsFiles(event)) return;
    event.preventDefault();
    target.hidden = false;
  });
  document.addEventListener("dragleave", (event) => {
    if (event.relatedTarget === null) target.hidden = true;
  });
  document.addEventListener("drop", (event) => {
    if (!holdsFiles(event)) return;
    event.preventDefault();
    target.hidden = true;
    add([...event.dataTransfer.files]);
  });
}

/** Whether files are being dragged. */
export function holdsFiles(event) {
  return event.dataTransfer?.types.includes("Files");
}

/** What lies over the whole page while files are over it. */
function sign() {
  const target = document.createElement("div");
  target.className = "drop-target";
  target.hidden = true;
  for (const key of ["library.dropping", "library.dropping.note"]) {
    const line = document.createElement("p");
    line.textContent = say(key);
    target.append(line);
  }
  document.body.append(target);
  return target;
}
