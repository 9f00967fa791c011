/** One job from its photos to its results; picks up wherever it stands, after a reload too. */
import * as api from '../api/jobs.js';
import { newKey } from '../api/client.js';
import { patiently } from '../api/patience.js';
import { putFile, sha256 } from '../api/transfer.js';
import { LiveStream } from '../live/stream.js';
import { store } from '../store.js';
import { keepJob, keptJob } from './kept.js';
import { emptyJob, isFinal, reduceJob } from './job-state.js';
import { execution } from './rule.js';

const UPLOADS_AT_ONCE = 3;
/** A photo that the store lacks although its upload went well is sent again, so many times. */
const CONFIRMATIONS = 3;

/**
 * Creates a job and keeps what it needs; {@link JobRun} does the rest.
 * @returns {Promise<string>} its id
 */
export async function createJob(preset, photos, rule) {
  const items = await Promise.all(
    photos.map(async file => ({ content_type: file.type, size: file.size, sha256: await sha256(file) })),
  );
  const key = newKey();
  const created = await patiently(() => api.createJob(preset.id, items, key));
  await keepJob({ id: created.job_id, at: Date.now(), presetName: preset.name, photos, rule: execution(rule) });
  return created.job_id;
}

export class JobRun {
  #stop = new AbortController();
  #stream = null;
  #onSettled;
  /** Links to the photos as they were, while this lives. @type {Map<number, string>} */
  originals = new Map();

  /** @param {string} id @param {() => void} onSettled told when credits may have changed */
  constructor(id, onSettled) {
    this.id = id;
    this.#onSettled = onSettled;
    this.job = store(reduceJob, emptyJob(id));
  }

  /** Goes on from where the job stands until it is final or {@link close} is called. */
  async start() {
    this.job.dispatch({ type: 'problem', problem: null });
    try {
      const kept = await keptJob(this.id);
      kept?.photos.forEach((photo, idx) =>
        this.originals.set(idx, this.originals.get(idx) ?? URL.createObjectURL(photo)),
      );
      let view = await this.#read();
      if (view.status === 'created' && kept) await this.#upload(kept.photos);
      if (view.status === 'created' || view.status === 'uploaded') {
        if (!kept) throw Object.assign(new Error(), { code: 'PHOTOS_ELSEWHERE', status: 0 });
        await this.#again(() => api.executeJob(this.id, kept.rule, `execute-${this.id}`));
        view = await this.#read();
      }
      this.#onSettled();
      if (!isFinal(this.job.state)) this.#follow(view.websocket_url);
    } catch (problem) {
      if (!this.#stop.signal.aborted) this.job.dispatch({ type: 'problem', problem });
    }
  }

  async cancel() {
    try {
      await this.#again(() => api.cancelJob(this.id));
      await this.#read();
    } catch (problem) {
      this.job.dispatch({ type: 'problem', problem });
    }
    this.#settle();
  }

  /** Fresh links to the results: they live an hour. */
  refresh = () => this.#read().catch(() => {});

  close() {
    this.#stop.abort();
    this.#stream?.close();
    this.originals.forEach(url => URL.revokeObjectURL(url));
    this.originals.clear();
  }

  async #upload(photos) {
    for (let round = 1; ; round++) {
      const { upload } = await this.#again(() => api.renewUploads(this.id));
      await this.#putAll(upload, photos);
      try {
        await this.#again(() => api.confirmUpload(this.id));
        return await this.#read();
      } catch (problem) {
        if (problem.code !== 'JOB_WRONG_STATE' || !problem.details?.missing || round === CONFIRMATIONS) throw problem;
      }
    }
  }

  async #putAll(slots, photos) {
    const missing = new Set(slots.map(slot => slot.idx));
    photos.forEach((_, idx) => missing.has(idx) || this.job.dispatch({ type: 'upload', idx, share: 1 }));
    const queue = [...slots];
    const work = async () => {
      for (let slot = queue.shift(); slot; slot = queue.shift()) {
        const { idx } = slot;
        await this.#again(() => putFile(slot, photos[idx], share => this.job.dispatch({ type: 'upload', idx, share })));
      }
    };
    await Promise.all(Array.from({ length: UPLOADS_AT_ONCE }, work));
  }

  #follow(address) {
    let fresh = address;
    this.#stream?.close();
    this.#stream = new LiveStream({
      address: async isAgain => (isAgain ? (fresh = (await this.#readOnce()).websocket_url) : fresh),
      onState: state => this.job.dispatch({ type: 'network', state }),
      onEvent: event => this.#hear(event),
    }).start();
  }

  #hear(event) {
    this.job.dispatch({ type: 'event', event });
    if (isFinal(this.job.state)) {
      this.#stream?.close();
      this.refresh().then(() => this.#settle());
    }
  }

  #settle() {
    if (isFinal(this.job.state)) this.#stream?.close();
    this.#onSettled();
  }

  async #readOnce() {
    const view = await api.job(this.id);
    this.job.dispatch({ type: 'read', view });
    return view;
  }

  #read() {
    return this.#again(() => this.#readOnce());
  }

  #again(call) {
    return patiently(call, {
      signal: this.#stop.signal,
      onWait: () => this.job.dispatch({ type: 'network', state: 'reconnecting' }),
    }).then(result => {
      if (this.job.state.network === 'reconnecting' && !this.#stream)
        this.job.dispatch({ type: 'network', state: 'live' });
      return result;
    });
  }
}
