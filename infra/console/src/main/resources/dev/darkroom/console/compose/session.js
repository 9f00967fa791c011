/** A composition that runs: its graph, kept whole by reading it once and following its stream from there. */
import * as api from '../api/composition.js';
import { newKey } from '../api/client.js';
import { patiently } from '../api/patience.js';
import { LiveStream } from '../live/stream.js';
import { keep, recall } from '../memory.js';
import { members, store } from '../store.js';
import { emptyGraph, reduceGraph } from './graph.js';
import { wire } from './feedback.js';

/** Steps come quickly: what was left out for a slow viewer is read once for many of them. */
const REREAD_AFTER = 700;
/** Without an address for the stream the graph is read so often. */
const POLL_EVERY = 2000;
const RECENT = 12;

/** Sessions of this browser, newest first: no call lists them, and their id is what opens them. */
export const recentSessions = () => recall('sessions', []);

function remember(session) {
  const others = recentSessions().filter(known => known.id !== session.id);
  const known = recentSessions().find(other => other.id === session.id);
  keep('sessions', [{ ...known, ...session }, ...others].slice(0, RECENT));
}

export function forgetSession(id) {
  keep(
    'sessions',
    recentSessions().filter(known => known.id !== id),
  );
}

export class Session {
  #stream = null;
  #stop = new AbortController();
  #rereading = 0;
  #address = '';

  /** @param {string} id */
  constructor(id) {
    this.id = id;
    this.graph = store(reduceGraph, emptyGraph(id));
    this.network = members({ state: 'connecting', problem: null });
    this.#address = recentSessions().find(known => known.id === id)?.address ?? '';
  }

  /** What `start` answered: the graph is known without reading it. */
  begin({ rootNodeId, websocketUrl }, { prompt, totalSteps }) {
    this.#address = websocketUrl;
    remember({ id: this.id, prompt, address: websocketUrl, at: Date.now() });
    this.graph.dispatch({ type: 'started', sessionId: this.id, rootNodeId, prompt, totalSteps, at: Date.now() });
    this.#follow();
  }

  /** Reads the graph as it stands, then follows what comes after. */
  async open() {
    this.network.dispatch({ state: 'connecting', problem: null });
    try {
      await this.#read();
      remember({ id: this.id, prompt: this.graph.state.prompt, address: this.#address, at: Date.now() });
      this.#follow();
    } catch (problem) {
      if (!this.#stop.signal.aborted) this.network.dispatch({ state: 'closed', problem });
    }
  }

  close() {
    this.#stop.abort();
    clearTimeout(this.#rereading);
    this.#stream?.close();
  }

  /**
   * Starts a branch; its steps come on the session's own stream.
   * @returns {Promise<string>} its id
   */
  async branch(sourceNodeId, entries, totalSteps) {
    const feedback = wire(entries, Date.now());
    const key = newKey();
    const { branchId } = await patiently(() => api.createBranch({ sessionId: this.id, sourceNodeId, feedback }, key), {
      signal: this.#stop.signal,
    });
    this.graph.dispatch({ type: 'branched', branchId, sourceNodeId, feedback, totalSteps, at: Date.now() });
    return branchId;
  }

  /** A fresh link to a node's picture: links live a day. */
  async renew(nodeId) {
    const node = await api.node(nodeId);
    this.graph.dispatch({ type: 'renewed', nodeId, imageUrl: node.imageUrl ?? '' });
  }

  /** Deletes the session everywhere. */
  async remove() {
    await patiently(() => api.deleteSession(this.id), { signal: this.#stop.signal });
    forgetSession(this.id);
    this.close();
  }

  async #read() {
    const answer = await patiently(() => api.readSession(this.id), {
      signal: this.#stop.signal,
      onWait: () => this.network.dispatch({ state: 'reconnecting' }),
    });
    this.#joined(answer);
  }

  #joined(answer) {
    this.#address = answer.websocketUrl ?? this.#address;
    this.graph.dispatch({ type: 'read', answer, at: Date.now() });
  }

  /** Deleted, perhaps by another tab. */
  #end(problem) {
    this.close();
    forgetSession(this.id);
    this.network.dispatch({ state: 'closed', problem });
  }

  #follow() {
    this.#stream?.close();
    if (!this.#address) return this.#poll();
    this.#stream = new LiveStream({
      after: this.graph.state.seq,
      address: isAgain => this.#addressNow(isAgain),
      onState: state => this.network.dispatch({ state }),
      onEvent: (event, skipped) => {
        this.graph.dispatch({ type: 'event', event, skipped });
        if (this.graph.state.lacks) this.#rereadSoon();
      },
    }).start();
  }

  /** The capability in an address runs out: once the session's own answer brings a new one, that is taken. */
  async #addressNow(isAgain) {
    if (isAgain) {
      try {
        this.#joined(await api.readSession(this.id));
      } catch (problem) {
        if (problem.status === 404) this.#end(problem);
        throw problem;
      }
    }
    return this.#address;
  }

  #rereadSoon() {
    if (this.#rereading) return;
    this.#rereading = setTimeout(() => {
      this.#rereading = 0;
      this.#read().catch(problem => this.network.dispatch({ problem }));
    }, REREAD_AFTER);
  }

  #poll() {
    this.network.dispatch({ state: 'live' });
    const again = async () => {
      if (this.#stop.signal.aborted) return;
      await this.#read().catch(problem => this.network.dispatch({ problem }));
      this.#rereading = setTimeout(again, POLL_EVERY);
    };
    this.#rereading = setTimeout(again, POLL_EVERY);
  }
}
