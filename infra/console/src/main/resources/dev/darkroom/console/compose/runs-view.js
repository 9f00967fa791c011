/** How far the main line and each branch are, how fast, and what went wrong. */
import { h, keyed, set } from '../dom.js';
import { duration, number, t } from '../words.js';
import { summary } from './feedback.js';
import { isOver, MAIN, newest, rate } from './graph.js';

/** @param {{onSelect: (nodeId: string) => void, onAgain: (run: any) => void}} options */
export function runsView({ onSelect, onAgain }) {
  const list = h('ul', { class: 'runs', 'aria-label': t('runs') });
  let graph = null;

  function make() {
    const name = h('button', { type: 'button', class: 'run-name' });
    const figures = h('span', { class: 'muted figures' });
    const bar = h('progress', { max: 1, value: 0 });
    const problem = h('p');
    const again = h('button', { type: 'button', class: 'button small' }, t('run.again'));
    const trouble = h(
      'div',
      { class: 'problem', role: 'alert', hidden: true },
      h('div', {}, h('strong', {}, t('run.failed')), problem),
      again,
    );
    const element = h(
      'li',
      { class: 'run' },
      h('div', { class: 'row' }, name, h('span', { class: 'spring' }), figures),
      bar,
      trouble,
    );
    element.__update = run => {
      name.textContent = run.id === MAIN ? t('run.main') : summary(run.feedback) || t('run.branch');
      name.onclick = () => onSelect(newest(graph, run.id)?.id ?? run.sourceId);
      set(bar, { 'aria-label': name.textContent });
      bar.value = run.totalSteps ? run.steps / run.totalSteps : 0;
      figures.textContent = figuresOf(run);
      trouble.hidden = run.status !== 'failed';
      problem.textContent = run.message;
      again.hidden = run.id === MAIN || run.feedback.length === 0;
      again.onclick = () => onAgain(run);
      element.dataset.state = run.status;
    };
    return element;
  }

  return {
    node: list,
    update(now) {
      graph = now;
      keyed(
        list,
        [...now.runs.values()],
        run => run.id || 'main',
        make,
        (element, run) => element.__update(run),
      );
    },
  };
}

function figuresOf(run) {
  const parts = [run.status === 'waiting' ? t('run.waiting') : t('run.steps', { n: run.steps, total: run.totalSteps })];
  if (rate(run) > 0) parts.push(t('run.rate', { n: number(rate(run), 1) }));
  const until = isOver(run) ? run.lastAt : Date.now();
  // what was over before this page came has no time of its own here
  if (run.begunAt && until > run.begunAt && (run.fresh > 0 || !isOver(run))) parts.push(duration(until - run.begunAt));
  return parts.join(' · ');
}
