// What Enter, Backspace, Tab and Escape mean in each kind of block.
import { type Editor, Extension } from '@tiptap/core';
import type { ResolvedPos } from '@tiptap/pm/model';
import { Selection, TextSelection } from '@tiptap/pm/state';
import { addRowAfter, goToNextCell } from '@tiptap/pm/tables';
import type { Canvas } from '../canvas.svelte';
import { allDeeds } from '../deeds/all';
import { deeper, higher } from './lists';

const captions = ['picture', 'gallery_picture', 'caption', 'embed', 'audio', 'video'];

/** The keys of the canvas: those of the deeds, and those of the structure. */
export function keysOf(canvas: Canvas, leave: () => void, toToolbar: () => void) {
  return Extension.create({
    name: 'keys',
    priority: 200,
    addKeyboardShortcuts() {
      const { editor } = this;
      return {
        ...deedKeys(canvas),
        Enter: () => enter(editor),
        'Mod-Enter': () => below(editor),
        'Shift-Enter': () => lineBreak(editor),
        Backspace: () => backspace(editor),
        Tab: () => tab(editor, 1),
        'Shift-Tab': () => tab(editor, -1),
        Escape: () => (leave(), true),
        'Alt-F10': () => (toToolbar(), true),
      };
    },
  });
}

function deedKeys(canvas: Canvas): Record<string, () => boolean> {
  const bound = allDeeds.filter((deed) => deed.keys).map((deed) => {
    const press = () => {
      if (!canvas.editor.isEditable) return false;
      if (canvas.offers(deed) && (!deed.can || deed.can(canvas.editor))) deed.run(canvas);
      return true; // even where it can not be done, the browser shall not do something else
    };
    return [deed.keys!, press] as const;
  });
  return Object.fromEntries(bound);
}

function enter(editor: Editor): boolean {
  const { $from, empty } = editor.state.selection;
  const parent = $from.parent.type.name;
  if (inCell($from)) return lineBreak(editor);
  if (parent === 'caption' && $from.node(-1).type.name === 'table') return goTo(editor, $from.after());
  if (captions.includes(parent)) return below(editor);
  if (parent === 'entry' && empty && $from.parent.content.size === 0) return endTimeline(editor);
  if ($from.node(-1)?.type.name === 'list_item') return editor.commands.splitListItem('list_item');
  if (parent === 'code_block' && empty) return endCode(editor);
  return false;
}

function inCell($pos: ResolvedPos): boolean {
  return $pos.depth > 1 && /^table_(cell|header)$/.test($pos.node(-1).type.name);
}

function goTo(editor: Editor, pos: number): boolean {
  const { tr } = editor.state;
  editor.view.dispatch(tr.setSelection(Selection.near(tr.doc.resolve(pos))).scrollIntoView());
  return true;
}

// below opens a paragraph under the block that the caret is in.
function below(editor: Editor): boolean {
  const { $from } = editor.state.selection;
  if ($from.depth === 0) return false;
  const at = $from.after(1);
  const { tr, schema } = editor.state;
  tr.insert(at, schema.nodes.paragraph!.create());
  editor.view.dispatch(tr.setSelection(TextSelection.create(tr.doc, at + 1)).scrollIntoView());
  return true;
}

function lineBreak(editor: Editor): boolean {
  const { state, view } = editor;
  if (state.selection.$from.parent.type.spec.code) return false;
  const marks = state.storedMarks ?? state.selection.$from.marks();
  const node = state.schema.nodes.hard_break!.create(null, null, marks);
  view.dispatch(state.tr.replaceSelectionWith(node, false).ensureMarks(marks).scrollIntoView());
  return true;
}

// An empty entry at the end ends the timeline.
function endTimeline(editor: Editor): boolean {
  const { $from } = editor.state.selection;
  const timeline = $from.node(-1);
  if (timeline.childCount === 1 || $from.index(-1) < timeline.childCount - 1) return false;
  const after = $from.after(-1);
  const { tr, schema } = editor.state;
  tr.insert(after, schema.nodes.paragraph!.create()).setSelection(TextSelection.create(tr.doc, after + 1));
  editor.view.dispatch(tr.delete($from.before(), $from.after()).scrollIntoView());
  return true;
}

// Two empty lines at its end end the code.
function endCode(editor: Editor): boolean {
  const { $from } = editor.state.selection;
  const atEnd = $from.parentOffset === $from.parent.content.size;
  if (!atEnd || !$from.parent.textContent.endsWith('\n\n')) return false;
  editor.view.dispatch(editor.state.tr.delete($from.pos - 2, $from.pos));
  return below(editor);
}

// Backspace in an empty block of a kind makes it a paragraph; in an empty
// entry it takes the entry away, and with the last one the timeline.
function backspace(editor: Editor): boolean {
  const { $from, empty } = editor.state.selection;
  if (!empty || $from.parent.content.size) return false;
  switch ($from.parent.type.name) {
    case 'heading':
    case 'pull_quote':
    case 'code_block':
      return editor.commands.setNode('paragraph');
    case 'entry': {
      const depth = $from.node(-1).childCount > 1 ? $from.depth : $from.depth - 1;
      const { tr } = editor.state;
      tr.delete($from.before(depth), $from.after(depth));
      editor.view.dispatch(tr.setSelection(Selection.near(tr.doc.resolve(Math.min($from.before(depth), tr.doc.content.size)), -1)));
      return true;
    }
    default:
      return false;
  }
}

// Tab does something only where it has a meaning; everywhere else it goes on
// to the next field, as on any page.
function tab(editor: Editor, by: 1 | -1): boolean {
  const { $from } = editor.state.selection;
  if (inCell($from)) return nextCell(editor, by);
  if ($from.parent.type.spec.code && by > 0) return typeTab(editor);
  return by > 0 ? deeper(editor) : higher(editor);
}

function typeTab({ state, view }: Editor): boolean {
  view.dispatch(state.tr.insertText('\t').scrollIntoView());
  return true;
}

// After the last cell comes a new row.
function nextCell(editor: Editor, by: 1 | -1): boolean {
  const { view } = editor;
  const go = () => goToNextCell(by)(view.state, view.dispatch);
  if (go() || by < 0) return by > 0 || !atFirstCell(editor);
  return addRowAfter(view.state, view.dispatch) && go();
}

function atFirstCell(editor: Editor): boolean {
  const { $from } = editor.state.selection;
  return $from.index(-2) === 0 && $from.index(-3) === 0;
}
