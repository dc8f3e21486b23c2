// What comes from elsewhere. HTML never reaches the page, nor ProseMirror's own
// reader of it: the server cleans it down to blocks, and without a connection
// its plain text is taken.
import { Extension } from '@tiptap/core';
import { Fragment, type Node, type ResolvedPos, Slice } from '@tiptap/pm/model';
import { Plugin, PluginKey, Selection, TextSelection, type Transaction } from '@tiptap/pm/state';
import { closeHistory } from '@tiptap/pm/history';
import { Decoration, DecorationSet, type EditorView } from '@tiptap/pm/view';
import { isWeb } from '../address';
import { toNode } from '../blocks-in';
import type { Body } from '../body';
import type { Canvas } from '../canvas.svelte';
import { insert } from '../deeds/insert';
import { copied, copy, inField } from './clipboard';

const key = new PluginKey<DecorationSet>('paste');

export function pasteOf(canvas: Canvas) {
  return Extension.create({
    name: 'cleaned_paste',
    addProseMirrorPlugins: () => [
      new Plugin<DecorationSet>({
        key,
        state: { init: () => DecorationSet.empty, apply: waiting },
        props: {
          decorations: (state) => key.getState(state),
          handleDOMEvents: {
            copy,
            cut: copy,
            paste: (view, e) => take(canvas, view, e, e.clipboardData),
            drop: (view, e) => dropped(canvas, view, e),
          },
        },
      }),
    ],
  });
}

// waiting keeps the places at which something is about to be put.
function waiting(tr: Transaction, places: DecorationSet): DecorationSet {
  const change = tr.getMeta(key) as { add?: { id: object; at: number }; done?: object } | undefined;
  let now = places.map(tr.mapping, tr.doc);
  if (change?.add) {
    const { id, at } = change.add;
    now = now.add(tr.doc, [Decoration.widget(at, () => sign(), { id, side: 1 })]);
  }
  if (change?.done) now = now.remove(now.find(undefined, undefined, (spec) => spec.id === change.done));
  return now;
}

function sign(): HTMLElement {
  const el = document.createElement('span');
  el.className = 'pasting';
  el.textContent = '…';
  return el;
}

function dropped(canvas: Canvas, view: EditorView, e: DragEvent): boolean {
  const at = view.posAtCoords({ left: e.clientX, top: e.clientY });
  if (view.dragging || !at) return false;
  const { tr } = view.state;
  view.dispatch(tr.setSelection(Selection.near(tr.doc.resolve(at.pos))));
  view.focus();
  return take(canvas, view, e, e.dataTransfer);
}

// take puts what is in data at the selection. It reports whether it did; code
// takes plain text as ProseMirror does it.
function take(canvas: Canvas, view: EditorView, e: Event, data: DataTransfer | null): boolean {
  if (!data || !view.editable || inField(e)) return false;
  const html = data.getData('text/html');
  const text = data.getData('text/plain');
  if (view.state.selection.$from.parent.type.spec.code && text) return false;
  const files = [...data.files];
  const own = copied(view.state.schema, data);
  if (own) takeSlice(view, e, own);
  else if (!text && files.length) takeFiles(canvas, files);
  else if (html) void takeHTML(canvas, view, html, text);
  else if (text) takeText(canvas, view, text);
  else return false;
  e.preventDefault();
  return true;
}

// Tables have their own way with cells, as handlePaste.
function takeSlice(view: EditorView, e: Event, slice: Slice) {
  const taken = view.someProp('handlePaste', (f) => f(view, e as ClipboardEvent, slice));
  if (!taken) view.dispatch(closeHistory(view.state.tr).replaceSelection(slice).scrollIntoView());
}

function takeFiles(canvas: Canvas, files: File[]) {
  const pictures = files.filter((f) => f.type.startsWith('image/'));
  if (!pictures.length || !canvas.hooks.uploadPicture) {
    canvas.tell('Only pictures can be put into the text.');
    return;
  }
  for (const file of pictures) insert(canvas, { type: 'picture', attrs: { upload: canvas.uploads.start(file) } }, 'Picture');
}

async function takeHTML(canvas: Canvas, view: EditorView, html: string, text: string) {
  const id = {};
  const { tr } = view.state;
  view.dispatch(closeHistory(tr).deleteSelection().setMeta(key, { add: { id, at: tr.selection.from } }));
  const body = await cleaned(canvas, html, text);
  if (view.isDestroyed) return;
  const [place] = key.getState(view.state)!.find(undefined, undefined, (spec) => spec.id === id);
  const done = view.state.tr.setMeta(key, { done: id });
  view.dispatch(place ? put(done, place.from, body) : done);
  canvas.say(`${body.blocks.length === 1 ? 'One block' : `${body.blocks.length} blocks`} pasted.`);
}

