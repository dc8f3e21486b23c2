// Where the caret is when a key comes. A browser moves the caret at once, but
// tells of it in a later task; on a busy machine the next key is earlier. It
// would then act on where the caret was: "select all" after an arrow would find
// all selected already, do nothing, and leave the caret in the middle.
import { Extension } from '@tiptap/core';
import { Plugin } from '@tiptap/pm/state';
import type { EditorView } from '@tiptap/pm/view';

export const Caret = Extension.create({
  name: 'caret',
  priority: 1000, // others that listen to these events act on the selection
  addProseMirrorPlugins: () => [
    new Plugin({ props: { handleDOMEvents: { keydown: read, beforeinput: read, paste: read, cut: read, copy: read } } }),
  ],
});

// read has the editor look at the selection of the browser now. While a word is
// composed the browser alone knows what is selected.
function read(view: EditorView): boolean {
  if (!view.composing) view.dom.ownerDocument.dispatchEvent(new Event('selectionchange'));
  return false;
}
