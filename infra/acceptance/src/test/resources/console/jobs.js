import { chance, equal, holds } from './checks.js';
import { emptyJob, ended, isFinal, reduceJob, share } from '/console/jobs/job-state.js';
import { changed, execution, isEmpty, protecting, ruleFor, toggled } from '/console/jobs/rule.js';

const PRESET = {
  concepts: ['Body', 'Logo'],
  protect_defaults: ['Logo', 'Gloss'],
  swatches: { teal: '#1f7a7a' },
  materials: ['oak'],
};
const view = (status, done, failed = []) => ({
  status,
  preset: 'seller',
  created_at: '2026-01-01T00:00:00.000Z',
  progress: { done: done.length, failed: failed.length, total: 3 },
  outputs_ready: done.map(idx => ({ idx, result_url: `http://r/${idx}`, preview_url: `http://p/${idx}` })),
  failures: failed.map(idx => ({ idx, error: 'not an image' })),
});
const event = (seq, type, status, idx, preview_url) => ({
  type: 'event',
  event: {
    type,
    seq,
    status,
    progress: { done: 0, failed: 0, total: 3 },
    ...(idx === undefined ? {} : { idx }),
    ...(preview_url ? { preview_url } : {}),
  },
});

export default {
  'a job ends alike in whatever order answers and events come'() {
    const events = [
      event(1, 'job_progress', 'running'),
      event(2, 'job_progress', 'running', 0, 'http://p/0'),
      event(3, 'job_progress', 'running', 2),
      event(4, 'job_progress', 'running', 1, 'http://p/1'),
      event(5, 'job_done', 'done'),
    ];
    const reads = [view('queued', []), view('running', [0]), view('running', [0], [2]), view('done', [0, 1], [2])];
    for (let seed = 1; seed <= 500; seed++) {
      const below = chance(seed);
      let job = emptyJob('job_1');
      let last = 0;
      for (const each of events) {
        for (let i = below(3); i > 0; i--) job = reduceJob(job, { type: 'read', view: reads[below(3)] });
        job = reduceJob(job, each);
        holds(share(job) >= last || share(job) === 1, `seed ${seed}: progress goes back`);
        last = share(job);
      }
      job = reduceJob(job, { type: 'read', view: reads[3] });
      equal(
        [job.status, ended(job), isFinal(job), job.photos.map(photo => photo.state)],
        ['done', 3, true, ['done', 'done', 'failed']],
        `seed ${seed}`,
      );
      equal(job.photos[1].resultUrl, 'http://r/1');
    }
  },

  'uploads are the first fifth'() {
    let job = reduceJob(emptyJob('job_1'), { type: 'read', view: view('created', []) });
    equal(share(job), 0);
    for (let idx = 0; idx < 3; idx++) job = reduceJob(job, { type: 'upload', idx, share: 1 });
    equal([Math.round(share(job) * 100), job.photos[0].state], [20, 'uploaded']);
  },

  'a rule is what the contract takes, and what changes is not protected'() {
    let rule = ruleFor(PRESET);
    equal([isEmpty(rule), rule.protect], [true, ['Logo', 'Gloss']]);
    rule = toggled(toggled(rule, 'Body', PRESET), 'Logo', PRESET);
    equal(rule.protect, ['Gloss']);
    rule = changed(rule, 'Body', { action: 'tone', tone: 'cool', strength: 30 });
    rule = changed(rule, 'Logo', { action: 'texture', material: 'oak' });
    equal(execution(rule), {
      concepts: { Body: { action: 'tone', value: 'cool:30' }, Logo: { action: 'texture', value: 'oak' } },
      protect: ['Gloss'],
    });
    rule = protecting(changed(rule, 'Body', { action: 'remove' }), 'Gloss', false);
    equal(execution(toggled(rule, 'Logo', PRESET)), { concepts: { Body: { action: 'remove' } }, protect: [] });
  },
};
