// What was found by hand as rows of a list; the document's words by textContent.

/** A place: where it is, and its words amid those around it. */
export function lineOf({ spot, before, words, after }, index) {
  const line = element("span", "find-line", before);
  line.dir = "auto";
  line.append(element("b", "", words), after);
  const button = buttonOf("find-place", element("span", "find-spot", spot), line);
  button.dataset.index = index;
  return itemOf(button);
}

/** A document, and how often the phrase stands in it. */
export function rowOf({ id, title, start }, count) {
  const cite = element("cite", "", title);
  cite.dir = "auto";
  const button = buttonOf("find-holder", cite, element("span", "find-spot", count));
  button.dataset.document = id;
  button.dataset.start = start;
  return itemOf(button);
}

function itemOf(button) {
  const item = document.createElement("li");
  item.append(button);
  return item;
}

function buttonOf(className, ...parts) {
  const button = element("button", className, "");
  button.type = "button";
  button.append(...parts.flatMap((part) => [part, " "]));
  return button;
}

function element(tag, className, words) {
  const made = document.createElement(tag);
  made.className = className;
  made.textContent = words;
  return made;
}
