// The desk around the text: what is typed is never lost, and what is done with
// it reaches the readers.
import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { after, before, test } from 'node:test';

import { editor, openDesk, reporter, signIn } from './desk.mjs';

const axe = readFileSync(createRequire(new URL('../browser/package.json', import.meta.url)).resolve('axe-core/axe.min.js'), 'utf8');

let desk;
before(async () => { desk = await openDesk(); });
after(async () => { await desk.close(); });

const text = (page) => page.locator('.canvas [role="textbox"]');
const keeping = (page) => page.locator('[data-keeping]');
const saved = (page) => page.waitForFunction(() => document.querySelector('[data-keeping]')?.dataset.keeping === 'saved'
  && !document.querySelector('[data-keeping]').textContent.includes('Nothing'), undefined, { timeout: 15_000 });
const state = (page, name) => page.locator('.top .chip', { hasText: name }).waitFor();

/** Opens an article and waits until it can be written. */
async function open(person, path, options = {}) {
  const page = await desk.as(person, { path: `/desk/articles/${path}`, ...options });
  await page.locator('#headline').waitFor();
  await text(page).waitFor();
  return page;
}

/** Writes a new article and returns its number. */
async function write(page, headline, ...paragraphs) {
  await page.locator('#headline').fill(headline);
  await page.locator('#standfirst').fill('What happened, in a sentence.');
  await page.locator('#standfirst').press('Enter');
  for (const p of paragraphs) {
    await page.keyboard.type(p);
    await page.keyboard.press('Enter');
  }
  await saved(page);
  return Number(page.url().match(/\/articles\/(\d+)$/)[1]);
}

async function section(page) {
  await page.getByLabel('Section', { exact: true }).selectOption({ index: 1 });
  await saved(page);
}

/** Nothing that an axe can find is wrong with what is on the screen. */
async function clean(page, what) {
  await page.evaluate(axe);
  const found = await page.evaluate(() => globalThis.axe.run({ exclude: ['iframe'] }, { resultTypes: ['violations'] }));
  assert.deepEqual(found.violations.map((v) => `${what}: ${v.id} ${v.nodes.map((n) => n.target).join(' ')}`), []);
}

/** Brings an article from its writer to the readers. */
async function publish(page) {
  await page.getByRole('button', { name: 'Submit to the desk' }).click();
  await state(page, 'Submitted');
  await page.getByRole('button', { name: 'Mark ready' }).click();
  await state(page, 'Ready');
  await page.getByRole('button', { name: 'Publish now' }).click();
  await page.getByRole('dialog').getByRole('button', { name: 'Publish now' }).click();
  await page.getByRole('dialog', { name: 'It is out' }).waitFor();
}

test('what is typed is saved by itself and is there after a reload', async () => {
  const page = await open(reporter, 'new');
  const id = await write(page, 'Otters seen below Hask', 'Three of them swam past the pier.');
  await page.reload();
  await text(page).waitFor();
  assert.equal(await page.locator('#headline').inputValue(), 'Otters seen below Hask');
  assert.match(await text(page).innerText(), /swam past the pier/);
  assert.ok(id > 0);
  assert.deepEqual(page.problems, []);
  await page.context().close();
});

test('without a connection the text is kept here and sent when there is one again', async () => {
  const page = await open(reporter, 'new');
  const id = await write(page, 'On the train', 'Before the tunnel.');
  await page.context().setOffline(true);
  await text(page).click();
  await page.keyboard.press('Control+End');
  await page.keyboard.type('In the tunnel.');
  await keeping(page).filter({ hasText: 'Kept on this computer, no connection' }).waitFor();
  await page.context().setOffline(false);
  await saved(page);
  const other = await open(editor, id);
  assert.match(await text(other).innerText(), /In the tunnel\./);
  await Promise.all([page.context().close(), other.context().close()]);
});

