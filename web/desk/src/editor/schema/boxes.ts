// Nodes that stand beside the text and have blocks inside.
import { Node } from '@tiptap/core';
import { isDate } from '../address';
import { attr } from './attr';

const FactBox = Node.create({
  name: 'fact_box',
  group: 'block',
  content: 'boxed+',
  defining: true,
  draggable: true,
  addAttributes: () => attr('title', ''),
  parseHTML: () => [{ tag: 'aside[data-block=fact_box]' }],
  renderHTML: ({ HTMLAttributes }) => ['aside', { 'data-block': 'fact_box', ...HTMLAttributes }, 0],
});

const Timeline = Node.create({
  name: 'timeline',
  group: 'block',
  content: 'entry+',
  isolating: true,
  defining: true,
  draggable: true,
  addAttributes: () => attr('title', ''),
  parseHTML: () => [{ tag: 'div[data-block=timeline]' }],
  renderHTML: ({ HTMLAttributes }) => ['div', { 'data-block': 'timeline', ...HTMLAttributes }, 0],
});

const Entry = Node.create({
  name: 'entry',
  content: 'inline*',
  defining: true,
  selectable: false,
  addAttributes: () => ({ ...attr('date', '', isDate), ...attr('label', '') }),
  parseHTML: () => [{ tag: 'p[data-block=entry]' }],
  renderHTML: ({ HTMLAttributes }) => ['p', { 'data-block': 'entry', ...HTMLAttributes }, 0],
});

export const boxNodes = [FactBox, Timeline, Entry];
