// Pinning: a quotation goes from its card into the notebook at once, with what the card says of it;
// what the server knows besides, as its source, is asked for afterwards, as often as it takes.

import { when } from "../shared/bus.js";
import { citationOf } from "../document/footnotes.js";
import { whoOf } from "../conversation/quotations.js";
import { announce } from "../document/pane.js";
import { read } from "../document/source.js";
import { counted, language, say } from "../shared/texts.js";
import { shortOf } from "./numbering.js";
import { add, beginNotes, complete, MOST, noteAt, notes, outdate } from "./notes.js";
import { pendingNotes, remove } from "./notes.js";

const tried = new Set(); // the ids that need not be asked for again before something has changed
let completing = false;

/** Let quotations be pinned, and show how many are. */
export function furnishPinning() {
  beginNotes();
  when("noted", show);
  when("answered", ({ reply }) => markIn(reply));
  when("drawn", ({ card }) => markIn(card.parentElement ?? card));
  when("renamed", ({ document }) => {
    outdate(document);
    completePending();
  });
  when("reached", completePending);
  show();
  completePending();
}

/** Pin a quotation, or let a pinned one go. */
export function togglePin(button) {
  const citation = citationOf(button);
  const note = noteAt(citation);
  if (note) {
    remove(note.id);
    announce(say("notebook.unpinned"));
  } else if (notes().length >= MOST) {
    announce(say("notebook.full", { count: MOST }));
  } else {
    announce(say("notebook.pinned", { id: add(noteOn(citation)) }));
    completePending();
  }
}

/** A note on what a card says; `bot/notebook/note.py` takes it too, as it is. */
function noteOn(citation) {
  const { document, title, start, end, quote, shown, place, cited } = citation;
  return {
    citation: {
      document_sha256: document,
      document_title: title,
      cited_text: quote,
      shown: shown ?? quote,
      start_char_index: start,
      end_char_index: end,
    },
    place,
    who: whoOf(citation) || null,
    cited,
    source: null,
    comment: "",
    tags: [],
  };
}

/** Ask the server for what it knows of the notes that it has not completed yet. */
async function completePending() {
  tried.clear();
  if (completing) return;
  completing = true;
  try {
    for (;;) {
      const note = pendingNotes().find(({ id }) => !tried.has(id));
      if (!note) return;
      tried.add(note.id);
      await completeOne(note);
    }
  } finally {
    completing = false;
  }
}

async function completeOne({ id, citation }) {
  const { document_sha256: sha256, start_char_index: start, end_char_index: end } = citation;
  try {
    const span = new URLSearchParams({ start, end, language });
    const known = await read(`/source/${shortOf(sha256)}/note?${span}`);
    if (known.citation.cited_text === citation.cited_text) complete(new Map([[id, known]]));
  } catch {
    // Its document is not served, or nobody answers: it is a note without it, and asked for again.
  }
}

/** Show what is pinned wherever that is to be seen. */
function show() {
  const button = document.querySelector(".masthead > .show-notebook");
  const count = notes().length;
  button.hidden = count === 0; // the options lead to it too
  button.textContent = say("notebook.show", { count });
  button.setAttribute("aria-label", counted("notebook.show.name", count));
  markIn(document);
}

function markIn(root) {
  for (const button of root.querySelectorAll('.actions [data-do="pin"][aria-pressed]')) {
    const pinned = noteAt(citationOf(button)) !== null;
    button.setAttribute("aria-pressed", String(pinned));
    button.textContent = say(pinned ? "actions.pinned" : "actions.pin");
    const place = button.closest(".quotation").querySelector(".place");
    if (pinned) place.dataset.pinned = say("actions.pinned");
    else delete place.dataset.pinned;
  }
}
