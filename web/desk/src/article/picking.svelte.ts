// One person choosing pictures of the library: the canvas and the lead picture
// ask, a dialog on the screen answers.

import type { PictureInfo } from '../editor/hooks';

class Picking {
  /** What is being asked for; undefined for nothing. */
  many = $state<boolean | undefined>();
  #answer: (picked: PictureInfo[]) => void = () => undefined;

  ask(many: boolean): Promise<PictureInfo[]> {
    this.#answer([]);
    this.many = many;
    return new Promise((done) => { this.#answer = done; });
  }

  answer(picked: PictureInfo[]) {
    this.many = undefined;
    this.#answer(picked);
    this.#answer = () => undefined;
  }
}

export const picking = new Picking();
