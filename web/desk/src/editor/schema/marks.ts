// The marks of a span. Where the stored form allows two on the same words, so
// do we; only a link and the mention of a topic shut each other out.
import { Mark } from '@tiptap/core';
import { Bold } from '@tiptap/extension-bold';
import { Code } from '@tiptap/extension-code';
import { Italic } from '@tiptap/extension-italic';
import { Strike } from '@tiptap/extension-strike';
import { isLang, isLink } from '../address';

// Keys are bound in one place, see deeds.ts.
const noKeys = { addKeyboardShortcuts: () => ({}), addPasteRules: () => [] };

function plain(name: string, tag: string) {
  return Mark.create({
    name,
    parseHTML: () => [{ tag }],
    renderHTML: () => [tag, 0],
  });
}

// valued is a mark with one value, written as the attribute of an element.
function valued(name: string, attr: string, on: { tag: string; html: string; none: string | number; excludes?: string; inclusive?: boolean; sound(v: string): boolean }) {
  return Mark.create({
    name,
    priority: 500,
    inclusive: on.inclusive ?? false,
    ...(on.excludes && { excludes: on.excludes }),
    addAttributes: () => ({ [attr]: { default: on.none, rendered: false } }),
    parseHTML: () => [
      {
        tag: `${on.tag}[${on.html}]`,
        getAttrs: (el) => {
          const value = el.getAttribute(on.html) ?? '';
          return on.sound(value) && { [attr]: typeof on.none === 'number' ? Number(value) : value };
        },
      },
    ],
    renderHTML: ({ mark }) => [on.tag, { class: name, [on.html]: String(mark.attrs[attr]) }, 0],
  });
}

const isId = (s: string) => /^[1-9]\d{0,14}$/.test(s);

export const marks = [
  valued('link', 'href', { tag: 'a', html: 'href', none: '', excludes: 'link topic', sound: isLink }),
  valued('topic', 'id', { tag: 'span', html: 'data-topic', none: 0, excludes: 'link topic', sound: isId }),
  valued('comment', 'id', { tag: 'mark', html: 'data-comment', none: 0, sound: isId }),
  valued('lang', 'lang', { tag: 'span', html: 'lang', none: '', inclusive: true, sound: isLang }),
  Bold.extend(noKeys),
  Italic.extend(noKeys),
  Strike.extend(noKeys),
  plain('sub', 'sub'),
  plain('sup', 'sup'),
  Code.extend({ ...noKeys, excludes: '', code: false }),
];
