// What can be done to the table at the caret.
import type { Command } from '@tiptap/pm/state';
import { addColumnAfter, addColumnBefore, addRowAfter, addRowBefore, deleteColumn, deleteRow, isInTable, mergeCells, selectedRect, splitCell, toggleHeader } from '@tiptap/pm/tables';
import type { Canvas } from '../canvas.svelte';
import type { Deed } from './deed';

function deed(name: string, label: string, glyph: Deed['glyph'], said: string, command: Command): Deed {
  return {
    name,
    label,
    glyph,
    can: (editor) => isInTable(editor.state) && command(editor.state),
    run: (canvas: Canvas) => {
      const { view } = canvas.editor;
      if (command(view.state, view.dispatch)) canvas.say(said);
      view.focus();
    },
  };
}

// A table keeps its last row and its last column: to be rid of them, the
// whole block is deleted.
const unlessLast = (side: 'height' | 'width', command: Command): Command => (state, dispatch) => {
  const rect = selectedRect(state);
  const taken = side === 'height' ? rect.bottom - rect.top : rect.right - rect.left;
  return taken < rect.map[side] && command(state, dispatch);
};

const headers = (side: 'row' | 'column') => toggleHeader(side, { useDeprecatedLogic: false });

export const tableDeeds: Deed[] = [
  deed('row_above', 'Add row above', 'row_above', 'Row added.', addRowBefore),
  deed('row_below', 'Add row below', 'row_below', 'Row added.', addRowAfter),
  deed('row_gone', 'Delete row', 'row_gone', 'Row deleted.', unlessLast('height', deleteRow)),
  deed('column_before', 'Add column before', 'column_before', 'Column added.', addColumnBefore),
  deed('column_after', 'Add column after', 'column_after', 'Column added.', addColumnAfter),
  deed('column_gone', 'Delete column', 'column_gone', 'Column deleted.', unlessLast('width', deleteColumn)),
  deed('head_row', 'First row is a header', 'head_row', 'Header row changed.', headers('row')),
  deed('head_column', 'First column is a header', 'head_column', 'Header column changed.', headers('column')),
  deed('merge', 'Join selected cells', 'merge', 'Cells joined.', mergeCells),
  deed('split', 'Split cell', 'split', 'Cell split.', splitCell),
];
