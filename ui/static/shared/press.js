// What is done when something is pressed. Gradio builds and rebuilds the page's elements, so nothing
// listens on them: one listener is on the document, and the selectors say what is meant.

const actions = [];

/** Do something when an element that a selector names is pressed. */
export function onPress(selector, action) {
  actions.push({ selector, action });
}

document.addEventListener("click", (event) => {
  for (const { selector, action } of actions) {
    const pressed = event.target.closest(selector);
    if (pressed) {
      action(pressed, event);
      return;
    }
  }
});
