/**
 * A session's graph as this page knows it: what was read of it, and each event since, in any order and any number of times.
 * Pure: the same news twice give the same state back.
 */

/** @typedef {{id: string, type: 'prompt' | 'image', branchId: string, parentId: string, step: number, imageUrl: string, inline: string}} GraphNode */
/** @typedef {'waiting' | 'running' | 'complete' | 'failed'} RunStatus */
/**
 * @typedef {{id: string, sourceId: string, totalSteps: number, steps: number, status: RunStatus, message: string, code: string,
 *   begunAt: number, firstAt: number, lastAt: number, fresh: number, feedback: any[]}} Run
 * `id` is empty for the main line; `fresh` counts the steps that came by events, between `firstAt` and `lastAt`
 */
/** @typedef {{id: string, prompt: string, rootId: string, nodes: Map<string, GraphNode>, runs: Map<string, Run>, seq: number, lacks: boolean}} Graph */

export const MAIN = '';

/** @returns {Graph} */
export const emptyGraph = id => ({
  id,
  prompt: '',
  rootId: '',
  nodes: new Map(),
  runs: new Map(),
  seq: 0,
  lacks: false,
});

export const isOver = run => run.status === 'complete' || run.status === 'failed';

/** Steps a second, over those that came live; 0 while fewer than two did. */
export const rate = run =>
  run.fresh > 1 && run.lastAt > run.firstAt ? ((run.fresh - 1) * 1000) / (run.lastAt - run.firstAt) : 0;

/** The latest image of a run. @returns {GraphNode | undefined} */
export function newest(graph, runId) {
  let found;
  for (const node of graph.nodes.values()) {
    if (node.type === 'image' && node.branchId === runId && (!found || node.step > found.step)) found = node;
  }
  return found;
}

/**
 * @param {Graph} graph
 * @param {{type: 'started', sessionId: string, rootNodeId: string, prompt: string, totalSteps: number, at: number}
 *   | {type: 'branched', branchId: string, sourceNodeId: string, feedback: any[], totalSteps: number, at: number}
 *   | {type: 'read', answer: any, at: number}
 *   | {type: 'event', event: any, skipped: boolean}
 *   | {type: 'renewed', nodeId: string, imageUrl: string}} action
 * @returns {Graph}
 */
export function reduceGraph(graph, action) {
  switch (action.type) {
    case 'started':
      return started(graph, action);
    case 'branched':
      return withRun(graph, {
        ...run(graph, action.branchId),
        sourceId: action.sourceNodeId,
        feedback: action.feedback,
        totalSteps: action.totalSteps,
        begunAt: action.at,
      });
    case 'read':
      return read(graph, action.answer, action.at);
    case 'event':
      return hear(graph, action.event, action.skipped);
    case 'renewed':
      return graph.nodes.has(action.nodeId)
        ? withNode(graph, { ...graph.nodes.get(action.nodeId), imageUrl: action.imageUrl })
        : graph;
    default:
      return graph;
  }
}

function started(graph, { sessionId, rootNodeId, prompt, totalSteps, at }) {
  const rooted = withNode({ ...graph, id: sessionId, prompt, rootId: rootNodeId }, promptNode(rootNodeId));
  return withRun(rooted, { ...run(rooted, MAIN), sourceId: rootNodeId, totalSteps, begunAt: at });
}

const promptNode = id => ({
  id,
  type: /** @type {const} */ ('prompt'),
  branchId: MAIN,
  parentId: '',
  step: 0,
  imageUrl: '',
  inline: '',
});

/** The run as it is known, or as it begins. @returns {Run} */
const run = (graph, id) =>
  graph.runs.get(id) ?? {
    id,
    sourceId: '',
    totalSteps: 0,
    steps: 0,
    status: 'waiting',
    message: '',
    code: '',
    begunAt: 0,
    firstAt: 0,
    lastAt: 0,
    fresh: 0,
    feedback: [],
  };

const withRun = (graph, changed) => ({ ...graph, runs: new Map(graph.runs).set(changed.id, changed) });
const withNode = (graph, node) => ({
  ...graph,
  nodes: new Map(graph.nodes).set(node.id, {
    ...node,
    inline: node.inline || (graph.nodes.get(node.id)?.inline ?? ''),
  }),
});

function hear(graph, event, skipped) {
  if (event.seq <= graph.seq) return graph;
  const counted = { ...graph, seq: event.seq, lacks: graph.lacks || skipped };
  switch (event.type) {
    case 'image_step':
      return stepped(counted, event);
    case 'generation_complete':
      return completed(counted, event);
    case 'error':
      return failed(counted, event);
    default:
      return counted;
  }
}

