/** Many photos at once: a new job, or the one that the address names, beside the earlier ones. */
import { me } from '../api/account.js';
import { h, put } from '../dom.js';
import { t } from '../words.js';
import { builderView, newDraft } from './builder-view.js';
import { historyView } from './history-view.js';
import { JobRun } from './job-run.js';
import { jobView } from './job-view.js';

export function jobsPage() {
  const draft = newDraft();
  let run = null;
  let close = () => {};

  function runOf(id, onSettled) {
    if (run?.id !== id) {
      run?.close();
      run = new JobRun(id, () => onSettled.current());
      run.start();
    }
    return run;
  }
  const settled = { current: () => {} };

  return {
    /** @param {string} id of a job; empty for a new one */
    mount(root, id) {
      const credits = h('p', { class: 'credits', role: 'status' });
      const history = historyView();
      const tell = async () => {
        history.load();
        try {
          const { credits: free, held, plan } = await me();
          put(
            credits,
            h('strong', {}, String(free)),
            ` ${t('credits')}`,
            held > 0 && h('small', {}, t('credits.held', { n: held })),
            h('small', {}, t(`plan.${plan}`)),
          );
        } catch {
          put(credits); // what else needs the network says so
        }
      };
      settled.current = tell;
      tell();
      history.mark(id);
      const content = id
        ? jobView(runOf(id, settled))
        : builderView(draft, {
            onCreated: created => {
              location.hash = `#jobs/${created}`;
            },
          });
      put(
        root,
        h(
          'div',
          { class: 'page jobs' },
          h(
            'div',
            { class: 'page-head' },
            h('div', {}, h('h1', {}, t('jobs.title')), h('p', { class: 'lead' }, t('jobs.lead'))),
            credits,
          ),
          h('div', { class: 'columns' }, content.node, history.node),
        ),
      );
      close = content.close;
    },
    unmount() {
      close();
      settled.current = () => {};
    },
  };
}
