/** Earlier jobs of this device's user, page by page. */
import * as api from '../api/jobs.js';
import { button, h, keyed, put } from '../dom.js';
import { problemView } from '../problem-view.js';
import { moment, t } from '../words.js';

export function historyView() {
  const list = h('ul', { class: 'history' });
  const more = button('quiet', t('more'), () => load(true), { hidden: true });
  const empty = h('p', { class: 'muted', hidden: true }, t('history.empty'));
  const problem = h('div');
  const node = h('aside', { class: 'card' }, h('h2', {}, t('history')), empty, list, more, problem);
  let items = [];
  let cursor = '';
  let current = '';

  async function load(further = false) {
    try {
      const page = await api.jobList(further ? cursor : '');
      items = further ? [...items, ...page.items] : page.items;
      cursor = page.cursor ?? '';
      put(problem);
    } catch (failed) {
      put(
        problem,
        problemView(failed, () => load(further)),
      );
    }
    update();
  }

  function update() {
    empty.hidden = items.length > 0;
    more.hidden = cursor === '';
    keyed(
      list,
      items,
      job => `${job.job_id} ${job.status} ${job.progress.done}`,
      job =>
        h(
          'li',
          {},
          h(
            'a',
            { href: `#jobs/${job.job_id}` },
            h(
              'span',
              {},
              h('strong', {}, t('photos.count', { n: job.progress.total })),
              h('small', {}, moment(job.created_at)),
            ),
            h('span', { class: 'pill', data: { status: job.status } }, t(`status.${job.status}`)),
          ),
        ),
      (element, job) => element.firstElementChild.toggleAttribute('aria-current', job.job_id === current),
    );
  }

  load();
  return {
    node,
    load: () => load(),
    mark(id) {
      current = id;
      update();
    },
  };
}
