// Putting words on the clipboard exactly as the document has them.

/**
 * Copy a text. Works on plain http too, where navigator.clipboard is missing.
 * @param {string} text
 * @param {string|null} html the same for what takes formatted text
 * @returns {Promise<boolean>} whether it is on the clipboard now
 */
export async function copy(text, html = null) {
  try {
    if (html === null) await navigator.clipboard.writeText(text);
    else await navigator.clipboard.write([both(text, html)]);
    return true;
  } catch {
    // Missing, or not allowed here; the older way asks nobody.
    return copyByEvent(text, html);
  }
}

/**
 * Copy what is still on its way: a browser that lets a page copy only at the very press is told then
 * that something will come.
 * @param {Promise<{text: string, html: string|null}>} coming
 * @param {boolean} styled whether it will come formatted too
 * @returns {Promise<boolean>} whether it is on the clipboard now; fails where nothing comes
 */
export async function copyWhenThere(coming, styled) {
  const part = (type, kind) => {
    const made = coming.then((words) => new Blob([words[kind]], { type }));
    made.catch(() => {}); // it is told below
    return made;
  };
  try {
    const parts = { "text/plain": part("text/plain", "text") };
    if (styled) parts["text/html"] = part("text/html", "html");
    await navigator.clipboard.write([new ClipboardItem(parts)]);
    return true;
  } catch {
    const { text, html } = await coming;
    return copy(text, html);
  }
}

function both(text, html) {
  const part = (type, words) => ({ [type]: new Blob([words], { type }) });
  return new ClipboardItem({ ...part("text/plain", text), ...part("text/html", html) });
}

/** Words as HTML that is read back unchanged, wherever it is pasted. */
export function escape(words) {
  const names = { "&": "&amp;", "<": "&lt;", ">": "&gt;", '"': "&quot;", "\r": "&#13;" };
  return words.replace(/[&<>"\r]/g, (letter) => names[letter]);
}

/** Copy by answering the browser's own copy event: a text area would translate line ends. */
function copyByEvent(text, html) {
  let done = false;
  const answer = (event) => {
    event.clipboardData.setData("text/plain", text);
    if (html !== null) event.clipboardData.setData("text/html", html);
    event.preventDefault();
    event.stopImmediatePropagation();
    done = true;
  };
  document.addEventListener("copy", answer, { capture: true, once: true });
  document.execCommand("copy");
  document.removeEventListener("copy", answer, { capture: true });
  return done;
}

/**
 * Let a selection inside an element of the document's words be copied as it stands: the browser
 * would turn no-break spaces into spaces.
 * @param {string} verbatim a selector of such elements
 */
export function keepSelectionsVerbatim(verbatim) {
  document.addEventListener("copy", (event) => {
    const selection = document.getSelection();
    if (!selection || selection.isCollapsed || !selection.rangeCount) return;
    const range = selection.getRangeAt(0);
    const common = range.commonAncestorContainer;
    const element = common.nodeType === Node.ELEMENT_NODE ? common : common.parentElement;
    if (!element?.closest(verbatim)) return;
    event.clipboardData.setData("text/plain", range.toString());
    event.preventDefault();
  });
}
