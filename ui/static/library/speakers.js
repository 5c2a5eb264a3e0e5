// The list of a document's speakers: who speaks how often, and a field to call each what they are
// called. What a name means and whether it can be given is the server's; here it is only shown.

import { speakerButton } from "../conversation/limits.js";
import { read } from "../document/source.js";
import { counted, say } from "../shared/texts.js";

/** The list in the source pane's head, closed until it is asked for. */
export class SpeakerList {
  /**
   * @param {HTMLElement} root the source pane
   * @param {(renaming: {document: string, old: string|null, name: string|null}) => void} renamed told of each
   */
  constructor(root, renamed) {
    this.button = root.querySelector(".show-speakers");
    this.panel = root.querySelector(".source-speakers");
    this.renamed = renamed;
    this.document = null;
    this.panel.addEventListener("submit", (event) => {
      event.preventDefault();
      this.#rename(event.target);
    });
  }

  /** Offer the list of the document that is shown now, or of none. */
  offer(identity) {
    if (identity !== this.document) this.close();
    this.document = identity;
    this.button.hidden = identity === null;
  }

  /** Open the list, or close it. */
  async toggle() {
    if (this.close()) return;
    const identity = this.document;
    this.#say("");
    this.#fill({ speakers: [], may_rename: true });
    this.panel.hidden = false;
    this.button.setAttribute("aria-expanded", "true");
    await this.#try(async () => this.#answer(identity, await read(addressOf(identity))));
  }

  /** Close the list; whether it was open. The focus goes back from it to its button. */
  close() {
    if (this.panel.hidden) return false;
    const focused = this.panel.contains(document.activeElement);
    this.panel.hidden = true;
    this.button.setAttribute("aria-expanded", "false");
    if (focused) this.button.focus();
    return true;
  }

  async #rename(form) {
    const identity = this.document;
    const { old, shown } = form.speaker;
    const wish = { old, new: form.elements.name.value };
    const at = [...this.panel.querySelectorAll("form")].indexOf(form);
    this.#say("");
    await this.#try(async () => {
      const reply = await read(addressOf(identity), {
        method: "PUT",
        headers: { "content-type": "application/json" },
        body: JSON.stringify(wish),
      });
      this.renamed({ document: identity, old: shown, name: wish.new.trim() || null });
      this.#answer(identity, reply);
      const forms = this.panel.querySelectorAll("form");
      forms[Math.min(at, forms.length - 1)]?.elements.name.focus();
    });
  }

  async #try(work) {
    try {
      await work();
    } catch (error) {
      this.#say(error.message);
    }
  }

  #answer(identity, reply) {
    if (identity === this.document) this.#fill(reply);
  }

  #fill({ speakers, may_rename }) {
    const correct = speakers.length > 1 ? "speakers.merge" : "speakers.correct";
    this.panel.querySelector(".speakers-note").textContent = say(
      may_rename ? correct : "speakers.note",
    );
    this.panel
      .querySelector("ul")
      .replaceChildren(...speakers.map((speaker) => row(speaker, may_rename)));
  }

  #say(sentence) {
    this.panel.querySelector(".speakers-failed").textContent = sentence;
  }
}

function addressOf(identity) {
  return `/source/${identity}/speakers`;
}

function row(speaker, mayRename) {
  const item = document.createElement("li");
  const form = document.createElement("form");
  const name = document.createElement(mayRename ? "input" : "span");
  const shown = speaker.name ?? "";
  form.speaker = { old: speaker.name ?? speaker.found[0], shown: speaker.name };
  name.className = "speaker-name";
  name.dir = "auto";
  if (mayRename) {
    name.name = "name";
    name.value = shown;
    name.placeholder = say("speakers.nobody");
    name.autocomplete = "off";
    name.spellcheck = false;
    name.setAttribute("aria-label", say("speakers.name", { name: shown || speaker.found[0] }));
  } else {
    name.textContent = shown || say("speakers.nobody");
  }
  form.append(name, words("span", "speaker-count", countOf(speaker)));
  if (mayRename) {
    const button = words("button", "quiet rename", say("speakers.rename"));
    button.type = "submit";
    form.append(button);
  }
  if (speaker.name && speaker.passages) form.append(speakerButton(speaker.name));
  item.append(form);
  if (speaker.found.length > 1 || speaker.found[0] !== speaker.name) {
    const names = speaker.found.join(", ");
    item.append(words("p", "speaker-found", say("speakers.found", { names })));
  }
  return item;
}

function words(tag, className, text) {
  const element = document.createElement(tag);
  element.className = className;
  element.dir = "auto";
  element.textContent = text;
  return element;
}

function countOf({ passages, asks }) {
  const words = counted("speakers.passages", passages);
  if (!asks) return words;
  return passages ? say("speakers.asks.passages", { passages: words }) : say("speakers.asks");
}
