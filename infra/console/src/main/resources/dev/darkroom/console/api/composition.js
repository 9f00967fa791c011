/** The composition contract, as this page uses it. Runs are free here: no token is sent, so no credit is held. */
import { call } from './client.js';

const session = id => `/api/session/${encodeURIComponent(id)}`;
/** A graph of ten thousand nodes comes in pages; an answer that never ends is not read for ever. */
const MOST_PAGES = 500;

/** @typedef {{id: string, label: string, color: string}} SceneObject */
/** @typedef {{x: number, y: number, width: number, height: number}} Box relative, 0..1, from the top left */

/** @returns {Promise<{objects: SceneObject[]}>} */
export const findObjects = prompt => call('POST', '/api/composition/objects', { body: { prompt } });
/** @returns {Promise<{sessionId: string, rootNodeId: string, websocketUrl: string}>} */
export const start = (request, key) => call('POST', '/api/composition/start', { body: request, key });
/** @returns {Promise<{branchId: string, websocketUrl: string}>} */
export const createBranch = (request, key) => call('POST', '/api/branch/create', { body: request, key });
/** @returns {Promise<{url: string, key: string, imageUrl: string, headers: Record<string, string>}>} */
export const uploadPlace = file =>
  call('POST', '/api/composition/uploads', { body: { content_type: file.type, size: file.size } });
/** One node, with a fresh link to its picture. */
export const node = id => call('GET', `/api/node/${encodeURIComponent(id)}`);
export const deleteSession = id => call('DELETE', session(id));

/** The whole graph, page by page. @returns {Promise<any>} as one answer */
export async function readSession(id) {
  const whole = { session: null, nodes: [], edges: [], branches: [] };
  let cursor = '';
  for (let page = 0; page < MOST_PAGES; page++) {
    const answer = await call('GET', session(id) + (cursor ? `?cursor=${encodeURIComponent(cursor)}` : ''));
    // what the first page says of the session is what the stream resumes from: later pages may know of more
    whole.session ??= answer.session;
    whole.websocketUrl ??= answer.websocketUrl ?? answer.session?.websocketUrl;
    for (const part of ['nodes', 'edges', 'branches']) whole[part].push(...(answer[part] ?? []));
    cursor = answer.next;
    if (!cursor) return whole;
  }
  return whole;
}
