// What the parts of the canvas share: the editor, what surrounds it, and what
// is open at the moment.
import type { Editor } from '@tiptap/core';
import type { Hooks, PictureInfo, TopicInfo } from './hooks';
import { Shelf } from './shelf.svelte';
import { Uploads } from './uploads.svelte';

export type DialogName = 'link' | 'topic' | 'lang';

export class Canvas {
  /** Is there as soon as the canvas is on the page. */
  editor!: Editor;
  readonly hooks: Hooks;
  readonly pictures: Shelf<PictureInfo>;
  readonly topics: Shelf<TopicInfo>;
  readonly uploads: Uploads;

  /** What a screen reader is told next. */
  said = $state('');
  /** What went another way than asked; stays in sight until it is closed. */
  notice = $state('');
  dialog = $state<DialogName>();
  finding = $state(false);
  #turn = $state(0);

  constructor(hooks: Hooks) {
    this.hooks = hooks;
    this.pictures = new Shelf((id) => hooks.picture(id));
    this.topics = new Shelf(hooks.topic);
    this.uploads = new Uploads(
      (file, progress) => this.hooks.uploadPicture!(file, progress),
      (name, picture) => this.#arrived(name, picture),
    );
  }

  /** The editor, for markup that must look anew after each transaction. */
  get now(): Editor {
    void this.#turn;
    return this.editor;
  }

  /** Reports whether a deed is offered where this canvas stands. */
  offers(deed: { name: string }): boolean {
    return this.hooks.offers?.(deed.name) ?? true;
  }

  turned() {
    this.#turn++;
  }

  /** Goes into the text at once; the editor's own command waits for the next frame. */
  focus() {
    this.editor.view.focus();
  }

  /** Tells a screen reader what just happened. The same words twice are told twice. */
  say(text: string) {
    this.said = this.said === text ? text + '\u00a0' : text;
  }

  /** Tells everybody, until they close it. */
  tell(notice: string) {
    this.notice = notice;
  }

  // The block of an upload may have moved since, or be gone. That its picture
  // has arrived is nothing to undo.
  #arrived(upload: string, picture: PictureInfo) {
    this.pictures.put(picture.id, picture);
    const { tr } = this.editor.state;
    this.editor.state.doc.descendants((node, pos) => {
      if (node.attrs.upload !== upload) return;
      tr.setNodeAttribute(pos, 'picture', picture.id).setNodeAttribute(pos, 'upload', '');
    });
    if (tr.docChanged) this.editor.view.dispatch(tr.setMeta('addToHistory', false));
    this.say('The picture is in the library.');
  }
}
