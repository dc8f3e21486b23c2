// Lists under the hands of a writer: a level deeper, a level up, the other
// kind. An item holds one list; two that come together become one.
import { type Editor, Extension } from '@tiptap/core';
import type { Node } from '@tiptap/pm/model';
import { type EditorState, Plugin, type Transaction } from '@tiptap/pm/state';

const deepest = 8; // levels, as internal/richtext allows

interface Found {
  node: Node;
  at: number;
  level: number; // 1 for a list in no other
}

// listAt returns the innermost list that the selection is in.
function listAt({ selection: { $from } }: EditorState): Found | undefined {
  let found: Found | undefined;
  for (let depth = 1; depth <= $from.depth; depth++) {
    const node = $from.node(depth);
    if (node.type.name === 'list') found = { node, at: $from.before(depth), level: (found?.level ?? 0) + 1 };
  }
  return found;
}

/** Makes a list of the selected paragraphs, another kind of list of a list, or paragraphs of the same kind. */
export function toggleList(editor: Editor, ordered: boolean): boolean {
  const list = listAt(editor.state);
  if (!list) return editor.chain().focus().setNode('paragraph').wrapInList('list', { ordered }).run();
  if (list.node.attrs.ordered === ordered) return editor.chain().focus().liftListItem('list_item').run();
  editor.view.dispatch(editor.state.tr.setNodeMarkup(list.at, undefined, { ordered, start: 0 }));
  return true;
}

/** Moves the item a level deeper, if there is an item above it to belong to. */
export function deeper(editor: Editor): boolean {
  const list = listAt(editor.state);
  return list !== undefined && list.level < deepest && editor.commands.sinkListItem('list_item');
}

/** Moves the item a level up; false at the top, where Shift-Tab leaves the text. */
export function higher(editor: Editor): boolean {
  const list = listAt(editor.state);
  return list !== undefined && list.level > 1 && editor.commands.liftListItem('list_item');
}

export const Lists = Extension.create({
  name: 'lists',
  addProseMirrorPlugins: () => [new Plugin({ appendTransaction: (done, _, state) => (done.some((tr) => tr.docChanged) ? joined(state) : null) })],
});

// joined puts lists together that stand next to each other in an item.
function joined({ doc, tr }: EditorState): Transaction | null {
  const seams: number[] = [];
  doc.descendants((node, pos) => {
    if (node.type.name === 'list_item' && node.childCount > 2) {
      seams.push(pos + 1 + node.child(0).nodeSize + node.child(1).nodeSize);
    }
    return node.type.name === 'list' || node.type.name === 'list_item' || node.type.name === 'fact_box' || node.type.name === 'doc';
  });
  for (const seam of seams.reverse()) tr.join(seam);
  return tr.docChanged ? tr : null;
}
