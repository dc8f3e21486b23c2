// What a paragraph can become, and the blocks that can be put into a text.
import type { Editor, JSONContent } from '@tiptap/core';
import type { Canvas } from '../canvas.svelte';
import { toggleList } from '../plugins/lists';
import type { Deed } from './deed';
import { insert } from './insert';

function turn(name: string, label: string, glyph: Deed['glyph'], attrs: Record<string, unknown>, more: Partial<Deed>): Deed {
  return {
    name: more.name ?? name,
    label,
    glyph,
    active: (editor) => editor.isActive(name, attrs),
    can: (editor) => editor.isActive(name, attrs) || editor.can().setNode(name, attrs),
    run: ({ editor }) => editor.chain().focus().toggleNode(name, 'paragraph', attrs).run(),
    ...more,
  };
}

const heading = (level: number, label: string, help: string) =>
  turn('heading', label, `h${level}` as Deed['glyph'], { level }, { name: `heading${level}`, keys: `Mod-Alt-${level}`, words: `h${level} title`, help });

function list(ordered: boolean, label: string, keys: string, words: string, help: string): Deed {
  return {
    name: ordered ? 'ordered' : 'bulleted',
    label,
    glyph: ordered ? 'ordered' : 'bulleted',
    keys,
    words,
    help,
    active: (editor) => editor.isActive('list', { ordered }),
    run: ({ editor }) => void toggleList(editor, ordered),
  };
}

const canWrap = (editor: Editor) => editor.isActive('quote') || editor.can().wrapIn('quote');

/** What the paragraph at the caret can become. */
export const textDeeds: Deed[] = [
  turn('paragraph', 'Paragraph', 'paragraph', {}, { keys: 'Mod-Alt-0', run: ({ editor }) => editor.chain().focus().setNode('paragraph').run(), active: (e) => e.isActive('paragraph') && !e.isActive('list') && !e.isActive('quote') }),
  heading(2, 'Heading', 'A new part of the text'),
  heading(3, 'Smaller heading', 'A part of a part'),
  heading(4, 'Smallest heading', 'For long reports'),
  list(false, 'Bulleted list', 'Mod-Shift-8', 'ul points', 'Points without an order'),
  list(true, 'Numbered list', 'Mod-Shift-7', 'ol 1', 'Steps in their order'),
  {
    name: 'quote',
    label: 'Quote',
    glyph: 'quote',
    keys: 'Mod-Shift-9',
    words: 'citation said speaker',
    help: 'Words said, with their speaker',
    active: (editor) => editor.isActive('quote'),
    can: canWrap,
    run: ({ editor }) => editor.chain().focus().toggleWrap('quote').run(),
  },
];

function block(name: string, label: string, glyph: Deed['glyph'], help: string, words: string, json: JSONContent | (() => JSONContent), keys?: string): Deed {
  return {
    name,
    label,
    glyph,
    help,
    words,
    ...(keys && { keys }),
    active: (editor) => editor.isActive(json instanceof Function ? name : json.type!),
    run: (canvas) => insert(canvas, json instanceof Function ? json() : json, label),
  };
}

const cells = (type: string) => ['', '', ''].map(() => ({ type, content: [{ type: 'paragraph' }] }));
const row = (type: string) => ({ type: 'table_row', content: cells(type) });
const grid = { type: 'table_grid', content: [row('table_header'), row('table_cell'), row('table_cell')] };

/** The blocks that can be put into a text. */
export const blockDeeds: Deed[] = [
  { name: 'picture', label: 'Picture', glyph: 'picture', help: 'From the library or this machine', words: 'image photo upload', keys: 'Mod-Shift-p', run: (canvas) => void insertPicture(canvas) },
  { name: 'gallery', label: 'Gallery', glyph: 'gallery', help: 'Several pictures together', words: 'images photos', run: (canvas) => void insertGallery(canvas) },
  block('pull_quote', 'Pull quote', 'pull_quote', 'Words of the text in large type', 'large', { type: 'pull_quote' }),
  block('fact_box', 'Fact box', 'fact_box', 'Facts beside the text', 'info aside', { type: 'fact_box', content: [{ type: 'paragraph' }] }),
  block('timeline', 'Timeline', 'timeline', 'What happened when', 'dates history', { type: 'timeline', content: [{ type: 'entry' }] }),
  block('table', 'Table', 'table', 'Rows and columns', 'grid', { type: 'table', content: [{ type: 'caption' }, grid] }, 'Mod-Alt-t'),
  block('embed', 'Embed', 'embed', 'A page or player of somebody else', 'youtube video post link', { type: 'embed' }),
  block('audio', 'Audio', 'audio', 'A sound to play', 'mp3 sound podcast', { type: 'audio' }),
  block('video', 'Video', 'video', 'A film to play', 'mp4 film', { type: 'video' }),
  block('code_block', 'Code', 'code_block', 'Fixed-width text', 'source program', { type: 'code_block' }, 'Mod-Alt-c'),
  block('divider', 'Divider', 'divider', 'A pause in the text', 'hr line rule', { type: 'divider' }),
];

async function insertPicture(canvas: Canvas) {
  const [picture] = await canvas.hooks.pickPicture({ many: false });
  if (!picture) return canvas.focus();
  canvas.pictures.put(picture.id, picture);
  insert(canvas, { type: 'picture', attrs: { picture: picture.id } }, 'Picture');
}

async function insertGallery(canvas: Canvas) {
  const chosen = await canvas.hooks.pickPicture({ many: true });
  if (!chosen.length) return canvas.focus();
  for (const picture of chosen) canvas.pictures.put(picture.id, picture);
  const pictures = chosen.map(({ id }) => ({ type: 'gallery_picture', attrs: { picture: id } }));
  insert(canvas, { type: 'gallery', content: [...pictures, { type: 'caption' }] }, 'Gallery');
}
