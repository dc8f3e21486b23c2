// What the player remembers, without a browser.
import { test } from 'node:test';
import assert from 'node:assert/strict';
import { Memory, clock, fill, momentIn, spoken } from '../../themes/classic/assets/listen-memory.js';

class Storage extends Map {
  getItem(key) { return this.get(key) ?? null; }
  setItem(key, value) { this.set(key, value); }
  removeItem(key) { this.delete(key); }
}

const memory = () => new Memory(new Storage(), new Storage());
const item = (key) => ({ key, title: key, files: [{ src: `/${key}.mp3` }] });

test('times are written and said', () => {
  assert.deepEqual([0, 9.6, 245, 3845, NaN, -3].map(clock), ['0:00', '0:10', '4:05', '1:04:05', '0:00', '0:00']);
  assert.equal(spoken(130, 'en'), '2 minutes 10 seconds');
  assert.deepEqual([0, 900, 3600].map((s) => spoken(s, 'en')), ['0 seconds', '15 minutes', '1 hour']);
  assert.equal(spoken(3845, 'en'), '1 hour 4 minutes');
  assert.equal(spoken(61, 'de'), '1 Minute 1 Sekunde');
  assert.equal(fill('{position} of {length} {else}', { position: '1', length: '2' }), '1 of 2 {else}');
});

test('an address may point at a moment, and at nothing else', () => {
  assert.deepEqual(['#t=65', '#t=', '#t=6e9', '#t=1&x', '', '#listen'].map(momentIn), [65, null, null, null, null, null]);
});

test('a position is kept, but not at the very beginning or end', () => {
  const m = memory();
  for (const [key, at] of [['start', 3], ['middle', 100.4], ['end', 295]]) m.keep(key, at, 300);
  assert.deepEqual(['start', 'middle', 'end', 'never'].map((key) => m.position(key)), [0, 100, 0, 0]);
  m.keep('middle', 299, 300);
  assert.equal(m.position('middle'), 0);
});

test('only the newest fifty positions are kept', () => {
  const m = memory();
  for (let i = 0; i < 60; i++) m.keep(`a${i}`, 20, 300);
  assert.equal(m.position('a9'), 0);
  assert.equal(m.position('a59'), 20);
});

test('articles for later are heard in order, each once', () => {
  const m = memory();
  for (const key of ['a', 'b', 'a', 'c']) m.add(item(key));
  m.remove('c');
  assert.deepEqual([m.next()?.key, m.next()?.key, m.next()], ['b', 'a', null]);
});

test('nothing is stored before something is remembered', () => {
  const local = new Storage();
  const session = new Storage();
  const m = new Memory(local, session);
  m.position('a');
  m.queue();
  assert.deepEqual([m.rate, m.volume, m.going, local.size, session.size], [1, 1, null, 0, 0]);
  m.going = { at: 1 };
  m.going = null;
  assert.equal(session.size, 0);
});

test('a storage that is forbidden, full or spoilt does no harm', () => {
  const forbidden = { getItem() { throw new Error('no'); }, setItem() { throw new Error('no'); }, removeItem() { throw new Error('no'); } };
  const m = new Memory(forbidden, forbidden);
  m.keep('a', 50, 100);
  m.rate = 2;
  m.going = null;
  assert.deepEqual([m.position('a'), m.rate, m.queue()], [0, 1, []]);
  const spoilt = new Storage([['listen.rate', '"fast"'], ['listen.volume', '9'], ['listen.queue', '{"a":1}'], ['listen.positions', '7'], ['listen.going', '{']]);
  const n = new Memory(spoilt, spoilt);
  assert.deepEqual([n.rate, n.volume, n.queue(), n.position('a'), n.going], [1, 1, [], 0, null]);
});
