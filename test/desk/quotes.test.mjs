// Quotes at the desk: found in a text as it is written, decided with one key
// each, and then on the page of who said them.
import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { after, before, test } from 'node:test';

import { editor, openDesk } from './desk.mjs';

const axe = readFileSync(new URL('../browser/node_modules/axe-core/axe.min.js', import.meta.url), 'utf8');

let desk;
before(async () => { desk = await openDesk(); });
after(() => desk?.close());

const words = 'The otters have the harbour to themselves';
const body = {
  version: 1,
  blocks: [
    { type: 'paragraph', text: [{ text: `“${words},” said Connie Braddow, who speaks for the crews. “They always had.”` }] },
    { type: 'paragraph', text: [{ text: '“Nobody asked me,” said Bo Lindgren.' }] },
    { type: 'paragraph', text: [{ text: 'The tide, an old sailor told us, does as it likes.' }] },
  ],
};

async function clean(page, what) {
  await page.evaluate(axe);
  const { violations } = await page.evaluate(() => globalThis.axe.run(document, { resultTypes: ['violations'] }));
  assert.deepEqual(violations.map((v) => `${v.id}: ${v.nodes.map((n) => n.target).join(' ')}`), [], what);
}

/** Writes an article over the API and returns its id. */
async function write(page) {
  const post = (path, data) => page.request.post(`${desk.url}/api/v1${path}`, { data }).then(async (r) => {
    assert.ok(r.ok(), await r.text());
    return r.json();
  });
  const { items: sections } = await (await page.request.get(`${desk.url}/api/v1/sections`)).json();
  return post('/articles', { content: { kind: 'news', section: sections[0].id, slug: 'otters-in-the-harbour', headline: 'Otters in the harbour', standfirst: 'They are back.', body } });
}

/** Takes an article to its readers. */
async function publish(page, id) {
  for (const verb of ['submit', 'ready', 'publish']) {
    const { version } = await (await page.request.get(`${desk.url}/api/v1/articles/${id}`)).json();
    const r = await page.request.post(`${desk.url}/api/v1/articles/${id}/${verb}`, { data: { version, ...(verb === 'publish' && { substance: true }) } });
    assert.ok(r.ok(), `${verb}: ${await r.text()}`);
  }
}

/** Loads a page again and again until it has the words: its quotes are read just after the article came out. */
async function reloadUntil(page, text) {
  const end = Date.now() + 20_000;
  while (!(await page.locator('main').textContent()).includes(text)) {
    assert.ok(Date.now() < end, `${page.url()} never says “${text}”`);
    await page.reload();
  }
}

test('a quote is shown, confirmed, mended and added, and readers find it', async () => {
  const page = await desk.as(editor);
  const { id } = await write(page);
  await page.goto(`${desk.url}/desk/articles/${id}`);
  await page.getByRole('button', { name: 'Big picture' }).click();
  const quotes = page.getByRole('list', { name: 'Quotes in the text' }).getByRole('listitem');
  await quotes.nth(1).waitFor();

  await quotes.first().focus();
  await page.keyboard.press('Enter');
  await page.locator('.canvas .pointed').first().waitFor();
  assert.deepEqual(await page.locator('.canvas .pointed').allTextContents(), [`${words},`, 'They always had.']);
  await page.keyboard.press('a');
  await quotes.first().getByText('Confirmed').waitFor();
  assert.match(await quotes.first().textContent(), /Connie Braddow/);

  await page.keyboard.press('ArrowDown');
  await page.keyboard.press('x');
  await quotes.nth(1).getByText('Refused').waitFor();
  await page.keyboard.press('u');
  await quotes.nth(1).getByText('Proposed').waitFor();
  await page.keyboard.press('e');
  const form = page.getByRole('form', { name: 'Mend the quote' });
  await form.getByLabel('As what, at that time').fill('lock keeper');
  await clean(page, 'the form over a quote');
  await form.getByRole('button', { name: 'Save and confirm' }).click();
  await quotes.nth(1).getByText('Bo Lindgren, lock keeper').waitFor();

  await page.locator('.canvas [role="textbox"] > p').nth(2).click({ clickCount: 3 });
  await page.getByRole('button', { name: 'Add the selected words' }).click();
  const own = page.getByRole('form', { name: 'A quote by hand' });
  await own.getByRole('combobox').fill('Connie Braddow');
  await own.getByRole('option').first().click();
  await own.getByRole('button', { name: 'Save and confirm' }).click();
  await quotes.nth(2).getByText('Confirmed').waitFor();
  await clean(page, 'the quotes beside the text');
  assert.deepEqual(page.problems, []);

  const reader = await page.context().newPage();
  await reader.goto(`${desk.url}/person/connie-braddow/quotes`);
  assert.ok(!(await reader.locator('.quotes').textContent()).includes(words), 'a draft is quoted');
  await publish(page, id);
  await reloadUntil(reader, words);
  assert.match(await reader.locator('.quotes > li').filter({ hasText: words }).textContent(), /Otters in the harbour/);
  await clean(reader, 'what a person said');
});

test('the quotes of the paper are found by their words and by who said them', async () => {
  const page = await desk.as(editor, { path: '/desk/quotes?state=confirmed' });
  const quotes = page.getByRole('list', { name: 'Quotes', exact: true }).getByRole('listitem');
  await quotes.nth(5).waitFor();
  await clean(page, 'the list of quotes');
  await page.getByLabel('Speaker').fill('Connie');
  await page.getByRole('option', { name: /Connie Braddow/ }).click();
  await page.waitForURL(/speaker=\d+/);
  await page.getByText('Not Connie Braddow').or(page.getByRole('button', { name: 'Not Connie Braddow' })).first().waitFor();
  await quotes.filter({ hasNotText: 'Connie Braddow' }).first().waitFor({ state: 'detached' });
  assert.ok(await quotes.count() > 0);

  await page.getByRole('link', { name: 'Source balance' }).click();
  await page.getByRole('region', { name: 'Speakers' }).getByRole('row').nth(3).waitFor();
  await clean(page, 'the balance');
  const [file] = await Promise.all([page.waitForEvent('download'), page.getByRole('link', { name: /CSV/ }).click()]);
  assert.equal(file.suggestedFilename(), 'sources.csv');
  assert.deepEqual(page.problems, []);
});
