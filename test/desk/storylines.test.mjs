// A storyline on its way from the desk to the page of the reader.
import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { after, before, test } from 'node:test';

import { editor, openDesk, reporter } from './desk.mjs';

const axe = readFileSync(createRequire(new URL('../browser/package.json', import.meta.url)).resolve('axe-core/axe.min.js'), 'utf8');

let desk;
before(async () => { desk = await openDesk(); });
after(() => desk?.close());

/** Asks axe what is wrong with what stands on the page now. */
async function judge(page, what) {
  await page.evaluate(axe);
  const { violations } = await page.evaluate(() => window.axe.run(document, { runOnly: { type: 'tag', values: ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa', 'best-practice'] } }));
  assert.deepEqual(violations.map((v) => `${v.id}: ${v.nodes.map((n) => n.html).join(' ')}`), [], what);
  const folder = process.env.COURANT_TEST_PICTURES;
  if (folder) await page.screenshot({ path: `${folder}/${what.replaceAll(' ', '-')}.png` });
}

const ask = async (page, path) => (await (await page.request.get(`${desk.url}/api/v1${path}`)).json());

test('an article is put into a storyline beside its text, and readers find it there', async () => {
  const page = await desk.as(editor);
  const live = (await ask(page, '/articles?state=live&text=otter&limit=1')).items?.[0] ?? (await ask(page, '/articles?state=live&limit=1')).items[0];
  await page.goto(`${desk.url}/desk/articles/${live.id}`);
  await page.getByRole('button', { name: 'Big picture' }).click();
  const part = page.getByRole('region', { name: 'Storylines' });
  await part.getByRole('combobox', { name: 'Put it into a storyline' }).fill('bridge');
  await page.getByRole('option', { name: 'The Keelgate bridge' }).click();
  const mine = part.getByRole('list', { name: 'Storylines of the article' });
  await mine.getByText('The Keelgate bridge').waitFor();
  await judge(page, 'the panel');
  const reader = await page.context().newPage();
  await reader.goto(desk.url + (await ask(page, `/articles/${live.id}`)).path);
  await reader.getByRole('navigation', { name: 'The Keelgate bridge' }).getByRole('link', { name: 'The Keelgate bridge' }).click();
  await reader.waitForURL(/\/storyline\/harbour-bridge$/);
  await mine.getByRole('listitem').first().focus();
  await page.keyboard.press('x');
  await part.getByText('Refused').waitFor();
  assert.deepEqual(page.problems, []);
});

test('an entry of the timeline is written, mended and taken out', async () => {
  const page = await desk.as(editor, { path: '/desk/storylines' });
  await page.getByRole('link', { name: 'The night boat' }).waitFor();
  await judge(page, 'the list');
  await page.getByRole('link', { name: 'The night boat' }).click();
  await page.getByRole('button', { name: 'Add an entry' }).click();
  await page.getByLabel('When').fill('last week');
  await page.getByLabel('What happened').fill('The boat is painted blue.');
  await page.getByRole('button', { name: 'Keep it' }).click();
  await page.getByText('The date is').or(page.getByText('A date is a day, a month or a year')).first().waitFor();
  await page.getByLabel('When').fill('2025-03');
  await page.getByRole('button', { name: 'Keep it' }).click();
  const row = page.getByRole('list', { name: 'The timeline' }).getByRole('listitem').filter({ hasText: 'painted blue' });
  await row.waitFor();
  await judge(page, 'the timeline');
  const reader = await page.context().newPage();
  await reader.goto(`${desk.url}/storyline/night-boat`);
  await reader.getByText('The boat is painted blue.').waitFor();
  await reader.getByText('March 2025').waitFor();
  await row.focus();
  await page.keyboard.press('x');
  await row.waitFor({ state: 'detached' });
  await reader.goto(`${desk.url}/storyline/night-boat`);
  assert.equal(await reader.getByText('painted blue').count(), 0);
});

test('a reader catches up since a day, and the device keeps nothing unless asked', async () => {
  const context = await desk.browser.newContext({ viewport: { width: 360, height: 800 } });
  const page = await context.newPage();
  await page.goto(`${desk.url}/storyline/night-boat`);
  await judge(page, 'the storyline on a phone');
  const kept = () => page.evaluate(() => localStorage.length);
  assert.equal(await kept(), 0);
  await page.getByLabel(/Remember on this device/).check();
  assert.equal(await kept(), 1);
  await page.reload();
  await page.getByRole('link', { name: 'New since you last looked' }).click();
  await page.waitForURL(/\/since\/\d{4}-\d\d-\d\d$/);
  await judge(page, 'since a day');
  await page.goBack();
  await page.getByRole('button', { name: 'Forget all visits' }).click();
  assert.equal(await kept(), 0);
  const day = await page.getByLabel('What happened since').getAttribute('min');
  await page.getByLabel('What happened since').fill(day);
  await page.getByRole('button', { name: 'Show' }).click();
  await page.waitForURL(new RegExp(`/since/${day}$`));
  await context.close();
});

test('a reporter reads the storylines and decides nothing', async () => {
  const page = await desk.as(reporter, { path: '/desk/storylines' });
  await page.getByRole('link', { name: 'The night boat' }).click();
  await page.getByRole('list', { name: 'The timeline' }).waitFor();
  assert.equal(await page.getByRole('button', { name: 'Add an entry' }).count(), 0);
  assert.equal(await page.getByRole('button', { name: 'Close' }).count(), 0);
});
