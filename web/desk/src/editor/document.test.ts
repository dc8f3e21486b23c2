import { getSchema } from '@tiptap/core';
import { describe, expect, it } from 'vitest';
import type { Body } from './body';
import { sameBlocks, toBody, toDocument } from './document';
import { schemaExtensions } from './schema/schema';
import { everything } from './testdata/everything';
import { randomBody } from './testdata/random';
import { cleaned, gazette } from './testdata/samples';

const schema = getSchema(schemaExtensions);

// through sends body through the editor's document and checks on the way that
// the schema allows it.
function through(body: Body): Body {
  const doc = schema.nodeFromJSON(toDocument(body));
  doc.check();
  return toBody(doc);
}

function survives(body: Body) {
  expect(JSON.stringify(through(body))).toBe(JSON.stringify(body));
}

const line = (text: string) => [{ text }];

describe('a body survives the editor byte for byte', () => {
  for (const { slug, body } of gazette) it(`as in ${slug}`, () => survives(body));

  for (const { name, body } of cleaned) it(`as in ${name}`, () => survives(body));

  it('with every kind of block', () => survives(everything));

  it('whatever blocks and marks it has', () => {
    for (let seed = 1; seed <= 500; seed++) survives(randomBody(seed));
  });

  it('with every mark on the same words', () => {
    const span = { text: 'a\nb', bold: true, italic: true, strike: true, code: true, sub: true, sup: true, link: '/x', lang: 'fr', comment: 4 };
    survives({ version: 1, blocks: [{ type: 'paragraph', text: [span, { text: '\n' }, { text: 'c', topic: 2 }] }] });
  });

  it('with cells that span rows and columns', () => {
    const rows = [
      [{ text: line('Party'), header: true }, { text: line('Seats'), header: true, col_span: 2 }],
      [{ text: line('Green'), header: true }, { text: line('12') }, { text: line('13'), row_span: 2 }],
      [{ text: line('Red'), header: true }, {}],
    ];
    survives({ version: 1, blocks: [{ type: 'table', caption: line('Votes'), rows }] });
  });

  it('when it is empty', () => survives({ version: 1, blocks: [] }));
});

describe('a body from the editor', () => {
  it('leaves out what is empty', () => {
    const doc = schema.nodeFromJSON({
      type: 'doc',
      content: [
        { type: 'paragraph' },
        { type: 'paragraph', content: [{ type: 'text', text: ' \u200d ' }] },
        { type: 'heading', attrs: { level: 3 } },
        { type: 'picture', attrs: { picture: 0, upload: 'u1' } },
        { type: 'quote', attrs: { speaker: 'Nobody' }, content: [{ type: 'paragraph' }] },
        { type: 'list', content: [{ type: 'list_item', content: [{ type: 'paragraph' }] }] },
      ],
    });
    expect(toBody(doc).blocks).toEqual([]);
  });

  it('dates an entry of a timeline that has no date', () => {
    const doc = schema.nodeFromJSON({
      type: 'doc',
      content: [{ type: 'timeline', content: [{ type: 'entry', content: [{ type: 'text', text: 'It opens.' }] }] }],
    });
    expect(toBody(doc).blocks).toEqual([{ type: 'timeline', entries: [{ label: 'Undated', text: line('It opens.') }] }]);
  });

  it('keeps the title of a box that has no text yet', () => {
    const box = (content: object[]) => schema.nodeFromJSON({ type: 'doc', content: [{ type: 'fact_box', attrs: { title: 'The bridge' }, content }] });
    expect(toBody(box([{ type: 'paragraph' }])).blocks).toEqual([{ type: 'fact_box', title: '', blocks: [{ type: 'paragraph', text: line('The bridge') }] }]);
    const text = [{ type: 'paragraph', content: [{ type: 'text', text: 'It swings.' }] }];
    expect(toBody(box(text)).blocks).toEqual([{ type: 'fact_box', title: 'The bridge', blocks: [{ type: 'paragraph', text: line('It swings.') }] }]);
  });

  it('puts two lists below one item together', () => {
    const below = (text: string) => ({ type: 'list', content: [{ type: 'list_item', content: [{ type: 'paragraph', content: [{ type: 'text', text }] }] }] });
    const item = { type: 'list_item', content: [{ type: 'paragraph' }, below('a'), below('b')] };
    const doc = schema.nodeFromJSON({ type: 'doc', content: [{ type: 'list', content: [item] }] });
    expect(toBody(doc).blocks).toEqual([{ type: 'list', items: [{ text: null, sub: { items: [{ text: line('a') }, { text: line('b') }] } }] }]);
  });

  it('is the same value where nothing changed', () => {
    const body: Body = { version: 1, blocks: [{ type: 'paragraph', text: line('a') }, { type: 'divider' }] };
    const doc = schema.nodeFromJSON(toDocument(body));
    expect(sameBlocks(toBody(doc), toBody(doc))).toBe(true);
  });

  it('of a kind that is not known is refused, not lost', () => {
    const body = { version: 1, blocks: [{ type: 'marquee' }] } as unknown as Body;
    expect(() => toDocument(body)).toThrow('“marquee”');
  });
});
