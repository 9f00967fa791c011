/** Where each node of a graph stands: a column per step, a lane per branch that runs beside others. Pure. */

import { MAIN } from './graph.js';

export const COLUMN = 72;
export const LANE = 92;

/** @typedef {{column: number, lane: number, x: number, y: number}} Place */
/** @typedef {{runId: string, from: number, to: number, lane: number}} Track the columns that a run takes when it is through */

/**
 * Places every node. A branch gets the first lane below its source's that is free for all of its steps, in the order in which
 * branches were made: so a new one never moves an old one.
 * @param {import('./graph.js').Graph} graph
 * @returns {{places: Map<string, Place>, tracks: Track[], columns: number, lanes: number}}
 */
export function place(graph) {
  const tracks = tracksOf(graph);
  const places = new Map();
  for (const node of graph.nodes.values()) {
    if (node.type === 'prompt') {
      places.set(node.id, at(0, 0));
      continue;
    }
    const track = tracks.get(node.branchId);
    if (track) places.set(node.id, at(track.from + node.step - 1, track.lane));
  }
  const all = [...tracks.values()];
  return {
    places,
    tracks: all,
    columns: 1 + all.reduce((most, track) => Math.max(most, track.to), 0),
    lanes: 1 + all.reduce((most, track) => Math.max(most, track.lane), 0),
  };
}

const at = (column, lane) => ({ column, lane, x: column * COLUMN, y: lane * LANE });

/** @returns {Map<string, Track>} */
function tracksOf(graph) {
  const tracks = new Map();
  /** @type {Track[][]} */
  const taken = [];
  let waiting = [...graph.runs.values()];
  // a branch may be known before the branch that it comes from: whoever has a source gets a place, until nobody new has
  for (let before = -1; waiting.length !== before;) {
    before = waiting.length;
    waiting = waiting.filter(run => {
      const source = sourceOf(graph, tracks, run);
      if (!source) return true;
      const track = {
        runId: run.id,
        from: source.column + 1,
        to: source.column + Math.max(1, run.totalSteps),
        lane: 0,
      };
      track.lane = run.id === MAIN ? 0 : freeLane(taken, track, source.lane + 1);
      (taken[track.lane] ??= []).push(track);
      tracks.set(run.id, track);
      return false;
    });
  }
  return tracks;
}

function sourceOf(graph, tracks, run) {
  if (run.id === MAIN || run.sourceId === graph.rootId) return { column: 0, lane: 0 };
  const node = graph.nodes.get(run.sourceId);
  const track = node && tracks.get(node.branchId);
  return track ? { column: track.from + node.step - 1, lane: track.lane } : null;
}

function freeLane(taken, track, first) {
  for (let lane = Math.max(1, first); ; lane++) {
    if (!(taken[lane] ?? []).some(other => other.from <= track.to + 1 && track.from <= other.to + 1)) return lane;
  }
}

/**
 * The node that an arrow key leads to: along the run, or to the nearest one of another lane.
 * @param {Map<string, Place>} places
 * @param {string} from
 * @param {string} key
 * @returns {string | null}
 */
export function neighbour(places, from, key) {
  const here = places.get(from);
  if (!here) return null;
  let best = null;
  let distance = Infinity;
  for (const [id, there] of places) {
    const along = there.column - here.column;
    const across = there.lane - here.lane;
    const fits = {
      ArrowRight: along > 0,
      ArrowLeft: along < 0,
      ArrowDown: across > 0,
      ArrowUp: across < 0,
    }[key];
    if (!fits || id === from) continue;
    const sideways = key === 'ArrowLeft' || key === 'ArrowRight';
    const away = sideways ? Math.abs(along) + 100 * Math.abs(across) : 100 * Math.abs(across) + Math.abs(along);
    if (away < distance) [best, distance] = [id, away];
  }
  return best;
}
