/** What went wrong and what to do about it, in the reader's words; the server's own words go with it. */
import { button, h } from './dom.js';
import { known, t } from './words.js';

/** @returns {{title: string, todo: string}} */
export function describe(problem) {
  const code = problem?.code ?? '';
  if (known(`problem.${code}`)) {
    return { title: t(`problem.${code}`), todo: known(`todo.${code}`) ? t(`todo.${code}`) : '' };
  }
  return { title: problem?.message || t('problem.unknown'), todo: problem?.status >= 500 ? t('todo.later') : '' };
}

/**
 * @param {any} problem nothing is shown for none
 * @param {(() => void) | null} [again] offered when a repeat can help
 */
export function problemView(problem, again = null) {
  if (!problem) return null;
  const { title, todo } = describe(problem);
  const said = problem.message && problem.message !== title ? problem.message : '';
  return h(
    'div',
    { class: 'problem', role: 'alert' },
    h(
      'div',
      {},
      h('strong', {}, title),
      todo && h('p', {}, todo),
      said && h('p', { class: 'said' }, said),
      problem.requestId && h('p', { class: 'said' }, t('request', { id: problem.requestId })),
    ),
    again && button('button', t('again'), again),
  );
}
