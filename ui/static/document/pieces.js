// The pieces of a window of text as elements: the document's words always by textContent.

/**
 * A window of text; consecutive marked pieces stand in one mark.
 * @param {object} part as `ui/routes/source.py` sends it
 * @param {string} address where it was asked for
 */
export function draw(part, address) {
  const window = document.createElement("span");
  window.className = "window";
  window.dataset.start = part.start;
  window.dataset.end = part.end;
  window.dataset.address = address;
  let mark = null;
  for (const piece of part.pieces) {
    const element = document.createElement("span");
    element.className = `piece ${piece.shown}`;
    element.textContent = piece.text;
    element.prepend(...piece.marks.map(beside));
    if (piece.found !== null) {
      element.classList.add("found");
      element.dataset.place = piece.found;
    }
    if (piece.marked && mark === null) window.append((mark = document.createElement("mark")));
    (piece.marked ? mark : window).append(element);
  }
  return window;
}

/** The same window drawn again: its mark has the old one's number, and the focus it had. */
export function markAgain(window, old, focused) {
  const number = old.querySelector("mark")?.dataset.number;
  const mark = window.querySelector("mark");
  if (number === undefined || mark === null) return;
  mark.tabIndex = -1;
  mark.dataset.number = number;
  if (focused) mark.focus({ preventScroll: true });
}

/** A page's number, a time or a name beside the text: drawn by CSS, so that it is never copied. */
function beside({ about, words }) {
  const element = document.createElement("span");
  element.className = `beside ${about}`;
  element.dataset.words = words;
  return element;
}
