// The source pane: the document's text near a citation, that very quotation marked.
//
// The server cuts the text into pieces by code points; here they are only shown, always by
// textContent. Nothing on this side counts, splits or searches the text.

const FAR = 90_000; // UTF-16 units kept on each side before the far end is let go
const NEAR_EDGE = 600; // CSS pixels from the end of the text at which more is asked for

/** The pane, found once Gradio has put it on the page. */
export class SourcePane {
  constructor(root) {
    this.root = root;
    this.scroller = root.querySelector(".source-scroll");
    this.text = root.querySelector(".source-text");
    this.document = null; // identity of the document shown
    this.length = 0; // code points
    this.start = 0; // of the text shown, code points
    this.end = 0;
    this.turn = 0; // counts what was asked to be shown, so that a late reply is let go
    this.busy = false;
    this.spoken = false; // whether the document has speakers to list
    this.scroller.addEventListener("scroll", () => this.#nearEdge(), { passive: true });
  }

  /**
   * Show a citation and mark its quotation.
   * @param {{number: number, document: string, start: number, end: number, quote: string}} citation
   * @returns {Promise<HTMLElement|null>} the mark, or null where it could not be shown
   */
  async mark(citation) {
    const { document: identity, start, end } = citation;
    const shown = await this.#show(`/source/${identity}?start=${start}&end=${end}`);
    if (!shown) return null;
    const mark = this.text.querySelector("mark");
    if (mark?.textContent !== citation.quote) {
      this.fail("This quotation does not stand in the document as it is served now.");
      return null;
    }
    mark.tabIndex = -1;
    mark.dataset.number = citation.number;
    this.#bring(mark);
    mark.focus({ preventScroll: true });
    return mark;
  }

  /** Show a document from its beginning. */
  async open(identity) {
    const shown = await this.#show(`/source/${identity}?start=0`);
    if (shown) this.scroller.scrollTop = 0;
    return shown;
  }

  /** Show text before or after what is there; the reader's line stays where it is. */
  async more(side) {
    const wanted = side === "before" ? this.start > 0 : this.end < this.length;
    if (this.busy || !wanted) return;
    this.busy = true;
    const turn = this.turn;
    const place = side === "before" ? `before=${this.start}` : `after=${this.end}`;
    try {
      const address = `/source/${this.document}?${place}`;
      const part = await read(address);
      if (turn !== this.turn) return;
      const anchor = this.#anchor();
      if (side === "before") {
        this.text.prepend(render(part, address));
        this.start = part.start;
      } else {
        this.text.append(render(part, address));
        this.end = part.end;
      }
      this.#letGo(side);
      this.#hold(anchor);
      this.#edges();
    } catch {
      // The text that is there stays; the button to ask again stays too.
    } finally {
      this.busy = false;
    }
  }

  /** Show the same text again: what stands beside it has changed. The reader's line stays. */
  async refresh() {
    const turn = this.turn;
    const windows = [...this.text.children];
    const parts = await Promise.all(windows.map((window) => read(window.dataset.address)));
    if (turn !== this.turn) return;
    const anchor = this.#anchor();
    for (const [number, window] of windows.entries()) {
      if (!window.isConnected) continue;
      const again = render(parts[number], window.dataset.address);
      const marked = window.querySelector("mark")?.dataset.number;
      const mark = marked && again.querySelector("mark");
      if (mark) {
        mark.tabIndex = -1;
        mark.dataset.number = marked;
      }
      if (anchor.element === window) anchor.element = again;
      window.replaceWith(again);
    }
    this.#hold(anchor);
  }

  /** Say in the pane why nothing can be shown. */
  fail(sentence) {
    this.#reveal(".source-failed");
    this.root.querySelector(".source-failed").textContent = sentence;
  }

  /** Show the list of documents. */
  list() {
    this.turn += 1;
    this.document = null;
    this.spoken = false;
    this.root.querySelector(".source-title").textContent = "Documents";
    this.#reveal(".source-list");
  }

  async #show(address) {
    const turn = ++this.turn;
    this.root.setAttribute("aria-busy", "true");
    try {
      const part = await read(address);
      if (turn !== this.turn) return false;
      this.document = part.document;
      this.length = part.length;
      this.start = part.start;
      this.end = part.end;
      this.text.replaceChildren(render(part, address));
      this.spoken = part.spoken;
      this.root.querySelector(".source-title").textContent = part.title;
      this.#reveal(".source-page");
      this.#edges();
      return true;
    } catch (error) {
      if (turn === this.turn) this.fail(error.message);
      return false;
    } finally {
      if (turn === this.turn) this.root.removeAttribute("aria-busy");
    }
  }

