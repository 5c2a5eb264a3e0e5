// The page's wiring: waits for what Gradio puts there, then lets every part do its own.

import { again } from "./conversation/asking.js";
import { askAlike, askExactly, follows, retry } from "./conversation/log.js";
import { tell, when } from "./shared/bus.js";
import { furnishChecking } from "./checking/check.js";
import { keepSelectionsVerbatim } from "./shared/clipboard.js";
import { openCite } from "./citing/cite.js";
import { watchConnection } from "./shared/connection.js";
import { offerDetails, openDetails } from "./citing/details.js";
import { askEdited, closeEditor, edit } from "./conversation/editing.js";
import { follow, goBack, settle, settleGone, step } from "./document/footnotes.js";
import "./document/find.js";
import "./document/gone.js";
import "./shared/keys.js";
import { countOwn, loadLibrary, showFurther } from "./library/library.js";
import { furnishLimits, liftChip, limitToDocument, limitToSpeaker } from "./conversation/limits.js";
import "./document/map.js";
import "./document/pages.js";
import { beginMemory } from "./conversation/memory.js";
import { closeNotebook, furnishNotebook, moveNote, openNotebook } from "./notebook/dialog.js";
import { removeNote, showInDocument, undoRemoval } from "./notebook/dialog.js";
import { removeTag } from "./notebook/fields.js";
import { furnishImporting } from "./notebook/files/importing.js";
import { furnishPinning, togglePin } from "./notebook/pinning.js";
import { furnishSaving } from "./notebook/files/saving.js";
import { furnishOptions } from "./conversation/options.js";
import { onPress } from "./shared/press.js";
import { askLike, copyCitation, renameIn, showPlace, toggleFurther } from "./conversation/quotations.js";
import { announce, find, furnish, hasList, lay, pane, reveal } from "./document/pane.js";
import { watchSheet } from "./shared/sheet.js";
import "./document/quoting.js";
import { SpeakerList } from "./library/speakers.js";
import { askNext, suggest } from "./conversation/suggestions.js";
import { fill, say } from "./shared/texts.js";
import { Uploads } from "./library/uploads.js";
import { widen } from "./document/widening.js";

let speakers = null; // the SpeakerList in the pane

onPress(".footnote", follow);
onPress("[data-copy]", copyCitation);
onPress('[data-do="show"]', showPlace);
onPress('[data-do="more"]', toggleFurther);
onPress('[data-do="like"]', askLike);
onPress('[data-do="cite"]', openCite);
onPress('[data-do="pin"]', togglePin);
onPress('[data-do="show-note"]', showInDocument);
onPress('[data-do="remove-note"]', removeNote);
onPress('[data-do="bring-back"]', undoRemoval);
onPress(".note-move", moveNote);
onPress(".note .tag", removeTag);
onPress("[data-widen]", widen);
onPress(".show-notebook", openNotebook);
onPress(".close-notebook", closeNotebook);
onPress(".ask-next", askNext);
onPress(".exactly", askExactly);
onPress(".everywhere", askAlike);
onPress(".edit", edit);
onPress(".ask-edited", askEdited);
onPress(".close-editor", closeEditor);
onPress(".retry button", retry);
onPress(".ask-again", again);
onPress(".open-document", (button) => openDocument(button.dataset.document));
onPress(".step", (button) => step(Number(button.dataset.step)));
onPress(".more-text", (button) => pane.more(button.dataset.more));
onPress(".to-answer, .close-source", goBack);
onPress(".to-documents, .show-list", showDocuments);
onPress(".further", showFurther);
onPress(".ask-only", limitToDocument);
onPress(".ask-only-speaker", limitToSpeaker);
onPress(".limit", liftChip);
onPress(".to-uploads", showUploads);
onPress(".show-source", showSource);
onPress(".show-speakers", () => speakers.toggle());
onPress(".show-details", () => openDetails());

document.addEventListener("keydown", (event) => {
  if (event.key !== "Escape" || !pane) return;
  if (speakers.close() || goBack()) event.preventDefault();
});

when("answered", settleGone);
when("answered", ({ reply }) => suggest(reply));
when("shown", () => speakers.offer(pane.document));
when("listed", () => speakers.offer(null));
when("shown", ({ document: identity }) => offerDetails(identity));
when("listed", () => offerDetails(null));
when("renamed", (renaming) => {
  const { old, name } = renaming;
  pane.refresh().catch(() => {}); // the names beside the text stay the old ones, no more
  const somebody = old ?? say("speakers.somebody");
  announce(say(name ? "speakers.renamed" : "speakers.unnamed", { old: somebody, name }));
  renameIn(document, renaming);
});
when("reread", () => {
  pane.refresh().catch(() => {}); // the names beside the text stay the old ones, no more
  announce(say("speakers.reread"));
});
when("own", ({ documents }) => countOwn(documents.length));

keepSelectionsVerbatim(".quote, .source-text, .question");

async function openDocument(identity) {
  settle(null);
  await pane.open(identity);
  reveal();
}

function showDocuments() {
  settle(null);
  pane.list();
}

/** The list of documents, from its top. */
function showList() {
  showDocuments();
  lay();
  pane.scroller.scrollTop = 0;
}

function showUploads() {
  showList();
  find(".add-documents").focus({ preventScroll: true });
}

/** On a phone: the document, or where there are several, their list. */
function showSource() {
  if (hasList()) showDocuments();
  reveal();
}

/** Begin, if all that Gradio puts on the page is there. */
function start() {
  const root = document.querySelector("section.source");
  const log = document.querySelector("#conversation");
  const parts = [".show-source", "#question textarea", "#new-in-log", "#notebook", "#check"];
  if (!root || !log || !parts.every((part) => document.querySelector(part))) return false;
  fill(document);
  furnish(root);
  speakers = new SpeakerList(root);
  watchConnection(document.querySelector("#chat"));
  watchSheet();
  furnishChecking();
  furnishOptions();
  furnishLimits();
  follows(log);
  furnishPinning();
  furnishNotebook();
  furnishSaving();
  furnishImporting();
  settle(null);
  const opened = loadLibrary().then(open).catch((error) => pane.fail(error.message));
  opened.then(() => document.documentElement.setAttribute("data-furnished", ""));
  beginMemory(opened);
  return true;
}

/** What is being served is known: a single document lies open, and others can be added. */
async function open({ documents, total, offer }) {
  if (offer) new Uploads(find(".uploads"), { announce, show: showList });
  settle(null);
  if (total === 1) await pane.open(documents[0].id);
  else pane.list();
}

if (!start()) {
  const waiting = new MutationObserver(() => {
    if (start()) waiting.disconnect();
  });
  waiting.observe(document.body, { childList: true, subtree: true });
}
