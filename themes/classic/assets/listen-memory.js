/*
 * What the player remembers, and how it says times. Nothing here touches the
 * page, so that it can be tested without one. All that is kept stays on the
 * reader's device, and nothing is kept before the reader has used the player.
 */

/** clock writes seconds as people read them: "4:05", "1:04:05". */
export function clock(seconds) {
  const s = Math.max(0, Math.round(seconds) || 0);
  const two = (n) => String(n).padStart(2, '0');
  const hours = Math.floor(s / 3600);
  const rest = `${Math.floor(s / 60) % 60}:${two(s % 60)}`;
  return hours ? `${hours}:${rest.padStart(5, '0')}` : rest;
}

/** spoken says seconds as a screen reader shall: "4 minutes 5 seconds". */
export function spoken(seconds, lang) {
  const s = Math.max(0, Math.round(seconds) || 0);
  const unit = (n, name) => new Intl.NumberFormat(lang, { style: 'unit', unit: name, unitDisplay: 'long' }).format(n);
  const parts = [];
  if (s >= 3600) parts.push(unit(Math.floor(s / 3600), 'hour'));
  if (s % 3600 >= 60) parts.push(unit(Math.floor(s / 60) % 60, 'minute'));
  if (s < 60 || (s < 3600 && s % 60)) parts.push(unit(s % 60, 'second'));
  return parts.join(' ');
}

/** fill puts values into the blanks of a phrase: "{position} of {length}". */
export function fill(phrase, blanks) {
  return phrase.replace(/\{(\w+)\}/g, (blank, name) => blanks[name] ?? blank);
}

/** momentIn returns the seconds that an address points at with #t=, or null. */
export function momentIn(hash) {
  const found = /^#t=(\d+)$/.exec(hash);
  return found ? Number(found[1]) : null;
}

const most = 50; // positions, and articles for later

/** Memory keeps choices and positions in two storages of a browser, or of a test. */
export class Memory {
  constructor(local, session) {
    this.local = local;
    this.session = session;
  }

  /** position returns where the reader stopped in a recording; 0 for nowhere. */
  position(key) {
    return this.#positions()[key] ?? 0;
  }

  /** keep notes a position. At its very beginning or end there is none to return to. */
  keep(key, at, length) {
    const all = this.#positions();
    delete all[key]; // what is noted last stands last
    if (at > 5 && !(length - at < 10)) all[key] = Math.round(at);
    const newest = Object.entries(all).slice(-most);
    this.#write(this.local, 'positions', Object.fromEntries(newest));
  }

  get rate() {
    const rate = this.#read(this.local, 'rate', 1);
    return rate >= 0.75 && rate <= 2 ? rate : 1;
  }
  set rate(rate) { this.#write(this.local, 'rate', rate); }

  get volume() {
    const volume = this.#read(this.local, 'volume', 1);
    return volume >= 0 && volume <= 1 ? volume : 1;
  }
  set volume(volume) { this.#write(this.local, 'volume', volume); }

  /** queue returns the articles for later, the next one first. */
  queue() {
    const queue = this.#read(this.local, 'queue', []);
    return Array.isArray(queue) ? queue.filter((item) => item?.key && Array.isArray(item.files)) : [];
  }
  add(item) {
    this.#write(this.local, 'queue', [...this.queue().filter((other) => other.key !== item.key), item].slice(-most));
  }
  remove(key) {
    this.#write(this.local, 'queue', this.queue().filter((item) => item.key !== key));
  }
  /** next takes the next article off the queue; null if there is none. */
  next() {
    const [item] = this.queue();
    if (item) this.remove(item.key);
    return item ?? null;
  }

  /** going is what is heard now, for the next page of the same tab. */
  get going() { return this.#read(this.session, 'going', null); }
  set going(going) { this.#write(this.session, 'going', going); }

  #positions() {
    const all = this.#read(this.local, 'positions', {});
    return all && typeof all === 'object' ? all : {};
  }
  #read(storage, name, otherwise) {
    try {
      return JSON.parse(storage.getItem(`listen.${name}`)) ?? otherwise;
    } catch {
      return otherwise; // storage is forbidden, or somebody else wrote there
    }
  }
  #write(storage, name, value) {
    try {
      if (value === null) storage.removeItem(`listen.${name}`);
      else storage.setItem(`listen.${name}`, JSON.stringify(value));
    } catch {
      // Storage is forbidden or full: then nothing is remembered.
    }
  }
}
