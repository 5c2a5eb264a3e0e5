// A visitor's own documents: choosing or dropping files, how far each one is, removing them.
//
// Names and sentences are shown by textContent alone. Who the visitor is, the browser's cookie says;
// no script can read it.

import { tell } from "../shared/bus.js";
import { takeDrops } from "../shared/drops.js";
import { openButton } from "./library.js";
import { limitButton } from "../conversation/limits.js";
import { say } from "../shared/texts.js";

const LOOK = 500; // milliseconds between two looks at how far a document is
const PATIENCE = 3000; // milliseconds until a document is sent again that other visitors' keep out
const MB = 1e6; // bytes

/** The panel, found once Gradio has put it on the page. */
export class Uploads {
  /**
   * @param {HTMLElement} panel
   * @param {{announce: (sentence: string) => void, show: () => void}} page what the page does: say a
   *   sentence, show the panel
   */
  constructor(panel, page) {
    this.page = page;
    this.largest = Number(panel.dataset.largest);
    this.list = panel.querySelector(".own");
    this.button = panel.querySelector(".add-documents");
    this.input = panel.querySelector("input");
    this.rows = new Map(); // by the document's name
    this.queue = []; // files that wait in this page
    this.sending = null; // the name of the file on its way from this page
    this.adding = false; // whether the queue is being worked off
    this.known = false;
    this.timer = 0;
    this.button.addEventListener("click", () => this.input.click());
    this.input.addEventListener("change", () => {
      this.add([...this.input.files]);
      this.input.value = "";
    });
    this.list.addEventListener("click", (event) => {
      const button = event.target.closest(".remove-document");
      if (button) this.#remove(button.closest("li"));
    });
    document.addEventListener("visibilitychange", () => {
      if (document.visibilityState === "visible") this.refresh();
    });
    takeDrops((files) => this.add(files));
    this.begun = this.#begin();
  }

  /** Add files, one after the other; one that fails keeps none of the others out. */
  async add(files) {
    if (!files.length) return;
    this.page.show();
    for (const file of files) {
      this.queue.push(file);
      this.#tell(this.#row(file.name), "waiting", say("uploads.waiting"));
    }
    this.#row(files[0].name).scrollIntoView({ block: "nearest" });
    if (this.adding) return;
    this.adding = true;
    await this.begun;
    while (this.queue.length) {
      const file = this.queue.shift();
      this.sending = file.name;
      if (!this.known) this.#fail(this.#row(file.name), say("uploads.unknown"));
      else if (file.size > this.largest) this.#fail(this.#row(file.name), this.#tooLarge(file));
      else await this.#send(file);
      this.sending = null;
    }
    this.adding = false;
    await this.refresh();
  }

  /** See what there is now; another page of this visitor may have changed it. */
  async refresh() {
    clearTimeout(this.timer);
    let next = 60_000;
    try {
      const owned = await ask("GET", "/documents");
      this.known = owned.known;
      this.#show(owned);
      next = owned.adding.length || this.sending !== null ? LOOK : owned.beat * 1000;
    } catch {
      // What is shown stays; the next look may tell.
    }
    clearTimeout(this.timer);
    this.timer = setTimeout(() => this.refresh(), next);
  }

