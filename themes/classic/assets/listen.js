/*
 * The player of a spoken article. Without this file there is the browser's own
 * player; with it there is one bar for the whole page, which goes along at the
 * foot of the window while the reader reads on, and goes on with the same
 * recording on the next page.
 *
 * A place is where an article offers itself to be heard, see parts/listen.html.
 * An item is a recording with what the bar must know of it.
 */
import { Memory, clock, fill, momentIn, spoken } from './listen-memory.js';

const speeds = [0.75, 1, 1.25, 1.5, 1.75, 2];
const naps = [15, 30, 60]; // minutes
const back = 15;
const forward = 30;

const paths = {
  play: 'M7 4v16l13-8z',
  pause: 'M6 4h4v16H6zM14 4h4v16h-4z',
  back: 'M11 6 3 12l8 6zM20 6l-8 6 8 6z',
  forward: 'M4 6l8 6-8 6zM13 6l8 6-8 6z',
  more: 'M5 10h4v4H5zM10 10h4v4h-4zM15 10h4v4h-4z',
  close: 'M5 7l2-2 5 5 5-5 2 2-5 5 5 5-2 2-5-5-5 5-2-2 5-5z',
};

/** el makes an element. Attributes that are functions are listeners. */
function el(name, attributes = {}, ...children) {
  const element = document.createElement(name);
  for (const [key, value] of Object.entries(attributes)) {
    if (typeof value === 'function') element.addEventListener(key, value);
    else if (value !== false && value !== undefined) element.setAttribute(key, value === true ? '' : value);
  }
  element.append(...children);
  return element;
}

function icon(name) {
  const space = 'http://www.w3.org/2000/svg';
  const svg = document.createElementNS(space, 'svg');
  svg.setAttribute('viewBox', '0 0 24 24');
  svg.setAttribute('aria-hidden', 'true');
  const path = document.createElementNS(space, 'path');
  path.setAttribute('d', paths[name]);
  svg.append(path);
  return svg;
}

function button(name, label, click, attributes = {}) {
  return el('button', { type: 'button', class: `listen-${name}`, 'aria-label': label, title: label, click, ...attributes }, icon(name));
}

/** choice makes a labelled list to choose from; options are pairs of value and text. */
function choice(label, options, value, change) {
  const select = el('select', { change: () => change(select.value) });
  for (const [option, text] of options) select.append(el('option', { value: option, selected: option === String(value) }, text));
  return el('label', {}, el('span', {}, label), select);
}

function itemOf(place) {
  const audio = place.querySelector('audio');
  return {
    key: place.dataset.key,
    title: place.dataset.title,
    paper: place.dataset.paper,
    picture: place.dataset.picture ?? '',
    url: location.pathname,
    length: Number(place.dataset.length),
    files: [...audio.querySelectorAll('source')].map((s) => ({ src: s.getAttribute('src'), type: s.type })),
  };
}

class Player {
  constructor(place, memory) {
    this.place = place;
    this.memory = memory;
    this.words = JSON.parse(place.dataset.words);
    this.lang = document.documentElement.lang || 'en';
    this.slot = place.querySelector('.listen-slot');
    this.audio = place.querySelector('audio');
    this.own = itemOf(place);
    this.item = this.own;
    this.napAtEnd = false;
    this.build();
    this.listen();
    this.transcribe();
    this.begin();
  }

  /** build puts the bar where the browser's player was, at the same height. */
  build() {
    const w = this.words;
    this.audio.removeAttribute('controls');
    this.audio.playbackRate = this.memory.rate;
    this.audio.defaultPlaybackRate = this.memory.rate;
    this.audio.volume = this.memory.volume;
    this.toggle = button('play', w.play, () => this.playOrPause());
    this.seek = el('input', {
      type: 'range', min: 0, max: Math.round(this.own.length), step: 1, value: 0, 'aria-label': w.position,
      input: () => this.to(Number(this.seek.value)), keydown: (e) => this.key(e),
    });
    this.time = el('span', { class: 'listen-time', 'aria-hidden': 'true' });
    this.title = el('a', { class: 'listen-title' });
    this.status = el('p', { class: 'listen-status', role: 'status' });
    this.panel = el('div', { class: 'listen-panel', hidden: true }, ...this.settings());
    this.bar = el('div', { class: 'listen-bar', role: 'group', 'aria-label': w.listen },
      this.toggle, button('back', w.back, () => this.by(-back)), button('forward', w.forward, () => this.by(forward)),
      this.title, this.seek, this.time,
      this.more = button('more', w.more, () => this.open(this.panel.hidden), { 'aria-expanded': 'false' }),
      button('close', w.close, () => this.close()));
    this.offer = el('button', { type: 'button', class: 'listen-offer', hidden: true, click: () => this.play(this.own) }, icon('play'), w.listen, ' ', clock(this.own.length));
    this.slot.append(this.bar, this.offer);
    this.slot.after(this.panel, this.status);
    this.show();
  }

