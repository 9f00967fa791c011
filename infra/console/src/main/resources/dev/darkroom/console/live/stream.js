/** One topic, followed across any number of cuts: each event is handed on once and in order. */
import { admit, pause, resumed } from './replay.js';

/** A gateway closes a socket that is silent for ten minutes. */
const PING_EVERY = 60_000;
const PONG_WITHIN = 5_000;
/** A connection that lasted so long was a good one: the next cut starts with short pauses again. */
const STEADY_AFTER = 3_000;

/** @typedef {'connecting' | 'live' | 'reconnecting' | 'closed'} StreamState */

export class LiveStream {
  #options;
  #seen;
  #socket = null;
  #attempt = 0;
  #timer = 0;
  #state = 'connecting';

  /**
   * @param {{
   *   address: (isAgain: boolean) => Promise<string>,
   *   onEvent: (event: any, skipped: boolean) => void,
   *   onState?: (state: StreamState) => void,
   *   after?: number,
   *   open?: (url: string) => WebSocket,
   *   rest?: (attempt: number) => number,
   * }} options `address` is asked before every connection, because what it carries expires;
   *   `rest` gives the milliseconds before a connection
   */
  constructor(options) {
    this.#options = { onState: () => {}, open: url => new WebSocket(url), rest: pause, ...options };
    this.#seen = options.after ?? 0;
  }

  /** The highest number that was handed on. */
  get seen() {
    return this.#seen;
  }

  get state() {
    return this.#state;
  }

  start() {
    addEventListener('online', this.#onOnline);
    addEventListener('offline', this.#onOffline);
    this.#tell('connecting');
    this.#connect();
    return this;
  }

  close() {
    removeEventListener('online', this.#onOnline);
    removeEventListener('offline', this.#onOffline);
    clearTimeout(this.#timer);
    this.#tell('closed');
    this.#leave();
  }

  #onOnline = () => {
    if (this.#socket?.readyState === WebSocket.OPEN) return;
    this.#attempt = 0;
    clearTimeout(this.#timer);
    this.#leave();
    this.#connect();
  };

  /** A socket without a network may take minutes to close: it is given up instead. */
  #onOffline = () => this.#lost();

  async #connect() {
    const mine = (this.#socket = { readyState: 0, close() {} }); // holds the place while the address is asked for
    try {
      const address = await this.#options.address(this.#attempt > 0);
      if (this.#socket !== mine || this.#state === 'closed') return;
      this.#take(this.#options.open(resumed(address, this.#seen)));
    } catch {
      if (this.#socket === mine) this.#lost();
    }
  }

  #take(socket) {
    this.#socket = socket;
    socket.onopen = () => {
      this.#tell('live');
      socket.steady = setTimeout(() => {
        this.#attempt = 0;
      }, STEADY_AFTER);
      socket.pings = setInterval(() => this.#ping(socket), PING_EVERY);
    };
    socket.onmessage = message => this.#hear(socket, message.data);
    socket.onclose = () => this.#socket === socket && this.#lost();
  }

  #ping(socket) {
    socket.send('{"action":"ping"}');
    clearTimeout(socket.silence);
    socket.silence = setTimeout(() => this.#socket === socket && this.#lost(), PONG_WITHIN);
  }

  #hear(socket, data) {
    if (this.#socket !== socket) return;
    clearTimeout(socket.silence);
    let message;
    try {
      message = JSON.parse(data);
    } catch {
      return;
    }
    const admission = admit(this.#seen, message);
    if (!admission.fresh) return;
    this.#seen = admission.seen;
    this.#options.onEvent(message, admission.skipped);
  }

  #lost() {
    if (this.#state === 'closed') return;
    this.#leave();
    this.#tell('reconnecting');
    clearTimeout(this.#timer);
    this.#timer = setTimeout(() => this.#connect(), this.#options.rest(this.#attempt++));
  }

  #leave() {
    const socket = this.#socket;
    this.#socket = null;
    if (!socket) return;
    clearTimeout(socket.steady);
    clearTimeout(socket.silence);
    clearInterval(socket.pings);
    socket.onopen = socket.onmessage = socket.onclose = null;
    socket.close();
  }

  #tell(state) {
    if (state === this.#state && state !== 'connecting') return;
    this.#state = state;
    this.#options.onState(state);
  }
}
