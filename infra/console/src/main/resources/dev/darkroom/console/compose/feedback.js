/** What a branch is to change, entry by entry, as it is written and as it is sent. Pure. */

/** @typedef {{id: string, area: 'full' | 'bbox' | 'point', type: 'text' | 'image', text: string, bbox: any, point: any, imageUrl: string, preview: string, upload: number}} Entry */

export const MOST = 20;
export const MAX_TEXT = 1000;

/** @returns {Entry} */
export const newEntry = id => ({
  id,
  area: 'full',
  type: 'text',
  text: '',
  bbox: null,
  point: null,
  imageUrl: '',
  preview: '',
  upload: 0,
});

/** Why an entry cannot be sent yet, as a key of words; empty when it can. */
export function lack(entry) {
  if (entry.type === 'text' && entry.text.trim() === '') return 'feedback.needsText';
  if (entry.type === 'image' && !entry.imageUrl) return 'feedback.needsImage';
  if (entry.area === 'bbox' && !entry.bbox) return 'feedback.needsBox';
  if (entry.area === 'point' && !entry.point) return 'feedback.needsPoint';
  return '';
}

/** The entries as the contract has them: only the members that their kind asks for. */
export const wire = (entries, now) =>
  entries.map(entry => ({
    id: entry.id,
    area: entry.area,
    type: entry.type,
    timestamp: now,
    ...(entry.type === 'text' ? { text: entry.text.trim() } : { imageUrl: entry.imageUrl }),
    ...(entry.area === 'bbox' ? { bbox: entry.bbox } : {}),
    ...(entry.area === 'point' ? { point: entry.point } : {}),
  }));

/** The entries' first words, for a branch's name. */
export const summary = feedback =>
  feedback
    .map(entry => entry.text || '')
    .filter(Boolean)
    .join(' · ');
