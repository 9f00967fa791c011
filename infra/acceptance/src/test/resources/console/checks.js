/** Runs checks in a page and tells which failed: no more than that is needed of a test framework here. */

export function equal(actual, expected, what = '') {
  const [a, e] = [JSON.stringify(actual), JSON.stringify(expected)];
  if (a !== e) throw new Error(`${what} expected ${e} but was ${a}`);
}

export function holds(condition, what) {
  if (!condition) throw new Error(what);
}

/** @returns {Promise<string[]>} one line for each check: its name, and what failed */
export async function run(checks) {
  const lines = [];
  for (const [name, check] of Object.entries(checks)) {
    try {
      await check();
      lines.push(`ok ${name}`);
    } catch (failure) {
      lines.push(`FAILED ${name}: ${failure.message}`);
    }
  }
  return lines;
}

/** Chance that can be repeated. */
export function chance(seed) {
  let state = seed;
  return below => {
    state = (Math.imul(state, 1664525) + 1013904223) >>> 0;
    return Math.floor((state / 2 ** 32) * below);
  };
}