test('a window that was closed without a connection gives its text back', async () => {
  const page = await open(reporter, 'new');
  const id = await write(page, 'Closed too early', 'One.');
  await page.context().setOffline(true);
  await text(page).click();
  await page.keyboard.press('Control+End');
  await page.keyboard.type('Two, never sent.');
  await keeping(page).filter({ hasText: 'no connection' }).waitFor();
  await page.close({ runBeforeUnload: false });
  const context = page.context();
  await context.setOffline(false);
  const again = await context.newPage();
  await again.goto(`${desk.url}/desk/articles/${id}`);
  await text(again).waitFor();
  assert.match(await text(again).innerText(), /Two, never sent\./);
  await saved(again);
  await context.close();
});

test('the end of the program in mid-save loses no word', async () => {
  const page = await open(reporter, 'new');
  await write(page, 'Restart', 'Before.');
  await desk.paper.stop('SIGKILL');
  await text(page).click();
  await page.keyboard.press('Control+End');
  await page.keyboard.type('While it was away.');
  await keeping(page).filter({ hasText: 'Kept on this computer' }).waitFor();
  await desk.paper.start();
  await saved(page);
  await page.reload();
  await text(page).waitFor();
  assert.match(await text(page).innerText(), /While it was away\./);
  await page.context().close();
});

test('a session that ends in mid-sentence keeps the text until somebody signs in', async () => {
  const page = await open(reporter, 'new');
  await write(page, 'Signed out', 'Before.');
  await page.context().clearCookies();
  await text(page).click();
  await page.keyboard.press('Control+End');
  await page.keyboard.type('Still typing.');
  await keeping(page).filter({ hasText: 'sign in to save' }).waitFor();
  await signIn(page.context(), desk.url, reporter);
  await page.evaluate(() => document.querySelector('dialog[open]')?.close());
  await page.getByRole('button', { name: 'Try now' }).click();
  await saved(page);
  assert.match(await text(page).innerText(), /Still typing\./);
  await page.context().close();
});

test('who opens an article that somebody is writing reads along, and a take-over loses neither text', async () => {
  const mine = await open(reporter, 'new');
  const id = await write(mine, 'Two at one article', 'The first text.');
  const theirs = await open(editor, id);
  await theirs.getByText('has been writing here since').waitFor();
  assert.equal(await theirs.locator('#headline').getAttribute('readonly'), '');
  await clean(theirs, 'locked');
  await mine.context().setOffline(true); // it does not hear of the take-over
  await theirs.getByRole('button', { name: 'Take over' }).click();
  await theirs.locator('#headline:not([readonly])').waitFor();
  await theirs.locator('#headline').fill('Two at one article, one at a time');
  await saved(theirs);

  await mine.keyboard.press('Control+End');
  await mine.keyboard.type('Typed a moment too late.');
  await keeping(mine).filter({ hasText: 'no connection' }).waitFor();
  await mine.context().setOffline(false);
  const dialog = mine.getByRole('dialog', { name: 'Two texts' });
  await dialog.waitFor({ timeout: 15_000 });
  await dialog.getByText('one at a time').first().waitFor();
  assert.match(await dialog.innerText(), /Typed a moment too late/);
  await clean(mine, 'two texts');
  await dialog.getByRole('button', { name: 'Keep the text at the desk' }).click();
  await dialog.waitFor({ state: 'hidden' });
  assert.equal(await mine.locator('#headline').inputValue(), 'Two at one article, one at a time');
  await mine.getByRole('button', { name: 'Revisions' }).click();
  await mine.getByText('Set aside').first().waitFor();
  await Promise.all([mine.context().close(), theirs.context().close()]);
});

test('a tab from yesterday never writes over what others wrote since', async () => {
  const stale = await open(reporter, 'new');
  const id = await write(stale, 'Yesterday', 'As it was.');
  await stale.evaluate(() => fetch(`/api/v1/articles/${location.pathname.split('/').at(-1)}/unlock`, { method: 'POST' }));
  await stale.route('**/api/v1/articles/*', (r) => (r.request().method() === 'GET' ? r.abort() : r.continue())); // it hears of nothing
  const today = await open(editor, id);
  await today.locator('#headline').fill('Today');
  await saved(today);
  await today.context().close();
  await text(stale).click();
  await stale.keyboard.press('Control+End');
  await stale.keyboard.type('Typed into an old tab.');
  await stale.getByRole('dialog', { name: 'Two texts' }).waitFor({ timeout: 15_000 });
  await stale.unroute('**/api/v1/articles/*');
  const check = await open(editor, id);
  assert.equal(await check.locator('#headline').inputValue(), 'Today');
  await check.getByRole('button', { name: 'Revisions' }).click();
  await check.getByText('Set aside').first().waitFor();
  await Promise.all([stale.context().close(), check.context().close()]);
});