  /** A first reply brings the cookie; a second one tells whether the browser kept it. */
  async #begin() {
    await this.refresh();
    if (!this.known) await this.refresh();
  }

  async #send(file) {
    const row = this.#row(file.name);
    const address = `/documents?name=${encodeURIComponent(file.name)}`;
    const looking = setTimeout(() => this.refresh(), LOOK);
    try {
      for (;;) {
        this.#tell(row, "arriving", say("uploads.sending"));
        const reply = await send(address, file, (part) => this.#sent(row, part));
        if (reply.status === 503) {
          this.#tell(row, "waiting", say("uploads.others"));
          await new Promise((done) => setTimeout(done, PATIENCE));
          continue;
        }
        if (reply.status !== 200) throw new Error(reply.sentence);
        const [first, ...others] = reply.added;
        this.#added(row, first);
        for (const each of others) this.#added(this.#row(each.name), each, { quiet: true });
        return;
      }
    } catch (error) {
      this.#fail(row, error.message);
    } finally {
      clearTimeout(looking);
    }
  }

  #sent(row, part) {
    if (row.dataset.stage !== "arriving") return;
    if (part < 1) this.#tell(row, "arriving", say("uploads.sent", { percent: Math.floor(part * 100) }), part);
    else this.#tell(row, "reading", say("uploads.reading"));
  }

  #show({ documents, adding }) {
    const there = new Set(documents.map((each) => each.name));
    for (const each of documents) {
      const row = this.#row(each.name);
      const busy = this.sending === each.name || adding.some((other) => other.name === each.name);
      const waits = this.queue.some((file) => file.name === each.name);
      if (!busy && !waits && row.dataset.stage !== "failed") this.#added(row, each, { quiet: true });
    }
    for (const each of adding) {
      const row = this.#row(this.sending ?? each.name);
      if (each.stage === "encoding") {
        const words = say("uploads.passages", { done: each.done, total: each.total });
        this.#tell(row, "encoding", words, each.done / Math.max(each.total, 1));
      } else if (each.stage === "reading") this.#tell(row, "reading", say("uploads.reading"));
      else if (each.stage === "waiting") {
        this.#tell(row, "waiting", say("uploads.others"));
      }
    }
    for (const [name, row] of this.rows) {
      const done = row.dataset.stage === "added";
      const lost = row.dataset.stage !== "failed" && !adding.length && !this.#isMine(name);
      if (!there.has(name) && (done || lost)) this.#drop(row);
    }
    tell("own", { documents });
  }

  #isMine(name) {
    return this.sending === name || this.queue.some((file) => file.name === name);
  }

  /** The row of a document, made where there is none. */
  #row(name) {
    const known = this.rows.get(name);
    if (known) return known;
    const row = document.createElement("li");
    row.className = "own-document";
    row.dataset.name = name;
    this.rows.set(name, row);
    this.list.append(row);
    return row;
  }

  /** Say how far a document is; `part`, from 0 to 1, where that is known. */
  #tell(row, stage, words, part = null) {
    if (row.dataset.stage !== stage) {
      row.dataset.stage = stage;
      const bar = element("progress", "");
      bar.setAttribute("aria-label", row.dataset.name);
      row.replaceChildren(title(row.dataset.name), element("p", "stage"), bar);
    }
    row.querySelector(".stage").textContent = words;
    const bar = row.querySelector("progress");
    if (part === null) bar.removeAttribute("value");
    else bar.value = part;
    bar.hidden = stage === "waiting";
  }

  #fail(row, sentence) {
    row.dataset.stage = "failed";
    row.replaceChildren(title(row.dataset.name), element("p", "why", sentence), removal(row, "uploads.dismiss"));
    this.page.announce(sentence);
  }

  #added(row, own, { quiet = false } = {}) {
    if (row.dataset.name !== own.name) {
      this.rows.delete(row.dataset.name); // the server calls it otherwise
      this.rows.get(own.name)?.remove();
      this.rows.set(own.name, row);
      row.dataset.name = own.name;
      row.dataset.stage = "";
    }
    if (row.dataset.stage === "added" && row.dataset.document === own.id) return;
    row.dataset.stage = "added";
    row.dataset.document = own.id;
    const notes = own.notes.map((note) => element("p", "note", note));
    const actions = element("p", "row-actions");
    actions.append(limitButton(own), removal(row, "uploads.remove"));
    row.replaceChildren(openButton(own, { yours: true }), ...notes, actions);
    if (!quiet) this.page.announce(say("uploads.added", { name: own.name }));
  }

  async #remove(row) {
    const { name, stage } = row.dataset;
    if (stage === "added") {
      try {
        await ask("DELETE", `/documents?name=${encodeURIComponent(name)}`);
      } catch (error) {
        this.#fail(row, error.message);
        return;
      }
      this.page.announce(say("uploads.removed", { name }));
    }
    const next = row.nextElementSibling ?? row.previousElementSibling;
    this.#drop(row);
    (next?.querySelector(".remove-document") ?? this.button).focus();
    await this.refresh();
  }

  #drop(row) {
    this.rows.delete(row.dataset.name);
    row.remove();
  }

  #tooLarge(file) {
    const size = Math.round(file.size / (MB / 10)) / 10;
    return say("uploads.large", { size, limit: this.largest / MB });
  }
}

function element(name, kind, words = "") {
  const made = document.createElement(name);
  if (kind) made.className = kind;
  made.textContent = words;
  return made;
}

function title(words) {
  const cite = element("cite", "", words);
  cite.dir = "auto";
  return cite;
}

function removal(row, key) {
  const button = element("button", "quiet remove-document", say(key));
  button.type = "button";
  button.setAttribute("aria-label", say(`${key}.name`, { name: row.dataset.name }));
  return button;
}

async function ask(method, address) {
  let reply;
  try {
    reply = await fetch(address, { method });
  } catch {
    tell("unreached");
    throw new Error(say("source.gone"));
  }
  if (!reply.ok) throw new Error(sentenceOf(await reply.text()));
  return reply.json();
}

/** Send a file; XMLHttpRequest alone tells how much of it has gone. */
function send(address, file, progress) {
  return new Promise((done, failed) => {
    const request = new XMLHttpRequest();
    request.open("PUT", address);
    request.upload.addEventListener("progress", (event) => progress(event.loaded / event.total));
    request.upload.addEventListener("load", () => progress(1));
    request.addEventListener("error", () => failed(new Error(say("source.gone"))));
    request.addEventListener("load", () => {
      const { status, responseText } = request;
      if (status === 200) done({ status, added: JSON.parse(responseText) });
      else done({ status, sentence: sentenceOf(responseText) });
    });
    request.send(file);
  });
}

/** The sentence in a refusal; of anything else, that the terminal knows more. */
function sentenceOf(words) {
  try {
    const { detail } = JSON.parse(words);
    if (typeof detail === "string") return detail;
  } catch {
    // Not ours.
  }
  return say("uploads.unexpected");
}
