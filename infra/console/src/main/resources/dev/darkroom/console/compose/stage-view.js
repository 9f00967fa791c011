/** The chosen node large, with the boxes and points of the feedback drawn on it. */
import { h, safeUrl, set } from '../dom.js';
import { t } from '../words.js';
import { boxEditor } from './box-editor.js';
import { COLORS } from './draft.js';

/**
 * @param {any} form store of `{entries, selected}`
 * @param {{onStale: (nodeId: string) => void}} options told when a picture's link has run out
 */
export function stageView(form, { onStale }) {
  const picture = h('img', {
    class: 'big',
    alt: '',
    draggable: false,
    onload: () => editor.node.style.setProperty('--ratio', String(picture.naturalWidth / picture.naturalHeight)),
  });
  const waiting = h('p', { class: 'stage-wait', role: 'status' });
  const caption = h('figcaption', { class: 'muted' });
  const edit = (id, part) =>
    form.dispatch({ entries: form.state.entries.map(entry => (entry.id === id ? { ...entry, ...part } : entry)) });
  const editor = boxEditor({
    label: t('stage'),
    background: h('div', { class: 'big-frame' }, picture, waiting),
    marks: () =>
      form.state.entries
        .filter(entry => entry.area !== 'full')
        .map(entry => ({
          id: entry.id,
          kind: entry.area,
          box: entry.bbox,
          point: entry.point,
          label: entry.text || t(`feedback.area.${entry.area}`),
          color: COLORS[form.state.entries.indexOf(entry) % COLORS.length],
        })),
    selected: () => form.state.selected,
    onSelect: selected => selected !== form.state.selected && form.dispatch({ selected }),
    onBox: (id, bbox) => edit(id, { bbox }),
    onPoint: (id, point) => edit(id, { point }),
  });
  const node = h('figure', { class: 'stage' }, editor.node, caption);
  const stale = new Set();
  let shown = '';

  /** The inline picture at once; the full one in its place when it is there. */
  function show(graphNode) {
    const full = safeUrl(graphNode.imageUrl);
    const key = `${graphNode.id} ${full.split('?')[0]}`;
    if (key === shown) return;
    shown = key;
    if (graphNode.inline) set(picture, { src: graphNode.inline });
    if (!full) return;
    const loading = new Image();
    loading.onload = () => {
      if (shown === key) set(picture, { src: full });
    };
    loading.onerror = () => {
      if (shown !== key || stale.has(graphNode.id)) return;
      stale.add(graphNode.id); // once: a picture that is gone stays gone
      shown = '';
      onStale(graphNode.id);
    };
    loading.src = full;
    if (!graphNode.inline && !picture.src) set(picture, { src: full });
  }

  return {
    node,
    /** @param {any} graph @param {any} chosen node, or nothing */
    update(graph, chosen) {
      const hasPicture = chosen?.type === 'image';
      const run = chosen && graph.runs.get(chosen.branchId);
      picture.hidden = !hasPicture;
      waiting.hidden = hasPicture;
      waiting.textContent = hasPicture ? '' : t(chosen ? 'stage.prompt' : 'stage.waiting');
      if (hasPicture) {
        show(chosen);
        const label = t(chosen.branchId ? 'node.branch' : 'node.main', {
          n: chosen.step,
          total: run?.totalSteps ?? chosen.step,
        });
        set(picture, { alt: `${graph.prompt}: ${label}` });
        caption.textContent = label;
      } else {
        caption.textContent = graph.prompt;
      }
      editor.update();
    },
  };
}
