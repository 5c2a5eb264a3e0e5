// Code points of a document and places among the elements that show it, each found from the other.

/** How many code points a string has. */
function pointsIn(words) {
  let count = 0;
  for (const _ of words) count += 1;
  return count;
}

/**
 * The offset in the document of a place in the text shown.
 * @param {Element} text the element of all windows
 * @param {Node} node that element, or one inside a window
 * @param {number} offset as a Range has it
 * @returns {number|null} code points; null where no window is
 */
export function offsetOf(text, node, offset) {
  if (node === text) {
    const next = text.children[offset];
    return next ? Number(next.dataset.start) : Number(text.lastElementChild?.dataset.end ?? 0);
  }
  const element = node.nodeType === Node.ELEMENT_NODE ? node : node.parentElement;
  const window = element?.closest(".window");
  if (!window) return null;
  const range = new Range();
  range.setStart(window, 0);
  range.setEnd(node, offset);
  return Number(window.dataset.start) + pointsIn(range.toString());
}

/** Where a code point of the document stands in the text shown, as an empty range; or null. */
export function pointAt(text, at) {
  const window = [...text.children].find((each) => at < Number(each.dataset.end));
  if (!window) return null;
  let left = at - Number(window.dataset.start);
  const walker = document.createTreeWalker(window, NodeFilter.SHOW_TEXT);
  while (walker.nextNode()) {
    const words = walker.currentNode.data;
    const count = pointsIn(words);
    if (left < count) {
      const range = new Range();
      range.setStart(walker.currentNode, [...words].slice(0, left).join("").length);
      return range;
    }
    left -= count;
  }
  return null;
}

/** What is selected about a window, to be selected again once that was drawn again. */
export function holdSelection(text, window) {
  const selection = document.getSelection();
  const range = selection?.rangeCount && !selection.isCollapsed ? selection.getRangeAt(0) : null;
  if (!range?.intersectsNode(window) || !text.contains(range.commonAncestorContainer)) return () => {};
  const start = offsetOf(text, range.startContainer, range.startOffset);
  const end = offsetOf(text, range.endContainer, range.endOffset);
  return () => {
    const [from, to] = [pointAt(text, start), pointAt(text, end)];
    if (!from) return;
    selection.setBaseAndExtent(
      from.startContainer,
      from.startOffset,
      to?.startContainer ?? text,
      to?.startOffset ?? text.childNodes.length,
    );
  };
}
