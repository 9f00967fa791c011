/**
 * State that changes only through a pure function; who listens is told of each change.
 * @template S, A
 * @param {(state: S, action: A) => S} reduce gives the same state back when nothing changes
 * @param {S} state
 */
export function store(reduce, state) {
  /** @type {Set<(state: S) => void>} */
  const listeners = new Set();
  return {
    get state() {
      return state;
    },
    /** @param {A} action */
    dispatch(action) {
      const next = reduce(state, action);
      if (next === state) return;
      state = next;
      [...listeners].forEach(listener => listeners.has(listener) && listener(state));
    },
    /** Tells at once and on each change, until the function that it returns is called. */
    subscribe(listener) {
      listeners.add(listener);
      listener(state);
      return () => listeners.delete(listener);
    },
  };
}

/** State whose members are replaced by what is given. @template {object} S @param {S} state */
export const members = state => store((now, change) => ({ ...now, ...change }), state);
