import { expect, test } from 'vitest';

import { draftOf, moved } from './stories';

test('a story moves up and down, and the others stay in order', () => {
  expect(moved(['a', 'b', 'c'], 2, 0)).toEqual(['c', 'a', 'b']);
  expect(moved(['a', 'b', 'c'], 0, 1)).toEqual(['b', 'a', 'c']);
  expect(moved(['a'], 0, 0)).toEqual(['a']);
});

test('what there is to edit are the words of editors, not those of pages', () => {
  const story = { article: 7, page_headline: 'Ferry', page_text: 'It runs.', headline: '', text: 'It sails.', public: true, stale: true };
  expect(draftOf({ title: '', intro: 'Hello.', outro: '', stories: [story] })).toEqual({
    title: '', intro: 'Hello.', outro: '', publish: '', stories: [{ article: 7, headline: '', text: 'It sails.', confirm: false }],
  });
});
