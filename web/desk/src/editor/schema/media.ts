// Nodes that show something: a picture, a page of somebody else, a player. The
// text in them is the caption.
import { Node } from '@tiptap/core';
import type { DOMOutputSpec } from '@tiptap/pm/model';
import { isWeb } from '../address';
import { attrs } from './attr';

// captioned is a block with attributes whose text is its caption.
function captioned(name: string, none: Parameters<typeof attrs>[0], more: object = {}) {
  return Node.create({
    name,
    group: 'block',
    content: 'inline*',
    isolating: true,
    defining: true,
    draggable: true,
    addAttributes: () => attrs(none),
    renderHTML: ({ node }) => ['figure', ...elsewhere(node.attrs), ['figcaption', 0]],
    ...more,
  });
}

// elsewhere is a link for other programs to what stands at an address.
function elsewhere({ url, title }: Record<string, string | undefined>): DOMOutputSpec[] {
  return url && isWeb(url) ? [['a', { href: url }, title || url]] : [];
}

// While its file is on the way, a picture has no number yet but the name of
// its upload.
const picture = { picture: 0, alt: '', width: '', upload: '' };

const Caption = Node.create({
  name: 'caption',
  content: 'inline*',
  isolating: true,
  defining: true,
  selectable: false,
  renderHTML: () => ['p', { class: 'caption' }, 0],
});

const Gallery = Node.create({
  name: 'gallery',
  group: 'block',
  content: 'gallery_picture* caption',
  isolating: true,
  defining: true,
  draggable: true,
  renderHTML: () => ['div', 0],
});

const Legacy = Node.create({
  name: 'legacy',
  group: 'block',
  atom: true,
  draggable: true,
  addAttributes: () => attrs({ format: 'html', name: '', source: '' }),
  renderHTML: ({ node }) => ['pre', node.attrs.source],
});

export const mediaNodes = [
  captioned('picture', picture),
  Gallery,
  captioned('gallery_picture', picture, { group: '', draggable: false }),
  Caption,
  captioned('embed', { url: '', provider: '', title: '' }),
  captioned('audio', { blob: '', url: '', title: '' }),
  captioned('video', { blob: '', url: '', title: '', poster: 0 }),
  Legacy,
];