  settings() {
    const w = this.words;
    this.volume = el('input', {
      type: 'range', min: 0, max: 1, step: 0.05, value: this.memory.volume,
      input: () => { this.audio.volume = this.memory.volume = Number(this.volume.value); },
    });
    this.list = el('ol', { class: 'listen-queue', 'aria-label': w.next });
    return [
      el('div', { class: 'listen-settings' },
        choice(w.speed, speeds.map((s) => [String(s), `${s.toLocaleString(this.lang)}×`]), this.memory.rate, (value) => this.pace(Number(value))),
        choice(w.sleep, [['', w.awake], ...naps.map((m) => [String(m), spoken(m * 60, this.lang)]), ['end', w.atEnd]], '', (value) => this.nap(value)),
        el('label', {}, el('span', {}, w.volume), this.volume),
        el('button', { type: 'button', click: () => this.later() }, w.later),
        el('button', { type: 'button', click: () => this.share() }, w.share)),
      this.list,
    ];
  }

  /** listen follows what the sound does, whoever made it do so. */
  listen() {
    const on = (name, f) => this.audio.addEventListener(name, f);
    on('play', () => { this.follow(); this.show(); this.remember(); });
    on('pause', () => { this.show(); this.remember(); });
    on('timeupdate', () => this.show());
    on('durationchange', () => this.show());
    on('seeked', () => this.remember());
    on('ended', () => this.ended());
    on('playing', () => this.say(''));
    on('waiting', () => { if (!navigator.onLine) this.say(this.words.offline); });
    this.audio.addEventListener('error', () => this.failed(), true); // of a source, it does not bubble
    addEventListener('online', () => this.again());
    addEventListener('pagehide', () => this.remember());
    new IntersectionObserver(([entry]) => { this.seen = entry.isIntersecting; this.float(); }).observe(this.slot);
  }

  /** begin takes up what the address or the page before says. */
  begin() {
    const moment = momentIn(location.hash);
    const going = this.memory.going;
    if (going?.item && going.item.key !== this.own.key && Array.isArray(going.item.files)) {
      this.load(going.item, going.at);
      if (going.playing) this.audio.play().catch(() => {}); // the browser may want a click first
    } else {
      this.start = moment ?? this.memory.position(this.own.key);
      if (going?.playing && moment === null) this.audio.play().catch(() => {});
    }
    this.show();
  }

  /** load puts another recording into the bar. */
  load(item, at = this.memory.position(item.key)) {
    this.remember();
    this.item = item;
    this.start = at;
    this.audio.replaceChildren(...item.files.map((f) => el('source', f)));
    this.audio.load();
    this.audio.playbackRate = this.memory.rate;
    this.float();
    this.show();
  }

  play(item) {
    if (item.key !== this.item.key) this.load(item);
    this.audio.play().catch(() => this.failed());
  }

  playOrPause() {
    if (this.audio.paused) this.play(this.item);
    else this.audio.pause();
  }

  get length() { return Number.isFinite(this.audio.duration) ? this.audio.duration : this.item.length; }
  get at() { return this.start ?? this.audio.currentTime; }

  to(seconds) {
    const at = Math.min(Math.max(0, seconds), this.length);
    if (this.audio.readyState === 0) this.start = at;
    else this.audio.currentTime = at;
    this.show();
  }
  by(seconds) { this.to(this.at + seconds); }

  key(event) {
    const steps = { ArrowLeft: -5, ArrowDown: -5, ArrowRight: 5, ArrowUp: 5, PageDown: -forward, PageUp: forward };
    if (!(event.key in steps)) return;
    event.preventDefault();
    const turned = getComputedStyle(this.bar).direction === 'rtl' && event.key.startsWith('Arrow') && /Left|Right/.test(event.key);
    this.by(turned ? -steps[event.key] : steps[event.key]);
  }

  /** follow goes to the kept place once there is sound, and tells the system. */
  follow() {
    if (this.start !== undefined && this.start !== null) {
      const start = this.start;
      this.start = null;
      if (this.audio.readyState > 0) this.audio.currentTime = start;
      else this.audio.addEventListener('loadedmetadata', () => { this.audio.currentTime = start; }, { once: true });
    }
    if (!('mediaSession' in navigator)) return;
    const { title, paper, picture } = this.item;
    navigator.mediaSession.metadata = new MediaMetadata({ title, artist: paper, artwork: picture ? [{ src: picture }] : [] });
    const handlers = {
      play: () => this.playOrPause(), pause: () => this.audio.pause(), stop: () => this.close(),
      seekbackward: (d) => this.by(-(d.seekOffset ?? back)), seekforward: (d) => this.by(d.seekOffset ?? forward),
      seekto: (d) => this.to(d.seekTime), nexttrack: this.memory.queue().length ? () => this.ended() : null,
    };
    for (const [name, handler] of Object.entries(handlers)) {
      try { navigator.mediaSession.setActionHandler(name, handler); } catch { /* this browser does not know it */ }
    }
  }

