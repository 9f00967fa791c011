/** The page's words in the reader's language. */
import { keep, recall } from './memory.js';

export const LANGUAGES = ['en', 'ko'];
/** @type {Record<string, string>} */
let words = {};
let language = 'en';

/** The reader's choice, else what the browser prefers, else English. */
function preferred() {
  const wanted = [recall('language'), ...(navigator.languages ?? [navigator.language])];
  return wanted.map(tag => String(tag).slice(0, 2)).find(tag => LANGUAGES.includes(tag)) ?? 'en';
}

/** Loads the words; without a choice those of {@link preferred}. */
export async function useLanguage(chosen = null) {
  if (chosen) keep('language', chosen);
  language = preferred();
  words = (await import(`./words/${language}.js`)).default;
  document.documentElement.lang = language;
}

export const currentLanguage = () => language;

/**
 * The words for a key, with `{name}` replaced. A key without words is shown as it is, so that a gap is seen.
 * @param {string} key
 * @param {Record<string, string | number>} [values]
 */
export const t = (key, values = {}) =>
  (words[key] ?? key).replace(/\{(\w+)\}/g, (hole, name) => (name in values ? String(values[name]) : hole));

/** Whether there are words for a key. */
export const known = key => key in words;

/** A number as the reader writes it. */
export const number = (value, digits = 0) =>
  new Intl.NumberFormat(language, { maximumFractionDigits: digits, minimumFractionDigits: digits }).format(value);

/** Seconds as `8.4 s` or `2:05`. */
export function duration(ms) {
  const seconds = Math.max(0, ms) / 1000;
  if (seconds < 60) return t('seconds', { n: number(seconds, 1) });
  return `${Math.floor(seconds / 60)}:${String(Math.floor(seconds % 60)).padStart(2, '0')}`;
}

/** When something was, in the reader's form. */
export const moment = at =>
  new Intl.DateTimeFormat(language, { dateStyle: 'medium', timeStyle: 'short' }).format(new Date(at));
