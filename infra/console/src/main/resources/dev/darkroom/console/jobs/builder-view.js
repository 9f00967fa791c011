/** A new job: photos, a preset, what to change. What was chosen outlives the view, so that a look elsewhere costs nothing. */
import * as api from '../api/jobs.js';
import { button, h, put, set } from '../dom.js';
import { problemView } from '../problem-view.js';
import { members } from '../store.js';
import { t } from '../words.js';
import { createJob } from './job-run.js';
import { photoPicker } from './photo-picker.js';
import { isEmpty, ruleFor } from './rule.js';
import { ruleView } from './rule-view.js';

export const newDraft = () =>
  members({
    photos: /** @type {File[]} */ ([]),
    refused: /** @type {string[]} */ ([]),
    presets: null,
    preset: null,
    rule: null,
    busy: false,
    problem: null,
  });

/**
 * @param {ReturnType<typeof newDraft>} draft
 * @param {{onCreated: (id: string) => void}} options
 */
export function builderView(draft, { onCreated }) {
  const picker = photoPicker({
    photos: () => draft.state.photos,
    onChange: photos => draft.dispatch({ photos }),
    onRefused: refused => draft.dispatch({ refused }),
  });
  const refused = h('p', { class: 'hint warn', role: 'alert' });
  const cards = h('div', { class: 'presets', role: 'radiogroup', 'aria-label': t('preset') });
  const rules = h('div');
  const problem = h('div');
  const go = button('button primary large', null, begin);
  const why = h('p', { class: 'muted' });
  let shownRule = null;

  const node = h(
    'div',
    { class: 'card builder' },
    step(1, t('photos')),
    picker.node,
    refused,
    step(2, t('preset')),
    cards,
    step(3, t('rule')),
    rules,
    problem,
    h('div', { class: 'go' }, why, go),
  );

  async function load() {
    try {
      draft.dispatch({ presets: await api.presets(), problem: null });
      if (!draft.state.preset)
        await choose(draft.state.presets.find(each => each.id === 'seller')?.id ?? draft.state.presets[0].id);
    } catch (failed) {
      draft.dispatch({ problem: failed });
    }
  }

  async function choose(id) {
    try {
      const preset = await api.preset(id);
      draft.dispatch({
        preset,
        rule: draft.state.preset?.id === id ? draft.state.rule : ruleFor(preset),
        problem: null,
      });
    } catch (failed) {
      draft.dispatch({ problem: failed });
    }
  }

  async function begin() {
    const { preset, photos, rule } = draft.state;
    draft.dispatch({ busy: true, problem: null });
    try {
      const id = await createJob(preset, photos, rule);
      draft.dispatch({ busy: false, photos: [], refused: [] });
      onCreated(id);
    } catch (failed) {
      draft.dispatch({ busy: false, problem: failed });
    }
  }

  function showRule(state) {
    if (!state.preset) {
      put(rules, h('p', { class: 'muted' }, t('loading')));
    } else if (shownRule?.preset !== state.preset) {
      shownRule = {
        preset: state.preset,
        view: ruleView(state.preset, { rule: () => draft.state.rule, onChange: rule => draft.dispatch({ rule }) }),
      };
      put(rules, shownRule.view.node);
    } else {
      shownRule.view.update();
    }
  }

  function update(state) {
    picker.update();
    refused.textContent = state.refused.length ? t('photos.refused', { names: state.refused.join(', ') }) : '';
    if (state.presets && cards.children.length !== state.presets.length) {
      put(
        cards,
        state.presets.map(each =>
          h(
            'label',
            { class: 'preset' },
            h('input', { type: 'radio', name: 'preset', value: each.id, onchange: () => choose(each.id) }),
            h('span', {}, h('strong', {}, each.name), h('small', {}, each.description)),
          ),
        ),
      );
    }
    for (const radio of cards.querySelectorAll('input')) radio.checked = radio.value === state.preset?.id;
    showRule(state);
    const missing =
      state.photos.length === 0 ? 'job.needsPhotos' : !state.rule || isEmpty(state.rule) ? 'job.needsRule' : '';
    set(go, { disabled: state.busy || missing !== '' });
    go.textContent = state.busy ? t('job.creating') : t('job.begin');
    why.textContent = missing ? t(missing) : t('job.price', { n: state.photos.length });
    put(problem, problemView(state.problem, state.presets ? null : load));
  }

  const leave = draft.subscribe(update);
  load();
  return { node, close: leave };
}

const step = (n, title) => h('h2', { class: 'step' }, h('span', { 'aria-hidden': true }, String(n)), title);
