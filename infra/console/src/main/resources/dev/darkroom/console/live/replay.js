/** Which messages of a topic count: those with a number above all seen ones. Pure. */

/**
 * @typedef {{fresh: boolean, seen: number, skipped: boolean}} Admission
 * `skipped`: numbers between were left out, as a server does for a viewer too slow to take them all
 */

/**
 * Judges one message against the highest number seen. Answers to this client's own messages carry numbers too, but are no
 * events: a replay follows them.
 * @param {number} seen
 * @param {any} message
 * @returns {Admission}
 */
export function admit(seen, message) {
  const seq = message?.seq;
  const isEvent = Number.isSafeInteger(seq) && typeof message.type === 'string' && !ANSWERS.has(message.type);
  if (!isEvent || seq <= seen) return { fresh: false, seen, skipped: false };
  return { fresh: true, seen: seq, skipped: seq > seen + 1 };
}

const ANSWERS = new Set(['subscribed', 'unsubscribed', 'synced', 'pong']);

/** The address of a stream from after a number. @param {string} url @param {number} seen */
export function resumed(url, seen) {
  const address = new URL(url, globalThis.location?.href);
  address.searchParams.set('after', String(seen));
  return address.toString();
}

/** Milliseconds to wait before connection number `attempt` (from 0): doubling, with jitter so that viewers do not come back in step. */
export function pause(attempt, random = Math.random) {
  const longest = Math.min(FIRST_PAUSE * 2 ** attempt, LONGEST_PAUSE);
  return longest * (0.5 + random() / 2);
}

const FIRST_PAUSE = 250;
const LONGEST_PAUSE = 5000;