test('two windows of one person never quarrel', async () => {
  const one = await open(reporter, 'new');
  const id = await write(one, 'Two windows', 'First.');
  const two = await one.context().newPage();
  await two.goto(`${desk.url}/desk/articles/${id}`);
  await text(two).waitFor();
  for (const [page, words] of [[one, 'From one.'], [two, 'From two.'], [one, 'One again.']]) {
    await text(page).click();
    await page.keyboard.press('Control+End');
    await page.keyboard.type(words);
    await saved(page);
  }
  assert.equal(await one.getByRole('dialog').count(), 0);
  assert.equal(await two.getByRole('dialog').count(), 0);
  await one.context().close();
});

test('from the writer to the readers, corrected, changed and withdrawn', async () => {
  const page = await open(editor, 'new');
  await write(page, 'Ferry runs again', 'It left at nine with 212 people on board.');
  await page.getByRole('button', { name: 'Checks' }).click();
  await page.getByText('The article needs a section.').waitFor();
  await clean(page, 'checks');
  await page.getByRole('button', { name: 'Go to: Section' }).click();
  await page.getByLabel('Section', { exact: true }).waitFor();
  await section(page);
  await publish(page);
  await page.getByRole('dialog').getByText(/after (less than )?[\d.]+ s/).first().waitFor({ timeout: 15_000 });
  await clean(page, 'receipt');
  await page.getByRole('button', { name: 'Done' }).click();
  await state(page, 'Live');
  const path = await page.locator('[data-place="slug"] .help').innerText().then((s) => s.match(/\/\S+/)[0]);
  const reader = await page.context().newPage();
  assert.equal((await reader.goto(desk.url + path)).status(), 200);
  assert.match(await reader.locator('h1').innerText(), /Ferry runs again/);

  await page.locator('#headline').fill('Ferry runs again, late');
  await saved(page);
  await state(page, 'Next version at the desk');
  assert.match(await (await reader.reload(), reader.locator('h1').innerText()), /again$/);
  await page.getByRole('button', { name: 'Publish next version' }).click();
  const dialog = page.getByRole('dialog');
  assert.ok(await dialog.getByRole('button', { name: 'Publish next version' }).isDisabled());
  await clean(page, 'publish');
  await dialog.getByRole('radio', { name: /Yes/ }).check();
  await dialog.getByRole('button', { name: 'Publish next version' }).click();
  await page.getByRole('button', { name: 'Done' }).click();
  assert.match(await (await reader.reload(), reader.locator('h1').innerText()), /late$/);

  await page.getByRole('button', { name: 'Correct', exact: true }).click();
  await clean(page, 'correct');
  await page.getByLabel('The note').fill('The ferry left at ten, not at nine.');
  await page.getByRole('button', { name: 'Correct it now' }).click();
  await page.getByRole('dialog').waitFor({ state: 'hidden' });
  assert.match(await (await reader.reload(), reader.locator('main').innerText()), /left at ten, not at nine/);

  await page.getByRole('button', { name: 'More to do with it' }).click();
  await page.getByRole('menuitem', { name: 'Withdraw' }).click();
  await page.getByLabel('Why is it withdrawn?').fill('It never ran.');
  await page.locator('[data-bits-floating-content-wrapper]').waitFor({ state: 'detached' });
  await clean(page, 'withdraw');
  await page.getByRole('button', { name: 'Withdraw it now' }).click();
  await state(page, 'Withdrawn');
  assert.equal((await reader.reload()).status(), 410);
  assert.match(await reader.locator('main').innerText(), /It never ran\./);
  await page.context().close();
});

