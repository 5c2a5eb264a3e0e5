// A notebook read back from a file, whichever of its five forms it has: the server opens it and looks
// up every quotation again. What is new comes at the end; nothing that stands here is overwritten.

import { holdsFiles } from "../../shared/drops.js";
import { read } from "../../document/source.js";
import { counted, language, say } from "../../shared/texts.js";
import { draw, tellIn, theNotebook } from "../dialog.js";
import { keepTyped } from "../fields.js";
import { completedBy, merged } from "./merging.js";
import { change, MOST, notebook } from "../notes.js";
import { forgetVerdicts, note } from "../verdicts.js";

const LARGEST = 20; // times 1,024 times 1,024 bytes; `bot/notebook/files.py` takes no more
const VERDICTS = [
  ["stands", "import.stands"],
  ["moved", "import.moved"],
  ["missing", "import.missing"],
  ["not served", "import.unserved"],
];

/** Let a file be chosen, or dropped on the notebook. */
export function furnishImporting() {
  const dialog = theNotebook();
  const input = dialog.querySelector(".import-file");
  dialog.querySelector(".import-notebook").addEventListener("click", () => input.click());
  input.addEventListener("change", () => {
    const [file] = input.files;
    input.value = "";
    if (file) take(file);
  });
  for (const kind of ["dragover", "dragleave", "drop"]) {
    dialog.addEventListener(kind, (event) => {
      if (!holdsFiles(event)) return;
      event.preventDefault();
      event.stopPropagation(); // over the notebook it is not to become a document
      dialog.toggleAttribute("data-dropping", kind === "dragover");
      if (kind === "drop") take(event.dataTransfer.files[0]);
    });
  }
}

async function take(file) {
  if (file.size > LARGEST * 1024 * 1024) {
    tellIn(say("import.large", { limit: LARGEST }));
    return;
  }
  tellIn(say("import.reading", { name: file.name }));
  try {
    const answer = await read(`/notebook/import?language=${language}`, { method: "POST", body: file });
    keepTyped();
    join(answer);
  } catch (error) {
    tellIn(error.message);
  }
}

/** Both notebooks are one, what was found of each note beside it. */
function join({ notebook: file, found }) {
  const current = file.notes.map((each, place) => completedBy(each, found[place].note));
  const both = merged(notebook(), { ...file, notes: current });
  if (both.book.notes.length > MOST) {
    tellIn(say("import.full", { count: MOST }));
    return;
  }
  let known = 0;
  let ids = new Map();
  change((now) => {
    const joined = merged(now, { ...file, notes: current });
    ({ known, ids } = joined);
    return joined.book;
  });
  forgetVerdicts();
  note(found.map((each) => ({ ...each, id: ids.get(each.id) })));
  draw();
  tellIn(told(found, known));
}

/** Example: 12 notes: 10 stand, 1 moved, 1 not found. 3 were here already. */
function told(found, known) {
  const counts = VERDICTS.flatMap(([verdict, key]) => {
    const count = found.filter((each) => each.verdict === verdict).length;
    return count ? [counted(key, count)] : [];
  });
  const notes = counted("import.notes", found.length);
  const sentence = counts.length ? `${notes}: ${counts.join(", ")}.` : `${notes}.`;
  return known ? `${sentence} ${counted("import.known", known)}` : sentence;
}
