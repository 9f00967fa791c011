/** Compositions that this browser has begun: no call lists them, so they are found again here. */
import { h } from '../dom.js';
import { moment, t } from '../words.js';
import { recentSessions } from './session.js';

export function recentView() {
  const sessions = recentSessions();
  if (sessions.length === 0) return null;
  return h(
    'section',
    { class: 'recent' },
    h('h2', {}, t('recent')),
    h(
      'ul',
      {},
      sessions.map(({ id, prompt, at }) =>
        h(
          'li',
          {},
          h(
            'a',
            { class: 'card', href: `#compose/${id}` },
            h('strong', {}, prompt || t('compose')),
            h('small', { class: 'muted' }, moment(at)),
          ),
        ),
      ),
    ),
  );
}
