// What a text names becomes topics of the article, and readers find their way
// by them.
import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { after, before, test } from 'node:test';

import { editor, openDesk } from './desk.mjs';

const axe = readFileSync(createRequire(new URL('../browser/package.json', import.meta.url)).resolve('axe-core/axe.min.js'), 'utf8');

let desk;
before(async () => { desk = await openDesk(); });
after(() => desk?.close());

/** Asks axe what is wrong with what stands on the page now. */
async function judge(page, what) {
  await page.evaluate(axe);
  const { violations } = await page.evaluate(() => window.axe.run(document, { runOnly: { type: 'tag', values: ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa', 'best-practice'] } }));
  assert.deepEqual(violations.map((v) => `${v.id}: ${v.nodes.map((n) => n.html).join(' ')}`), [], what);
}

/** Writes an article with the API and returns its id. */
async function write(page, body) {
  const blocks = body.map((text) => ({ type: 'paragraph', text: [{ text }] }));
  const answer = await page.request.post(`${desk.url}/api/v1/articles`, {
    data: { content: { kind: 'news', section: 1, headline: 'Ferry talks go on', slug: '', lang: 'en', body: { version: 1, blocks } } },
  });
  assert.ok(answer.ok(), await answer.text());
  return (await answer.json()).id;
}

test('a name in the text becomes a topic of the article with one key', async () => {
  const page = await desk.as(editor);
  const id = await write(page, [
    'Elsbeth Rennick opened the talks on Hask Island. Anton Hale, the cabinet member for transport, was late.',
    'Then Dr Tamsin Arkwright spoke for an hour, and Tamsin Arkwright said that the boats were old.',
  ]);
  await page.goto(`${desk.url}/desk/articles/${id}`);
  await page.getByRole('button', { name: 'Big picture' }).click();
  const list = page.getByRole('list', { name: 'Suggested topics' });
  const item = (name) => list.getByRole('listitem').filter({ hasText: name });
  await item('Elsbeth Rennick').waitFor();
  if (process.env.SHOTS) await page.screenshot({ path: `${process.env.SHOTS}/topics-panel.png` });
  await judge(page, 'the panel');

  await item('Elsbeth Rennick').focus();
  await page.keyboard.press('a');
  await item('Elsbeth Rennick').waitFor({ state: 'detached' });
  await item('Anton Hale').focus();
  await page.keyboard.press('x');
  await item('Anton Hale').waitFor({ state: 'detached' });
  await page.getByText('Refused').waitFor();
  await item('Tamsin Arkwright').focus();
  await page.keyboard.press('n');
  const dialog = page.getByRole('dialog', { name: 'New topic' });
  await dialog.getByLabel('Role').fill('Marine engineer');
  await dialog.getByRole('button', { name: 'Add the topic' }).click();
  await item('Tamsin Arkwright').waitFor({ state: 'detached' });

  await page.getByRole('button', { name: 'Details', exact: true }).click();
  const chosen = page.getByRole('list', { name: 'Chosen topics' });
  await chosen.getByText('Tamsin Arkwright').waitFor();
  assert.match(await chosen.innerText(), /Elsbeth Rennick[\s\S]*Tamsin Arkwright/);
  await page.getByText(/^Saved/).first().waitFor();
  await page.reload();
  await page.getByRole('button', { name: 'Details', exact: true }).waitFor();
  await chosen.getByText('Tamsin Arkwright').waitFor();
  assert.doesNotMatch(await chosen.innerText(), /missing/i);
  assert.deepEqual(page.problems, []);
});

test('readers find every topic from A to Z, and what stands around one', async () => {
  for (const [width, shot] of [[1280, 'wide'], [360, 'narrow']]) {
    const context = await desk.browser.newContext({ viewport: { width, height: 900 } });
    const page = await context.newPage();
    await page.goto(`${desk.url}/topics`);
    await page.getByRole('heading', { name: 'In the news' }).waitFor();
    if (process.env.SHOTS) await page.screenshot({ path: `${process.env.SHOTS}/topics-index-${shot}.png` });
    await judge(page, 'the list of topics');
    await page.getByRole('main').getByRole('link', { name: 'People' }).click();
    await page.getByRole('link', { name: 'Elsbeth Rennick' }).click();
    await page.getByRole('heading', { name: 'Elsbeth Rennick', level: 1 }).waitFor();
    await page.getByText(/In the paper since/).waitFor();
    await page.getByRole('heading', { name: 'Often in the same articles' }).waitFor();
    if (process.env.SHOTS) await page.screenshot({ path: `${process.env.SHOTS}/topic-${shot}.png`, fullPage: shot === 'wide' });
    await judge(page, 'the page of a topic');
    await context.close();
  }
});

test('a topic that stood for two things is split', async () => {
  const page = await desk.as(editor, { path: '/desk/settings/topics' });
  await page.getByLabel('Find by name').fill('Elsbeth');
  await page.getByRole('link', { name: 'Elsbeth Rennick' }).click();
  await page.getByRole('button', { name: 'Split…' }).click();
  const dialog = page.getByRole('dialog', { name: 'Split “Elsbeth Rennick”' });
  await dialog.getByLabel('Name of the new topic').fill('Rennick the Younger');
  await dialog.getByLabel('Mayor Rennick').check();
  await dialog.getByRole('group', { name: 'Articles that are about it' }).getByRole('checkbox').first().check();
  if (process.env.SHOTS) await page.screenshot({ path: `${process.env.SHOTS}/topic-split.png` });
  await judge(page, 'the dialog');
  await dialog.getByRole('button', { name: 'Split' }).click();
  await page.getByText('is a topic of its own now').waitFor();
  const answer = await fetch(`${desk.url}/person/rennick-the-younger`);
  assert.equal(answer.status, 200);
  assert.match(await answer.text(), /1 article/);
});
