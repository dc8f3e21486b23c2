// The keys that work on every screen. They wait while somebody types.

import { place } from './route.svelte';

const goes: Record<string, string> = { a: '/', p: '/pictures', f: '/fronts', l: '/letters' };

/** Reports whether a key belongs to a field, and not to the desk. */
export function typing(e: KeyboardEvent): boolean {
  const at = e.target as HTMLElement | null;
  return !!at?.closest('input, select, textarea, [contenteditable], [role="textbox"], dialog[open], [role="menu"]')
    || e.ctrlKey || e.metaKey || e.altKey;
}

/** Answers the keys of the desk; help opens the sheet of shortcuts. */
export function answerKeys(help: () => void) {
  let after = '';
  return (e: KeyboardEvent) => {
    if (typing(e) || e.defaultPrevented) return;
    const to = after === 'g' ? goes[e.key] : undefined;
    after = e.key === 'g' ? 'g' : '';
    if (to) place.go(to);
    else if (e.key === '?') help();
    else if (e.key === 'n') place.go('/articles/new');
    else return;
    e.preventDefault();
  };
}
