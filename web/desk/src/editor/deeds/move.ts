// What can be done to a block as a whole, and to the whole text.
import { NodeSelection, TextSelection } from '@tiptap/pm/state';
import type { Canvas } from '../canvas.svelte';
import { move, remove } from '../siblings';
import type { Deed } from './deed';
import { room } from './insert';

/** Returns where the block begins that the caret is in; undefined between blocks. */
export function blockAt(canvas: Canvas): number | undefined {
  const { selection } = canvas.editor.state;
  if (selection instanceof NodeSelection && selection.$from.depth === 0) return selection.from;
  return selection.$from.depth ? selection.$from.before(1) : undefined;
}

function shift(canvas: Canvas, by: 1 | -1) {
  const { view } = canvas.editor;
  const at = blockAt(canvas);
  const moved = at !== undefined && move(view, at, by);
  canvas.say(moved ? (by < 0 ? 'Block moved up.' : 'Block moved down.') : by < 0 ? 'This is the first block.' : 'This is the last block.');
}

function duplicate(canvas: Canvas) {
  const at = blockAt(canvas);
  const node = at === undefined ? null : canvas.editor.state.doc.nodeAt(at);
  if (at === undefined || !node) return;
  canvas.editor.view.dispatch(canvas.editor.state.tr.insert(at + node.nodeSize, node.copy(node.content)).scrollIntoView());
  canvas.say('Block duplicated.');
}

function away(canvas: Canvas) {
  if (remove(canvas.editor.view, blockAt(canvas))) canvas.say('Block deleted.');
}

export const moveDeeds: Deed[] = [
  { name: 'up', label: 'Move block up', glyph: 'up', keys: 'Alt-Shift-ArrowUp', run: (canvas) => shift(canvas, -1) },
  { name: 'down', label: 'Move block down', glyph: 'down', keys: 'Alt-Shift-ArrowDown', run: (canvas) => shift(canvas, 1) },
  { name: 'duplicate', label: 'Duplicate block', glyph: 'duplicate', keys: 'Mod-Shift-d', run: duplicate },
  { name: 'delete', label: 'Delete block', glyph: 'delete', keys: 'Mod-Shift-Backspace', run: away },
];

/** Opens the menu of all blocks on a line of its own. */
export const addDeed: Deed = {
  name: 'add',
  label: 'Add a block',
  glyph: 'add',
  run: (canvas) => {
    const { tr, schema, selection } = canvas.editor.state;
    const { from, to } = room(selection);
    tr.replaceWith(from, to, schema.nodes.paragraph!.create(null, schema.text('/')));
    canvas.editor.view.dispatch(tr.setSelection(TextSelection.create(tr.doc, from + 2)).scrollIntoView());
    canvas.focus();
  },
};

export const textWideDeeds: Deed[] = [
  { name: 'undo', label: 'Undo', glyph: 'undo', keys: 'Mod-z', can: (editor) => editor.can().undo(), run: ({ editor }) => editor.chain().focus().undo().run() },
  { name: 'redo', label: 'Redo', glyph: 'redo', keys: 'Mod-Shift-z', can: (editor) => editor.can().redo(), run: ({ editor }) => editor.chain().focus().redo().run() },
  { name: 'find', label: 'Find and replace', glyph: 'find', keys: 'Mod-f', run: (canvas) => (canvas.finding = true) },
];
