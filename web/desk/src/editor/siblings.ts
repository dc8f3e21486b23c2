// Moving and removing a node among its neighbours, as one step to undo.
import { closeHistory } from '@tiptap/pm/history';
import { NodeSelection, type Selection, TextSelection, type Transaction } from '@tiptap/pm/state';
import type { EditorView } from '@tiptap/pm/view';

/** Lets the node at pos change places with a neighbour of the type, or of any type. Reports whether it did. */
export function move(view: EditorView, pos: number | undefined, by: 1 | -1, type?: string): boolean {
  if (pos === undefined) return false;
  const { state } = view;
  const $pos = state.doc.resolve(pos);
  const node = $pos.nodeAfter;
  const index = $pos.index() + by;
  const other = $pos.parent.maybeChild(index);
  if (!node || !other || (type && other.type.name !== type)) return false;
  const to = by < 0 ? pos - other.nodeSize : pos + other.nodeSize;
  const tr = closeHistory(state.tr).delete(pos, pos + node.nodeSize).insert(to, node);
  view.dispatch(carry(tr, state.selection, to - pos).scrollIntoView());
  return true;
}

// carry takes the selection along with the node that moved.
function carry(tr: Transaction, was: Selection, by: number): Transaction {
  if (was instanceof NodeSelection) return tr.setSelection(NodeSelection.create(tr.doc, was.from + by));
  return tr.setSelection(TextSelection.between(tr.doc.resolve(was.anchor + by), tr.doc.resolve(was.head + by)));
}

/** Takes the node at pos away, unless its parent needs it. Reports whether it did. */
export function remove(view: EditorView, pos: number | undefined): boolean {
  const node = pos === undefined ? null : view.state.doc.nodeAt(pos);
  if (pos === undefined || !node) return false;
  const $pos = view.state.doc.resolve(pos);
  if (!$pos.parent.canReplace($pos.index(), $pos.index() + 1)) return false;
  view.dispatch(closeHistory(view.state.tr).delete(pos, pos + node.nodeSize).scrollIntoView());
  view.focus();
  return true;
}
