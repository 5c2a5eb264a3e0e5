// Files that the page makes: the browser saves them where it saves whatever is downloaded.

const LASTS = 60_000; // milliseconds a file stays in memory: a person may be asked where to put it

/** Have the browser save a file. */
export function give(file, name) {
  const link = document.createElement("a");
  link.href = URL.createObjectURL(file);
  link.download = name;
  link.click();
  setTimeout(() => URL.revokeObjectURL(link.href), LASTS);
}
