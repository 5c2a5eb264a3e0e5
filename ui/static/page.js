// The page's wiring: footnotes, copying, the source pane's buttons, the log's scrolling.
//
// Gradio builds and rebuilds the page's elements, so nothing listens on them: one listener a kind of
// event, on the document.

import { copy, keepSelectionsVerbatim } from "./clipboard.js";
import { SourcePane } from "./source.js";
import { SpeakerList } from "./speakers.js";
import { Uploads } from "./uploads.js";

const COPIED_FOR = 1600; // milliseconds a button says that it has copied
const SENT_FOR = 5000; // milliseconds after which a question that went astray may be sent again
const ABOVE = 20; // CSS pixels kept free above the newest question
const calm = matchMedia("(prefers-reduced-motion: reduce)");
const narrow = matchMedia("(max-width: 56rem)"); // where the pane lies over the conversation
let pane = null; // the SourcePane, once there is one
let speakers = null; // the SpeakerList in it
let current = null; // the footnote's button whose quotation is marked
let sent = 0; // when a question was sent that the log does not show yet; 0: none
let again = null; // the place of the reply that is asked for again, exactly as typed

const citationOf = (button) => JSON.parse(button.closest(".quotation").dataset.citation);
const footnotesBeside = (button) => [
  ...button.closest(".quotations").querySelectorAll("button.footnote"),
];
const find = (selector) => pane.root.querySelector(selector);

document.addEventListener("click", (event) => {
  const button = event.target.closest("button");
  if (!button || !pane) return;
  if (button.matches(".footnote")) follow(button);
  else if (button.dataset.copy) copyCitation(button);
  else if (button.matches(".exactly")) askExactly(button);
  else if (button.matches(".open-document")) openDocument(button.dataset.document);
  else if (button.matches(".step")) step(Number(button.dataset.step));
  else if (button.matches(".more-text")) pane.more(button.dataset.more);
  else if (button.matches(".to-answer")) goBack();
  else if (button.matches(".to-documents")) showDocuments();
  else if (button.matches(".to-uploads")) showUploads();
  else if (button.matches(".close-source")) goBack();
  else if (button.matches(".show-source")) showSource();
  else if (button.matches(".show-speakers")) speakers.toggle();
});

document.addEventListener("keydown", (event) => {
  if (event.key !== "Escape" || !pane) return;
  if (speakers.close()) {
    event.preventDefault();
    return;
  }
  if (current || pane.root.dataset.state === "open") {
    event.preventDefault();
    goBack();
  }
});

// A blank question asks nothing, nor does one while another waits: neither Enter nor a button gets
// as far as Gradio.
for (const kind of ["keypress", "click"]) {
  document.addEventListener(kind, refuse, { capture: true });
}

keepSelectionsVerbatim(".quote, .source-text, .question");

function refuse(event) {
  const box = document.querySelector("#question textarea");
  const example = event.type === "click" && event.target.closest(".example");
  const sends =
    event.type === "click"
      ? event.target.closest("#send")
      : event.target === box && event.key === "Enter" && !event.shiftKey;
  if (!sends && !example) return;
  if (!isBusy() && (example || box.value.trim())) {
    sent = Date.now();
    return;
  }
  event.preventDefault();
  event.stopPropagation();
  box.focus();
}

/** Whether a question is on its way or waits for its answer. */
function isBusy() {
  const onItsWay = sent > 0 && Date.now() - sent < SENT_FOR;
  return onItsWay || document.querySelector("#conversation .waiting") !== null;
}

/** Ask a question again exactly as it was typed; the new answer takes the old one's place. */
function askExactly(button) {
  if (isBusy()) return;
  again = repliesOf(document.querySelector("#conversation")).indexOf(button.closest(".answer"));
  sent = Date.now();
  announce("Asking exactly what you typed.");
  const exactly = document.querySelector("#exactly");
  exactly.value = again;
  exactly.click();
}

/** The newly asked answer has come: the keyboard goes on from it, if it is nowhere else. */
function arrive(reply) {
  again = null;
  announce("Answered as typed.");
  if (document.activeElement !== document.body) return;
  reply.tabIndex = -1;
  reply.focus({ preventScroll: true });
}

function announce(sentence) {
  find(".announcement").textContent = sentence;
}

/** Follow a footnote to the very place it stands for. */
async function follow(button) {
  const citation = citationOf(button);
  settle(button);
  pane.root.dataset.state = "open";
  if (narrow.matches) bring(button.closest(".quotation"), "start");
  find(".source-place").textContent = citation.place;
  find(".step-count").textContent = `${citation.number} of ${citation.count}`;
  find(".source-steps").hidden = citation.count < 2;
  find('[data-step="-1"]').disabled = citation.number === 1;
  find('[data-step="1"]').disabled = citation.number === citation.count;
  const mark = await pane.mark(citation);
  offerSpeakers();
  if (!mark || current !== button) return;
  announce(
    `Footnote ${citation.number} of ${citation.count}, ${citation.place}, marked in the document. ` +
      "Escape goes back to the answer.",
  );
}

/** Make a footnote the current one, or none. */
function settle(button) {
  current?.removeAttribute("aria-current");
  current = button;
  current?.setAttribute("aria-current", "true");
  find(".to-answer").hidden = !current;
  find(".to-documents").hidden = !hasList();
  if (current) return;
  find(".source-place").textContent = "";
  find(".source-steps").hidden = true;
}

