// The field in which a person shows how a speaker's label is written: what it finds is said first.

import { read } from "../document/source.js";
import { counted, say } from "../shared/texts.js";

const PATIENCE = 300; // milliseconds without a key after which it is looked for

export class LabelField {
  /**
   * @param {HTMLFormElement} form
   * @param {(label: string|null) => void} use told when a label is to be used, or none any more
   */
  constructor(form, use) {
    this.form = form;
    this.field = form.elements.label;
    this.button = form.querySelector(".use-label");
    this.found = form.querySelector(".label-found");
    this.document = null;
    this.used = null; // the label that is used now
    this.turn = 0; // counts what was typed, so that a late reply is let go
    this.timer = 0;
    this.field.addEventListener("input", () => this.#typed());
    form.addEventListener("submit", (event) => {
      event.preventDefault();
      if (!this.button.disabled) use(this.field.value.trim() || null);
    });
  }

  /** Begin with another document. */
  open(identity) {
    this.document = identity;
    this.form.hidden = true;
  }

  /** Show the label that is used, or the one that is guessed. */
  fill(label, guess, mayCorrect) {
    this.used = label;
    this.form.hidden = !mayCorrect;
    this.field.value = label ?? guess ?? "";
    this.say("");
    this.#look();
  }

  /** Say something under the field. */
  say(sentence) {
    this.turn += 1;
    this.found.textContent = sentence;
  }

  #typed() {
    clearTimeout(this.timer);
    this.button.disabled = true;
    this.timer = setTimeout(() => this.#look(), PATIENCE);
  }

  async #look() {
    const label = this.field.value.trim();
    this.say("");
    const turn = this.turn;
    this.button.textContent = say(label || this.used === null ? "speakers.label.use" : "speakers.label.stop");
    this.button.disabled = label === (this.used ?? "");
    if (!label) return;
    this.button.disabled = true;
    let sentence;
    let usable = false;
    try {
      const address = `/source/${this.document}/labels?label=${encodeURIComponent(label)}`;
      const reply = await read(address);
      sentence = saidOf(reply);
      usable = reply.names.length > 0 && label !== this.used;
    } catch (error) {
      sentence = error.message;
    }
    if (turn !== this.turn) return;
    this.found.textContent = sentence;
    this.button.disabled = !usable;
  }
}

function saidOf({ count, names, nameless, refused }) {
  if (refused) return refused;
  if (!count) return say("speakers.preview.none");
  const one = count === 1 ? "one" : "many";
  const found = say(`speakers.preview.${one}`, { count, names: names.join(", ") });
  return nameless ? `${found}. ${counted("speakers.preview.nameless", nameless)}` : found;
}
