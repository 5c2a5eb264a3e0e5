// Whether the words of each note still stand where they stood: the server looks, and what it finds is
// said beside the note. Of words that stand elsewhere now the note takes the new place, and says so.

import { read } from "../document/source.js";
import { language, say } from "../shared/texts.js";
import { complete, notebook, notes } from "./notes.js";

const SAID = {
  stands: "note.stands",
  moved: "note.moved",
  missing: "note.missing",
  "not served": "note.gone",
};
const AT_ONCE = 50; // notes looked up by one request: about a second's work for the server

let verdicts = new Map(); // by the ids of notes: {verdict, place}

/** What was found of a note, and in words; null where there is nothing to be said. */
export function verdictOn({ id }) {
  const found = verdicts.get(id);
  return found ? { verdict: found.verdict, words: say(SAID[found.verdict], found) } : null;
}

/** What was found is said no more. */
export function forgetVerdicts() {
  verdicts = new Map();
}

/** Have every note looked up, some at a time, for as long as somebody looks. */
export async function verify({ looks }) {
  const all = notes();
  for (let at = 0; at < all.length && looks(); at += AT_ONCE) {
    await verifyThese(all.slice(at, at + AT_ONCE));
  }
}

async function verifyThese(some) {
  const { found } = await read(`/notebook/import?language=${language}`, {
    method: "POST",
    headers: { "content-type": "application/json" },
    body: JSON.stringify({ ...notebook(), notes: some }),
  });
  for (const { id } of found) verdicts.delete(id);
  note(found.filter(({ verdict }) => verdict !== "stands"));
  complete(new Map(found.filter(({ note }) => note).map(({ id, note }) => [id, note])));
}

/** Say of notes what was found of them. */
export function note(found) {
  for (const { id, verdict, note: known } of found) {
    verdicts.set(id, { verdict, place: known?.place ?? "" });
  }
}
