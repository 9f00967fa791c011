import { chance, equal, holds } from './checks.js';
import { emptyGraph, newest, rate, reduceGraph } from '/console/compose/graph.js';
import { neighbour, place } from '/console/compose/lanes.js';

const STEPS = 20;
const step = (seq, branchId, n, more = {}) => ({
  type: 'image_step',
  seq,
  sessionId: 'session_1',
  ...(branchId ? { branchId } : {}),
  nodeId: `node_${branchId}_${n}`,
  parentNodeId: n === 1 ? (branchId ? 'node__10' : 'root') : `node_${branchId}_${n - 1}`,
  step: n,
  totalSteps: STEPS,
  imageUrl: `http://store/${branchId}/${n}`,
  timestamp: 1000 * seq,
  ...more,
});
const complete = (seq, branchId) => ({
  type: 'generation_complete',
  seq,
  ...(branchId ? { branchId } : {}),
  nodeId: `node_${branchId}_${STEPS}`,
  finalImageUrl: `http://store/final/${branchId}`,
});
const error = (seq, branchId) => ({
  type: 'error',
  seq,
  branchId,
  code: 'IMAGE_GENERATION_FAILED',
  message: 'no worker',
});

/** What a server tells of a main line and three branches that run at once; one of them fails half-way. */
function story() {
  const events = [];
  const next = () => events.length + 1;
  for (let n = 1; n <= STEPS; n++) events.push(step(next(), '', n));
  events.push(complete(next(), ''));
  for (let n = 1; n <= STEPS; n++) {
    for (const branch of ['a', 'b', 'c']) {
      if (branch !== 'c' || n < 8) events.push(step(next(), branch, n));
      if (branch === 'c' && n === 8) events.push(error(next(), 'c'));
    }
  }
  for (const branch of ['a', 'b']) events.push(complete(next(), branch));
  return events;
}

/** The graph as the API reads it when so many events have been told. */
function answerAfter(events, seq) {
  const told = events.slice(0, seq);
  const nodes = told
    .filter(event => event.type === 'image_step')
    .map(event => ({
      id: event.nodeId,
      type: 'image',
      branchId: event.branchId,
      parentNodeId: event.parentNodeId,
      step: event.step,
      imageUrl: event.imageUrl,
    }));
  const status = id => {
    const last = told.findLast(event => (event.branchId ?? '') === id);
    return !last ? 'queued' : last.type === 'image_step' ? 'running' : last.type === 'error' ? 'failed' : 'done';
  };
  const branches = ['a', 'b', 'c'].map(id => ({
    id,
    sourceNodeId: 'node__10',
    feedback: [],
    totalSteps: STEPS,
    status: status(id),
    createdAt: 5,
  }));
  return {
    session: {
      id: 'session_1',
      prompt: 'p',
      rootNodeId: 'root',
      createdAt: 1,
      totalSteps: STEPS,
      status: status(''),
      seq,
    },
    nodes: [{ id: 'root', type: 'prompt' }, ...nodes],
    edges: [],
    branches,
  };
}

const begun = () =>
  reduceGraph(emptyGraph('session_1'), {
    type: 'started',
    sessionId: 'session_1',
    rootNodeId: 'root',
    prompt: 'p',
    totalSteps: STEPS,
    at: 1,
  });
const heard = (graph, event, skipped = false) => reduceGraph(graph, { type: 'event', event, skipped });
const outcome = graph => [...graph.runs.values()].map(run => [run.id, run.steps, run.status]).sort();
const END = [
  ['', 20, 'complete'],
  ['a', 20, 'complete'],
  ['b', 20, 'complete'],
  ['c', 7, 'failed'],
];

