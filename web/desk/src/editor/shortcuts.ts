// Every key of the canvas, for the help sheet. Those of deeds are theirs; the
// rest belongs to the structure of the text.
import { blockDeeds, markDeeds, moveDeeds, textDeeds, textWideDeeds } from './deeds/all';
import type { Shortcut, ShortcutGroup } from '../help/shortcuts';
import type { Deed } from './deeds/deed';

/** Returns all shortcuts in groups, spelled as this machine has them: "Ctrl+Shift+8", on a Mac "⌘⇧8". */
export function shortcuts(mac = /Mac|iPhone|iPad/.test(navigator.platform)): ShortcutGroup[] {
  const of = (deeds: Deed[]) => deeds.filter((d) => d.keys).map((d) => ({ keys: spell(d.keys!, mac), does: d.label }));
  const own = (list: [string, string][]) => list.map(([keys, does]) => ({ keys: spell(keys, mac), does }));
  return [
    { name: 'Writing: words', list: of(markDeeds) },
    { name: 'Writing: blocks', list: [...own([['/', 'All blocks, at the start of an empty line'], ['Mod-Enter', 'New paragraph below this block'], ['Shift-Enter', 'New line in the same paragraph']]), ...of([...textDeeds, ...blockDeeds])] },
    { name: 'Writing: moving blocks', list: of(moveDeeds) },
    { name: 'Writing: lists and tables', list: own([['Tab', 'Item a level deeper; next cell'], ['Shift-Tab', 'Item a level up; cell before']]) },
    { name: 'Writing: the whole text', list: [...of(textWideDeeds), ...own([['Alt-F10', 'To the toolbar'], ['Escape', 'Out of the text, or from a field back into it']])] },
    { name: 'Writing: typed at the start of a line', list: typed },
  ];
}

const typed: Shortcut[] = [
  { keys: '## and a space', does: 'Heading; ### and #### for smaller ones' },
  { keys: '- and a space', does: 'Bulleted list' },
  { keys: '1. and a space', does: 'Numbered list' },
  { keys: '> and a space', does: 'Quote' },
  { keys: '``` and a space', does: 'Code' },
  { keys: '---', does: 'Divider' },
  { keys: '**words**', does: 'Bold, anywhere; *words* italic, ~~words~~ struck, `words` code' },
];

const onMac: Record<string, string> = { Mod: '⌘', Alt: '⌥', Shift: '⇧' };
const elsewhere: Record<string, string> = { Mod: 'Ctrl' };
const named: Record<string, string> = { ArrowUp: '↑', ArrowDown: '↓', Escape: 'Esc' };

/** Spells keys for a person. */
export function spell(keys: string, mac: boolean): string {
  const parts = keys.split(/-(?=.)/).map((key) => (mac ? onMac[key] : elsewhere[key]) ?? named[key] ?? (key.length === 1 ? key.toUpperCase() : key));
  return parts.join(mac ? '' : '+');
}
