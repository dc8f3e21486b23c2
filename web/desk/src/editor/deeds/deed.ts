import type { Editor } from '@tiptap/core';
import type { Canvas } from '../canvas.svelte';
import type { GlyphName } from '../glyphs';

/** Something a person can do to the text. Toolbars, the slash menu, the keys and the help sheet are made of these. */
export interface Deed {
  name: string;
  label: string;
  glyph: GlyphName;
  keys?: string; // as ProseMirror writes them: "Mod-Alt-2"
  words?: string; // by which the slash menu finds it as well
  help?: string; // one line in the slash menu
  run(canvas: Canvas): void;
  active?(editor: Editor): boolean;
  can?(editor: Editor): boolean;
}