export default {
  'a story is told once whatever is repeated'() {
    const events = story();
    let graph = begun();
    for (const event of events) {
      graph = heard(graph, event);
      equal(heard(graph, event) === graph, true, 'a repeat changes nothing');
    }
    equal(outcome(graph), END);
    equal(graph.nodes.size, 1 + 20 + 20 + 20 + 7);
    equal(graph.lacks, false);
  },

  'a thousand sequences of events, cuts and readings end alike'() {
    const events = story();
    for (let seed = 1; seed <= 1000; seed++) {
      const below = chance(seed);
      let graph = begun();
      let at = 0;
      while (at < events.length) {
        const from = Math.max(0, at - below(6)); // a replay may begin before what was seen last
        at = Math.min(events.length, from + 1 + below(25));
        for (let i = from; i < at; i++) graph = heard(graph, events[i]);
        // an answer may be older than what was heard since it was asked for, or newer
        if (below(3) === 0)
          graph = reduceGraph(graph, {
            type: 'read',
            at: 2,
            answer: answerAfter(events, Math.max(0, at - 4 + below(12))),
          });
        holds(
          [...graph.runs.values()].every(run => run.steps <= STEPS),
          'no run has more steps than it may',
        );
      }
      equal(outcome(graph), END, `seed ${seed}`);
      equal(graph.nodes.size, 68, `seed ${seed}`);
      equal(
        [...graph.nodes.values()].every(node => node.type === 'prompt' || graph.nodes.has(node.parentId)),
        true,
        'each node has its parent',
      );
    }
  },

  'what was left out for a slow viewer is noticed, and mended by reading'() {
    let graph = heard(begun(), step(1, '', 1));
    graph = heard(graph, step(5, '', 5), true);
    equal(graph.lacks, true);
    graph = reduceGraph(graph, { type: 'read', at: 2, answer: answerAfter(story(), 6) });
    equal([graph.lacks, graph.nodes.size, graph.seq], [false, 7, 6]);
  },

  'a completion whose picture is unknown asks to be read'() {
    equal(heard(heard(begun(), step(1, '', 1)), complete(2, ''), false).lacks, true);
  },

  'a read graph says how runs ended, even where the answer does not'() {
    const answer = answerAfter(story(), story().length);
    answer.session.status = undefined;
    answer.branches.forEach(branch => {
      delete branch.status;
    });
    const graph = reduceGraph(emptyGraph('session_1'), { type: 'read', answer, at: 1 });
    equal(outcome(graph), [
      ['', 20, 'complete'],
      ['a', 20, 'complete'],
      ['b', 20, 'complete'],
      ['c', 7, 'running'],
    ]);
  },

  'a picture that came inline outlives a reading, and is shown by its kind'() {
    let graph = heard(begun(), step(1, '', 1, { imageData: '/9j/abc' }));
    equal(graph.nodes.get('node__1').inline, 'data:image/jpeg;base64,/9j/abc');
    graph = reduceGraph(graph, { type: 'read', at: 1, answer: answerAfter(story(), 1) });
    equal(graph.nodes.get('node__1').inline, 'data:image/jpeg;base64,/9j/abc');
    equal(
      heard(begun(), step(1, '', 1, { imageData: 'iVBORw' })).nodes.get('node__1').inline,
      'data:image/png;base64,iVBORw',
    );
  },

  'speed counts what came live'() {
    let graph = begun();
    for (let n = 1; n <= 5; n++) graph = heard(graph, step(n, '', n));
    equal(rate(graph.runs.get('')), 1);
    equal(newest(graph, '').step, 5);
  },

  'lanes never cross, never move, and branches of branches go below'() {
    let graph = begun();
    const events = story();
    let before = new Map();
    for (const event of [...events, step(900, 'd', 1, { parentNodeId: 'node_a_3' })]) {
      graph = heard(graph, event);
      const { places } = place(graph);
      for (const [id, was] of before) equal(places.get(id), was, id);
      equal(new Set([...places.values()].map(({ x, y }) => `${x} ${y}`)).size, places.size, 'two nodes at one place');
      before = places;
    }
    equal([before.get('node_a_1').column, before.get('node__10').column], [11, 10]);
    holds(before.get('node_d_1').lane > before.get('node_a_3').lane, 'a branch of a branch is below it');
    equal(neighbour(before, 'node__10', 'ArrowRight'), 'node__11');
    equal(neighbour(before, 'node__11', 'ArrowDown'), 'node_a_1');
    equal(neighbour(before, 'root', 'ArrowLeft'), null);
  },

  'ten thousand nodes are placed in a blink'() {
    let graph = begun();
    const nodes = [{ id: 'root', type: 'prompt' }];
    const branches = Array.from({ length: 500 }, (_, i) => ({
      id: `b${i}`,
      sourceNodeId: 'node__10',
      status: 'done',
      totalSteps: STEPS,
    }));
    for (const branch of [{ id: '' }, ...branches]) {
      for (let n = 1; n <= STEPS; n++) {
        const { nodeId, parentNodeId } = step(1, branch.id, n);
        nodes.push({
          id: nodeId,
          type: 'image',
          branchId: branch.id || undefined,
          parentNodeId,
          step: n,
          imageUrl: '',
        });
      }
    }
    const before = performance.now();
    graph = reduceGraph(graph, {
      type: 'read',
      at: 1,
      answer: {
        session: { id: 's', rootNodeId: 'root', totalSteps: STEPS, status: 'done', seq: 1 },
        nodes,
        edges: [],
        branches,
      },
    });
    const laid = place(graph);
    equal([laid.places.size, laid.lanes], [10_021, 501]);
    holds(performance.now() - before < 1500, `${performance.now() - before} ms`);
  },
};
