/** One call to the API, in whichever dialect its errors are written. */
import { currentLanguage } from '../words.js';

/** Why a call did not succeed. `code` is the API's, or `NETWORK` when nobody answered. */
export class Problem extends Error {
  /** @param {{status: number, code: string, message: string, details?: any, requestId?: string, retryAfter?: number}} what */
  constructor(what) {
    super(what.message);
    Object.assign(this, { details: null, requestId: '', retryAfter: 0, ...what });
  }
}

/** Whether trying again by itself can help: nobody answered, or the server stumbled. */
export const isPassing = problem =>
  problem.code === 'NETWORK' || problem.status >= 500 || problem.code === 'RATE_LIMITED';

/**
 * Calls the API on this page's own origin.
 * @param {string} method
 * @param {string} path
 * @param {{body?: any, token?: string | null, key?: string}} [options] `key` makes a repeat of the call harmless
 * @returns {Promise<any>} the body, out of its envelope; null when there is none
 */
export async function call(method, path, { body, token, key } = {}) {
  const headers = { 'Accept-Language': currentLanguage() };
  if (body !== undefined) headers['Content-Type'] = 'application/json';
  if (token) headers.Authorization = `Bearer ${token}`;
  if (key) headers['Idempotency-Key'] = key;
  let answer;
  try {
    answer = await fetch(path, { method, headers, body: body === undefined ? undefined : JSON.stringify(body) });
  } catch {
    throw new Problem({ status: 0, code: 'NETWORK', message: '' });
  }
  const text = await answer.text().catch(() => '');
  const json = parse(text);
  if (!answer.ok) throw problem(answer, json);
  return json !== null && typeof json === 'object' && 'success' in json ? json.data : json;
}

function parse(text) {
  try {
    return text === '' ? null : JSON.parse(text);
  } catch {
    return null;
  }
}

function problem(answer, json) {
  const error = json?.error;
  const said =
    typeof error === 'object' && error !== null ? error : { message: error ?? json?.detail ?? json?.message };
  return new Problem({
    status: answer.status,
    code: String(said.code ?? `HTTP_${answer.status}`),
    message: String(said.message ?? answer.statusText ?? ''),
    details: said.details ?? null,
    requestId: answer.headers.get('X-Request-Id') ?? '',
    retryAfter: Number(answer.headers.get('Retry-After') ?? 0),
  });
}

/** A key for a call that creates or spends: unguessable, and new for each thing that is meant. */
export function newKey() {
  return hex(crypto.getRandomValues(new Uint8Array(16)));
}

/** @param {Uint8Array} bytes */
export const hex = bytes => Array.from(bytes, byte => byte.toString(16).padStart(2, '0')).join('');
