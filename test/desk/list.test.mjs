// The board and the table of articles: what others do appears by itself,
// everything can be done by keyboard, and what is asked stands in the address.
import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { after, before, test } from 'node:test';

import { editor, openDesk, reporter } from './desk.mjs';

const axe = readFileSync(new URL('../browser/node_modules/axe-core/axe.min.js', import.meta.url), 'utf8');

let desk;
before(async () => { desk = await openDesk(); });
after(() => desk?.close());

const column = (page, name) => page.getByRole('group', { name: new RegExp(`^${name}`) });
const row = (page, headline) => page.getByRole('row', { name: headline });

/** Sends something to the API as whoever has the page open. */
async function send(page, method, path, data) {
  const answer = await page.context().request.fetch(`${desk.url}/api/v1${path}`, { method, data });
  assert.ok(answer.ok(), `${method} ${path}: ${answer.status()} ${await answer.text()}`);
  return answer.status() === 204 ? undefined : answer.json();
}

const write = (page, headline) => send(page, 'POST', '/articles', { content: content(headline) });
const content = (headline) => ({ kind: 'news', section: 1, slug: '', headline, body: { version: 1, blocks: [] } });

async function clean(page, what) {
  const client = await page.context().newCDPSession(page);
  await client.send('Page.setBypassCSP', { enabled: true });
  await page.evaluate(axe);
  const { violations } = await page.evaluate(() => window.axe.run(document, { resultTypes: ['violations'] }));
  assert.deepEqual(violations.map((v) => `${v.id}: ${v.nodes[0].html}`), [], what);
}

test('what others do appears without a reload', async () => {
  const watching = await desk.as(editor);
  const writing = await desk.as(reporter);
  await column(watching, 'Drafts').getByRole('listitem').first().waitFor();
  const a = await write(writing, 'Seen from elsewhere');
  const card = (name) => column(watching, name).getByRole('listitem').filter({ hasText: 'Seen from elsewhere' });
  await card('Drafts').waitFor();

  await send(writing, 'POST', `/articles/${a.id}/presence`);
  await card('Drafts').getByText('Open at Mara Lindqvist').waitFor({ state: 'attached' });
  await send(writing, 'POST', `/articles/${a.id}/lock`, {});
  await card('Drafts').getByText('Mara Lindqvist is writing').waitFor();
  await send(writing, 'DELETE', `/articles/${a.id}/presence`);
  await card('Drafts').getByText('Open at Mara Lindqvist').waitFor({ state: 'detached' });

  await send(writing, 'POST', `/articles/${a.id}/submit`, { version: a.version });
  await card('Submitted').waitFor();
  await card('Drafts').waitFor({ state: 'detached' });
  assert.deepEqual(watching.problems, []);
});

test('a card is moved by its menu and by hand', async () => {
  const page = await desk.as(editor);
  await write(page, 'Carried across');
  const drafts = column(page, 'Drafts');
  await drafts.getByRole('listitem').filter({ hasText: 'Carried across' }).waitFor();
  await page.getByRole('button', { name: 'What to do with Carried across' }).press('Enter');
  await page.getByRole('menuitem', { name: 'Submit' }).press('Enter');
  const card = column(page, 'Submitted').getByRole('listitem').filter({ hasText: 'Carried across' });
  await card.waitFor();
  await card.dragTo(drafts.getByRole('heading'));
  const why = page.getByRole('dialog', { name: 'Send back' });
  await why.getByRole('button', { name: 'Send back' }).click();
  await why.getByText('Say in a few words why').first().waitFor();
  await why.getByLabel('Why').fill('Ask the harbour master.');
  await why.getByRole('button', { name: 'Send back' }).click();
  await drafts.getByRole('listitem').filter({ hasText: 'Carried across' }).waitFor();
});

test('the table is worked by keyboard alone', async () => {
  const page = await desk.as(editor);
  const names = ['By hand one', 'By hand two'];
  for (const name of names) await write(page, name);
  await column(page, 'Drafts').getByRole('listitem').first().waitFor();
  await page.keyboard.press('t');
  await page.getByRole('grid', { name: 'Articles' }).waitFor();
  await page.keyboard.press('/');
  await page.keyboard.type('"by hand"');
  await page.keyboard.press('Enter');
  await page.waitForURL(/q=/);
  for (const name of names) await row(page, name).waitFor();
  await assert.rejects(row(page, 'Carried across').waitFor({ timeout: 200 }), 'what does not fit is gone');
  await page.keyboard.press('ArrowDown');
  await page.keyboard.press('x');
  await page.keyboard.press('j');
  await page.keyboard.press('x');
  const bar = page.getByRole('toolbar', { name: 'With what is selected' });
  await bar.getByText('2 articles selected').waitFor();
  await clean(page, 'the table with a selection');
  await bar.getByRole('button', { name: 'Submit' }).press('Enter');
  await page.getByText('Submitted: 2 articles.').waitFor();
  for (const name of names) await row(page, name).getByText('Submitted', { exact: true }).waitFor();
  await page.keyboard.press('/');
  await page.keyboard.press('ArrowDown');
  await page.keyboard.press('Enter');
  await page.waitForURL(/\/desk\/articles\/\d+/);
});

