/** What the next branch is to change: entries in words or by a reference picture, for all of the picture, a box or a point. */
import * as api from '../api/composition.js';
import { patiently } from '../api/patience.js';
import { putFile } from '../api/transfer.js';
import { button, h, iconButton, keyed, put, safeUrl, set } from '../dom.js';
import { problemView } from '../problem-view.js';
import { t } from '../words.js';
import { lack, MAX_TEXT, MOST, newEntry } from './feedback.js';

const TYPES = ['image/jpeg', 'image/png', 'image/webp'];
const WISHES = ['brighter', 'darker', 'warmer', 'cooler', 'sharper'];

/** @param {any} form store of `{entries, selected, busy, problem}` @param {{onBranch: () => void}} options */
export function feedbackView(form, { onBranch }) {
  const change = part => form.dispatch(part);
  const edit = (id, part) =>
    change({ entries: form.state.entries.map(entry => (entry.id === id ? { ...entry, ...part } : entry)) });
  const find = id => form.state.entries.find(entry => entry.id === id);
  const list = h('ol', { class: 'entries' });
  const add = button('chip add', `+ ${t('feedback.add')}`, addEntry);
  const why = h('p', { class: 'muted', role: 'status' });
  const problem = h('div');
  const go = button('button primary', null, onBranch);
  const node = h(
    'section',
    { class: 'card feedback', 'aria-label': t('feedback') },
    h('h2', {}, t('feedback')),
    list,
    add,
    problem,
    h('div', { class: 'go' }, why, go),
  );

  function addEntry() {
    const entry = newEntry(`feedback_${Date.now()}_${form.state.entries.length}`);
    change({ entries: [...form.state.entries, entry], selected: entry.id });
    list.lastElementChild?.querySelector('input[type=text]')?.focus();
  }

  function make(entry) {
    const { id } = entry;
    const choice = (name, values) =>
      h(
        'div',
        { class: 'segments', role: 'radiogroup', 'aria-label': t(`feedback.${name}`) },
        values.map(value =>
          h(
            'label',
            {},
            h('input', { type: 'radio', name: `${name}-${id}`, value, onchange: () => edit(id, { [name]: value }) }),
            h('span', {}, t(`feedback.${name}.${value}`)),
          ),
        ),
      );
    const area = choice('area', ['full', 'bbox', 'point']);
    const type = choice('type', ['text', 'image']);
    const text = h('input', {
      type: 'text',
      maxlength: MAX_TEXT,
      'aria-label': t('feedback.text'),
      placeholder: t('feedback.example'),
      oninput: () => edit(id, { text: text.value }),
      onkeydown: event => {
        if (event.key === 'Enter') onBranch();
      },
    });
    const wishes = h(
      'p',
      { class: 'chips' },
      WISHES.map(wish => button('chip', t(`wish.${wish}`), () => edit(id, { text: t(`wish.${wish}`) }))),
    );
    const file = h('input', {
      type: 'file',
      accept: TYPES.join(','),
      class: 'unseen',
      id: `file-${id}`,
      onchange: () => upload(id, file.files[0]),
    });
    const preview = h('img', { alt: '' });
    const words = h('span');
    const reference = h(
      'div',
      { class: 'reference' },
      file,
      h('label', { class: 'button', for: `file-${id}` }, preview, words),
    );
    const remove = iconButton('×', t('remove', { what: t('feedback.entry') }), () =>
      change({ entries: form.state.entries.filter(other => other.id !== id) }),
    );
    const element = h(
      'li',
      { class: 'entry', onfocusin: () => form.state.selected !== id && change({ selected: id }) },
      h('div', { class: 'row' }, area, type, h('span', { class: 'spring' }), remove),
      text,
      wishes,
      reference,
    );
    element.__update = now => {
      for (const radio of area.querySelectorAll('input')) radio.checked = radio.value === now.area;
      for (const radio of type.querySelectorAll('input')) radio.checked = radio.value === now.type;
      if (text.value !== now.text) text.value = now.text;
      text.hidden = now.type !== 'text';
      wishes.hidden = now.type !== 'text' || now.text !== '';
      reference.hidden = now.type !== 'image';
      set(preview, { src: safeUrl(now.preview) || null, hidden: !now.preview });
      words.textContent = now.imageUrl
        ? t('feedback.another')
        : now.preview
          ? t('photo.uploading', { n: Math.round(now.upload * 100) })
          : t('feedback.choose');
      remove.hidden = form.state.entries.length < 2;
      element.classList.toggle('chosen', form.state.selected === id);
    };
    return element;
  }

  async function upload(id, file) {
    if (!file) return;
    if (!TYPES.includes(file.type)) return change({ problem: { code: 'NOT_A_PICTURE' } });
    edit(id, { preview: URL.createObjectURL(file), imageUrl: '', upload: 0 });
    change({ problem: null });
    try {
      const place = await patiently(() => api.uploadPlace(file));
      await patiently(() => putFile(place, file, share => find(id) && edit(id, { upload: share })));
      edit(id, { imageUrl: place.imageUrl });
    } catch (failed) {
      edit(id, { preview: '' });
      change({ problem: failed });
    }
  }

  return {
    node,
    /** @param {any} state @param {string} source what the branch would start from; empty when nothing can be branched from yet */
    update(state, source) {
      keyed(
        list,
        state.entries,
        entry => entry.id,
        make,
        (element, entry) => element.__update(entry),
      );
      add.hidden = state.entries.length >= MOST;
      const missing = !source ? 'feedback.needsNode' : (state.entries.map(lack).find(Boolean) ?? '');
      why.textContent = missing ? t(missing) : '';
      set(go, { disabled: state.busy || missing !== '' });
      go.textContent = t(state.busy ? 'feedback.creating' : 'feedback.go');
      put(problem, problemView(state.problem));
    },
  };
}
