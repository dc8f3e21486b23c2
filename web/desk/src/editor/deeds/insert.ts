// Putting new blocks into the text.
import type { JSONContent } from '@tiptap/core';
import { NodeSelection, Selection } from '@tiptap/pm/state';
import { CellSelection } from '@tiptap/pm/tables';
import type { Canvas } from '../canvas.svelte';

/**
 * Puts a node in place of the empty paragraph at the caret, or below the block
 * that the caret is in, and goes there: to its first field if it has one to be
 * filled in, else into its text.
 */
export function insert(canvas: Canvas, json: JSONContent, called: string) {
  const { view, state } = canvas.editor;
  const node = state.schema.nodeFromJSON(json);
  const { from, to } = room(state.selection);
  const tr = state.tr.replaceWith(from, to, node);
  const atom = node.isAtom && NodeSelection.isSelectable(node);
  if (tr.doc.resolve(from + node.nodeSize).nodeAfter === null) tr.insert(from + node.nodeSize, state.schema.nodes.paragraph!.create());
  tr.setSelection(Selection.near(tr.doc.resolve(atom ? from + node.nodeSize + 1 : from + 1)));
  view.dispatch(tr.scrollIntoView());
  canvas.say(`${called} inserted.`);
  arrive(canvas, from); // before the next key, which belongs there
  requestAnimationFrame(() => arrive(canvas, from)); // a menu that closes may have taken the focus back
}

/** Returns where a new block goes: in place of the empty paragraph at the selection, or below the block it is in. */
export function room(selection: Selection): { from: number; to: number } {
  const { $from, $to } = selection;
  if ($from.depth === 0) return { from: $to.pos, to: $to.pos };
  const empty = $from.depth === 1 && $from.parent.type.name === 'paragraph' && $from.parent.content.size === 0;
  const after = $to.after(1);
  return empty && !(selection instanceof CellSelection) ? { from: $from.before(1), to: after } : { from: after, to: after };
}

function arrive(canvas: Canvas, at: number) {
  const { view } = canvas.editor;
  const dom = view.nodeDOM(at);
  if (dom?.contains(document.activeElement)) return;
  const field = dom instanceof HTMLElement ? dom.querySelector<HTMLElement>('[data-first]') : null;
  if (field) field.focus();
  else view.focus();
}
