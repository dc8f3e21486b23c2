// The signs on buttons, drawn on a square of 16: strokes, and letters where a
// letter says it best. What the rest of the desk has a sign for has the same.
import { icons } from '../kit/icons';

const strokes = {
  link: icons.link,
  comment: icons.comment,
  picture: icons.picture,
  undo: icons.undo,
  redo: icons.redo,
  find: icons.search,
  delete: icons.trash,
  handle: icons.drag,
  add: icons.add,
  topic: 'M2.5 2.5h5l6 6-5 5-6-6zM5.5 5.5h.01',
  lang: 'M2.5 4h7M6 2.5V4M4 4c.5 3 2.5 5 5 6M8 4c-.5 3-2.5 5.5-5.5 7M8.5 14l3-7 3 7M9.5 12h4',
  bulleted: 'M6 4h8M6 8h8M6 12h8M2.5 4h.01M2.5 8h.01M2.5 12h.01',
  ordered: 'M7 4h7M7 8h7M7 12h7M2 3l1-.5V6M2 10.5c.5-1 2-.5 1.5.5L2 13h2',
  quote: 'M6.5 4C4 5 3 6.5 3 9v3h3.5V8.5H4.5M13 4c-2.5 1-3.5 2.5-3.5 5v3H13V8.5h-2',
  pull_quote: 'M2 2.5h12M2 13.5h12M5 8h6M4 5.5h8M6 10.5h4',
  gallery: 'M2 5h9v8H2zM5 5V2.5h9V10h-3M2 11l2.5-2.5L8 12',
  fact_box: 'M2.5 2.5h11v11h-11zM5 5.5h6M5 8h6M5 10.5h4',
  timeline: 'M4 2v12M4 4h.01M7 4h6M7 8h6M7 12h6M2.8 4h2.4M2.8 8h2.4M2.8 12h2.4',
  table: 'M2 3h12v10H2zM2 6.5h12M2 10h12M6 3v10M10 3v10',
  embed: 'M5 5L2 8l3 3M11 5l3 3-3 3M9 3.5L7 12.5',
  audio: 'M6 12V4l7-1.5v8M6 12a1.8 1.5 0 1 1-.01-.1M13 10.5a1.8 1.5 0 1 1-.01-.1',
  video: 'M2 4h9v8H2zM11 7l3-2v6l-3-2z',
  code_block: 'M2.5 2.5h11v11h-11zM6 6L4.5 8 6 10M10 6l1.5 2L10 10',
  code: 'M5 4L1.5 8 5 12M11 4l3.5 4L11 12',
  divider: 'M2 8h12',
  up: 'M8 13V3M4 7l4-4 4 4',
  down: 'M8 3v10M4 9l4 4 4-4',
  duplicate: 'M2.5 2.5h8v8h-8zM5.5 10.5v3h8v-8h-3',
  row_above: 'M2 8h12v5H2zM8 2v4M6 4h4',
  row_below: 'M2 3h12v5H2zM8 10v4M6 12h4',
  row_gone: 'M2 5.5h12v5H2zM6.5 6.5l3 3M9.5 6.5l-3 3',
  column_before: 'M8 2v12h5V2zM2 8h4M4 6v4',
  column_after: 'M3 2v12h5V2zM10 8h4M12 6v4',
  column_gone: 'M5.5 2v12h5V2zM6.5 6.5l3 3M9.5 6.5l-3 3',
  head_row: 'M2 3h12v10H2zM2 6.5h12M4 4.8h8',
  head_column: 'M2 3h12v10H2zM6.5 3v10M4.2 5v6',
  merge: 'M2 3h12v10H2zM4 8h3M5.5 6.5L7 8 5.5 9.5M12 8H9M10.5 6.5L9 8l1.5 1.5',
  split: 'M2 3h12v10H2zM8 3v10',
} as const;

const letters = { bold: 'B', italic: 'I', strike: 'S', sub: 'x₂', sup: 'x²', paragraph: '¶', h2: 'H2', h3: 'H3', h4: 'H4' } as const;

export type GlyphName = keyof typeof strokes | keyof typeof letters;

export const glyphs: Record<string, { stroke?: string; letter?: string }> = Object.fromEntries([
  ...Object.entries(strokes).map(([name, stroke]) => [name, { stroke }]),
  ...Object.entries(letters).map(([name, letter]) => [name, { letter }]),
]);
