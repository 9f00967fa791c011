/** A running composition: the picture, the feedback that branches from it, the runs, and the graph of all. */
import { announce, button, h, put } from '../dom.js';
import { members } from '../store.js';
import { networkView } from '../network-view.js';
import { problemView } from '../problem-view.js';
import { t } from '../words.js';
import { lack, newEntry } from './feedback.js';
import { feedbackView } from './feedback-view.js';
import { isOver, MAIN, newest } from './graph.js';
import { graphView } from './graph-view.js';
import { runsView } from './runs-view.js';
import { stageView } from './stage-view.js';

/** Elapsed times move on between events. */
const TICK = 500;

const newForm = () => {
  const entry = newEntry(`feedback_${Date.now()}`);
  return { entries: [entry], selected: entry.id, busy: false, problem: null };
};

/** @param {import('./session.js').Session} session @param {{onRemoved: () => void}} options */
export function sessionView(session, { onRemoved }) {
  /** A node that was chosen, or else the newest of the run that is followed. */
  const look = members({ nodeId: '', follow: MAIN });
  const form = members(newForm());
  const select = nodeId => look.dispatch({ nodeId });
  const network = networkView();
  const problem = h('div');
  const stage = stageView(form, { onStale: id => session.renew(id).catch(() => {}) });
  const feedback = feedbackView(form, { onBranch: branch });
  const runs = runsView({ onSelect: select, onAgain: again });
  const graph = graphView({ onSelect: select });
  const prompt = h('p', { class: 'session-prompt' });
  const dialog = removal();
  const node = h(
    'div',
    { class: 'page compose-session' },
    h(
      'header',
      { class: 'row session-head' },
      prompt,
      network.node,
      h('a', { class: 'button', href: '#compose' }, t('compose.new')),
      button('button', t('session.delete'), () => dialog.showModal()),
    ),
    problem,
    h(
      'div',
      { class: 'studio' },
      stage.node,
      h('div', { class: 'side' }, h('section', { class: 'card' }, h('h2', {}, t('runs')), runs.node), feedback.node),
    ),
    graph.node,
    dialog,
  );

  const chosen = () => {
    const { nodeId, follow } = look.state;
    const now = session.graph.state;
    return now.nodes.get(nodeId) ?? newest(now, follow) ?? now.nodes.get(now.runs.get(follow)?.sourceId ?? now.rootId);
  };

  async function branch() {
    const source = chosen();
    const { entries, busy } = form.state;
    if (busy || !source || entries.some(entry => lack(entry))) return;
    form.dispatch({ busy: true, problem: null });
    try {
      await begin(source.id, entries);
      form.dispatch(newForm());
    } catch (failed) {
      form.dispatch({ busy: false, problem: failed });
    }
  }

  async function begin(sourceId, entries) {
    const total = session.graph.state.runs.get(MAIN)?.totalSteps || 20;
    look.dispatch({ nodeId: '', follow: await session.branch(sourceId, entries, total) });
    announce(t('branch.begun'));
  }

  /** What failed is tried once more, as a branch of its own. */
  function again(run) {
    begin(
      run.sourceId,
      run.feedback.map(entry => ({ ...newEntry(entry.id), ...entry })),
    ).catch(failed => form.dispatch({ problem: failed }));
  }

  function removal() {
    const close = () => dialogNode.close();
    const trouble = h('div');
    const dialogNode = h(
      'dialog',
      { 'aria-label': t('session.delete') },
      h('p', {}, t('session.sure')),
      trouble,
      h(
        'div',
        { class: 'row end' },
        button('button', t('session.keep'), close),
        button('button danger', t('session.delete'), () =>
          session.remove().then(onRemoved, failed => put(trouble, problemView(failed))),
        ),
      ),
    );
    return dialogNode;
  }

  /** Says each quarter of a run and its end; what was so when the page came is not said. */
  let said = new Map();
  function tell(now) {
    const before = said;
    said = new Map(
      [...now.runs.values()].map(run => [
        run.id,
        isOver(run) ? run.status : Math.floor((4 * run.steps) / (run.totalSteps || 1)),
      ]),
    );
    for (const run of now.runs.values()) {
      if (!before.has(run.id) || before.get(run.id) === said.get(run.id)) continue;
      announce(
        run.status === 'failed'
          ? t('run.announceFailed')
          : run.status === 'complete'
            ? t('run.announceDone')
            : t('run.announceStep', { n: run.steps, total: run.totalSteps }),
      );
    }
  }

  function update() {
    const now = session.graph.state;
    const shown = chosen();
    prompt.textContent = now.prompt;
    stage.update(now, shown);
    feedback.update(form.state, shown?.id ?? '');
    runs.update(now);
    graph.update(now, shown?.id ?? '');
    tell(now);
  }

  const leave = [
    session.graph.subscribe(update),
    look.subscribe(update),
    form.subscribe(update),
    session.network.subscribe(({ state, problem: trouble }) => {
      network.update(state);
      put(problem, problemView(trouble, trouble?.status === 404 ? null : () => session.open()));
    }),
  ];
  const ticking = setInterval(
    () => [...session.graph.state.runs.values()].some(run => !isOver(run)) && runs.update(session.graph.state),
    TICK,
  );

  return {
    node,
    close() {
      clearInterval(ticking);
      leave.forEach(stop => stop());
      graph.close();
    },
  };
}
