/**
 * What a job needs to go on after a reload, and to compare with later: its photos and its rule, in this browser's own
 * database. Without one the page works until it is closed.
 */

const NAME = 'darkroom';
const JOBS = 'jobs';
/** Photos are large: the latest jobs are enough to compare. */
const MOST = 12;

/** @typedef {{id: string, at: number, presetName: string, photos: File[], rule: any}} KeptJob */

/** @type {Promise<IDBDatabase> | null} */
let database = null;
/** @type {Map<string, KeptJob>} what the database refused */
const fallback = new Map();

function open() {
  database ??= new Promise((done, fail) => {
    const request = indexedDB.open(NAME, 1);
    request.onupgradeneeded = () => request.result.createObjectStore(JOBS, { keyPath: 'id' });
    request.onsuccess = () => done(request.result);
    request.onerror = () => fail(request.error);
  });
  return database;
}

const finished = request =>
  new Promise((done, fail) => {
    request.onsuccess = () => done(request.result);
    request.onerror = () => fail(request.error);
  });

const jobs = async mode => (await open()).transaction(JOBS, mode).objectStore(JOBS);

/** @param {KeptJob} job */
export async function keepJob(job) {
  try {
    await finished((await jobs('readwrite')).put(job));
    await forgetOldest();
  } catch {
    fallback.set(job.id, job);
  }
}

/** @returns {Promise<KeptJob | undefined>} */
export async function keptJob(id) {
  try {
    return (await finished((await jobs('readonly')).get(id))) ?? fallback.get(id);
  } catch {
    return fallback.get(id);
  }
}

async function forgetOldest() {
  // ids are made in order of time, and keys come sorted
  const ids = await finished((await jobs('readonly')).getAllKeys());
  const old = ids.slice(0, Math.max(0, ids.length - MOST));
  const store = await jobs('readwrite');
  await Promise.all(old.map(id => finished(store.delete(id))));
}
