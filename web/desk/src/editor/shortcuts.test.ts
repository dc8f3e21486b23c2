import { expect, it } from 'vitest';
import { allDeeds } from './deeds/all';
import { shortcuts, spell } from './shortcuts';

it('no two deeds have the same keys', () => {
  const keys = allDeeds.flatMap((d) => (d.keys ? [d.keys] : []));
  expect(new Set(keys).size).toBe(keys.length);
});

it('every deed with keys is in the help', () => {
  const told = shortcuts(false).flatMap((g) => g.list.map((s) => s.does));
  expect(allDeeds.filter((d) => d.keys && !told.includes(d.label))).toEqual([]);
});

it('keys are spelled as the machine has them', () => {
  expect(spell('Mod-Alt-2', false)).toBe('Ctrl+Alt+2');
  expect(spell('Alt-Shift-ArrowUp', true)).toBe('⌥⇧↑');
  expect(spell('Mod-,', false)).toBe('Ctrl+,');
});
