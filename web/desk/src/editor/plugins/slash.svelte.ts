// The menu that "/" opens at the start of an empty line. It stays in the text
// as typed until a block is chosen, so that Escape leaves a plain slash.
import { Extension } from '@tiptap/core';
import { type EditorState, Plugin } from '@tiptap/pm/state';
import type { Canvas } from '../canvas.svelte';
import { insertable } from '../deeds/all';
import type { Deed } from '../deeds/deed';

export class Slash {
  open = $state(false);
  index = $state(0);
  list = $state.raw<Deed[]>([]);
  from = $state(0); // where the slash is
  #query = '';
  #refused = -1; // where the slash is that Escape refused
  readonly #canvas: Canvas;

  constructor(canvas: Canvas) {
    this.#canvas = canvas;
  }

  /** Looks whether the caret is behind a slash, after each change. */
  look(state: EditorState) {
    const { $from: caret, empty } = state.selection;
    const alone = empty && caret.depth === 1 && caret.parent.type.name === 'paragraph';
    const typed = alone ? caret.parent.textBetween(0, caret.parentOffset, undefined, '\n') : '';
    const query = /^\/([^/\n]{0,20})$/.exec(typed)?.[1];
    if (query === undefined) this.#refused = -1;
    if (query === undefined || caret.start() === this.#refused) return this.#shut();
    this.#fill(query.trim().toLowerCase(), caret.start());
  }

  /** Answers a key while the menu is open; false if it is not one of its own. */
  press(key: string): boolean {
    if (!this.open) return false;
    const n = this.list.length;
    if (key === 'ArrowDown') this.index = (this.index + 1) % n;
    else if (key === 'ArrowUp') this.index = (this.index + n - 1) % n;
    else if (key === 'Enter' || key === 'Tab') this.choose(this.list[this.index]!);
    else if (key === 'Escape') this.#refuse();
    else return false;
    return true;
  }

  /** Takes the slash out of the text and does the deed. */
  choose(deed: Deed) {
    const { view } = this.#canvas.editor;
    const { from } = this;
    this.#shut();
    view.dispatch(view.state.tr.delete(from, view.state.selection.from));
    deed.run(this.#canvas);
  }

  #fill(query: string, from: number) {
    const list = matching(query, insertable.filter((deed) => this.#canvas.offers(deed)));
    if (!list.length) return this.#shut();
    if (!this.open || query !== this.#query) {
      this.index = 0;
      this.#canvas.say(`${list.length} blocks. Choose with the arrow keys and Enter.`);
    }
    this.#query = query;
    this.list = list;
    this.from = from;
    this.open = true;
  }

  #refuse() {
    this.#refused = this.from;
    this.#shut();
  }

  #shut() {
    this.open = false;
  }
}

// matching returns the deeds that query begins to name, those first whose label does.
function matching(query: string, deeds: Deed[]): Deed[] {
  const begins = (text: string) => (' ' + text.toLowerCase()).includes(' ' + query);
  const named = deeds.filter((deed) => begins(deed.label));
  return [...named, ...deeds.filter((deed) => !named.includes(deed) && begins(deed.words ?? ''))];
}

export function slashOf(slash: Slash) {
  return Extension.create({
    name: 'slash',
    priority: 1000, // before the keys of the text
    addProseMirrorPlugins: () => [
      new Plugin({
        view: () => ({ update: (view) => slash.look(view.state) }),
        props: { handleKeyDown: (_, e) => !e.isComposing && slash.press(e.key) },
      }),
    ],
  });
}
