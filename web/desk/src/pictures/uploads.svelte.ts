// Files on their way into the library. Two go at a time. What was typed about
// a file while it went is kept with it until the library has both.

import { offline, reason, Refusal } from '../api/client';
import { edit, send, type Picture, type Words, withWords } from './library';

type Stage =
  | 'waiting'
  | 'sending'
  | 'broken' // the line or the library was gone; tried again
  | 'refused' // trying again would not help
  | 'done'
  | 'known'; // the library had it already

const atOnce = 2;
const pauses = [2000, 5000, 10_000]; // before a broken upload is tried again by itself

export class Upload {
  stage = $state<Stage>('waiting');
  done = $state(0);
  why = $state('');
  picture = $state.raw<Picture | undefined>();
  words = $state<Words>({ credit: '', alt: '', caption: '', decorative: false });
  tries = 0;
  timer: ReturnType<typeof setTimeout> | undefined;
  off = new AbortController();

  constructor(readonly id: number, readonly file: File) {}

  get typed() {
    return this.words.credit !== '' || this.words.alt !== '' || this.words.caption !== '' || this.words.decorative;
  }
}

export class Uploads {
  list = $state.raw<Upload[]>([]);
  #arrived: (p: Picture, known: boolean) => void;
  #last = 0;

  constructor(arrived: (p: Picture, known: boolean) => void) {
    this.#arrived = arrived;
  }

  /** Reports whether leaving now would lose something. */
  get busy() {
    return this.list.some((u) => u.stage === 'waiting' || u.stage === 'sending' || u.stage === 'broken');
  }

  add(files: File[]) {
    this.list = [...this.list, ...files.map((file) => new Upload(++this.#last, file))];
    this.#next();
  }

  retry(u: Upload) {
    u.tries = 0;
    this.#again(u);
  }

  cancel(u: Upload) {
    clearTimeout(u.timer);
    u.off.abort();
    this.list = this.list.filter((x) => x !== u);
    this.#next();
  }

  /** Takes what has arrived off the list. */
  clear() {
    this.list = this.list.filter((u) => u.stage !== 'done' && u.stage !== 'known');
  }

  /** Keeps words typed about a picture that has arrived. */
  async keepWords(u: Upload) {
    if (!u.picture || !u.typed) return;
    const p = u.picture;
    const w = u.words;
    u.picture = await edit(p.id, withWords(p, {
      credit: w.credit || p.credit, alt: w.alt || p.alt, caption: w.caption || p.caption, decorative: w.decorative,
    }));
    this.#arrived(u.picture, true);
  }

  #again(u: Upload) {
    clearTimeout(u.timer);
    u.stage = 'waiting';
    u.why = '';
    this.#next();
  }

  #next() {
    const going = this.list.filter((u) => u.stage === 'sending').length;
    for (const u of this.list.filter((x) => x.stage === 'waiting').slice(0, Math.max(0, atOnce - going))) void this.#run(u);
  }

  async #run(u: Upload) {
    u.stage = 'sending';
    u.done = 0;
    u.off = new AbortController();
    try {
      const sent = await send(u.file, { progress: (done) => { u.done = done; }, signal: u.off.signal });
      u.picture = sent.picture;
      this.#arrived(sent.picture, sent.known);
      await this.keepWords(u);
      u.stage = sent.known ? 'known' : 'done';
    } catch (e) {
      this.#failed(u, e);
    }
    this.#next();
  }

  #failed(u: Upload, e: unknown) {
    u.why = reason(e);
    const passing = e instanceof Refusal && (e.status === offline || e.status >= 500 || e.status === 401);
    u.stage = passing ? 'broken' : 'refused';
    const pause = pauses[u.tries++];
    if (passing && pause !== undefined && this.list.includes(u)) u.timer = setTimeout(() => this.#again(u), pause);
  }
}
