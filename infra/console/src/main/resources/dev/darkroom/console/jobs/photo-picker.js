/** A place to drop photos, or to choose them: each is shown, and can be taken out again. */
import { announce, h, iconButton, keyed } from '../dom.js';
import { t } from '../words.js';

const TYPES = ['image/jpeg', 'image/png', 'image/webp'];
const MAX_BYTES = 25 * 1024 * 1024;

/**
 * @param {{photos: () => File[], onChange: (photos: File[]) => void, onRefused: (names: string[]) => void}} options
 */
export function photoPicker({ photos, onChange, onRefused }) {
  const ids = new WeakMap();
  let nextId = 0;
  const input = h('input', {
    type: 'file',
    accept: TYPES.join(','),
    multiple: true,
    class: 'unseen',
    id: 'photos',
    onchange: () => add(input.files),
  });
  const drop = h(
    'label',
    { class: 'drop', for: 'photos' },
    h('span', { class: 'drop-mark', 'aria-hidden': true }, '+'),
    h('strong', {}, t('photos.drop')),
    h('span', { class: 'muted' }, t('photos.limits')),
  );
  const list = h('ul', { class: 'picked' });
  const node = h(
    'div',
    {
      class: 'picker',
      ondragover: event => {
        event.preventDefault();
        node.classList.add('over');
      },
      ondragleave: event => {
        if (!node.contains(event.relatedTarget)) node.classList.remove('over');
      },
      ondrop: event => {
        event.preventDefault();
        node.classList.remove('over');
        add(event.dataTransfer?.files ?? []);
      },
    },
    input,
    drop,
    list,
  );

  function add(files) {
    const good = [...files].filter(file => TYPES.includes(file.type) && file.size > 0 && file.size <= MAX_BYTES);
    onRefused([...files].filter(file => !good.includes(file)).map(file => file.name));
    onChange([...photos(), ...good]);
    input.value = '';
    announce(t('photos.count', { n: photos().length }));
  }

  function card(file) {
    const src = URL.createObjectURL(file);
    return h(
      'li',
      { class: 'thumb' },
      h('img', { src, alt: file.name, onload: () => URL.revokeObjectURL(src) }),
      iconButton('×', t('remove', { what: file.name }), () => onChange(photos().filter(other => other !== file))),
    );
  }

  return {
    node,
    update() {
      for (const file of photos()) if (!ids.has(file)) ids.set(file, `photo-${nextId++}`);
      keyed(list, photos(), file => ids.get(file), card);
      node.classList.toggle('filled', photos().length > 0);
    },
  };
}
