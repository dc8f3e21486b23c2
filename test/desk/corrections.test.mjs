// A correction at the desk: what it reaches is worked off, and readers see all
// of it. Then what an article has beside its words, and a forgotten password.
import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { after, before, test } from 'node:test';

import { editor, openDesk } from './desk.mjs';

const axe = readFileSync(createRequire(new URL('../browser/package.json', import.meta.url)).resolve('axe-core/axe.min.js'), 'utf8');

let desk, page;
before(async () => {
  desk = await openDesk();
  page = await desk.as(editor, { bypassCSP: true });
});
after(() => desk.close());

async function ask(method, path, data) {
  const answer = await page.context().request.fetch(`${desk.url}/api/v1${path}`, { method, data });
  assert.ok(answer.ok(), `${method} ${path}: ${answer.status()} ${await answer.text()}`);
  return answer.status() === 204 ? undefined : answer.json();
}

const paragraph = (text) => ({ type: 'paragraph', text: [{ text }] });
const body = (...texts) => ({ version: 1, blocks: texts.map(paragraph) });

/** Publishes an article and returns it as it is then. */
async function publish(headline, text) {
  let a = await ask('POST', '/articles', { content: { kind: 'news', section: 1, slug: '', headline, standfirst: 'In short.', body: body(text) } });
  for (const verb of ['submit', 'ready']) a = await ask('POST', `/articles/${a.id}/${verb}`, { version: a.version });
  return ask('POST', `/articles/${a.id}/publish`, { version: a.version, substance: true });
}

/** Nothing that axe can find is wrong with the page. */
async function clean(what) {
  await page.evaluate(axe);
  const { violations } = await page.evaluate(() => window.axe.run(document));
  assert.deepEqual(violations.map((v) => `${v.id}: ${v.nodes.map((n) => n.target.join(' ')).join(', ')}`), [], what);
}

test('a correction is followed to where its words went', { timeout: 180_000 }, async () => {
  const wrong = 'The warden counted twenty-one otters on the shore below Hask.';
  const a = await publish('Otters seen below Hask', wrong);
  const told = await publish('Hask sells otter cups', 'As we wrote, the warden counted twenty-one otters on the shore.');
  await ask('PUT', `/articles/${a.id}/draft`, {
    base: a.head, content: { ...a.content, body: body(wrong.replace('twenty-one', 'twelve')) },
  });
  for (let found = []; !found.length;) found = (await ask('GET', `/articles?q=${encodeURIComponent('"otter cups"')}`)).items;

  await page.goto(`${desk.url}/desk/articles/${a.id}`);
  await page.getByRole('button', { name: 'Correct', exact: true }).click();
  const dialog = page.getByRole('dialog', { name: 'Correct' });
  await dialog.getByText(wrong).waitFor();
  await dialog.getByRole('link', { name: told.content.headline }).waitFor();
  await dialog.getByRole('checkbox', { name: `Looked at: ${told.content.headline}` }).check();
  await dialog.getByText('1 place, 0 not looked at.').waitFor();
  await clean('the dialog');

  await dialog.getByLabel('The note').fill('We wrote that there were twenty-one otters. There were twelve.');
  await dialog.getByRole('checkbox', { name: /goes out with it/ }).check();
  await dialog.getByRole('button', { name: 'Correct it now' }).click();
  await dialog.waitFor({ state: 'hidden' });
  await page.getByText('Corrected: what that reaches').click();
  await page.getByText('1 place, 0 not looked at.').waitFor();
  await clean('the details');

  await page.goto(desk.url + a.path);
  await page.getByText('There were twelve.').waitFor();
  await page.goto(`${desk.url}/corrections`);
  await page.locator('.log').getByText('There were twelve.').waitFor();
  await page.getByRole('heading', { name: 'How often we correct' }).waitFor();
  await clean('the log');
  assert.ok(await page.evaluate(() => document.documentElement.scrollWidth <= innerWidth));
  await page.setViewportSize({ width: 360, height: 800 });
  assert.ok(await page.evaluate(() => document.documentElement.scrollWidth <= innerWidth), 'the log is wider than a telephone');
  await page.setViewportSize({ width: 1280, height: 900 });
});

test('who has an article, its desk and its hour are changed beside the text', { timeout: 120_000 }, async () => {
  const { id } = await ask('POST', '/articles', { content: { kind: 'news', section: 1, slug: '', headline: 'Whose is it?', body: body('A text.') } });
  await page.goto(`${desk.url}/desk/articles/${id}`);
  const select = page.getByLabel('Has it');
  await select.selectOption({ label: 'Mara Lindqvist' });
  await page.getByText('Assigned.').waitFor();
  await page.getByLabel('Due', { exact: true }).fill('2030-01-02T10:30');
  await page.getByLabel('Due', { exact: true }).blur();
  await page.getByText('Due time set.').waitFor();
  const a = await ask('GET', `/articles/${id}`);
  assert.ok(a.assignee > 0 && a.due.startsWith('2030-01-02T'), JSON.stringify([a.assignee, a.due]));
});

test('who forgot the password is told what happens, whoever it is', { timeout: 60_000 }, async () => {
  const context = await desk.browser.newContext({ bypassCSP: true });
  page = await context.newPage();
  await page.goto(`${desk.url}/desk/forgotten`);
  await page.getByLabel('E-mail address').fill('nobody@ferrygazette.example');
  await clean('forgotten');
  await page.getByRole('button', { name: 'Send the link' }).click();
  await page.getByRole('status').or(page.getByRole('alert')).first().waitFor();
  await page.goto(`${desk.url}/desk/reset#not-a-token`);
  await page.getByLabel('New password', { exact: true }).fill('both-shores-every-evening');
  await page.getByRole('button', { name: 'Save the password' }).click();
  await page.getByRole('alert').waitFor();
  await clean('reset');
});
