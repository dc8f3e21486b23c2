import { getSchema } from '@tiptap/core';
import { describe, expect, it } from 'vitest';
import type { Body } from './body';
import { toDocument } from './document';
import { placeOf, rangeOf } from './places';
import { schemaExtensions } from './schema/schema';

const schema = getSchema(schemaExtensions);
const line = (text: string) => [{ text }];

const body: Body = {
  version: 1,
  blocks: [
    { type: 'paragraph', text: [{ text: 'Ærø 🚢 ' }, { text: 'sails', bold: true }, { text: '\nagain' }] },
    { type: 'list', items: [{ text: line('one') }, { text: null, sub: { items: [{ text: line('two') }] } }] },
    { type: 'table', caption: line('Votes'), rows: [[{ text: line('Party') }, {}, { text: line('12') }]] },
    { type: 'quote', text: [line('first'), line('second')], speaker: 'Anna Holm' },
  ],
};

function documentOf(content: Body) {
  return schema.nodeFromJSON(toDocument(content));
}

describe('a place', () => {
  const doc = documentOf(body);
  for (const [name, place, words] of [
    ['counts characters, not halves of them', { block: 0, text: 0, start: 4, end: 11 }, '🚢 sails'],
    ['goes over a line break', { block: 0, text: 0, start: 6, end: 17 }, 'sails\nagain'],
    ['counts an empty item that holds a list', { block: 1, text: 2, start: 0, end: 3 }, 'two'],
    ['counts empty cells', { block: 2, text: 3, start: 0, end: 2 }, '12'],
    ['is in a quote of several paragraphs', { block: 3, text: 1, start: 0, end: 6 }, 'second'],
  ] as const) {
    it(name, () => {
      const range = rangeOf(doc, place);
      expect(range && doc.textBetween(range.from, range.to, '\n', '\n')).toBe(words);
      expect(placeOf(doc, range!)).toEqual(place);
    });
  }

  it('skips paragraphs that nobody has written in', () => {
    const waiting = schema.nodeFromJSON({ type: 'doc', content: [{ type: 'paragraph' }, ...(doc.toJSON() as { content: object[] }).content] });
    const range = rangeOf(waiting, { block: 1, text: 0, start: 0, end: 3 });
    expect(range && waiting.textBetween(range.from, range.to)).toBe('one');
  });

  it('that is not there has no range', () => {
    expect(rangeOf(doc, { block: 9, text: 0, start: 0, end: 1 })).toBeUndefined();
    expect(rangeOf(doc, { block: 1, text: 0, start: 30, end: 31 })).toBeUndefined();
  });

  it('is not over two lines', () => {
    expect(placeOf(doc, { from: 2, to: doc.content.size - 2 })).toBeUndefined();
  });
});
