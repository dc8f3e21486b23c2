// Nodes that stand beside the text and have blocks inside.
import { Node } from '@tiptap/core';
import { attrs } from './attr';

const FactBox = Node.create({
  name: 'fact_box',
  group: 'block',
  content: 'boxed+',
  defining: true,
  draggable: true,
  addAttributes: () => attrs({ title: '' }),
  renderHTML: ({ node }) => ['aside', ['p', ['strong', node.attrs.title]], ['div', 0]],
});

const Timeline = Node.create({
  name: 'timeline',
  group: 'block',
  content: 'entry+',
  isolating: true,
  defining: true,
  draggable: true,
  addAttributes: () => attrs({ title: '' }),
  renderHTML: ({ node }) => ['div', ['p', ['strong', node.attrs.title]], ['div', 0]],
});

const Entry = Node.create({
  name: 'entry',
  content: 'inline*',
  defining: true,
  selectable: false,
  addAttributes: () => attrs({ date: '', label: '' }),
  renderHTML: ({ node: { attrs: a } }) => ['p', `${a.label || a.date}: `, ['span', 0]],
});

export const boxNodes = [FactBox, Timeline, Entry];
