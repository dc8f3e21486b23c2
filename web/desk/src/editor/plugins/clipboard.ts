// What is copied in a canvas keeps all its blocks when it is pasted in one: it
// travels as the JSON of its nodes. For other programs HTML goes with it, which
// no canvas reads: HTML is cleaned by the server, whoever wrote it.
import { Fragment, type Node, type Schema, Slice } from '@tiptap/pm/model';
import type { EditorView } from '@tiptap/pm/view';
import { isLang, isLink, isWeb } from '../address';

const ours = 'application/x-courant-blocks';

/** Answers a copy, or a cut. */
export function copy(view: EditorView, e: ClipboardEvent): boolean {
  const { state } = view;
  if (state.selection.empty || !e.clipboardData || inField(e)) return false;
  const { dom, text, slice } = view.serializeForClipboard(state.selection.content());
  e.clipboardData.clearData();
  e.clipboardData.setData(ours, JSON.stringify(slice));
  e.clipboardData.setData('text/html', dom.innerHTML);
  e.clipboardData.setData('text/plain', text);
  e.preventDefault();
  if (e.type === 'cut' && view.editable) view.dispatch(state.tr.deleteSelection().scrollIntoView().setMeta('uiEvent', 'cut'));
  return true;
}

/** Reports whether e happens in a field of a block. */
export function inField(e: Event): boolean {
  return (e.target as Element).closest?.('input, textarea, select') !== null;
}

/** Returns what was copied in a canvas, if that is what is in data. */
export function copied(schema: Schema, data: DataTransfer): Slice | undefined {
  try {
    const slice = Slice.fromJSON(schema, JSON.parse(data.getData(ours)));
    return new Slice(sound(slice.content), slice.openStart, slice.openEnd);
  } catch {
    return undefined; // nothing of ours, or of another version
  }
}

// Any page can write what we read here. So addresses are held against the
// rules again, and what breaks them is left out.
function sound(content: Fragment): Fragment {
  const nodes: Node[] = [];
  content.forEach((node) => {
    const marks = node.marks.filter((m) => (m.type.name !== 'link' || isLink(String(m.attrs.href))) && (m.type.name !== 'lang' || isLang(String(m.attrs.lang))));
    const attrs = { ...node.attrs };
    for (const name of ['url', 'source']) if (attrs[name] && node.type.name !== 'legacy' && !isWeb(String(attrs[name]))) attrs[name] = '';
    nodes.push(node.isText ? node.mark(marks) : node.type.create(attrs, sound(node.content), marks));
  });
  return Fragment.from(nodes);
}
