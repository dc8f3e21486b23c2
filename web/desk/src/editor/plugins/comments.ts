// The words that comments are about. A comment itself is the desk's; here is
// only its mark in the text, and which one the caret is in.
import { type Editor, Extension } from '@tiptap/core';
import type { Node } from '@tiptap/pm/model';
import { type EditorState, Plugin, PluginKey, TextSelection } from '@tiptap/pm/state';
import { Decoration, DecorationSet } from '@tiptap/pm/view';
import type { Block, Body, Text } from '../body';
import type { Canvas } from '../canvas.svelte';

interface Range {
  from: number;
  to: number;
}

interface Commented {
  asked: Range | null; // waits for the number of its comment
  quiet: ReadonlySet<number>; // resolved: not marked any more
}

const key = new PluginKey<Commented>('comments');

/** Calls onfocus with the number of the comment that the caret goes into, and with 0 when it leaves. */
export function commentsOf(onfocus: (id: number) => void) {
  return Extension.create({
    name: 'comments',
    addProseMirrorPlugins: () => [
      new Plugin<Commented>({
        key,
        state: {
          init: () => ({ asked: null, quiet: new Set() }),
          apply(tr, was) {
            const now = { ...was, ...(tr.getMeta(key) as Partial<Commented> | undefined) };
            if (!tr.docChanged || !now.asked) return now;
            const asked = { from: tr.mapping.map(now.asked.from, 1), to: tr.mapping.map(now.asked.to, -1) };
            return { ...now, asked: asked.from < asked.to ? asked : null };
          },
        },
        props: { decorations },
        view: (view) => {
          let last = 0;
          return {
            update: () => {
              const id = commentAt(view.state);
              if (id !== last) onfocus((last = id));
            },
          };
        },
      }),
    ],
  });
}

function decorations(state: EditorState): DecorationSet {
  const { asked, quiet } = key.getState(state)!;
  const active = commentAt(state);
  const list: Decoration[] = asked ? [Decoration.inline(asked.from, asked.to, { class: 'commenting' })] : [];
  if (active) list.push(...rangesOf(state.doc, active).map((r) => Decoration.inline(r.from, r.to, { class: 'active' })));
  for (const id of quiet) list.push(...rangesOf(state.doc, id).map((r) => Decoration.inline(r.from, r.to, { class: 'resolved' })));
  return DecorationSet.create(state.doc, list);
}

// commentAt returns the comment that the caret is in, or 0.
function commentAt(state: EditorState): number {
  const { $from } = state.selection;
  if (!$from.parent.isTextblock) return 0;
  const marks = [...$from.marks(), ...($from.nodeAfter?.marks ?? [])];
  return marks.find((m) => m.type.name === 'comment')?.attrs.id ?? 0;
}

// rangesOf returns where the words of a comment are.
function rangesOf(doc: Node, id: number): Range[] {
  const ranges: Range[] = [];
  doc.descendants((node, pos) => {
    if (!node.isInline || !node.marks.some((m) => m.type.name === 'comment' && m.attrs.id === id)) return;
    ranges.push({ from: pos, to: pos + node.nodeSize });
  });
  return ranges;
}

/** Keeps the selected words for a comment and asks the desk for one. */
export function askComment(canvas: Canvas) {
  const { state, view } = canvas.editor;
  const { from, to, empty } = state.selection;
  if (empty || !canvas.hooks.onComment) return;
  view.dispatch(state.tr.setMeta(key, { asked: { from, to } }));
  canvas.hooks.onComment({ text: state.doc.textBetween(from, to, '\n') });
}

/** Marks the words that a comment was asked for. Reports whether they are still there. */
export function addComment(editor: Editor, id: number): boolean {
  const asked = key.getState(editor.state)?.asked;
  const { tr, schema } = editor.state;
  if (asked) tr.addMark(asked.from, asked.to, schema.marks.comment!.create({ id }));
  editor.view.dispatch(tr.setMeta(key, { asked: null }).setMeta('addToHistory', false));
  return asked !== null && asked !== undefined;
}

/** Forgets the words that a comment was asked for. */
export function dropComment(editor: Editor) {
  editor.view.dispatch(editor.state.tr.setMeta(key, { asked: null }));
}

/** Takes the mark of a comment off. The words stay. */
export function removeComment(editor: Editor, id: number) {
  const { tr, schema } = editor.state;
  const mark = schema.marks.comment!.create({ id });
  for (const { from, to } of rangesOf(tr.doc, id)) tr.removeMark(from, to, mark);
  if (tr.docChanged) editor.view.dispatch(tr.setMeta('addToHistory', false));
}

/** Goes to the words of a comment. Reports whether there are any. */
export function focusComment(editor: Editor, id: number): boolean {
  const [range] = rangesOf(editor.state.doc, id);
  if (!range) return false;
  const { tr } = editor.state;
  editor.view.dispatch(tr.setSelection(TextSelection.create(tr.doc, range.from)).scrollIntoView());
  editor.view.focus();
  return true;
}

/** Marks resolved comments no longer. */
export function quieten(editor: Editor, ids: number[]) {
  editor.view.dispatch(editor.state.tr.setMeta(key, { quiet: new Set(ids) }));
}

const known = new WeakMap<Block, number[]>();

/** Returns the numbers of the comments in body. */
export function commentsIn(body: Body): Set<number> {
  return new Set(body.blocks.flatMap((block) => {
    const ids = known.get(block) ?? idsIn(block);
    known.set(block, ids);
    return ids;
  }));
}

// idsIn looks through all that is in block for spans with a comment.
function idsIn(part: unknown): number[] {
  if (Array.isArray(part)) return part.flatMap(idsIn);
  if (!part || typeof part !== 'object') return [];
  const { comment } = part as Text[number];
  return [...(typeof comment === 'number' ? [comment] : []), ...Object.values(part).flatMap(idsIn)];
}
