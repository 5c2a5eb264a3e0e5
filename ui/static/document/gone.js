// A document is served no more while its words are quoted on the page: the quotations say so.

import { when } from "../shared/bus.js";
import { citationOf } from "./footnotes.js";
import { pane } from "./pane.js";
import { say } from "../shared/texts.js";

const gone = new Set(); // identities of documents
let mine = new Set(); // those of the visitor's own

when("own", ({ documents }) => {
  const there = new Set(documents.map((each) => each.id));
  const lost = [...mine].filter((identity) => !there.has(identity));
  for (const identity of lost) gone.add(identity);
  for (const identity of there) gone.delete(identity);
  if (lost.includes(pane.document)) pane.fail(say("gone.pane"));
  mine = there;
  note();
});
when("gone", ({ document: identity }) => {
  gone.add(identity);
  note();
});
when("answered", note);

/** Say under each quotation whether its document was removed. */
function note() {
  for (const card of document.querySelectorAll(":is(#chat, #source) .quotation")) {
    const lost = gone.has(citationOf(card).document);
    const said = card.querySelector(".gone-note");
    if (lost && !said) card.append(sentence());
    else if (!lost) said?.remove();
  }
}

function sentence() {
  const line = document.createElement("p");
  line.className = "gone-note";
  line.textContent = say("gone.card");
  return line;
}
