/** A photo before and after, with a divider to drag, or to move by the arrow keys: it is a range input in disguise. */
import { h, put, safeUrl, set } from '../dom.js';
import { t } from '../words.js';

/** @param {{onStale: () => void}} options `onStale` is told when a link has run out */
export function comparison({ onStale }) {
  const after = h('img', { class: 'after', alt: t('job.after'), onerror: () => after.src && onStale() });
  const before = h('img', { class: 'before', alt: t('job.before') });
  const slider = h('input', {
    type: 'range',
    min: 0,
    max: 100,
    step: 1,
    value: 50,
    'aria-label': t('job.divider'),
    oninput: () => move(),
  });
  const divider = h('span', { class: 'divider', 'aria-hidden': true });
  const frame = h(
    'div',
    { class: 'comparison' },
    after,
    before,
    divider,
    slider,
    h('span', { class: 'tag left', 'aria-hidden': true }, t('job.before')),
    h('span', { class: 'tag right', 'aria-hidden': true }, t('job.after')),
  );
  const actions = h('p', { class: 'row end' });
  const node = h('figure', { class: 'compare' }, frame, actions);

  function move() {
    frame.style.setProperty('--split', `${slider.value}%`);
    slider.setAttribute('aria-valuetext', t('job.split', { n: slider.value }));
  }

  return {
    node,
    /** @param {{originalUrl?: string, resultUrl: string, previewUrl: string, idx: number}} photo */
    show(photo) {
      const result = safeUrl(photo.resultUrl) || safeUrl(photo.previewUrl);
      if (after.getAttribute('src') !== result) after.setAttribute('src', result);
      const original = safeUrl(photo.originalUrl ?? '');
      if (original && before.getAttribute('src') !== original) before.setAttribute('src', original);
      const hasBefore = original !== '';
      [before, divider, slider, ...frame.querySelectorAll('.tag')].forEach(part => {
        part.hidden = !hasBefore;
      });
      set(node, { 'aria-label': t('job.photo', { n: photo.idx + 1 }) });
      put(
        actions,
        !hasBefore && h('span', { class: 'muted' }, t('job.noBefore')),
        safeUrl(photo.resultUrl) &&
          h(
            'a',
            { class: 'button', href: photo.resultUrl, target: '_blank', rel: 'noopener', download: '' },
            t('job.open'),
          ),
      );
      move();
    },
  };
}
