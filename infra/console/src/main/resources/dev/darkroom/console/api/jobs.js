/** The jobs contract, as this page uses it. */
import { asUser } from './account.js';

const at = id => `/jobs/${encodeURIComponent(id)}`;

/** @typedef {{idx: number, url: string, key: string, headers: Record<string, string>}} UploadSlot */
/** @typedef {{job_id: string, status: string, preset: string, created_at: string, progress: {done: number, failed: number, total: number}, outputs_ready: {idx: number, result_url: string, preview_url: string}[], failures: {idx: number, error: string}[], error?: string, websocket_url: string}} JobView */

/** @returns {Promise<{id: string, name: string, description: string, concept_count: number}[]>} */
export const presets = () => asUser('GET', '/presets');
/** @returns {Promise<{id: string, name: string, concepts: string[], protect_defaults: string[], swatches: Record<string, string>, materials: string[]}>} */
export const preset = id => asUser('GET', `/presets/${encodeURIComponent(id)}`);
/** @returns {Promise<{job_id: string, upload: UploadSlot[]}>} */
export const createJob = (presetId, items, key) =>
  asUser('POST', '/jobs', { key, body: { preset: presetId, item_count: items.length, items } });
/** Fresh links for the photos that are not in the store. @returns {Promise<{upload: UploadSlot[]}>} */
export const renewUploads = id => asUser('POST', `${at(id)}/uploads`);
export const confirmUpload = id => asUser('POST', `${at(id)}/confirm-upload`);
export const executeJob = (id, rule, key) => asUser('POST', `${at(id)}/execute`, { key, body: rule });
export const cancelJob = id => asUser('POST', `${at(id)}/cancel`);
/** @returns {Promise<JobView>} */
export const job = id => asUser('GET', at(id));
/** @returns {Promise<{items: any[], cursor?: string}>} */
export const jobList = cursor =>
  asUser('GET', `/jobs?limit=12${cursor ? `&cursor=${encodeURIComponent(cursor)}` : ''}`);
