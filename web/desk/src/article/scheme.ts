// Shows a reader's page as it is for those who like it light or dark, whatever
// this computer likes: the conditions in its style sheets are answered for it.

export type Scheme = 'light' | 'dark';

const written = new WeakMap<MediaList, string>();

/** Has the page in a frame of ours look as in the scheme. */
export function show(page: Document, scheme: Scheme) {
  for (const sheet of page.styleSheets) {
    answer(sheet.media, scheme);
    answerAll(sheet.cssRules, scheme);
  }
  for (const source of page.querySelectorAll('source')) {
    source.dataset.media ??= source.media;
    source.media = answered(source.dataset.media, scheme);
  }
  page.documentElement.style.colorScheme = scheme;
}

function answerAll(rules: CSSRuleList, scheme: Scheme) {
  for (const rule of rules) {
    if ('media' in rule) answer(rule.media as MediaList, scheme); // one of another window is no instance of ours
    if ('cssRules' in rule) answerAll(rule.cssRules as CSSRuleList, scheme);
  }
}

function answer(media: MediaList, scheme: Scheme) {
  const text = written.get(media) ?? media.mediaText;
  if (!text.includes('prefers-color-scheme')) return;
  written.set(media, text);
  media.mediaText = answered(text, scheme);
}

/** A media query with what it asks of the scheme answered by a width that every page has, or none. */
export function answered(query: string, scheme: Scheme): string {
  return query.replace(/\(\s*prefers-color-scheme\s*:\s*(light|dark)\s*\)/g, (_, asked) => (asked === scheme ? '(min-width: 0)' : '(max-width: 0)'));
}
