import { chance, equal, holds } from './checks.js';
import { admit, pause, resumed } from '/console/live/replay.js';
import { LiveStream } from '/console/live/stream.js';

const COUNT = 400;

/** A server that keeps numbered events and replays them, over lines that break. */
class Server {
  sockets = [];
  asked = [];
  told = 0;

  constructor(below) {
    this.below = below;
  }

  open = url => {
    const after = Number(new URL(url).searchParams.get('after'));
    this.asked.push(after);
    const socket = {
      readyState: 0,
      close() {
        this.readyState = 3;
      },
    };
    this.sockets.push(socket);
    queueMicrotask(() => this.#accept(socket, after));
    return socket;
  };

  #accept(socket, after) {
    if (socket.readyState === 3) return;
    if (this.below(5) === 0) return this.#drop(socket); // refused
    socket.readyState = 1;
    socket.onopen?.();
    this.#say(socket, { type: 'subscribed', topic: 't', seq: this.told });
    const from = Math.max(0, after - this.below(3)); // at least once: some come again
    for (let seq = from + 1; seq <= this.told; seq++) this.#say(socket, { type: 'step', seq });
  }

  #say(socket, message) {
    if (socket.readyState === 1) socket.onmessage?.({ data: JSON.stringify(message) });
  }

  #drop(socket) {
    if (socket.readyState === 3) return;
    socket.readyState = 3;
    socket.onclose?.();
  }

  tell() {
    this.told++;
    for (const socket of this.sockets) this.#say(socket, { type: 'step', seq: this.told });
  }

  cut() {
    this.sockets.forEach(socket => this.#drop(socket));
    this.sockets = [];
  }
}

const turn = () => new Promise(done => setTimeout(done));

export default {
  'every event comes once and in order, over hundreds of cuts'() {
    return (async () => {
      for (let seed = 1; seed <= 5; seed++) {
        const server = new Server(chance(seed));
        const below = chance(seed + 100);
        const got = [];
        const states = [];
        const stream = new LiveStream({
          address: async () => 'ws://server/ws?topic=t',
          open: server.open,
          rest: () => 0,
          onEvent: event => got.push(event.seq),
          onState: state => states.push(state),
        }).start();
        for (let i = 0; i < COUNT; i++) {
          if (below(2)) server.tell();
          else server.cut();
          if (below(3) === 0) await turn();
        }
        for (let i = 0; i < 2000 && stream.seen < server.told; i++) await turn();
        equal(
          got,
          Array.from({ length: server.told }, (_, i) => i + 1),
          `seed ${seed}`,
        );
        holds(states.includes('reconnecting') && server.asked.length > 20, 'the line was cut often');
        stream.close();
        equal(stream.state, 'closed');
      }
    })();
  },

  'a connection that cannot be asked for is tried again, and a closed stream stays closed'() {
    return (async () => {
      let asked = 0;
      const server = new Server(() => 1);
      const stream = new LiveStream({
        address: async () => {
          asked++;
          if (asked < 4) throw new Error('offline');
          return 'ws://server/ws';
        },
        open: server.open,
        rest: () => 0,
        onEvent() {},
      }).start();
      for (let i = 0; i < 200 && stream.state !== 'live'; i++) await turn();
      equal([stream.state, asked], ['live', 4]);
      stream.close();
      server.cut();
      await turn();
      await turn();
      equal([stream.state, asked], ['closed', 4]);
    })();
  },

  'going offline says so at once and coming back connects at once'() {
    return (async () => {
      const server = new Server(() => 1);
      const stream = new LiveStream({
        address: async () => 'ws://server/ws',
        open: server.open,
        rest: () => 60_000,
        onEvent() {},
      }).start();
      for (let i = 0; i < 200 && stream.state !== 'live'; i++) await turn();
      dispatchEvent(new Event('offline'));
      equal(stream.state, 'reconnecting');
      dispatchEvent(new Event('online'));
      for (let i = 0; i < 200 && stream.state !== 'live'; i++) await turn();
      equal(stream.state, 'live');
      stream.close();
    })();
  },

  'only events with a higher number count'() {
    equal(admit(3, { type: 'step', seq: 4 }), { fresh: true, seen: 4, skipped: false });
    equal(admit(3, { type: 'step', seq: 6 }), { fresh: true, seen: 6, skipped: true });
    for (const message of [
      { type: 'step', seq: 3 },
      { type: 'step' },
      { type: 'synced', seq: 9 },
      { type: 'pong' },
      { seq: 9 },
      null,
      'x',
      { type: 'step', seq: '9' },
    ]) {
      equal(admit(3, message), { fresh: false, seen: 3, skipped: false }, JSON.stringify(message));
    }
  },

  'an address goes on from a number, once'() {
    equal(resumed('ws://h/ws?capability=c&after=0', 7), 'ws://h/ws?capability=c&after=7');
    equal(resumed('ws://h/ws', 0), 'ws://h/ws?after=0');
  },

  'pauses double up to five seconds'() {
    equal(
      [0, 1, 2, 10, 2000].map(attempt => pause(attempt, () => 1)),
      [250, 500, 1000, 5000, 5000],
    );
    equal(
      pause(0, () => 0),
      125,
    );
  },
};
