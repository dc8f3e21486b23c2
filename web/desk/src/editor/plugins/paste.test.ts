import { getSchema, type JSONContent } from '@tiptap/core';
import { EditorState } from '@tiptap/pm/state';
import { describe, expect, it } from 'vitest';
import type { Block, Body } from '../body';
import { toBody, toDocument } from '../document';
import { schemaExtensions } from '../schema/schema';
import { bodyOf, put } from './paste';

const schema = getSchema(schemaExtensions);
const line = (text: string) => [{ text }];
const paragraph = (text: string): Block => ({ type: 'paragraph', text: line(text) });
const bodyWith = (...blocks: Block[]): Body => ({ version: 1, blocks });

/** Puts blocks where “|” stands in the text of into, and returns what comes of it. */
function pasted(into: Body | JSONContent, ...blocks: Block[]): Block[] {
  const doc = schema.nodeFromJSON('version' in into ? toDocument(into as Body) : into);
  let at = 0;
  doc.descendants((node, pos) => {
    const i = node.isText ? node.text!.indexOf('|') : -1;
    if (i >= 0) at = pos + i;
  });
  const tr = EditorState.create({ doc }).tr.delete(at, at + 1);
  put(tr, at, bodyWith(...blocks));
  tr.doc.check();
  return toBody(tr.doc).blocks;
}

describe('plain text', () => {
  it('is a paragraph for each line with words', () => {
    expect(bodyOf(' one \r\n\r\n two\n').blocks).toEqual([paragraph('one'), paragraph('two')]);
  });

  it('of nothing is nothing', () => expect(bodyOf(' \n ').blocks).toEqual([]));
});

describe('what is pasted', () => {
  it('joins the paragraph it is pasted in, at both ends', () => {
    expect(pasted(bodyWith(paragraph('a|b')), paragraph('X'), { type: 'divider' }, paragraph('Y')))
      .toEqual([paragraph('aX'), { type: 'divider' }, paragraph('Yb')]);
  });

  it('takes the place of an empty paragraph', () => {
    expect(pasted(bodyWith(paragraph('|')), { type: 'heading', level: 3, text: line('X') })).toEqual([{ type: 'heading', level: 3, text: line('X') }]);
  });

  it('stays a line in a caption', () => {
    expect(pasted(bodyWith({ type: 'picture', picture: 1, caption: line('a|b') }), paragraph('X'), { type: 'divider' }, paragraph('Y')))
      .toEqual([{ type: 'picture', picture: 1, caption: line('aX\nYb') }]);
  });

  it('stays a line in a cell', () => {
    const table = (text: string): Block => ({ type: 'table', rows: [[{ text: line(text) }]] });
    expect(pasted(bodyWith(table('a|')), paragraph('X'), paragraph('Y'))).toEqual([table('aX\nY')]);
  });

  it('stays a line in a heading', () => {
    const heading = (text: string): Block => ({ type: 'heading', level: 2, text: line(text) });
    expect(pasted(bodyWith(heading('a|')), paragraph('X'), paragraph('Y'))).toEqual([heading('aX\nY')]);
  });

  it('becomes items in a list', () => {
    expect(pasted(bodyWith({ type: 'list', items: [{ text: line('a|') }] }), paragraph('X'), paragraph('Y')))
      .toEqual([{ type: 'list', items: [{ text: line('aX') }, { text: line('Y') }] }]);
  });

  it('brings its own items into a list', () => {
    expect(pasted(bodyWith({ type: 'list', ordered: true, items: [{ text: line('a') }, { text: line('|') }] }), { type: 'list', items: [{ text: line('X') }, { text: line('Y') }] }))
      .toEqual([{ type: 'list', ordered: true, items: [{ text: line('a') }, { text: line('X') }, { text: line('Y') }] }]);
  });

  it('becomes paragraphs in a quote', () => {
    expect(pasted(bodyWith({ type: 'quote', text: [line('a|')], speaker: 'Mara Lind' }), paragraph('X'), paragraph('Y')))
      .toEqual([{ type: 'quote', text: [line('aX'), line('Y')], speaker: 'Mara Lind' }]);
  });

  it('loses its links in a pull quote', () => {
    expect(pasted(bodyWith({ type: 'pull_quote', text: line('a|') }), { type: 'paragraph', text: [{ text: 'X', link: '/x' }] }))
      .toEqual([{ type: 'pull_quote', text: line('aX') }]);
  });
});