test('each of several articles is answered for itself', async () => {
  const page = await desk.as(editor, { path: '/desk/?as=table&q=several' });
  const [one, two] = [await write(page, 'Several one'), await write(page, 'Several two')];
  await row(page, 'Several two').waitFor();
  await row(page, 'Several one').getByRole('checkbox').check();
  await row(page, 'Several two').getByRole('checkbox').check();
  await page.route('**/articles/bulk', async (route) => { // another was faster
    await send(page, 'POST', `/articles/${two.id}/spike`, { version: two.version });
    await route.continue();
  });
  await page.getByRole('toolbar').getByRole('button', { name: 'Submit' }).click();
  const told = page.getByRole('dialog', { name: 'Not all could be done' });
  await told.getByText('Several two').waitFor();
  await told.getByText('Somebody else has saved this article').waitFor();
  assert.equal((await send(page, 'GET', `/articles/${one.id}`)).state, 'submitted');
});

test('a view is saved, shared and found by a colleague', async () => {
  const page = await desk.as(editor, { path: '/desk/?late=true' });
  await page.getByText('Late, due').first().waitFor();
  await page.getByRole('button', { name: 'Save this view' }).click();
  const dialog = page.getByRole('dialog', { name: 'Save this view' });
  await dialog.getByLabel('Name').fill('What burns');
  await dialog.getByLabel('Everybody has it in the list').check();
  await dialog.getByRole('button', { name: 'Save' }).click();
  await page.getByRole('link', { name: 'What burns' }).waitFor();
  const other = await desk.as(reporter);
  await other.getByRole('link', { name: 'What burns' }).click();
  await other.waitForURL(/late=true/);
  await other.getByRole('button', { name: 'Late', pressed: true }).waitFor();
});

test('the list ends with the session', async () => {
  const page = await desk.as(reporter);
  await column(page, 'Drafts').getByRole('listitem').first().waitFor();
  await send(page, 'DELETE', '/session');
  await page.getByText(/sign in/i).first().waitFor({ timeout: 15_000 });
});

for (const width of [1280, 390]) {
  test(`every state of the list is clean at ${width} px`, async () => {
    const page = await desk.as(editor, { viewport: { width, height: 844 } });
    await column(page, 'Drafts').getByRole('listitem').first().waitFor();
    await clean(page, 'the board');
    await page.getByRole('button', { name: 'Filter' }).click();
    await page.getByLabel('Next version waiting').check();
    await clean(page, 'the filters');
    await page.getByRole('button', { name: 'Table' }).click();
    await page.getByText('Nothing fits').waitFor();
    await clean(page, 'an empty list');
    await page.getByRole('button', { name: 'Show everything' }).first().click();
    await page.getByRole('link', { name: 'The choir that rehearses' }).waitFor();
    await clean(page, 'the table');
    await page.getByRole('button', { name: 'Save this view' }).click();
    await clean(page, 'a dialog');
    await page.goto(`${desk.url}/desk/audit`);
    await page.locator('.log').getByText('launched a front').first().waitFor();
    await clean(page, 'the audit log');
    assert.equal(await page.evaluate(() => document.documentElement.scrollWidth > innerWidth), false, 'nothing is wider than the screen');
    assert.deepEqual(page.problems, []);
  });
}

test('the audit log is narrowed to a person and a deed', async () => {
  const page = await desk.as(editor, { path: '/desk/audit?deed=article_submitted' });
  await page.locator('.log').getByText('submitted').first().waitFor();
  await page.getByLabel('Who').selectOption({ label: 'Mara Lindqvist' });
  await page.waitForURL(/person=/);
  await page.getByRole('link', { name: 'Seen from elsewhere' }).waitFor();
  const entries = await page.locator('.log strong').allTextContents();
  assert.ok(entries.length > 0 && entries.every((name) => name === 'Mara Lindqvist'));
});
