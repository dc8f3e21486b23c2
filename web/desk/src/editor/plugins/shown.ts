// Words that something beside the text points at: marked until the text
// changes or the caret moves.
import { type Editor, Extension } from '@tiptap/core';
import { Plugin, PluginKey, TextSelection } from '@tiptap/pm/state';
import { Decoration, DecorationSet } from '@tiptap/pm/view';
import { type Place, placeOf, type Range, rangeOf } from '../places';

const key = new PluginKey<Range[]>('shown');

export const Shown = Extension.create({
  name: 'shown',
  addProseMirrorPlugins: () => [
    new Plugin<Range[]>({
      key,
      state: {
        init: () => [],
        apply(tr, was) {
          const now = tr.getMeta(key) as Range[] | undefined;
          return now ?? (tr.docChanged || tr.selectionSet ? [] : was);
        },
      },
      props: {
        decorations(state) {
          const ranges = key.getState(state) ?? [];
          return DecorationSet.create(state.doc, ranges.map((r) => Decoration.inline(r.from, r.to, { class: 'pointed' })));
        },
      },
    }),
  ],
});

/** Marks the words of some places, selects the first and scrolls to it. Reports whether any are there. */
export function show(editor: Editor, places: Place[]): boolean {
  const { state, view } = editor;
  const ranges = places.map((place) => rangeOf(state.doc, place)).filter((range) => range !== undefined);
  const [first] = ranges;
  if (!first) return false;
  view.dispatch(state.tr.setSelection(TextSelection.create(state.doc, first.from, first.to)).setMeta(key, ranges));
  view.dom.querySelector('.pointed')?.scrollIntoView({ block: 'center' });
  return true;
}

/** Returns the selected words with their place, if they are in one line of the text. */
export function selected(editor: Editor): { place: Place; words: string } | undefined {
  const { doc, selection: { from, to } } = editor.state;
  const place = placeOf(doc, { from, to });
  return place && { place, words: doc.textBetween(from, to, '\n', '\n') };
}

/** Marks the words of a place as the mention of a topic, unless they are a link already. */
export function mention(editor: Editor, place: Place, topic: number) {
  const { state, view } = editor;
  const range = rangeOf(state.doc, place);
  const { link, topic: mark } = state.schema.marks;
  if (!range || !mark || !link || state.doc.rangeHasMark(range.from, range.to, link)) return;
  view.dispatch(state.tr.addMark(range.from, range.to, mark.create({ id: topic })));
}
