// Notes put in order with the mouse: a note is taken by its grip. By keyboard there are two buttons.

const KIND = "text/x-footnote-note"; // of what is dragged: no file and no text of another page

/** Let the notes be dragged; `put(id, other, {after})` puts one beside another. */
export function furnishOrder(dialog, put) {
  const list = dialog.querySelector(".notes");
  let dragged = null;
  list.addEventListener("dragstart", (event) => {
    if (!event.target.matches?.(".note-grip")) return;
    dragged = event.target.closest(".note");
    event.dataTransfer.setData(KIND, dragged.dataset.note);
    event.dataTransfer.effectAllowed = "move";
    event.dataTransfer.setDragImage(dragged, 12, 12);
    dragged.dataset.dragged = "";
  });
  list.addEventListener("dragover", (event) => {
    const row = dragged && event.target.closest(".note");
    if (!row || row === dragged) return;
    event.preventDefault();
    show(list, row, event);
  });
  list.addEventListener("drop", (event) => {
    const row = dragged && event.target.closest(".note");
    if (!row || row === dragged) return;
    event.preventDefault();
    put(dragged.dataset.note, row.dataset.note, { after: isAfter(row, event) });
  });
  list.addEventListener("dragend", () => {
    delete dragged?.dataset.dragged;
    dragged = null;
    show(list, null);
  });
}

function isAfter(row, { clientY }) {
  const { top, height } = row.getBoundingClientRect();
  return clientY > top + height / 2;
}

/** Show where the note would go. */
function show(list, row, event) {
  for (const each of list.querySelectorAll("[data-drop]")) delete each.dataset.drop;
  if (row) row.dataset.drop = isAfter(row, event) ? "after" : "before";
}
