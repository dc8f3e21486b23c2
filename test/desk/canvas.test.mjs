// The editor of an article's body, in Chromium.
import assert from 'node:assert/strict';
import { after, before, describe, it } from 'node:test';

import { becomes, body, line, openCanvas, paragraph, press, stats, type } from './canvas-page.mjs';

let site;
before(async () => { site = await openCanvas(); });
after(() => site.close());

const canvas = (...how) => site.canvas(...how);

describe('writing', () => {
  it('gives back what is typed, counted', () => canvas('', async (page) => {
    await type(page, 'Rain fell on the harbour.');
    await press(page, 'Enter');
    await type(page, 'It was cold.');
    assert.deepEqual(await body(page), [paragraph('Rain fell on the harbour.'), paragraph('It was cold.')]);
    assert.deepEqual(await stats(page), { words: 8, characters: 37, minutes: 1 });
  }));

  it('knows the signs that writers type', () => canvas('', async (page) => {
    await type(page, '## Heading'); await press(page, 'Enter');
    await type(page, '#### Small'); await press(page, 'Enter');
    await type(page, '- one'); await press(page, 'Enter');
    await type(page, 'two'); await press(page, 'Enter', 'Tab');
    await type(page, 'below'); await press(page, 'Enter', 'Enter', 'Enter');
    await type(page, '3. three'); await press(page, 'Enter', 'Enter');
    await type(page, '> said'); await press(page, 'Enter', 'Enter');
    await type(page, '---');
    await type(page, '```go x :='); await press(page, 'Tab'); await type(page, '1'); await press(page, 'Control+Enter');
    await type(page, 'a **bold** *slanted* ~~old~~ `code` end');
    assert.deepEqual(await body(page), [
      { type: 'heading', level: 2, text: line('Heading') },
      { type: 'heading', level: 4, text: line('Small') },
      { type: 'list', items: [{ text: line('one') }, { text: line('two'), sub: { items: [{ text: line('below') }] } }] },
      { type: 'list', ordered: true, start: 3, items: [{ text: line('three') }] },
      { type: 'quote', text: [line('said')] },
      { type: 'divider' },
      { type: 'code', lang: 'go', text: 'x :=\t1' },
      { type: 'paragraph', text: [{ text: 'a ' }, { text: 'bold', bold: true }, { text: ' ' }, { text: 'slanted', italic: true }, { text: ' ' }, { text: 'old', strike: true }, { text: ' ' }, { text: 'code', code: true }, { text: ' end' }] },
    ]);
  }));

  it('keeps a line break inside a paragraph', () => canvas('', async (page) => {
    await type(page, 'one'); await press(page, 'Shift+Enter'); await type(page, 'two');
    assert.deepEqual(await body(page), [paragraph('one\ntwo')]);
  }));

  it('marks words by keys', () => canvas('', async (page) => {
    for (const [keys, mark] of [['Control+b', 'bold'], ['Control+i', 'italic'], ['Control+Shift+x', 'strike'], ['Control+e', 'code'], ['Control+,', 'sub'], ['Control+.', 'sup']]) {
      await press(page, keys); await type(page, mark); await press(page, keys);
    }
    assert.deepEqual(await body(page), [{ type: 'paragraph', text: ['bold', 'italic', 'strike', 'code', 'sub', 'sup'].map((m) => ({ text: m, [m]: true })) }]);
  }));

  it('undoes everything, and does it again', () => canvas('', async (page) => {
    await type(page, 'one'); await press(page, 'Enter'); await type(page, '## two');
    const full = await body(page);
    for (let i = 0; i < 12; i++) await press(page, 'Control+z');
    assert.deepEqual(await body(page), []);
    for (let i = 0; i < 12; i++) await press(page, 'Control+Shift+z');
    assert.deepEqual(await body(page), full);
  }));

  it('moves, duplicates and deletes blocks by keys', () => canvas('', async (page) => {
    await type(page, 'a'); await press(page, 'Enter'); await type(page, 'b');
    await press(page, 'Alt+Shift+ArrowUp');
    assert.deepEqual(await body(page), [paragraph('b'), paragraph('a')]);
    await press(page, 'Control+Shift+d', 'Alt+Shift+ArrowDown', 'Alt+Shift+ArrowDown');
    assert.deepEqual(await body(page), [paragraph('b'), paragraph('a'), paragraph('b')]);
    await press(page, 'Control+Shift+Backspace');
    assert.deepEqual(await body(page), [paragraph('b'), paragraph('a')]);
    assert.equal(await page.locator('.canvas > [role=status]').innerText(), 'Block deleted.');
  }));

  it('right to left', () => canvas('dir=rtl&lang=ar', async (page) => {
    await type(page, 'الجسر مغلق');
    assert.deepEqual(await body(page), [paragraph('الجسر مغلق')]);
    assert.equal(await page.locator('.text p').evaluate((p) => getComputedStyle(p).direction), 'rtl');
  }));

  it('takes another text from outside, which undo takes back', () => canvas('', async (page) => {
    await type(page, 'mine');
    await page.evaluate(() => window.harness.show({ version: 1, blocks: [{ type: 'paragraph', text: [{ text: 'theirs' }] }] }));
    await becomes(() => body(page), [paragraph('theirs')]);
    await press(page, 'Control+z');
    assert.deepEqual(await body(page), [paragraph('mine')]);
  }));
});