  #reveal(selector) {
    for (const part of [".source-list", ".source-page", ".source-failed"]) {
      this.root.querySelector(part).hidden = part !== selector;
    }
  }

  #edges() {
    this.root.querySelector('[data-more="before"]').hidden = this.start === 0;
    this.root.querySelector('[data-more="after"]').hidden = this.end >= this.length;
  }

  /** Scroll so that an element stands a third down the pane, its first line always in view. */
  #bring(element) {
    const pane = this.scroller.getBoundingClientRect();
    const box = element.getBoundingClientRect();
    const room = Math.max(pane.height / 12, Math.min(pane.height / 3, (pane.height - box.height) / 2));
    this.scroller.scrollTop += box.top - pane.top - room;
  }

  #nearEdge() {
    if (this.document === null || this.root.querySelector(".source-page").hidden) return;
    const { scrollTop, clientHeight, scrollHeight } = this.scroller;
    if (scrollTop < NEAR_EDGE) this.more("before");
    else if (scrollHeight - scrollTop - clientHeight < NEAR_EDGE) this.more("after");
  }

  /** The first window of text in view and where it stands. */
  #anchor() {
    const top = this.scroller.getBoundingClientRect().top;
    const windows = [...this.text.children];
    const element = windows.find((part) => part.getBoundingClientRect().bottom > top);
    return { element, at: element?.getBoundingClientRect().top };
  }

  #hold({ element, at }) {
    if (!element?.isConnected) return;
    const moved = element.getBoundingClientRect().top - at;
    if (moved !== 0) this.scroller.scrollTop += moved;
  }

  /** Let the windows furthest from `side` go where more is held than a reader has near. */
  #letGo(side) {
    const windows = [...this.text.children];
    let held = windows.reduce((sum, part) => sum + part.textContent.length, 0);
    while (held > 2 * FAR && this.text.children.length > 2) {
      const far = side === "before" ? this.text.lastElementChild : this.text.firstElementChild;
      held -= far.textContent.length;
      if (side === "before") this.end = Number(far.dataset.start);
      else this.start = Number(far.dataset.end);
      far.remove();
    }
  }
}

/** A window of text as an element; consecutive marked pieces stand in one mark. */
function render(part, address) {
  const window = document.createElement("span");
  window.className = "window";
  window.dataset.start = part.start;
  window.dataset.end = part.end;
  window.dataset.address = address;
  let mark = null;
  for (const piece of part.pieces) {
    const element = document.createElement("span");
    element.className = `piece ${piece.shown}`;
    element.textContent = piece.text;
    element.prepend(...piece.marks.map(beside));
    if (piece.marked && mark === null) window.append((mark = document.createElement("mark")));
    (piece.marked ? mark : window).append(element);
  }
  return window;
}

/** A page's number, a time or a name beside the text: drawn by CSS, so that it is never copied. */
function beside({ about, words }) {
  const element = document.createElement("span");
  element.className = `beside ${about}`;
  element.dataset.words = words;
  return element;
}

/** What the server says at an address. */
export async function read(address, request) {
  let reply;
  try {
    reply = await fetch(address, request);
  } catch {
    throw new Error("Footnote does not answer; is it still running?");
  }
  if (!reply.ok) throw new Error((await reply.json()).detail);
  return reply.json();
}
