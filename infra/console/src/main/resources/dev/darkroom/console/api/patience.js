/** Trying again, for calls that a repeat does not harm: whoever loses the network in a tunnel loses no work. */
import { pause } from '../live/replay.js';
import { isPassing } from './client.js';

/** With a network, so many tries tell that it is not the network. */
const MOST_WITHOUT_ANSWER = 8;
/** A server that stumbles each time will not stop to. */
const MOST_REFUSED = 3;

/**
 * @template T
 * @param {() => Promise<T>} attempt harmless to repeat
 * @param {{signal?: AbortSignal, onWait?: () => void}} [options] `onWait` is told before each pause
 * @returns {Promise<T>}
 */
export async function patiently(attempt, { signal, onWait } = {}) {
  for (let tries = 0; ; tries++) {
    try {
      return await attempt();
    } catch (problem) {
      const hopeless = !isPassing(problem) || (tries >= most(problem) && navigator.onLine);
      if (hopeless || signal?.aborted) throw problem;
      onWait?.();
      await rest(problem.retryAfter > 0 ? problem.retryAfter * 1000 : pause(tries));
    }
  }
}

const most = problem => (problem.code === 'NETWORK' ? MOST_WITHOUT_ANSWER : MOST_REFUSED);

/** Waits, but not when the network comes back before. */
function rest(ms) {
  return new Promise(done => {
    const over = () => {
      clearTimeout(timer);
      removeEventListener('online', over);
      done(undefined);
    };
    const timer = setTimeout(over, ms);
    addEventListener('online', over);
  });
}
