// A table is its caption and a grid. Only the grid has a role in
// prosemirror-tables, which wants nothing but rows in it.
import { Extension, Node } from '@tiptap/core';
import type { DOMOutputSpec } from '@tiptap/pm/model';
import { tableEditing } from '@tiptap/pm/tables';

const Table = Node.create({
  name: 'table',
  group: 'block',
  content: 'caption table_grid',
  isolating: true,
  defining: true,
  draggable: true,
  renderHTML: () => ['div', 0],
});

const Grid = Node.create({
  name: 'table_grid',
  content: 'table_row+',
  isolating: true,
  selectable: false,
  parseHTML: () => [{ tag: 'table' }],
  renderHTML: (): DOMOutputSpec => ['table', ['tbody', 0]],
});

const Row = Node.create({
  name: 'table_row',
  content: '(table_cell | table_header)*',
  selectable: false,
  parseHTML: () => [{ tag: 'tr' }],
  renderHTML: () => ['tr', 0],
});

function cell(name: string, tag: string) {
  return Node.create({
    name,
    content: 'paragraph',
    isolating: true,
    selectable: false,
    addAttributes: () => ({ colspan: span('colSpan'), rowspan: span('rowSpan'), colwidth: { default: null, rendered: false } }),
    parseHTML: () => [{ tag }],
    renderHTML: ({ HTMLAttributes }) => [tag, HTMLAttributes, 0],
  });
}

function span(property: 'colSpan' | 'rowSpan') {
  const name = property.toLowerCase();
  return {
    default: 1,
    parseHTML: (el: HTMLElement) => Math.min((el as HTMLTableCellElement)[property] || 1, 100),
    renderHTML: (attrs: Record<string, unknown>) => (attrs[name] === 1 ? {} : { [name]: attrs[name] }),
  };
}

const roles: Record<string, string> = { table_grid: 'table', table_row: 'row', table_cell: 'cell', table_header: 'header_cell' };

// The rest of prosemirror-tables: roles, selections of cells, and arrows.
const Tables = Extension.create({
  name: 'tables',
  extendNodeSchema: ({ name }) => (roles[name] ? { tableRole: roles[name] } : {}),
  addProseMirrorPlugins: () => [tableEditing()],
});

export const tableNodes = [Table, Grid, Row, cell('table_cell', 'td'), cell('table_header', 'th'), Tables];
