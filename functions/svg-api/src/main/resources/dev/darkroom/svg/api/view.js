const FIRST_PAUSE = 250, LONGEST_PAUSE = 4000;
const PING_EVERY = 60000, PONG_WITHIN = 5000; // a gateway closes a socket that is silent for ten minutes
const MANY = 100; // so many missed frames are not worth seeing

const main = document.querySelector('main');
const image = main.querySelector('img');
const status = main.querySelector('p');
let { frame, live } = main.dataset;
let after = Number(main.dataset.after);
let pause = FIRST_PAUSE;
let socket;
let timer;

const say = text => { status.textContent = text; };

function show(svg) {
  const before = image.src;
  image.src = URL.createObjectURL(new Blob([svg], { type: 'image/svg+xml' }));
  if (before) URL.revokeObjectURL(before);
  image.alt = new DOMParser().parseFromString(svg, 'image/svg+xml').documentElement.textContent.trim();
}

// Shows the session as it is, unless something newer comes meanwhile; does not give up while there is one.
async function load() {
  const newest = after;
  try {
    const answer = await fetch(frame);
    const svg = await answer.text();
    if (newest !== after || answer.status === 404) return;
    if (answer.ok) return show(svg);
  } catch { /* no network: again, below */ }
  setTimeout(() => newest === after && load(), LONGEST_PAUSE);
}

function hear(event) {
  if (event.type !== 'frame' || event.seq <= after) return;
  after = event.seq;
  if (event.svg) show(event.svg);
  else load();
}

function connect() {
  clearTimeout(timer);
  socket = new WebSocket(`${live}&after=${after}`);
  socket.onopen = () => { pause = FIRST_PAUSE; say('live'); keepAlive(socket); };
  socket.onmessage = message => { clearTimeout(socket.silence); hear(JSON.parse(message.data)); };
  socket.onclose = later;
}

function keepAlive(opened) {
  opened.pings = setInterval(() => {
    opened.send('{"action":"ping"}');
    opened.silence = setTimeout(() => lose(opened), PONG_WITHIN);
  }, PING_EVERY);
}

// A socket without a network may take minutes to close: it is given up instead.
function lose(opened) {
  opened.onclose = opened.onmessage = null;
  opened.close();
  later({ target: opened });
}

function later({ target }) {
  clearInterval(target.pings);
  clearTimeout(target.silence);
  say('reconnecting …');
  clearTimeout(timer);
  timer = setTimeout(again, pause * (0.5 + Math.random() / 2));
  pause = Math.min(pause * 2, LONGEST_PAUSE);
}

// The page's own address gives a fresh link to the socket, and says where the session's news stand.
async function again() {
  try {
    const answer = await fetch(location.href);
    if (answer.status === 404) say('this session has ended');
    if (!answer.ok) throw new Error(answer.status);
    const page = new DOMParser().parseFromString(await answer.text(), 'text/html');
    const fresh = page.querySelector('main').dataset;
    const newest = Number(fresh.after);
    live = fresh.live;
    if (newest < after || newest > after + MANY) { // the numbers began anew, or too much was missed
      after = newest;
      await load();
    }
    connect();
  } catch {
    timer = setTimeout(again, pause);
    pause = Math.min(pause * 2, LONGEST_PAUSE);
  }
}

addEventListener('online', () => { clearTimeout(timer); pause = FIRST_PAUSE; if (socket.readyState !== WebSocket.OPEN) again(); });
addEventListener('offline', () => lose(socket));

load();
connect();
