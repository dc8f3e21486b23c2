import { describe, expect, it } from 'vitest';

import { anything, fits, late, narrows, read, type Row, write } from './question';

const row = (more: Partial<Row> = {}): Row => ({
  id: 1, version: 1, state: 'draft', kind: 'news', headline: 'Ferry', section: 2, desk: 3, saved_at: '2026-11-22T10:00:00Z',
  words: 10, picture: 0, corrections: 0, next_version: false, restricted: false, ...more,
});
const noon = new Date('2026-11-22T12:00:00Z');

describe('a question in an address', () => {
  it('comes back as it was', () => {
    const text = 'state=draft,ready&q=%22ferry%20runs%22&desk=3&assignee=me&fact=locked&late=true&sort=due&reverse=true';
    expect(write(read(new URLSearchParams(text)))).toBe(text.replace('draft,ready', 'draft%2Cready'));
  });
  it('leaves out what it does not know', () => {
    expect(read(new URLSearchParams('state=gone&desk=x&assignee=ada&kind=poem&sort=colour&fact=red'))).toEqual(anything());
  });
  it('that asks nothing is empty', () => {
    expect(write(anything())).toBe('');
    expect(narrows({ ...anything(), sort: 'due' })).toBe(false);
  });
});

describe('a row fits', () => {
  it('what is asked of its state, desk and person', () => {
    expect(fits(row(), anything(), 7, noon)).toBe(true);
    expect(fits(row(), { ...anything(), state: ['ready'] }, 7, noon)).toBe(false);
    expect(fits(row({ assignee: { id: 7, name: 'Mara' } }), { ...anything(), assignee: 'me' }, 7, noon)).toBe(true);
    expect(fits(row(), { ...anything(), assignee: 'me' }, 7, noon)).toBe(false);
    expect(fits(row(), { ...anything(), assignee: 'nobody', desk: 3 }, 7, noon)).toBe(true);
  });
  it('words only the newsroom can judge', () => {
    expect(fits(row(), { ...anything(), q: 'ferry' }, 7, noon)).toBeUndefined();
    expect(fits(row(), { ...anything(), q: 'ferry', desk: 9 }, 7, noon)).toBe(false);
  });
  it('lateness ends with publication', () => {
    const due = '2026-11-22T11:00:00Z';
    expect(late(row({ due }), noon)).toBe(true);
    expect(late(row({ due, state: 'live' }), noon)).toBe(false);
    expect(late(row({ due: '2026-11-22T13:00:00Z' }), noon)).toBe(false);
  });
});