function stepped(graph, event) {
  const known = run(graph, event.branchId ?? MAIN);
  const isNew = !graph.nodes.has(event.nodeId);
  const withImage = withNode(graph, {
    id: event.nodeId,
    type: 'image',
    branchId: known.id,
    parentId: event.parentNodeId,
    step: event.step,
    imageUrl: event.imageUrl ?? '',
    inline: inlined(event.imageData),
  });
  return withRun(withImage, {
    ...known,
    sourceId: known.sourceId || (event.step === 1 ? event.parentNodeId : ''),
    totalSteps: event.totalSteps,
    steps: Math.max(known.steps, event.step),
    status: isOver(known) ? known.status : 'running',
    begunAt: known.begunAt || event.timestamp,
    firstAt: known.firstAt || event.timestamp,
    lastAt: Math.max(known.lastAt, event.timestamp),
    fresh: known.fresh + (isNew ? 1 : 0),
  });
}

function completed(graph, event) {
  const known = run(graph, event.branchId ?? MAIN);
  const node = graph.nodes.get(event.nodeId);
  const shown = node && event.finalImageUrl ? withNode(graph, { ...node, imageUrl: event.finalImageUrl }) : graph;
  // the last picture itself may have been left out for a slow viewer: then it is read
  return withRun(
    { ...shown, lacks: shown.lacks || !node },
    { ...known, status: 'complete', steps: Math.max(known.steps, known.totalSteps) },
  );
}

const failed = (graph, event) =>
  withRun(graph, {
    ...run(graph, event.branchId ?? MAIN),
    status: 'failed',
    message: String(event.message ?? ''),
    code: String(event.code ?? ''),
  });

/** What was read is joined to what is known: it may be older than the latest events, or newer. */
function read(graph, answer, at) {
  const { session } = answer;
  const nodes = new Map(graph.nodes);
  for (const node of answer.nodes)
    nodes.set(node.id, { ...nodeOf(node), inline: graph.nodes.get(node.id)?.inline ?? '' });
  let next = {
    ...graph,
    id: session.id,
    prompt: session.prompt ?? '',
    rootId: session.rootNodeId,
    nodes,
    lacks: false,
  };
  if (!nodes.has(session.rootNodeId)) next = withNode(next, promptNode(session.rootNodeId));
  const reached = new Map();
  for (const node of answer.nodes)
    if (node.type === 'image')
      reached.set(node.branchId ?? MAIN, Math.max(reached.get(node.branchId ?? MAIN) ?? 0, node.step));
  next = withRun(
    next,
    joined(run(next, MAIN), { ...session, sourceNodeId: session.rootNodeId }, session, reached.get(MAIN) ?? 0, at),
  );
  for (const branch of answer.branches)
    next = withRun(next, joined(run(next, branch.id), branch, session, reached.get(branch.id) ?? 0, at));
  return { ...next, seq: Math.max(graph.seq, Number(session.seq ?? 0)) };
}

const nodeOf = node => ({
  id: node.id,
  type: node.type,
  branchId: node.branchId ?? MAIN,
  parentId: node.parentNodeId ?? '',
  step: node.step ?? 0,
  imageUrl: node.imageUrl ?? '',
});

function joined(known, told, session, steps, at) {
  const most = Math.max(known.steps, steps);
  const totalSteps = told.totalSteps ?? session.totalSteps ?? (known.totalSteps || 20);
  return {
    ...known,
    sourceId: told.sourceNodeId ?? known.sourceId,
    feedback: told.feedback ?? known.feedback,
    totalSteps,
    steps: most,
    begunAt: known.begunAt || Number(told.createdAt ?? at),
    status: isOver(known)
      ? known.status
      : (statusOf(told.status) ?? (most >= totalSteps ? 'complete' : most > 0 ? 'running' : known.status)),
    message:
      known.message || (told.error?.message ?? told.message ?? (typeof told.error === 'string' ? told.error : '')),
    code: known.code || (told.error?.code ?? ''),
  };
}

/** @returns {RunStatus | null} nothing where the answer does not say */
function statusOf(told) {
  switch (told) {
    case 'complete':
    case 'completed':
    case 'done':
      return 'complete';
    case 'failed':
    case 'error':
      return 'failed';
    case 'running':
    case 'generating':
      return 'running';
    case 'queued':
    case 'waiting':
    case 'created':
    case 'pending':
      return 'waiting';
    default:
      return null;
  }
}

/** A picture that came within its message, as a page can show it; its first characters tell what it is. */
function inlined(data) {
  if (!data) return '';
  const type = data.startsWith('/9j/') ? 'jpeg' : data.startsWith('UklGR') ? 'webp' : 'png';
  return `data:image/${type};base64,${data}`;
}
