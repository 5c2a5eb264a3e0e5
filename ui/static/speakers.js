// The list of a document's speakers: who speaks how often, and a field to call each what they are
// called. What a name means and whether it can be given is the server's; here it is only shown.

import { read } from "./source.js";

/** The list in the source pane's head, closed until it is asked for. */
export class SpeakerList {
  /**
   * @param {HTMLElement} root the source pane
   * @param {(document: string, old: string|null, name: string|null) => void} renamed told of each
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
      this.renamed(identity, shown, wish.new.trim() || null);
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
    const several = speakers.length > 1;
    this.panel.querySelector(".speakers-note").textContent = may_rename
      ? `Correct a name${several ? ", or give two the same name to make them one" : ""}; the text stays as it is.`
      : "Who speaks in this document.";
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
    name.placeholder = "nobody is named";
    name.autocomplete = "off";
    name.spellcheck = false;
    name.setAttribute("aria-label", `Name of ${shown || speaker.found[0]}`);
  } else {
    name.textContent = shown || "nobody is named";
  }
  form.append(name, words("span", "speaker-count", countOf(speaker)));
  if (mayRename) {
    const button = words("button", "quiet rename", "Rename");
    button.type = "submit";
    form.append(button);
  }
  item.append(form);
  if (speaker.found.length > 1 || speaker.found[0] !== speaker.name) {
    item.append(words("p", "speaker-found", `In the document: ${speaker.found.join(", ")}`));
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
  const counted = `${passages.toLocaleString("en")} passage${passages === 1 ? "" : "s"}`;
  if (!asks) return counted;
  return passages ? `asks; ${counted}` : "asks";
}
