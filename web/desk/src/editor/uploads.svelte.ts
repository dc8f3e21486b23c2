import { SvelteMap } from 'svelte/reactivity';
import type { Hooks, PictureInfo } from './hooks';

/** A picture on its way to the library. */
export interface Upload {
  file: File;
  preview: string; // address of the file in this window
  done: number; // from 0 to 1
  error: string; // why it failed, or ''
}

/** The pictures on their way, by the names that their blocks carry. */
export class Uploads {
  #list = new SvelteMap<string, Upload>();
  #send: NonNullable<Hooks['uploadPicture']>;
  #arrived: (name: string, picture: PictureInfo) => void;

  constructor(send: NonNullable<Hooks['uploadPicture']>, arrived: (name: string, picture: PictureInfo) => void) {
    this.#send = send;
    this.#arrived = arrived;
  }

  get(name: string): Upload | undefined {
    return this.#list.get(name);
  }

  /** Starts to send file and returns the name of the upload. */
  start(file: File): string {
    const name = crypto.randomUUID();
    this.#list.set(name, { file, preview: URL.createObjectURL(file), done: 0, error: '' });
    void this.#run(name);
    return name;
  }

  retry(name: string) {
    this.#change(name, { done: 0, error: '' });
    void this.#run(name);
  }

  close() {
    for (const { preview } of this.#list.values()) URL.revokeObjectURL(preview);
  }

  #change(name: string, what: Partial<Upload>) {
    const upload = this.#list.get(name);
    if (upload) this.#list.set(name, { ...upload, ...what });
  }

  async #run(name: string) {
    const { file } = this.#list.get(name)!;
    try {
      const picture = await this.#send(file, (done) => this.#change(name, { done }));
      this.#arrived(name, picture);
    } catch (err) {
      this.#change(name, { error: err instanceof Error ? err.message : 'The picture could not be sent.' });
    }
  }
}
