/** The session as a graph that grows: the prompt, the main line, a lane for each branch. */
import { h, iconButton, keyed, s, safeUrl, set } from '../dom.js';
import { t } from '../words.js';
import { MAIN, newest } from './graph.js';
import { COLUMN, LANE, neighbour, place } from './lanes.js';
import { viewport, ZOOM } from './viewport.js';

const SIZE = 56;
const MARGIN = 48;
/** Smaller pictures tell nothing: a long graph is then shown in part. */
const SMALLEST = 0.48;

/**
 * @param {{onSelect: (id: string) => void}} options
 */
export function graphView({ onSelect }) {
  const tracks = s('g', { class: 'tracks' });
  const edges = s('g', { class: 'edges' });
  const nodes = s('g', { class: 'nodes' });
  const plane = s('g', {}, tracks, edges, nodes);
  const clip = s(
    'clipPath',
    { id: 'node-shape' },
    s('rect', { x: -SIZE / 2, y: -SIZE / 2, width: SIZE, height: SIZE, rx: 10 }),
  );
  const svg = s(
    'svg',
    { class: 'graph', role: 'group', 'aria-label': t('graph.help'), onkeydown: onKey },
    s('defs', {}, clip),
    plane,
  );
  let follows = true;
  const view = viewport(svg, plane, {
    onTouched: () => {
      follows = false;
    },
  });
  const count = h('span', { class: 'muted', data: { count: 'nodes' } });
  const node = h(
    'section',
    { class: 'card graph-card', 'aria-label': t('graph') },
    h(
      'div',
      { class: 'row' },
      h('h2', {}, t('graph')),
      count,
      h('span', { class: 'spring' }),
      iconButton('−', t('graph.out'), () => {
        follows = false;
        view.zoomBy(1 / ZOOM);
      }),
      iconButton('+', t('graph.in'), () => {
        follows = false;
        view.zoomBy(ZOOM);
      }),
      iconButton('⤢', t('graph.fit'), () => {
        follows = true;
        fit();
      }),
    ),
    svg,
  );
  let laid = place({ nodes: new Map(), runs: new Map(), rootId: '' });
  let graph = null;
  let selected = '';
  const resized = new ResizeObserver(() => follows && fit());
  resized.observe(svg);

  function fit() {
    const last = graph && newest(graph, MAIN);
    const focus = laid.places.get(selected) ?? (last && laid.places.get(last.id)) ?? { x: 0, y: 0 };
    view.fit(
      {
        left: -MARGIN,
        top: -MARGIN,
        right: (laid.columns - 1) * COLUMN + MARGIN,
        bottom: (laid.lanes - 1) * LANE + MARGIN,
      },
      SMALLEST,
      focus,
    );
  }

  function onKey(event) {
    const from = event.target.closest('[data-node]')?.dataset.node;
    if (!from) return;
    if (event.key === 'Enter' || event.key === ' ') {
      event.preventDefault();
      return onSelect(from);
    }
    const to = neighbour(laid.places, from, event.key);
    if (to === null && !event.key.startsWith('Arrow')) return;
    event.preventDefault();
    if (to === null) return;
    onSelect(to);
    nodes.querySelector(`[data-node="${CSS.escape(to)}"]`)?.focus({ preventScroll: true });
    follows = false;
    view.reveal(laid.places.get(to), SIZE);
  }

  function makeNode({ id, type }) {
    return s(
      'g',
      { class: `node ${type}`, data: { node: id }, role: 'button', onclick: () => onSelect(id) },
      s('rect', { class: 'ring', x: -SIZE / 2 - 4, y: -SIZE / 2 - 4, width: SIZE + 8, height: SIZE + 8, rx: 14 }),
      s('rect', { class: 'ground', x: -SIZE / 2, y: -SIZE / 2, width: SIZE, height: SIZE, rx: 10 }),
      type === 'prompt'
        ? s('text', { 'text-anchor': 'middle', 'dominant-baseline': 'central' }, '“ ”')
        : s('image', {
            x: -SIZE / 2,
            y: -SIZE / 2,
            width: SIZE,
            height: SIZE,
            'clip-path': 'url(#node-shape)',
            preserveAspectRatio: 'xMidYMid slice',
          }),
    );
  }

  function updateNode(element, each) {
    const { x, y } = laid.places.get(each.id);
    const run = graph.runs.get(each.branchId);
    const isLast = run && each.step === run.steps;
    set(element, {
      transform: `translate(${x} ${y})`,
      tabindex: each.id === selected || (!selected && each.type === 'prompt') ? 0 : -1,
      'aria-label':
        each.type === 'prompt'
          ? t('node.prompt')
          : t(each.branchId ? 'node.branch' : 'node.main', { n: each.step, total: run?.totalSteps ?? each.step }),
      'aria-pressed': String(each.id === selected),
      data: { state: isLast ? run.status : '' },
    });
    const image = element.lastElementChild;
    const src = each.inline || safeUrl(each.imageUrl);
    if (
      each.type === 'image' &&
      src &&
      image.getAttribute('href') !== src &&
      !(image.dataset.of && image.dataset.of === src.split('?')[0])
    ) {
      set(image, { href: src, data: { of: src.startsWith('data:') ? '' : src.split('?')[0] } });
    }
  }

  function edgeOf(each) {
    const from = laid.places.get(each.parentId);
    const to = laid.places.get(each.id);
    if (!from || !to) return null;
    return { id: each.id, isBranch: from.lane !== to.lane, d: curve(from, to) };
  }

  function update(now, chosen) {
    const isFresh = !graph || now.nodes.size !== graph.nodes.size || now.runs.size !== graph.runs.size;
    graph = now;
    selected = chosen;
    laid = place(graph);
    const shown = [...graph.nodes.values()].filter(each => laid.places.has(each.id));
    keyed(
      tracks,
      laid.tracks,
      track => track.runId,
      () => s('line', {}),
      (line, track) =>
        set(line, {
          x1: track.from * COLUMN,
          x2: track.to * COLUMN,
          y1: track.lane * LANE,
          y2: track.lane * LANE,
          data: { state: graph.runs.get(track.runId)?.status ?? '' },
        }),
    );
    keyed(
      edges,
      shown.map(edgeOf).filter(Boolean),
      edge => edge.id,
      () => s('path', {}),
      (path, edge) => set(path, { d: edge.d, class: edge.isBranch ? 'branch' : '' }),
    );
    keyed(nodes, shown, each => each.id, makeNode, updateNode);
    count.textContent = t('graph.count', { n: graph.nodes.size });
    svg.style.setProperty('--lanes', String(laid.lanes));
    if (isFresh && follows) fit();
  }

  return { node, update, close: () => resized.disconnect() };
}

function curve(from, to) {
  const middle = (from.x + to.x) / 2;
  return from.lane === to.lane
    ? `M${from.x} ${from.y}L${to.x} ${to.y}`
    : `M${from.x} ${from.y}C${middle} ${from.y} ${middle} ${to.y} ${to.x} ${to.y}`;
}
