// The words of the interface in the visitor's language, from the catalogues given to Gradio.

const catalogues = window.gradio_config?.i18n_translations ?? {};
const wanted = navigator.language;

/** The code of the catalogue that is read: the browser's language, or English. */
export const language = [wanted, wanted.split("-")[0]].find((code) => code in catalogues) ?? "en";

const words = catalogues[language] ?? {};
const numbers = new Intl.NumberFormat(language);

/** The words of a key, what stands in braces filled in; numbers as the language writes them. */
export function say(key, slots = {}) {
  return (words[key] ?? key).replace(/\{(\w+)\}/g, (whole, name) => {
    const value = slots[name];
    return value === undefined ? whole : typeof value === "number" ? numbers.format(value) : value;
  });
}

/** A number of things: the key's `.one` for one, else its `.many`. */
export function counted(key, count) {
  return say(`${key}.${count === 1 ? "one" : "many"}`, { count });
}

document.documentElement.lang = language;

/**
 * Fill in the words of a template: `data-say` is an element's text, `data-say-label` its name,
 * `data-say-placeholder` what an empty field shows.
 */
export function fill(root) {
  for (const element of root.querySelectorAll("[data-say]")) {
    element.textContent = say(element.dataset.say);
  }
  for (const element of root.querySelectorAll("[data-say-label]")) {
    element.setAttribute("aria-label", say(element.dataset.sayLabel));
  }
  for (const element of root.querySelectorAll("[data-say-placeholder]")) {
    element.placeholder = say(element.dataset.sayPlaceholder);
  }
}
