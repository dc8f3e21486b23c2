import { getSchema } from '@tiptap/core';
import { expect, it } from 'vitest';
import type { Block } from '../body';
import { toDocument } from '../document';
import { schemaExtensions } from '../schema/schema';
import { matchesIn } from './find';

const schema = getSchema(schemaExtensions);

function found(blocks: Block[], text: string, how = {}): string[] {
  const doc = schema.nodeFromJSON(toDocument({ version: 1, blocks }));
  return matchesIn(doc, { text, matchCase: false, wholeWord: false, ...how }).map(({ from, to }) => doc.textBetween(from, to, '', '\n'));
}

const text: Block[] = [
  { type: 'paragraph', text: [{ text: 'Rain, ' }, { text: 'ra', bold: true }, { text: 'in.\nRAINY Éclair' }] },
  { type: 'list', items: [{ text: [{ text: 'rain (1.5)' }] }] },
];

it('finds across marks, in any case', () => expect(found(text, 'rain')).toEqual(['Rain', 'rain', 'RAIN', 'rain']));
it('finds in the case asked for', () => expect(found(text, 'rain', { matchCase: true })).toEqual(['rain', 'rain']));
it('finds whole words', () => expect(found(text, 'rain', { wholeWord: true })).toEqual(['Rain', 'rain', 'rain']));
it('takes letters beyond ASCII for letters', () => expect(found(text, 'clair', { wholeWord: true })).toEqual([]));
it('folds their case, too', () => expect(found(text, 'éCLAIR')).toEqual(['Éclair']));
it('takes signs for what they are', () => expect(found(text, '(1.5)')).toEqual(['(1.5)']));
