// What the editor of an article's body can do beside taking down words: paste,
// tables, links, finding, comments, and being used without a mouse.
import assert from 'node:assert/strict';
import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { after, before, describe, it } from 'node:test';
import { fileURLToPath } from 'node:url';

import { becomes, body, calls, line, openCanvas, paragraph, paste, press, said, type } from './canvas-page.mjs';

const root = fileURLToPath(new URL('../..', import.meta.url));
const axe = readFileSync(createRequire(new URL('../browser/package.json', import.meta.url)).resolve('axe-core/axe.min.js'), 'utf8');
const robust = root + '../shared/data/robust/';

let site;
before(async () => { site = await openCanvas(); });
after(() => site.close());

const canvas = (...how) => site.canvas(...how);

describe('paste', () => {
  it('makes paragraphs of plain text', () => canvas('', async (page) => {
    await paste(page, { 'text/plain': 'one\r\ntwo\n\nthree' });
    await type(page, '!');
    assert.deepEqual(await body(page), [paragraph('one'), paragraph('two'), paragraph('three!')]);
  }));

  for (const name of ['word', 'google-docs', 'wordpress']) {
    it(`takes what the server makes of ${name}`, () => canvas('', async (page) => {
      const html = readFileSync(`${root}internal/richtext/testdata/html/${name}.html`, 'utf8');
      const lines = readFileSync(`${root}internal/richtext/testdata/golden/${name}.blocks.jsonl`, 'utf8').trim().split('\n');
      await paste(page, { 'text/html': html, 'text/plain': 'x' });
      await becomes(() => body(page), lines.map((l) => JSON.parse(l)));
    }));
  }

  it('joins words into the line they are pasted in', () => canvas('', async (page) => {
    await type(page, 'ab');
    await press(page, 'ArrowLeft');
    await paste(page, { 'text/html': '<b>X</b>', 'text/plain': 'X' });
    await becomes(() => body(page), [paragraph('aXb')]);
    await press(page, 'Control+z');
    assert.deepEqual(await body(page), [paragraph('ab')]);
  }));

  it('takes plain text and says so when the server is away', () => canvas('', async (page) => {
    await page.route('**/paste', (route) => route.abort());
    await paste(page, { 'text/html': '<h2>Bridge</h2><p>Shut</p>', 'text/plain': 'Bridge\nShut' });
    await becomes(() => body(page), [paragraph('Bridge'), paragraph('Shut')]);
    assert.match(await page.getByRole('alert').innerText(), /pasted as plain text/);
  }).catch((e) => assert.match(e.message, /ERR_FAILED/))); // the browser's own complaint of the network

  it('makes an embed of an address on a line of its own, and one undo a link', () => canvas('', async (page) => {
    await paste(page, { 'text/plain': 'https://example.org/film' });
    assert.deepEqual(await body(page), [{ type: 'embed', url: 'https://example.org/film' }]);
    await press(page, 'Control+z');
    assert.deepEqual(await body(page), [{ type: 'paragraph', text: [{ text: 'https://example.org/film', link: 'https://example.org/film' }] }]);
  }));

  it('links the selected words to a pasted address', () => canvas('', async (page) => {
    await type(page, 'the film');
    await press(page, 'Control+a');
    await paste(page, { 'text/plain': 'https://example.org/film' });
    assert.deepEqual(await body(page), [{ type: 'paragraph', text: [{ text: 'the film', link: 'https://example.org/film' }] }]);
  }));

  it('keeps all blocks that are copied within the canvas', () => canvas('text=everything', async (page) => {
    const before = await body(page);
    await press(page, 'Control+a', 'Control+x');
    assert.deepEqual(await body(page), []);
    await press(page, 'Control+v');
    await becomes(() => body(page), before);
  }));

  it('never runs, fetches or links to what hostile HTML says', async () => {
    const hostile = [
      '<img src="/fetched" onerror="document.title=\'run\'"><script>document.title="run"</script>x',
      '<p data-pm-slice="0 0 []"><a href="javascript:document.title=\'run\'">x</a><img src="/fetched" onerror="document.title=\'run\'"></p>',
      '<figure data-pm-slice="0 0 []" data-block="embed" data-url="javascript:document.title=\'run\'"><figcaption>x</figcaption></figure>',
      '<svg onload="document.title=\'run\'"></svg><iframe src="/fetched"></iframe><link rel=stylesheet href="/fetched">x',
    ];
    const sheet = robust + 'html/cheatsheets__XSS_Filter_Evasion_Cheat_Sheet.md';
    if (existsSync(sheet)) hostile.push(...readFileSync(sheet, 'utf8').match(/<[a-z!][^\n]*>/gi).map((html) => `<p data-pm-slice="0 0 []">${html}</p>`));
    await canvas('', async (page) => {
      for (const html of hostile) await paste(page, { 'text/html': html, 'text/plain': 'x' });
      const text = { type: 'text', text: 'x', marks: [{ type: 'link', attrs: { href: 'javascript:document.title="run"' } }] };
      const embed = { type: 'embed', attrs: { url: 'javascript:document.title="run"' }, content: [text] };
      await paste(page, { 'application/x-courant-blocks': JSON.stringify({ content: [embed, { type: 'paragraph', content: [text] }] }) });
      await page.waitForTimeout(300);
      assert.equal(await page.title(), 'Canvas');
      const links = await page.locator('.text a').evaluateAll((all) => all.map((a) => a.protocol));
      assert.deepEqual(links.filter((p) => !['http:', 'https:', 'mailto:'].includes(p)), []);
      assert.doesNotMatch(JSON.stringify(await body(page)), /"(link|url|source)":"(?!https?:|mailto:|\/)/);
    });
    assert.ok(!site.asked.includes('/fetched'));
  });

  it('sends pasted pictures to the library, and says which it refuses', () => canvas('', async (page) => {
    const file = robust + 'images/pillow/Tests__images__hopper.png';
    const bytes = existsSync(file) ? [...readFileSync(file)] : [1];
    await paste(page, {}, [{ name: 'quay.png', type: 'image/png', bytes }]);
    await becomes(() => body(page), [{ type: 'picture', picture: 8 }]);
    await page.locator('.text > p').last().click();
    await paste(page, {}, [{ name: 'bad.png', type: 'image/png', bytes }]);
    await page.getByText('bad.png: This file is no picture.').waitFor();
    await page.getByRole('button', { name: 'Try again' }).waitFor();
    await page.locator('.text > p').last().click();
    await paste(page, {}, [{ name: 'a.zip', type: 'application/zip', bytes: [1] }]);
    assert.match(await page.getByRole('alert').innerText(), /Only pictures/);
    assert.deepEqual(await body(page), [{ type: 'picture', picture: 8 }]);
  }));
});

describe('a table', () => {
  it('is filled and grown by keys', () => canvas('', async (page) => {
    await press(page, 'Control+Alt+t');
    await type(page, 'Votes'); await press(page, 'Enter');
    for (const word of ['Party', 'Seats', 'Before', 'Green', '12', '10', 'Red', '3', '5']) { await type(page, word); await press(page, 'Tab'); }
    await type(page, 'Blue');
    const [table] = await body(page);
    const row = (...words) => words.map((w) => (w ? { text: line(w) } : {}));
    assert.deepEqual(table, {
      type: 'table', caption: line('Votes'),
      rows: [['Party', 'Seats', 'Before'].map((w) => ({ text: line(w), header: true })), row('Green', '12', '10'), row('Red', '3', '5'), row('Blue', '', '')],
    });
    await press(page, 'Shift+Tab');
    await type(page, 'X');
    assert.equal((await body(page))[0].rows[2][2].text[0].text, 'X');
  }));

  it('gets and loses rows, columns and headers by its own toolbar', () => canvas('', async (page) => {
    await press(page, 'Control+Alt+t', 'Enter');
    await type(page, 'a');
    const shape = async () => page.locator('.text tr').evaluateAll((rows) => rows.map((r) => [...r.children].map((c) => c.tagName).join()));
    await page.getByRole('button', { name: 'Add row below' }).click();
    await page.getByRole('button', { name: 'Add column after' }).click();
    await page.getByRole('button', { name: 'Delete row' }).click();
    await page.getByRole('button', { name: 'First column is a header' }).click();
    assert.equal((await shape()).length, 3);
    assert.ok((await shape()).every((row) => row.split(',').length === 4 && row.startsWith('TH')));
    assert.equal(await said(page), 'Header column changed.');
  }));

  it('keeps its last row', () => canvas('', async (page) => {
    await press(page, 'Control+Alt+t', 'Enter');
    for (let i = 0; i < 2; i++) await page.getByRole('button', { name: 'Delete row' }).click();
    assert.ok(await page.getByRole('button', { name: 'Delete row' }).isDisabled());
  }));
});

describe('links', () => {
  it('lead to articles found by their words', () => canvas('', async (page) => {
    await type(page, 'as we said');
    await press(page, 'Control+a', 'Control+k');
    await type(page, 'swings');
    await page.getByRole('option', { name: /The bridge swings again/ }).waitFor();
    await press(page, 'ArrowDown', 'Enter');
    await becomes(() => body(page), [{ type: 'paragraph', text: [{ text: 'as we said', link: '/city/bridge-swings-again' }] }]);
    await press(page, 'Control+k');
    await page.getByText('Leads to The bridge swings again (live).').waitFor();
    await page.getByRole('button', { name: 'Remove the link' }).click();
    await becomes(() => body(page), [paragraph('as we said')]);
    assert.ok(await page.locator('.text').evaluate((el) => el === document.activeElement));
  }));

  it('are made of addresses, but not of dangerous ones', () => canvas('', async (page) => {
    await press(page, 'Control+k');
    await type(page, 'javascript:alert(1)');
    await press(page, 'Enter');
    assert.match(await page.getByRole('alert').innerText(), /https/);
    await page.getByRole('combobox').fill('example.org/a');
    await press(page, 'Enter');
    await becomes(() => body(page), [{ type: 'paragraph', text: [{ text: 'example.org/a', link: 'https://example.org/a' }] }]);
  }));
});

describe('marks with a dialog', () => {
  it('mention topics', () => canvas('', async (page) => {
    await type(page, 'Lind');
    await press(page, 'Control+a', 'Control+Shift+k');
    await page.getByRole('option', { name: /Mara Lind/ }).click();
    await becomes(() => body(page), [{ type: 'paragraph', text: [{ text: 'Lind', topic: 9 }] }]);
  }));

  it('say the language of a passage', () => canvas('', async (page) => {
    await type(page, 'la mer');
    await press(page, 'Control+a', 'Control+Shift+l');
    await page.getByLabel('Language', { exact: true }).selectOption('fr');
    await page.getByRole('button', { name: 'Set the language' }).click();
    await becomes(() => body(page), [{ type: 'paragraph', text: [{ text: 'la mer', lang: 'fr' }] }]);
  }));

  it('find the speaker of a quote', () => canvas('', async (page) => {
    await type(page, '> I was there.');
    await press(page, 'Tab');
    await type(page, 'Lind');
    await page.getByRole('button', { name: 'Mara Lind' }).click();
    await becomes(() => body(page), [{ type: 'quote', text: [line('I was there.')], speaker: 'Mara Lind', topic: 9 }]);
  }));
});

describe('find and replace', () => {
  it('finds, counts, replaces one and all, and undoes all at once', () => canvas('', async (page) => {
    await type(page, 'Rain, rain, raining. RAIN'); await press(page, 'Control+Home', 'Control+f');
    await page.getByLabel('Find', { exact: true }).fill('rain');
    await becomes(() => page.locator('.find .count').innerText(), '4 found');
    await page.getByLabel('Whole words').check();
    await becomes(() => page.locator('.find .count').innerText(), '3 found');
    await page.getByLabel('Match case').check();
    await becomes(() => page.locator('.find .count').innerText(), '1 found');
    await page.getByLabel('Match case').uncheck();
    await page.getByLabel('Find', { exact: true }).press('Enter');
    await becomes(() => page.locator('.find .count').innerText(), '1 of 3');
    await page.getByLabel('Replace by').fill('snow');
    await page.getByRole('button', { name: 'Replace all' }).click();
    assert.deepEqual(await body(page), [paragraph('snow, snow, raining. snow')]);
    await press(page, 'Escape', 'Control+z');
    assert.deepEqual(await body(page), [paragraph('Rain, rain, raining. RAIN')]);
    assert.equal(await page.locator('.found').count(), 0);
  }));

  it('keeps the marks of what it replaces', () => canvas('text=everything', async (page) => {
    await press(page, 'Control+f');
    await page.getByLabel('Find', { exact: true }).fill('closed');
    await page.getByLabel('Replace by').fill('open');
    await page.getByRole('button', { name: 'Replace all' }).click();
    assert.deepEqual((await body(page))[0].text[3], { text: 'open', bold: true, italic: true });
  }));
});

describe('comments', () => {
  it('mark the words they are about, and tell when the caret comes and goes', () => canvas('', async (page) => {
    await type(page, 'all of it');
    await press(page, 'Control+a', 'Control+Alt+m');
    await page.evaluate(() => window.harness.canvas.addComment(11));
    assert.deepEqual(await body(page), [{ type: 'paragraph', text: [{ text: 'all of it', comment: 11 }] }]);
    await press(page, 'Home', 'ArrowRight');
    await press(page, 'Control+a', 'Backspace');
    await becomes(() => calls(page), [{ comment: 'all of it' }, { focus: 11 }, { focus: 0 }, { lost: [11] }]);
  }));

  it('can be gone to and taken off', () => canvas('text=everything', async (page) => {
    assert.equal(await page.evaluate(() => window.harness.canvas.focusComment(4)), true);
    assert.deepEqual((await calls(page)).at(-1), { focus: 4 });
    await page.evaluate(() => window.harness.canvas.removeComment(4));
    assert.doesNotMatch(JSON.stringify(await body(page)), /comment/);
    assert.equal(await page.evaluate(() => window.harness.canvas.focusComment(4)), false);
  }));
});

describe('without a mouse', () => {
  it('a key acts where the caret is, though the browser has not told of it yet', () => canvas('', async (page) => {
    await page.evaluate(() => {
      window.addEventListener('selectionchange', (e) => { if (e.isTrusted) e.stopImmediatePropagation(); }, true);
    });
    await type(page, 'all of it');
    await press(page, 'Control+a', 'Home', 'ArrowRight', 'Control+a');
    assert.equal(await page.evaluate(() => getSelection().toString()), 'all of it');
    await press(page, 'Backspace');
    assert.deepEqual(await body(page), []);
    await type(page, 'abc');
    await press(page, 'ArrowLeft', 'Enter');
    assert.deepEqual(await body(page), [paragraph('ab'), paragraph('c')]);
    await press(page, 'ArrowLeft');
    await paste(page, { 'text/plain': '!' });
    assert.deepEqual(await body(page), [paragraph('ab!'), paragraph('c')]);
  }));

  it('Escape leaves the text, Enter goes back in, Tab goes on', () => canvas('', async (page) => {
    await type(page, '- item');
    await press(page, 'Escape', 'Tab');
    assert.equal(await page.evaluate(() => document.activeElement.textContent), 'After');
    await press(page, 'Shift+Tab');
    assert.ok(await page.locator('.text').evaluate((el) => el === document.activeElement));
    await press(page, 'Escape', 'Enter');
    await type(page, '!');
    assert.deepEqual(await body(page), [{ type: 'list', items: [{ text: line('item!') }] }]);
  }));

  it('the toolbar is one stop, gone through by arrows', () => canvas('', async (page) => {
    const name = () => page.evaluate(() => document.activeElement.getAttribute('aria-label'));
    await type(page, 'words');
    await press(page, 'Control+a', 'Alt+F10');
    assert.equal(await name(), 'Paragraph');
    await press(page, 'ArrowRight');
    assert.equal(await name(), 'Heading');
    await press(page, 'Enter');
    await page.waitForFunction(() => document.activeElement.matches('.text'));
    await press(page, 'Alt+F10', 'End');
    assert.equal(await name(), 'Find and replace');
    await press(page, 'Escape');
    assert.deepEqual(await body(page), [{ type: 'heading', level: 2, text: line('words') }]);
    assert.ok(await page.locator('.text').evaluate((el) => el === document.activeElement));
  }));

  for (const [name, query, options] of [['light', 'text=everything', {}], ['dark', 'text=everything', { colorScheme: 'dark' }], ['phone', 'text=everything', { viewport: { width: 390, height: 844 }, hasTouch: true }], ['rtl', 'text=masrah-al-diffatayn&dir=rtl&lang=ar', {}], ['empty', '', {}]]) {
    it(`axe finds nothing: ${name}`, () => canvas(query, async (page) => {
      assert.deepEqual(await look(page), []);
      if (name !== 'empty') return;
      await type(page, '/');
      assert.deepEqual(await look(page), []);
      await press(page, 'Escape', 'Control+f');
      await page.locator('.find').waitFor();
      assert.deepEqual(await look(page), []);
      await press(page, 'Escape', 'Control+k');
      await page.getByRole('dialog').waitFor();
      assert.deepEqual(await look(page), []);
    }, options));
  }
});

// look returns what axe finds wrong with the page.
async function look(page) {
  await page.waitForTimeout(200);
  const cdp = await page.context().newCDPSession(page);
  await cdp.send('Page.setBypassCSP', { enabled: true });
  await page.evaluate(axe);
  const { violations } = await page.evaluate(() => window.axe.run(document, { rules: { 'page-has-heading-one': { enabled: false }, region: { enabled: false } } }));
  return violations.map((v) => `${v.id}: ${v.nodes.map((n) => n.target.join(' ')).slice(0, 3).join(', ')}`);
}

it('holds each picture of the robust set as a file, whatever is in it', async (t) => {
  const folder = robust + 'images/pngsuite/';
  if (!existsSync(folder)) return t.skip('The samples of ../shared/data are not here.');
  await canvas('', async (page) => {
    for (const name of readdirSync(folder).slice(0, 5)) {
      await paste(page, {}, [{ name, type: 'image/png', bytes: [...readFileSync(folder + name)] }]);
    }
    await becomes(async () => (await body(page)).length, 5);
  });
});

describe('with a mouse', () => {
  const three = { version: 1, blocks: ['one', 'two', 'three'].map(paragraph) };

  it('a block is dragged by its handle', () => canvas('', async (page) => {
    await page.evaluate((b) => window.harness.show(b), three);
    await page.waitForTimeout(600); // what follows within half a second would be one step to undo
    await page.getByText('one').hover();
    const from = await page.locator('.handle button').boundingBox();
    const to = await page.getByText('three').boundingBox();
    await page.mouse.move(from.x + 8, from.y + 8);
    await page.mouse.down();
    await page.mouse.move(to.x + 40, to.y + 10, { steps: 6 });
    await page.mouse.move(to.x + 40, to.y + to.height + 6, { steps: 3 });
    await page.mouse.up();
    await becomes(() => body(page), [paragraph('two'), paragraph('three'), paragraph('one')]);
    await press(page, 'Control+z');
    await becomes(() => body(page), three.blocks);
  }));

  it('the menu of the handle does what the keys do', () => canvas('', async (page) => {
    await page.evaluate((b) => window.harness.show(b), three);
    await page.getByText('two').hover();
    await page.locator('.handle button').click();
    await press(page, 'ArrowDown', 'Enter');
    await becomes(() => body(page), ['one', 'three', 'two'].map(paragraph));
  }));

  it('selected words get a bubble', () => canvas('', async (page) => {
    await page.evaluate((b) => window.harness.show(b), three);
    await page.getByText('two').dblclick({ position: { x: 10, y: 12 } });
    await page.locator('.bubble [data-deed=bold]').click();
    await becomes(() => body(page), [paragraph('one'), { type: 'paragraph', text: [{ text: 'two', bold: true }] }, paragraph('three')]);
  }));
});

describe('on a phone', () => {
  const phone = { viewport: { width: 390, height: 844 }, hasTouch: true };

  it('the toolbar is at the foot, with every block behind its plus', () => canvas('', async (page) => {
    await type(page, 'Rain.');
    const bar = await page.getByRole('toolbar', { name: 'Text and blocks' }).boundingBox();
    assert.ok(bar.y + bar.height >= 843 && bar.height < 80, JSON.stringify(bar));
    await page.locator('[data-deed=add]').tap();
    await page.getByRole('option', { name: /Numbered list/ }).tap();
    await type(page, 'first');
    await becomes(() => body(page), [paragraph('Rain.'), { type: 'list', ordered: true, items: [{ text: line('first') }] }]);
  }, phone));

  it('nothing is wider than the screen', () => canvas('text=everything', async (page) => {
    assert.ok(await page.evaluate(() => document.documentElement.scrollWidth <= innerWidth));
  }, phone));
});

it('a text that is only read can not be changed, fields included', () => canvas('text=everything&readonly', async (page) => {
  await page.locator('.text p').first().click();
  await type(page, 'x');
  assert.ok(await page.getByLabel('Role').first().isDisabled());
  assert.equal(await page.getByRole('toolbar').count(), 0);
  assert.equal(JSON.stringify(await body(page)).includes('x1&t=2'), true);
  assert.doesNotMatch((await body(page))[0].text.map((s) => s.text).join(''), /x/);
  assert.deepEqual(await look(page), []);
}));

it('a text of a newer paper is refused, not shown in part', () => canvas('text=newer', async (page) => {
  assert.match(await page.getByRole('alert').innerText(), /“marquee”/);
  assert.equal(await page.locator('.text').count(), 0);
}));