/** From the source pane back to the footnote that was followed. */
function goBack() {
  const button = current?.isConnected ? current : null;
  pane.root.dataset.state = "closed";
  if (!button) return;
  button.focus({ preventScroll: true });
  bring(button, "nearest");
}

function bring(element, block) {
  element.scrollIntoView({ block, behavior: calm.matches ? "instant" : "smooth" });
}

function step(by) {
  if (!current?.isConnected) return;
  const beside = footnotesBeside(current);
  const next = beside[beside.indexOf(current) + by];
  if (!next) return;
  follow(next);
}

async function openDocument(identity) {
  settle(null);
  await pane.open(identity);
  offerSpeakers();
  reveal();
}

/** Whether there is anything to choose: several documents, or a place for one's own. */
function hasList() {
  return find(".uploads") !== null || pane.root.querySelectorAll(".open-document").length > 1;
}

/** The list of documents, from its top. */
function showList() {
  showDocuments();
  pane.root.dataset.state = "open";
  pane.scroller.scrollTop = 0;
}

function showUploads() {
  showList();
  find(".add-documents").focus({ preventScroll: true });
}

/** Say beside what is being served how many documents of one's own are asked too. */
function countOwn(count) {
  const words = count === 1 ? "one of yours" : `${count} of yours`;
  for (const place of document.querySelectorAll(".own-count")) {
    place.textContent = count ? ` and ${words}` : "";
  }
}

function showDocuments() {
  settle(null);
  find(".to-documents").hidden = true;
  pane.list();
  offerSpeakers();
}

/** On a phone: the document, or where there are several, their list. */
function showSource() {
  if (hasList()) showDocuments();
  reveal();
}

function reveal() {
  pane.root.dataset.state = "open";
  pane.scroller.focus({ preventScroll: true });
}

function offerSpeakers() {
  speakers.offer(pane.spoken ? pane.document : null);
}

/** A speaker has another name: beside the text, and in every answer on the page. */
function renamed(identity, old, name) {
  pane.refresh().catch(() => {}); // the names beside the text stay the old ones, no more
  announce(name ? `${old ?? "The speaker"} is now called ${name}.` : `${old} is named no more.`);
  if (old === null) return;
  for (const card of document.querySelectorAll(".quotation")) {
    const citation = JSON.parse(card.dataset.citation);
    const speaker = card.querySelector(".speaker");
    if (citation.document !== identity || speaker?.textContent !== old) continue;
    const quoted = `“${citation.quote}” — `;
    const rest = citation.cited.slice(`${quoted}${old}, `.length);
    citation.cited = `${quoted}${name === null ? "" : `${name}, `}${rest}`;
    card.dataset.citation = JSON.stringify(citation);
    if (name === null) speaker.remove();
    else speaker.textContent = name;
  }
}

async function copyCitation(button) {
  const citation = citationOf(button);
  const words = button.dataset.copy === "cited" ? citation.cited : citation.quote;
  const done = await copy(words);
  button.dataset.name ??= button.textContent;
  button.textContent = done ? "Copied" : "Not allowed here";
  announce(done ? "Copied" : "The browser did not allow copying.");
  setTimeout(() => (button.textContent = button.dataset.name), COPIED_FOR);
}

/** What stands under each question, oldest first. */
function repliesOf(log) {
  return [...log.querySelectorAll(".answer, .failed, .waiting")];
}

/** Keep the newest question at the top of the log, its answer under it. */
function follows(log) {
  let asked = 0;
  let waits = false;
  new MutationObserver(() => {
    // Gradio names each message "a component of type html", which would be read out instead of it.
    for (const message of log.querySelectorAll("[data-testid][aria-label]")) {
      message.removeAttribute("aria-label");
    }
    const questions = log.querySelectorAll("p.question");
    const replies = repliesOf(log);
    const waited = waits;
    waits = replies.some((reply) => reply.matches(".waiting"));
    sent = 0;
    if (current && !current.isConnected) settle(null);
    if (questions.length < asked) again = null;
    if (again !== null) {
      if (waited && !waits) arrive(replies[again]);
    } else if (questions.length > asked || (waited && !waits && questions.length)) {
      scrollTo(log.querySelector('[role="log"]'), questions[questions.length - 1]);
    }
    asked = questions.length;
  }).observe(log, { childList: true, subtree: true });
}

function scrollTo(scroller, element) {
  const above = element.getBoundingClientRect().top - scroller.getBoundingClientRect().top;
  scroller.scrollTo({
    top: scroller.scrollTop + above - ABOVE,
    behavior: calm.matches ? "instant" : "smooth",
  });
}

/** Wait for what Gradio puts on the page. */
function start() {
  const root = document.querySelector("section.source");
  const log = document.querySelector("#conversation");
  const shows = document.querySelector(".show-source");
  if (!root || !log || !shows) return false;
  pane = new SourcePane(root);
  speakers = new SpeakerList(root, renamed);
  follows(log);
  const documents = root.querySelectorAll(".open-document");
  if (documents.length === 1) pane.open(documents[0].dataset.document).then(offerSpeakers);
  settle(null);
  if (hasList()) shows.textContent = "Documents";
  const panel = find(".uploads");
  if (panel) {
    for (const button of document.querySelectorAll(".to-uploads")) button.hidden = false;
    new Uploads(panel, { announce, show: showList, changed: countOwn });
  }
  return true;
}

if (!start()) {
  const waiting = new MutationObserver(() => {
    if (start()) waiting.disconnect();
  });
  waiting.observe(document.body, { childList: true, subtree: true });
}
