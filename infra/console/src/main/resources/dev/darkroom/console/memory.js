/** What this browser keeps between visits. Where storage is closed the page works on and forgets. */

const PREFIX = 'darkroom.';

/** @returns {any} what was kept, or the fallback */
export function recall(name, fallback = null) {
  try {
    return JSON.parse(localStorage.getItem(PREFIX + name)) ?? fallback;
  } catch {
    return fallback;
  }
}

export function keep(name, value) {
  try {
    if (value === null || value === undefined) localStorage.removeItem(PREFIX + name);
    else localStorage.setItem(PREFIX + name, JSON.stringify(value));
  } catch {
    // full or closed: nothing that is kept is needed to go on
  }
}