describe('the slash menu', () => {
  const blocks = {
    'heading': 'heading', 'smaller': 'heading', 'bulleted': 'list', 'numbered': 'list', 'quote': 'quote', 'pull': 'pull_quote',
    'fact': 'fact_box', 'code': 'code',
  };
  for (const [query, kind] of Object.entries(blocks)) {
    it(`makes a ${kind} of /${query}`, () => canvas('', async (page) => {
      await type(page, '/' + query);
      await press(page, 'Enter');
      if (kind === 'fact_box') { await page.keyboard.type('Title'); await page.locator('.fact_box [data-content] p').click(); }
      await type(page, 'words');
      await becomes(async () => (await body(page)).map((b) => b.type), [kind]);
    }));
  }

  it('makes blocks that are filled in by fields', () => canvas('', async (page) => {
    await type(page, '/picture'); await press(page, 'Enter');
    await page.locator('.picture img').waitFor();
    await type(page, 'The quay');
    await press(page, 'Enter');
    await type(page, '/gallery'); await press(page, 'Enter');
    await page.locator('.gallery_picture img').nth(1).waitFor();
    await page.locator('.text > p').last().click();
    await type(page, '/timeline'); await press(page, 'Enter');
    await type(page, 'How it went');
    await page.getByLabel('Date', { exact: true }).fill('2026-11');
    await page.locator('.entry [data-content]').click();
    await type(page, 'Plans'); await press(page, 'Enter', 'Enter');
    await type(page, '/embed'); await press(page, 'Enter');
    await type(page, 'https://example.org/film');
    await page.locator('.text > p').last().click();
    await type(page, '/audio'); await press(page, 'Enter');
    await type(page, 'https://example.org/bell.mp3');
    await page.locator('.text > p').last().click();
    await type(page, '/video'); await press(page, 'Enter');
    await type(page, 'https://example.org/boat.mp4');
    await page.locator('.text > p').last().click();
    await type(page, '/divider'); await press(page, 'Enter');
    await type(page, 'end');
    await becomes(() => body(page), [
      { type: 'picture', picture: 5, caption: line('The quay') },
      { type: 'gallery', pictures: [{ picture: 3 }, { picture: 4 }] },
      { type: 'timeline', title: 'How it went', entries: [{ date: '2026-11', text: line('Plans') }] },
      { type: 'embed', url: 'https://example.org/film' },
      { type: 'audio', url: 'https://example.org/bell.mp3' },
      { type: 'video', url: 'https://example.org/boat.mp4' },
      { type: 'divider' },
      paragraph('end'),
    ]);
  }));

  it('goes by arrows, and Escape leaves a plain slash', () => canvas('', async (page) => {
    await type(page, '/');
    await press(page, 'ArrowDown');
    assert.equal(await page.getByRole('option', { selected: true }).locator('span').last().evaluate((s) => s.firstChild.data), 'Smaller heading');
    assert.ok(await page.locator('.text').getAttribute('aria-activedescendant'));
    await press(page, 'Escape');
    await type(page, 'x');
    assert.equal(await page.getByRole('listbox').count(), 0);
    assert.deepEqual(await body(page), [paragraph('/x')]);
  }));

  it('keeps out of the way of words', () => canvas('', async (page) => {
    await type(page, 'and/or');
    assert.equal(await page.getByRole('listbox').count(), 0);
  }));
});
