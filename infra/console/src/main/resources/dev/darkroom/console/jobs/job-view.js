/** One job: how far it is, each photo, and the one that is open before and after. */
import { announce, button, h, keyed, put, safeUrl, set } from '../dom.js';
import { networkView } from '../network-view.js';
import { problemView } from '../problem-view.js';
import { t } from '../words.js';
import { comparison } from './comparison.js';
import { ended, isFinal, share } from './job-state.js';

/** @param {import('./job-run.js').JobRun} run */
export function jobView(run) {
  let open = -1;
  let chosen = false;
  let announced = '';
  const network = networkView();
  const status = h('span', { class: 'pill' });
  const count = h('span', { class: 'muted' });
  const bar = h('progress', { max: 1, value: 0, 'aria-label': t('job.progress') });
  const problem = h('div');
  const photos = h('ul', { class: 'photos', 'aria-label': t('photos') });
  const compare = comparison({ onStale: staleOnce() });
  const cancel = button('button', t('job.cancel'), () => run.cancel());
  const node = h(
    'section',
    { class: 'card job', 'aria-label': t('job') },
    h('div', { class: 'row' }, status, count, h('span', { class: 'spring' }), network.node, cancel),
    bar,
    problem,
    compare.node,
    photos,
    h('p', { class: 'row end' }, h('a', { class: 'button', href: '#jobs' }, t('job.another'))),
  );

  /** A link that ran out is renewed; one that is broken is not asked for again and again. */
  function staleOnce() {
    let last = 0;
    return () => {
      if (Date.now() - last < 10_000) return;
      last = Date.now();
      run.refresh();
    };
  }

  function show(job) {
    if (!chosen) open = job.photos.find(photo => photo.state === 'done')?.idx ?? -1;
    const photo = job.photos[open];
    compare.node.hidden = photo?.state !== 'done';
    if (photo?.state !== 'done') return;
    compare.show({ ...photo, originalUrl: run.originals.get(open) });
    if (!photo.resultUrl) run.refresh();
  }

  function update(job) {
    const over = isFinal(job);
    set(status, { data: { status: job.status } });
    status.textContent = t(`status.${job.status}`);
    count.textContent = job.total ? t('job.count', { done: ended(job), total: job.total }) : '';
    bar.value = share(job);
    bar.hidden = over;
    cancel.hidden = over || job.total === 0;
    network.update(job.network);
    network.node.hidden = over || job.network !== 'reconnecting';
    put(
      problem,
      problemView(job.problem, () => run.start()),
      job.error && h('p', { class: 'hint warn' }, job.error),
    );
    keyed(
      photos,
      job.photos,
      photo => String(photo.idx),
      card,
      (element, photo) => element.__update(photo),
    );
    show(job);
    const news = `${t(`status.${job.status}`)}, ${count.textContent}`;
    if (news !== announced) announce((announced = news));
  }

  function card({ idx }) {
    const image = h('img', { alt: '' });
    const label = h('span', { class: 'state' });
    const opener = button('photo', null, () => {
      open = idx;
      chosen = true;
      update(run.job.state);
    });
    opener.append(image, label);
    const element = h('li', {}, opener);
    element.__update = photo => {
      const src = safeUrl(photo.previewUrl) || safeUrl(run.originals.get(idx) ?? '');
      // the link is signed anew at each reading: the picture behind it stays the same
      if (src && image.dataset.of !== src.split('?')[0]) set(image, { src, data: { of: src.split('?')[0] } });
      const text =
        photo.state === 'uploading'
          ? t('photo.uploading', { n: Math.round(photo.share * 100) })
          : t(`photo.${photo.state}`);
      label.textContent = photo.error || text;
      set(opener, {
        disabled: photo.state !== 'done',
        data: { state: photo.state },
        style: { '--share': String(photo.share) },
        'aria-label': `${t('job.photo', { n: idx + 1 })}: ${photo.error || text}`,
        'aria-pressed': String(idx === open),
      });
    };
    return element;
  }

  return { node, close: run.job.subscribe(update) };
}
