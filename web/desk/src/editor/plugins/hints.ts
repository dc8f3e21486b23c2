// Words that stand in empty places and say what belongs there. They are not
// part of the text. The block that the caret is in is told from the others.
import { Extension } from '@tiptap/core';
import type { Node } from '@tiptap/pm/model';
import { type EditorState, Plugin } from '@tiptap/pm/state';
import { Decoration, DecorationSet } from '@tiptap/pm/view';

const first = 'Write here, or type / for a heading, a picture, a quote …';
const next = 'Type / for a block';

export const Hints = Extension.create({
  name: 'hints',
  addProseMirrorPlugins() {
    const { editor } = this;
    return [new Plugin({ props: { decorations: (state) => (editor.isEditable ? hints(state) : null) } })];
  },
});

// isBlock tells what has fields from running text.
function isBlock({ type }: Node): boolean {
  return !['paragraph', 'heading', 'list', 'divider'].includes(type.name);
}

function hints(state: EditorState): DecorationSet {
  const { doc, selection: { $from, empty } } = state;
  const hint = (at: number, text: string) => Decoration.node(at, at + 2, { class: 'empty', 'data-hint': text });
  const list: Decoration[] = [];
  if (doc.childCount === 1 && doc.firstChild!.type.name === 'paragraph' && doc.firstChild!.content.size === 0) {
    list.push(hint(0, first));
  } else if (empty && $from.parent.isTextblock && $from.parent.content.size === 0) {
    const text = { heading: 'Heading', caption: 'Caption', pull_quote: 'Words of the text, in large type' }[$from.parent.type.name];
    if (text) list.push(hint($from.before(), text));
    if ($from.parent.type.name === 'paragraph' && $from.depth === 1) list.push(hint($from.before(), next));
  }
  if ($from.depth > 0 && isBlock($from.node(1))) list.push(Decoration.node($from.before(1), $from.after(1), { class: 'here' }));
  if ($from.depth > 1 && isBlock($from.node(2))) list.push(Decoration.node($from.before(2), $from.after(2), { class: 'here' }));
  return DecorationSet.create(doc, list);
}
