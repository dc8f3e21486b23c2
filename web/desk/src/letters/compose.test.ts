import { expect, test } from 'vitest';

import { change, insert, keyed, move, nameOf, type Part, plain, refresh, remove } from './compose';

const article = (id: number, more = {}): Part => ({ kind: 'article', article: id, key: `a${id}`, ...more });
const heading = (title: string): Part => ({ kind: 'heading', title, key: `h${title}` });
const text = (words: string): Part => ({
  kind: 'text', key: `t${words}`, text: { version: 1, blocks: [{ type: 'paragraph', text: [{ text: words }] }, { type: 'paragraph', text: [{ text: 'and', bold: true }] }] },
});
const keys = (parts: Part[]) => parts.map((p) => p.key).join(' ');

test('parts are moved, put in and taken out', () => {
  const parts = [article(1), article(2), article(3)];
  expect(keys(move(parts, 0, 2))).toBe('a2 a3 a1');
  expect(keys(move(parts, 2, 0))).toBe('a3 a1 a2');
  expect(move(parts, 0, 3)).toBe(parts);
  expect(keys(insert(parts, heading('x'), 1))).toBe('a1 hx a2 a3');
  expect(keys(remove(parts, 'a2'))).toBe('a1 a3');
});

test('a field that says nothing is left out', () => {
  const [part] = change([article(1, { title: 'Old', large: true })], 'a1', { title: '', large: false, intro: 'New' });
  expect(part).toEqual({ kind: 'article', article: 1, key: 'a1', intro: 'New' });
});

test('a digest made anew keeps what editors wrote', () => {
  const parts = [text('Good morning'), article(1, { title: 'Our words' }), heading('Own'), article(2), heading('At sea'), article(3), text('Bye')];
  const found = [article(4), heading('At sea'), article(1), article(2)];
  const fresh = refresh(parts, found);
  expect(keys(fresh)).toBe('tGood morning a4 hAt sea a1 hOwn a2 tBye');
  expect(fresh.find((p) => p.article === 1)?.title).toBe('Our words');
});

test('every part has keys of its own and a name', () => {
  const [a, b] = keyed([{ kind: 'heading', title: 'x' }, { kind: 'heading', title: 'x' }]);
  expect(a!.key).not.toBe(b!.key);
  expect(plain(text('Good morning'))).toBe('Good morning and');
  expect(nameOf(article(9), {})).toBe('Article 9');
  expect(nameOf(article(9, { title: 'Ours' }), {})).toBe('Ours');
});
