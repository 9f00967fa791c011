/** Files to the object store, by links that the API signed. */
import { Problem } from './client.js';

/** The browser writes these itself and forbids pages to. */
const WRITTEN_BY_BROWSER = new Set(['host', 'content-length']);

/**
 * Puts a file where a link says, telling how much of it is through. A repeat does no harm.
 * `fetch` tells nothing of an upload's progress, so this is the older way.
 * @param {{url: string, headers: Record<string, string>}} slot
 * @param {Blob} file
 * @param {(share: number) => void} [onProgress] from 0 to 1
 * @returns {Promise<void>}
 */
export function putFile({ url, headers }, file, onProgress = () => {}) {
  return new Promise((done, fail) => {
    const request = new XMLHttpRequest();
    request.open('PUT', url);
    for (const [name, value] of Object.entries(headers ?? {})) {
      if (!WRITTEN_BY_BROWSER.has(name.toLowerCase())) request.setRequestHeader(name, value);
    }
    request.upload.onprogress = event => event.lengthComputable && onProgress(event.loaded / event.total);
    request.onload = () => {
      if (request.status >= 200 && request.status < 300) {
        onProgress(1);
        done(undefined);
      } else {
        const code = request.status >= 500 ? 'NETWORK' : 'UPLOAD_REFUSED';
        fail(new Problem({ status: request.status, code, message: '' }));
      }
    };
    request.onerror = request.onabort = () => fail(new Problem({ status: 0, code: 'NETWORK', message: '' }));
    request.send(file);
  });
}

/** The SHA-256 that binds an upload to this very content; nothing where the page has no subtle crypto. */
export async function sha256(file) {
  if (!globalThis.crypto?.subtle) return undefined;
  const digest = await crypto.subtle.digest('SHA-256', await file.arrayBuffer());
  return Array.from(new Uint8Array(digest), byte => byte.toString(16).padStart(2, '0')).join('');
}
