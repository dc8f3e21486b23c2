// What can be done to words.
import type { Editor } from '@tiptap/core';
import { askComment } from '../plugins/comments';
import type { Deed } from './deed';

// A mark is put on or taken off. Where words can not be above and below the
// line at once, the other mark gives way.
function toggle(name: string, label: string, keys: string, other?: string): Deed {
  return {
    name,
    label,
    glyph: name as Deed['glyph'],
    keys,
    active: (editor) => editor.isActive(name),
    can: (editor) => editor.can().toggleMark(name),
    run: ({ editor }) => {
      const chain = editor.chain().focus();
      (other ? chain.unsetMark(other) : chain).toggleMark(name).run();
    },
  };
}

function selected(editor: Editor): boolean {
  return !editor.state.selection.empty;
}

export const markDeeds: Deed[] = [
  toggle('bold', 'Bold', 'Mod-b'),
  toggle('italic', 'Italic', 'Mod-i'),
  {
    name: 'link',
    label: 'Link',
    glyph: 'link',
    keys: 'Mod-k',
    active: (editor) => editor.isActive('link'),
    can: (editor) => editor.can().setMark('link', { href: '/' }),
    run: (canvas) => (canvas.dialog = 'link'),
  },
  toggle('strike', 'Strike through', 'Mod-Shift-x'),
  toggle('code', 'Code in the text', 'Mod-e'),
  toggle('sub', 'Subscript', 'Mod-,', 'sup'),
  toggle('sup', 'Superscript', 'Mod-.', 'sub'),
  {
    name: 'topic',
    label: 'Mention of a topic',
    glyph: 'topic',
    keys: 'Mod-Shift-k',
    active: (editor) => editor.isActive('topic'),
    can: (editor) => (selected(editor) || editor.isActive('topic')) && editor.can().setMark('topic', { id: 1 }),
    run: (canvas) => canvas.hooks.findTopics && (canvas.dialog = 'topic'),
  },
  {
    name: 'lang',
    label: 'Language of the passage',
    glyph: 'lang',
    keys: 'Mod-Shift-l',
    active: (editor) => editor.isActive('lang'),
    can: (editor) => selected(editor) || editor.isActive('lang'),
    run: (canvas) => (canvas.dialog = 'lang'),
  },
  {
    name: 'comment',
    label: 'Comment',
    glyph: 'comment',
    keys: 'Mod-Alt-m',
    active: (editor) => editor.isActive('comment'),
    can: (editor) => selected(editor) && editor.can().setMark('comment', { id: 1 }),
    run: askComment,
  },
];
