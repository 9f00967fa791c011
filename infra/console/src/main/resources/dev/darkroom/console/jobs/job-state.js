/** A job as this page knows it, from what it was told: answers, events, and its own uploads. Pure. */

/** @typedef {'waiting' | 'uploading' | 'uploaded' | 'done' | 'failed'} PhotoState */
/** @typedef {{idx: number, state: PhotoState, share: number, previewUrl: string, resultUrl: string, error: string}} Photo */
/** @typedef {{id: string, status: string, preset: string, createdAt: string, total: number, photos: Photo[], error: string, problem: any, network: string}} Job */

const FINAL = new Set(['done', 'failed', 'canceled']);
const ORDER = ['created', 'uploaded', 'queued', 'running', 'done', 'failed', 'canceled'];

/** @returns {Job} */
export const emptyJob = id => ({
  id,
  status: 'created',
  preset: '',
  createdAt: '',
  total: 0,
  photos: [],
  error: '',
  problem: null,
  network: 'connecting',
});

export const isFinal = job => FINAL.has(job.status);

/** Photos that have ended. */
export const ended = job => job.photos.filter(photo => photo.state === 'done' || photo.state === 'failed').length;

/** How much of the whole is done, from 0 to 1: uploads are the first fifth. */
export function share(job) {
  if (isFinal(job)) return 1;
  if (job.total === 0) return 0;
  const uploads = job.photos.reduce((sum, photo) => sum + (photo.state === 'waiting' ? 0 : photo.share), 0);
  return (0.2 * uploads + 0.8 * ended(job)) / job.total;
}

/**
 * @param {Job} job
 * @param {any} action
 * @returns {Job}
 */
export function reduceJob(job, action) {
  switch (action.type) {
    case 'read':
      return read(job, action.view);
    case 'upload':
      return photo(job, action.idx, { state: action.share < 1 ? 'uploading' : 'uploaded', share: action.share });
    case 'event':
      return hear(job, action.event);
    case 'network':
      return job.network === action.state ? job : { ...job, network: action.state };
    case 'problem':
      return { ...job, problem: action.problem };
    default:
      return job;
  }
}

/** What the server says stands, unless an event has already told of something later. */
function read(job, view) {
  const sized = resized(
    { ...job, preset: view.preset, createdAt: view.created_at, error: view.error ?? '' },
    view.progress.total,
  );
  const done = new Map(view.outputs_ready.map(output => [output.idx, output]));
  const failed = new Map(view.failures.map(failure => [failure.idx, failure]));
  const arrived = ORDER.indexOf(view.status) >= ORDER.indexOf('uploaded');
  const photos = sized.photos.map(known => {
    if (done.has(known.idx)) {
      const { result_url, preview_url } = done.get(known.idx);
      return { ...known, state: 'done', share: 1, resultUrl: result_url, previewUrl: preview_url };
    }
    if (failed.has(known.idx)) return { ...known, state: 'failed', share: 1, error: failed.get(known.idx).error };
    return arrived && isBefore(known.state, 'uploaded') ? { ...known, state: 'uploaded', share: 1 } : known;
  });
  return later({ ...sized, photos }, view.status);
}

function hear(job, event) {
  let next = later(resized(job, event.progress?.total ?? job.total), event.status);
  if (Number.isInteger(event.idx)) {
    next = photo(
      next,
      event.idx,
      event.preview_url ? { state: 'done', share: 1, previewUrl: event.preview_url } : { state: 'failed', share: 1 },
    );
  }
  return next;
}

const isBefore = (state, other) => {
  const order = ['waiting', 'uploading', 'uploaded', 'done', 'failed'];
  return order.indexOf(state) < order.indexOf(other);
};

/** A job never goes back: what is heard late changes nothing. */
const later = (job, status) =>
  ORDER.indexOf(status) > ORDER.indexOf(job.status) && !isFinal(job) ? { ...job, status } : job;

function resized(job, total) {
  if (total <= job.photos.length) return { ...job, total };
  const more = Array.from({ length: total - job.photos.length }, (_, i) => ({
    idx: job.photos.length + i,
    state: 'waiting',
    share: 0,
    previewUrl: '',
    resultUrl: '',
    error: '',
  }));
  return { ...job, total, photos: [...job.photos, .../** @type {Photo[]} */ (more)] };
}

function photo(job, idx, change) {
  const known = job.photos[idx];
  if (!known || (known.state === 'done' && change.state !== 'done')) return job;
  return { ...job, photos: job.photos.map(other => (other.idx === idx ? { ...other, ...change } : other)) };
}