  /** show makes the bar say how things are. */
  show() {
    const w = this.words;
    const playing = !this.audio.paused;
    const label = playing ? w.pause : w.play;
    if (this.toggle.title !== label) {
      this.toggle.replaceChildren(icon(playing ? 'pause' : 'play'));
      this.toggle.title = label;
      this.toggle.setAttribute('aria-label', label);
    }
    this.seek.max = Math.round(this.length);
    this.seek.value = Math.round(this.at);
    this.seek.setAttribute('aria-valuetext', fill(w.positionOf, { position: spoken(this.at, this.lang), length: spoken(this.length, this.lang) }));
    this.time.textContent = `${clock(this.at)} / ${clock(this.length)}`;
    this.title.textContent = this.item.title;
    this.title.href = this.item.url;
    this.offer.hidden = this.item.key === this.own.key;
    if (playing && 'mediaSession' in navigator && this.audio.currentTime <= this.length) {
      navigator.mediaSession.setPositionState?.({ duration: this.length, playbackRate: this.audio.playbackRate, position: this.audio.currentTime });
    }
  }

  /** float has the bar go along while its place is out of sight. */
  float() {
    const foreign = this.item.key !== this.own.key;
    const floats = foreign || (this.seen === false && !this.audio.paused);
    if (this.bar.classList.contains('listen-floats') && !foreign && this.seen === false) return; // until it is closed or back
    this.bar.classList.toggle('listen-floats', floats);
    document.documentElement.classList.toggle('listening', floats);
  }

  remember() {
    if (!this.audio.played.length && !this.audio.currentTime) return; // nothing heard yet: nothing to keep
    this.memory.keep(this.item.key, this.at, this.length);
    this.memory.going = { item: this.item, at: this.at, playing: !this.audio.paused };
  }

  close() {
    this.audio.pause();
    this.remember();
    this.memory.going = null;
    if (this.item.key !== this.own.key) this.load(this.own);
    this.memory.going = null;
    this.bar.classList.remove('listen-floats');
    document.documentElement.classList.remove('listening');
    this.open(false);
    this.place.querySelector('h2').focus();
  }

  open(opened) {
    this.panel.hidden = !opened;
    this.more.setAttribute('aria-expanded', String(opened));
    this.queue();
  }

  pace(rate) { this.audio.playbackRate = this.memory.rate = rate; }

  nap(value) {
    clearTimeout(this.bed);
    this.napAtEnd = value === 'end';
    if (value && !this.napAtEnd) this.bed = setTimeout(() => this.audio.pause(), Number(value) * 60000);
  }

  ended() {
    this.memory.keep(this.item.key, 0, this.length);
    const next = this.napAtEnd ? null : this.memory.next();
    if (next) this.play(next);
    else this.memory.going = null;
    this.queue();
    this.show();
  }

  later() { this.memory.add(this.own); this.queue(); }

  queue() {
    const items = this.memory.queue();
    this.list.replaceChildren(...items.map((item) => el('li', {},
      el('button', { type: 'button', click: () => { this.memory.remove(item.key); this.play(item); this.queue(); } }, icon('play'), item.title),
      button('close', this.words.remove, () => { this.memory.remove(item.key); this.queue(); }))));
    this.list.hidden = items.length === 0;
  }

  async share() {
    const address = new URL(this.item.url, location.href);
    address.hash = `t=${Math.round(this.at)}`;
    try {
      await navigator.clipboard.writeText(address.href);
      this.say(this.words.copied);
    } catch {
      this.say(address.href); // to be copied by hand
    }
  }

  /** transcribe lists the lines of the recording; each leads to its moment. */
  transcribe() {
    const details = this.place.querySelector('.listen-transcript');
    const track = this.audio.querySelector('track')?.track;
    if (!details || !track) return;
    const list = details.querySelector('ol');
    details.hidden = false;
    details.addEventListener('toggle', () => { if (details.open) track.mode = 'hidden'; }, { once: true }); // it is fetched now
    this.audio.querySelector('track').addEventListener('load', () => {
      const lines = [...track.cues].map((cue) => {
        const line = el('button', { type: 'button', click: () => { this.play(this.own); this.to(cue.startTime); } }, cue.getCueAsHTML?.().textContent ?? cue.text);
        cue.addEventListener('enter', () => { line.setAttribute('aria-current', 'true'); line.scrollIntoView({ block: 'nearest' }); });
        cue.addEventListener('exit', () => line.removeAttribute('aria-current'));
        return el('li', {}, line);
      });
      list.replaceChildren(...lines);
    });
  }

  failed() {
    if (this.audio.networkState !== HTMLMediaElement.NETWORK_NO_SOURCE && !this.audio.error) return; // another format may do
    this.broken = this.at;
    this.say(navigator.onLine ? this.words.failed : this.words.offline);
    this.show();
  }

  /** again goes on where the connection broke. */
  again() {
    if (this.broken === undefined) return;
    this.start = this.broken;
    this.broken = undefined;
    this.audio.load();
    this.play(this.item);
  }

  say(text) { this.status.textContent = text; }
}

/* One sound at a time, whichever player of the page makes it. */
document.addEventListener('play', (event) => {
  for (const other of document.querySelectorAll('audio, video')) if (other !== event.target) other.pause();
}, true);

const place = document.querySelector('[data-words].listen');
if (place) new Player(place, new Memory(localStorage, sessionStorage));