test('revisions are compared and brought back', async () => {
  const page = await open(editor, 'new');
  await write(page, 'First headline', 'The quick brown fox.');
  await page.getByRole('button', { name: 'Submit to the desk' }).click();
  await state(page, 'Submitted');
  await page.locator('#headline').fill('Second headline');
  await saved(page);
  await page.getByRole('button', { name: 'Revisions' }).click();
  const compare = page.getByRole('combobox', { name: 'Compare' });
  await compare.waitFor();
  const numbers = await compare.locator('option').evaluateAll((o) => o.map((x) => x.value));
  assert.ok(numbers.length >= 2, `only ${numbers.length} revisions`);
  await compare.selectOption(numbers[1]);
  await page.getByRole('complementary').getByRole('button', { name: 'Compare', exact: true }).click();
  const dialog = page.getByRole('dialog', { name: 'Compare' });
  await dialog.getByText('Second').first().waitFor();
  await clean(page, 'compare');
  await dialog.getByRole('button', { name: 'Close' }).click();
  await page.getByRole('button', { name: `Restore revision ${numbers[1]}` }).click();
  await page.getByRole('dialog').getByRole('button', { name: 'Restore' }).click();
  await page.getByRole('dialog').waitFor({ state: 'hidden' });
  assert.notEqual(await page.locator('#headline').inputValue(), 'Second headline');
  await page.context().close();
});

test('words are commented on, answered and settled', async () => {
  const page = await open(reporter, 'new');
  const id = await write(page, 'Remarks', 'Nobody knows why it stopped.');
  await page.getByRole('button', { name: 'Comments' }).click();
  await page.getByLabel('Comment on the article').fill('Who says so?');
  await page.getByRole('complementary').getByRole('button', { name: 'Comment', exact: true }).click();
  await page.getByText('Who says so?').waitFor();
  await page.getByRole('button', { name: 'Answer' }).click();
  await page.getByLabel('Answer').fill('The harbour master.');
  await page.getByRole('button', { name: 'Send' }).click();
  await page.getByText('The harbour master.').waitFor();
  await clean(page, 'comments');
  await page.getByRole('button', { name: 'Resolve' }).click();
  await page.getByText('Who says so?').waitFor({ state: 'hidden' });
  assert.ok(id);
  await page.context().close();
});

test('the preview is the reader’s page, light and dark', async () => {
  const page = await open(editor, 'new', { viewport: { width: 1440, height: 900 } });
  await write(page, 'Before anybody sees it', 'Only the desk has this.');
  await page.getByRole('button', { name: 'Preview' }).click();
  const frame = page.frameLocator('iframe');
  await frame.locator('h1', { hasText: 'Before anybody sees it' }).waitFor();
  const paper = () => frame.locator('body').evaluate((b) => getComputedStyle(b).backgroundColor);
  const light = await paper();
  await page.getByText('Dark', { exact: true }).click();
  await page.waitForTimeout(300);
  assert.notEqual(await paper(), light, 'the dark page is as light as the light one');
  await clean(page, 'preview');
  assert.deepEqual(page.problems, []);
  await page.context().close();
});

test('it fits a phone', async () => {
  const page = await open(reporter, 'new', { viewport: { width: 390, height: 844 } });
  await write(page, 'On a phone', 'Typed with two thumbs.');
  assert.ok(await page.evaluate(() => document.documentElement.scrollWidth <= innerWidth), 'it scrolls sideways');
  await clean(page, 'phone');
  for (const room of ['Details', 'Checks', 'Comments', 'Revisions', 'History', 'Receipt', 'Preview']) {
    await page.locator('.rooms').getByRole('button', { name: room }).click();
    await page.getByRole('complementary', { name: room }).waitFor();
    await clean(page, `${room} on a phone`);
    await page.keyboard.press('Escape');
    await page.getByRole('complementary').waitFor({ state: 'hidden' });
  }
  await page.context().close();
});
