// Finding and replacing in the text. Only what ProseMirror holds as text is
// looked at; the fields of blocks are not.
import { type Editor, Extension } from '@tiptap/core';
import { closeHistory } from '@tiptap/pm/history';
import type { Node } from '@tiptap/pm/model';
import { type EditorState, Plugin, PluginKey, TextSelection } from '@tiptap/pm/state';
import { Decoration, DecorationSet } from '@tiptap/pm/view';

export interface Query {
  text: string;
  matchCase: boolean;
  wholeWord: boolean;
}

export interface Match {
  from: number;
  to: number;
}

interface Found {
  query: Query | null;
  matches: Match[];
  marked: DecorationSet;
}

const nothing: Found = { query: null, matches: [], marked: DecorationSet.empty };
const key = new PluginKey<Found>('find');

export const Find = Extension.create({
  name: 'find',
  addProseMirrorPlugins: () => [
    new Plugin<Found>({
      key,
      state: {
        init: () => nothing,
        apply(tr, found, _, state) {
          const query: Query | null | undefined = tr.getMeta(key);
          if (query === undefined && !tr.docChanged && !tr.selectionSet) return found;
          return look(state, query === undefined ? found.query : query);
        },
      },
      props: { decorations: (state) => key.getState(state)?.marked },
    }),
  ],
});

function look(state: EditorState, query: Query | null): Found {
  if (!query?.text) return { ...nothing, query };
  const matches = matchesIn(state.doc, query);
  const { from, to } = state.selection;
  const decorations = matches.map((m) =>
    Decoration.inline(m.from, m.to, { class: m.from === from && m.to === to ? 'found here' : 'found' }));
  return { query, matches, marked: DecorationSet.create(state.doc, decorations) };
}

/** Returns where query is in doc, in the order of the text. */
export function matchesIn(doc: Node, query: Query): Match[] {
  const pattern = patternOf(query);
  const matches: Match[] = [];
  doc.descendants((node, pos) => {
    if (!node.isTextblock) return true;
    const text = node.textBetween(0, node.content.size, undefined, '\n');
    for (const m of text.matchAll(pattern)) {
      matches.push({ from: pos + 1 + m.index, to: pos + 1 + m.index + m[0].length });
    }
    return false;
  });
  return matches;
}

function patternOf({ text, matchCase, wholeWord }: Query): RegExp {
  const words = text.replace(/[\\^$.*+?()[\]{}|/]/g, '\\$&');
  const part = '[\\p{L}\\p{M}\\p{N}]';
  return new RegExp(wholeWord ? `(?<!${part})${words}(?!${part})` : words, matchCase ? 'gu' : 'giu');
}

/** Returns what was found, and which of it is selected, from 0; -1 if none is. */
export function found(state: EditorState): { matches: Match[]; index: number } {
  const { matches } = key.getState(state) ?? nothing;
  const { from, to } = state.selection;
  return { matches, index: matches.findIndex((m) => m.from === from && m.to === to) };
}

/** Looks for query from now on; null stops it. */
export function lookFor(editor: Editor, query: Query | null) {
  editor.view.dispatch(editor.state.tr.setMeta(key, query));
}

/** Selects the next match, or the one before for -1, and shows it. */
export function step(editor: Editor, by: 1 | -1) {
  const { matches } = found(editor.state);
  const { from, to } = editor.state.selection;
  const match = by > 0
    ? (matches.find((m) => m.from >= to) ?? matches[0])
    : (matches.findLast((m) => m.to <= from) ?? matches.at(-1));
  if (!match) return;
  const { tr } = editor.state;
  editor.view.dispatch(tr.setSelection(TextSelection.create(tr.doc, match.from, match.to)));
  reveal(editor, match.from);
}

// The focus is in the panel, so ProseMirror does not scroll by itself.
function reveal(editor: Editor, pos: number) {
  const { node } = editor.view.domAtPos(pos);
  const el = node instanceof Element ? node : node.parentElement;
  el?.scrollIntoView({ block: 'center' });
}

/** Replaces the match that is selected and goes on to the next. */
export function replaceOne(editor: Editor, by: string) {
  const { matches, index } = found(editor.state);
  const match = matches[index];
  if (match) editor.view.dispatch(editor.state.tr.insertText(by, match.from, match.to));
  step(editor, 1);
}

/** Replaces all matches, as one step to undo. Returns how many there were. */
export function replaceAll(editor: Editor, by: string): number {
  const { matches } = found(editor.state);
  const tr = closeHistory(editor.state.tr);
  for (const { from, to } of matches.toReversed()) tr.insertText(by, from, to);
  if (tr.docChanged) editor.view.dispatch(tr);
  return matches.length;
}
