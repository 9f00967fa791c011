/** From words to a picture's plan: a prompt, its objects as chips, and a sheet to place them on. */
import * as api from '../api/composition.js';
import { newKey } from '../api/client.js';
import { patiently } from '../api/patience.js';
import { announce, button, h, iconButton, keyed, put, set } from '../dom.js';
import { problemView } from '../problem-view.js';
import { t } from '../words.js';
import { boxEditor } from './box-editor.js';
import { boxFields } from './box-fields.js';
import { added, boxed, MAX_LABEL, MAX_PROMPT, removed, renamed, startRequest } from './draft.js';
import { settingsView } from './settings-view.js';

const EXAMPLES = ['example.1', 'example.2', 'example.3'];

/**
 * @param {ReturnType<typeof import('./draft.js').newDraft>} draft
 * @param {{onStarted: (answer: any, request: any) => void}} options
 */
export function draftView(draft, { onStarted }) {
  const change = part => draft.dispatch(part);
  const prompt = h('textarea', {
    id: 'prompt',
    rows: 3,
    maxlength: MAX_PROMPT,
    placeholder: t('prompt.example'),
    value: draft.state.prompt,
    oninput: () => change({ prompt: prompt.value }),
    onkeydown: event => {
      if (event.key === 'Enter' && (event.metaKey || event.ctrlKey)) find();
    },
  });
  const findButton = button('button', null, find);
  const examples = h(
    'p',
    { class: 'chips' },
    EXAMPLES.map(key => button('chip', t(key), () => suggest(t(key)))),
  );
  const chips = h('ul', { class: 'objects', 'aria-label': t('objects') });
  const add = button('chip add', `+ ${t('objects.add')}`, addObject);
  const hint = h('p', { class: 'muted', id: 'sheet-hint' });
  const fields = boxFields({ onChange: box => change(boxed(draft.state, draft.state.selected, box)) });
  const settings = settingsView(draft);
  const problem = h('div');
  const startButton = button('button primary large', null, start);
  const editor = boxEditor({
    label: t('sheet'),
    marks: () => draft.state.objects.map(object => ({ ...object, kind: 'bbox', box: draft.state.boxes[object.id] })),
    selected: () => draft.state.selected,
    onSelect: selected => selected !== draft.state.selected && change({ selected }),
    onBox: (id, box) => change(boxed(draft.state, id, box)),
  });
  const empty = h('div', { class: 'sheet-empty', 'aria-hidden': true });
  editor.node.append(empty);

  const node = h(
    'div',
    { class: 'page compose-draft' },
    h(
      'section',
      { class: 'words' },
      h('h1', {}, t('compose.title')),
      h('label', { for: 'prompt', class: 'unseen' }, t('prompt')),
      prompt,
      h('div', { class: 'row' }, findButton, h('span', { class: 'muted' }, t('prompt.hint'))),
      examples,
      h('h2', {}, t('objects')),
      h('div', {}, chips, add),
      fields.node,
      settings.node,
      problem,
      h('div', { class: 'go' }, startButton),
    ),
    h('section', { class: 'board', 'aria-label': t('sheet') }, editor.node, hint),
  );

  function suggest(words) {
    prompt.value = words;
    change({ prompt: words });
    find();
  }

  async function find() {
    if (draft.state.busy || draft.state.prompt.trim() === '') return prompt.focus();
    change({ busy: 'find', problem: null });
    try {
      const { objects } = await patiently(() => api.findObjects(draft.state.prompt.trim()));
      change({ busy: '', objects, boxes: {}, selected: objects[0]?.id ?? '' });
      announce(t('objects.found', { n: objects.length }));
    } catch (failed) {
      change({ busy: '', problem: failed });
    }
  }

  async function start() {
    if (draft.state.busy) return;
    change({ busy: 'start', problem: null });
    const request = startRequest(draft.state);
    const key = newKey();
    try {
      const answer = await patiently(() => api.start(request, key));
      change({ busy: '' });
      onStarted(answer, request);
    } catch (failed) {
      change({ busy: '', problem: failed });
    }
  }

  function addObject() {
    const id = `obj_${Date.now()}_${draft.state.objects.length}`;
    change(added(draft.state, '', id));
    chips.lastElementChild?.querySelector('input')?.focus();
  }

  function chip(object) {
    const label = h('input', {
      value: object.label,
      maxlength: MAX_LABEL,
      'aria-label': t('objects.label'),
      placeholder: t('objects.new'),
      size: 4,
      oninput: () => change(renamed(draft.state, object.id, label.value)),
      onfocus: () => change({ selected: object.id }),
      onkeydown: event => {
        if (event.key === 'Enter') editor.node.focus();
      },
    });
    const place = button('place', null, () => {
      change({ selected: object.id });
      editor.node.focus();
    });
    const element = h(
      'li',
      { class: 'object', style: { '--color': object.color } },
      h('i', { 'aria-hidden': true }),
      label,
      place,
      iconButton('×', t('remove', { what: object.label }), () => change(removed(draft.state, object.id))),
    );
    element.__update = now => {
      if (label.value !== now.label) label.value = now.label;
      label.size = Math.max(4, now.label.length);
      const isPlaced = Boolean(draft.state.boxes[now.id]);
      const does = t(isPlaced ? 'objects.placed' : 'objects.place', { what: now.label });
      set(place, { 'aria-label': does, title: does });
      place.textContent = isPlaced ? '▣' : '▢';
      element.classList.toggle('chosen', draft.state.selected === now.id);
    };
    return element;
  }

  function update(state) {
    keyed(
      chips,
      state.objects,
      object => object.id,
      chip,
      (element, object) => element.__update(object),
    );
    examples.hidden = state.objects.length > 0 || state.prompt !== '';
    add.hidden = state.objects.length >= 50;
    findButton.textContent = t(state.busy === 'find' ? 'objects.finding' : 'objects.find');
    startButton.textContent = t(state.busy === 'start' ? 'compose.starting' : 'compose.start');
    set(findButton, { disabled: state.busy !== '' || state.prompt.trim() === '' });
    set(startButton, { disabled: state.busy !== '' || state.prompt.trim() === '' });
    editor.node.style.setProperty('--ratio', String(state.width / state.height));
    editor.update();
    fields.update(state.boxes[state.selected]);
    settings.update(state);
    const chosen = state.objects.find(object => object.id === state.selected);
    hint.textContent = chosen ? t('sheet.hint', { what: chosen.label || t('objects.new') }) : '';
    empty.textContent = Object.keys(state.boxes).length ? '' : t(state.objects.length ? 'sheet.draw' : 'sheet.empty');
    put(problem, problemView(state.problem));
  }

  return { node, close: draft.subscribe(update) };
}