async function cleaned(canvas: Canvas, html: string, text: string): Promise<Body> {
  try {
    if (canvas.hooks.cleanPaste) return await canvas.hooks.cleanPaste(html);
  } catch (err) {
    canvas.tell(`This was pasted as plain text. ${err instanceof Error ? err.message : 'The newsroom could not be reached.'}`);
  }
  return bodyOf(text);
}

/** Returns plain text as paragraphs. */
export function bodyOf(text: string): Body {
  const lines = text.split(/[\r\n]+/).map((line) => line.trim()).filter(Boolean);
  return { version: 1, blocks: lines.map((line) => ({ type: 'paragraph', text: [{ text: line }] })) };
}

// An address becomes a link: of the selected words if there are any. On a line
// of its own it becomes an embed, which one undo makes the link again.
function takeText(canvas: Canvas, view: EditorView, text: string) {
  const { state } = view;
  const address = text.trim();
  if (!isWeb(address)) {
    const tr = closeHistory(state.tr).deleteSelection();
    return view.dispatch(put(tr, tr.selection.from, bodyOf(text)));
  }
  const mark = state.schema.marks.link!.create({ href: address });
  const { from, to, empty, $from } = state.selection;
  if (!empty) return view.dispatch(state.tr.addMark(from, to, mark));
  const alone = $from.depth === 1 && $from.parent.type.name === 'paragraph' && $from.parent.content.size === 0;
  view.dispatch(state.tr.replaceSelectionWith(state.schema.text(address, [mark]), false));
  if (alone && canvas.offers({ name: 'embed' })) embed(canvas, view, address);
}

function embed(canvas: Canvas, view: EditorView, url: string) {
  const { tr, schema, selection: { $from } } = view.state;
  closeHistory(tr).replaceWith($from.before(1), $from.after(1), [schema.nodes.embed!.create({ url }), schema.nodes.paragraph!.create()]);
  const after = $from.before(1) + 2;
  view.dispatch(tr.setSelection(TextSelection.create(tr.doc, after + 1)).scrollIntoView());
  canvas.say('Embed inserted. Undo makes it a link.');
}

/** Puts body at pos. Where no blocks can stand, its lines are put there as text. */
export function put(tr: Transaction, pos: number, body: Body): Transaction {
  const { schema } = tr.doc.type;
  const nodes = body.blocks.map((block) => schema.nodeFromJSON(toNode(block)));
  if (!nodes.length) return tr;
  const $pos = tr.doc.resolve(pos);
  const size = tr.doc.content.size;
  if (isLine($pos) || (nodes.length === 1 && nodes[0]!.type.name === 'paragraph')) {
    tr.replaceWith(pos, pos, linesOf(nodes, $pos.parent));
  } else {
    tr.replaceRange(pos, pos, itemsOf(nodes, $pos) ?? opened(nodes));
  }
  const end = Math.min(pos + tr.doc.content.size - size, tr.doc.content.size);
  return tr.setSelection(Selection.near(tr.doc.resolve(end), -1)).scrollIntoView();
}

// opened lets a paragraph at either end join the one that is there.
function opened(nodes: readonly Node[]): Slice {
  const open = (node: Node) => (node.type.name === 'paragraph' ? 1 : 0);
  return new Slice(Fragment.from(nodes), open(nodes[0]!), open(nodes.at(-1)!));
}

// itemsOf returns paragraphs and lists as items, if $pos is in a list.
function itemsOf(nodes: readonly Node[], $pos: ResolvedPos): Slice | undefined {
  const within = $pos.depth > 2 && $pos.node(-1).type.name === 'list_item';
  if (!within || !nodes.every((n) => ['paragraph', 'list'].includes(n.type.name))) return undefined;
  const item = $pos.node(-1).type;
  const items = nodes.flatMap((n) => (n.type.name === 'list' ? n.children : [item.create(null, n)]));
  const end = items.at(-1)!.childCount === 1 ? 3 : 0;
  return new Slice(Fragment.from($pos.node(-2).type.create($pos.node(-2).attrs, items)), 3, end);
}

// isLine reports whether the textblock at $pos can not be split into blocks.
function isLine($pos: ResolvedPos): boolean {
  const { parent, depth } = $pos;
  const { name, spec } = parent.type;
  const inCell = depth > 1 && $pos.node(-1).type.spec.isolating === true;
  return parent.isTextblock && (inCell || spec.isolating === true || ['entry', 'heading', 'pull_quote'].includes(name));
}

function linesOf(nodes: readonly Node[], parent: Node): Node[] {
  const lines: Node[] = [];
  const collect = (node: Node) => {
    if (!node.isTextblock) return node.forEach(collect);
    if (lines.length) lines.push(parent.type.schema.nodes.hard_break!.create());
    node.forEach((inline) => void lines.push(inline.mark(parent.type.allowedMarks(inline.marks))));
  };
  nodes.forEach(collect);
  return lines;
}
