import { describe, expect, it } from 'vitest';
import type { Body } from './body';
import { gazette } from './testdata/samples';
import { countWords, minutesFor, statsOf } from './words';

describe('the desk counts as the paper does', () => {
  for (const { slug, lang, words, minutes, body } of gazette) {
    it(`in ${slug}`, () => expect(statsOf(body, lang)).toMatchObject({ words, minutes }));
  }

  // The table of internal/richtext/words_test.go.
  const table: [string, number][] = [
    ['', 0], ['  — … !', 0], ['one two  three', 3], ['don\'t stop, it’s well-known.', 4], ['1,200.5 crowns', 2],
    ['end.Begin', 1], ['wait - what', 2], ['e.g. this', 2], ['naïve café', 2], ['الجسر مغلق', 2],
    ['می\u200cخواهم بروم', 2], ['東京は雨', 4], ['カタカナ and kana', 6], ['한국어 단어', 2], ['Straße 12b', 2],
    ['👩‍🚀 flies', 1], ["...leading and trailing''' ok", 4],
  ];
  for (const [text, n] of table) it(`${n} in “${text}”`, () => expect(countWords(text)).toBe(n));
});

describe('reading time', () => {
  const table: [number, string, number][] = [[0, 'en', 0], [1, 'en', 1], [228, 'en-GB', 1], [229, 'en', 2], [800, 'de', 5], [2550, 'zh-Hant', 10], [100, '', 1]];
  for (const [words, lang, minutes] of table) {
    it(`of ${words} words in “${lang}” is ${minutes}`, () => expect(minutesFor(words, lang)).toBe(minutes));
  }
});

it('characters are those a reader sees in the running text', () => {
  const body: Body = { version: 1, blocks: [{ type: 'paragraph', text: [{ text: 'A 🚢' }] }, { type: 'pull_quote', text: [{ text: 'A' }] }] };
  expect(statsOf(body, 'en').characters).toBe(3);
});
