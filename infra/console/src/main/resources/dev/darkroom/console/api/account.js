/** This device's user: made at the first call that needs one, found again by a secret that stays in this browser. */
import { keep, recall } from '../memory.js';
import { call, hex, Problem } from './client.js';

const SECRET_BYTES = 32;
let pending = null;

function deviceSecret() {
  const kept = recall('device');
  if (typeof kept === 'string' && /^[0-9a-f]{64}$/.test(kept)) return kept;
  const made = hex(crypto.getRandomValues(new Uint8Array(SECRET_BYTES)));
  keep('device', made);
  return made;
}

/** Signs up, or in again. Calls at one moment share one answer. @returns {Promise<string>} a token */
export function signIn() {
  pending ??= call('POST', '/auth/anon', { body: { device_hash: deviceSecret() } })
    .then(user => {
      keep('token', user.token);
      return user.token;
    })
    .finally(() => {
      pending = null;
    });
  return pending;
}

/** The token that this browser has, if it has one. @returns {string | null} */
export const currentToken = () => recall('token');

/** Calls as this device's user; a token that has run out is renewed once. */
export async function asUser(method, path, options = {}) {
  const token = currentToken() ?? (await signIn());
  try {
    return await call(method, path, { ...options, token });
  } catch (problem) {
    if (!(problem instanceof Problem) || problem.status !== 401) throw problem;
    return call(method, path, { ...options, token: await signIn() });
  }
}

/** @returns {Promise<{user_id: string, plan: string, credits: number, held: number, active_jobs: number}>} */
export const me = () => asUser('GET', '/me');
