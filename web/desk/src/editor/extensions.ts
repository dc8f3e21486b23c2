// The editor's extensions: the schema with the components that show it, and
// what moves in it.
import { type AnyExtension, Node } from '@tiptap/core';
import { Dropcursor, Gapcursor, TrailingNode, UndoRedo } from '@tiptap/extensions';
import type { Component } from 'svelte';
import type { Canvas } from './canvas.svelte';
import { Caret } from './plugins/caret';
import { commentsOf } from './plugins/comments';
import { Find } from './plugins/find';
import { Hints } from './plugins/hints';
import { Lists } from './plugins/lists';
import { pasteOf } from './plugins/paste';
import { Shown } from './plugins/shown';
import { type Slash, slashOf } from './plugins/slash.svelte';
import { keysOf } from './plugins/structure';
import { schemaExtensions } from './schema/schema';
import { viewOf, type ViewProps } from './view.svelte';
import Code from './views/Code.svelte';
import Embed from './views/Embed.svelte';
import Entry from './views/Entry.svelte';
import FactBox from './views/FactBox.svelte';
import Gallery from './views/Gallery.svelte';
import GalleryPicture from './views/GalleryPicture.svelte';
import Legacy from './views/Legacy.svelte';
import Picture from './views/Picture.svelte';
import Player from './views/Player.svelte';
import PullQuote from './views/PullQuote.svelte';
import Quote from './views/Quote.svelte';
import Table from './views/Table.svelte';
import Timeline from './views/Timeline.svelte';

const views: Record<string, Component<ViewProps>> = {
  quote: Quote,
  pull_quote: PullQuote,
  picture: Picture,
  gallery: Gallery,
  gallery_picture: GalleryPicture,
  table: Table,
  fact_box: FactBox,
  timeline: Timeline,
  entry: Entry,
  embed: Embed,
  audio: Player,
  video: Player,
  code_block: Code,
  legacy: Legacy,
};

interface Parts {
  canvas: Canvas;
  slash: Slash;
  leave: () => void; // the text, on Escape
  toToolbar: () => void;
  oncomment: (id: number) => void;
}

export function extensionsOf({ canvas, slash, leave, toToolbar, oncomment }: Parts): AnyExtension[] {
  return [
    ...schemaExtensions.map((extension) => shown(extension, canvas)),
    Caret,
    slashOf(slash),
    keysOf(canvas, leave, toToolbar),
    Lists,
    Hints,
    Find,
    commentsOf(oncomment),
    Shown,
    pasteOf(canvas),
    UndoRedo.configure({ depth: 500 }),
    Gapcursor,
    Dropcursor.configure({ color: false, class: 'drop', width: 3 }),
    TrailingNode,
  ];
}

// shown gives a node the component that shows it.
function shown(extension: AnyExtension, canvas: Canvas): AnyExtension {
  const component = views[extension.name];
  return component && extension instanceof Node ? extension.extend({ addNodeView: () => viewOf(component, canvas) }) : extension;
}
