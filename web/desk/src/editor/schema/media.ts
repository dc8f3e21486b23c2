// Nodes that show something: a picture, a page of somebody else, a player. The
// text in them is the caption.
import { Node } from '@tiptap/core';
import { isName, isWeb } from '../address';
import { attr } from './attr';

type Attributes = ReturnType<typeof attr>;

// captioned is a block with attributes whose text is its caption.
function captioned(name: string, attributes: Attributes, more: object = {}) {
  return Node.create({
    name,
    group: 'block',
    content: 'inline*',
    isolating: true,
    defining: true,
    draggable: true,
    addAttributes: () => attributes,
    parseHTML: () => [{ tag: `figure[data-block=${name}]` }],
    renderHTML: ({ HTMLAttributes }) => ['figure', { 'data-block': name, ...HTMLAttributes }, ['figcaption', 0]],
    ...more,
  });
}

const isWidth = (s: string) => s === 'wide' || s === 'full';

// While its file is on the way, a picture has no number yet but the name of
// its upload.
const picture: Attributes = {
  ...attr('picture', 0),
  ...attr('alt', ''),
  ...attr('width', '', isWidth),
  upload: { default: '', rendered: false },
};

const Caption = Node.create({
  name: 'caption',
  content: 'inline*',
  isolating: true,
  defining: true,
  selectable: false,
  parseHTML: () => [{ tag: 'p[data-block=caption]' }],
  renderHTML: () => ['p', { 'data-block': 'caption' }, 0],
});

const Gallery = Node.create({
  name: 'gallery',
  group: 'block',
  content: 'gallery_picture* caption',
  isolating: true,
  defining: true,
  draggable: true,
  parseHTML: () => [{ tag: 'div[data-block=gallery]' }],
  renderHTML: () => ['div', { 'data-block': 'gallery' }, 0],
});

const Legacy = Node.create({
  name: 'legacy',
  group: 'block',
  atom: true,
  draggable: true,
  addAttributes: () => ({ ...attr('format', 'html', isFormat), ...attr('name', ''), ...attr('source', '') }),
  parseHTML: () => [{ tag: 'pre[data-block=legacy]', priority: 60 }],
  renderHTML: ({ node, HTMLAttributes }) => ['pre', { 'data-block': 'legacy', ...HTMLAttributes }, node.attrs.source],
});

const isFormat = (s: string) => ['html', 'shortcode', 'block'].includes(s);

const file: Attributes = { ...attr('blob', '', isName), ...attr('url', '', isWeb), ...attr('title', '') };

export const mediaNodes = [
  captioned('picture', picture),
  Gallery,
  captioned('gallery_picture', picture, { group: '', draggable: false }),
  Caption,
  captioned('embed', { ...attr('url', '', isWeb), ...attr('provider', ''), ...attr('title', '') }),
  captioned('audio', file),
  captioned('video', { ...file, ...attr('poster', 0) }),
  Legacy,
];
