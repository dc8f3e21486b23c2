// A front is curated by drag, by keyboard alone, launched, looked at as a
// reader, restored, and found again in the time machine.
import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { after, before, test } from 'node:test';

import { openDesk } from './desk.mjs';

const curator = { email: 'ivo.brandt@ferrygazette.example', password: 'both-shores-every-morning' };
const axe = readFileSync(new URL('../browser/node_modules/axe-core/axe.min.js', import.meta.url), 'utf8');

let desk;
before(async () => { desk = await openDesk(); });
after(() => desk?.close());

async function openFront(options) {
  const page = await desk.as(curator, { path: '/desk/fronts/home', ...options });
  await page.locator('.pick').first().waitFor();
  return page;
}

const cards = (page, box) => page.getByRole('list', { name: `Cards of ${box}` }).locator('.pick .headline').allTextContents();
const kept = (page) => page.getByText('All kept').waitFor();
const lead = async () => (await (await fetch(desk.url + '/')).text()).match(/card-big">[\s\S]*?<h2><a[^>]*>([^<]*)/)[1];

async function launch(page) {
  await kept(page);
  await page.getByRole('button', { name: /^Launch/ }).click();
  await page.getByRole('dialog').getByRole('button', { name: 'Launch' }).click();
  await page.getByText('Readers have this front now.').waitFor();
}

async function clean(page, what) {
  const client = await page.context().newCDPSession(page);
  await client.send('Page.setBypassCSP', { enabled: true });
  await page.evaluate(axe);
  const { violations } = await page.evaluate(() => window.axe.run(document, { resultTypes: ['violations'] }));
  assert.deepEqual(violations.map((v) => `${v.id}: ${v.nodes[0].html}`), [], what);
}

test('a card is dragged from the list and from one place to another', async () => {
  const page = await openFront();
  const row = page.getByRole('list', { name: 'Articles' }).locator('.row', { hasText: 'Talks over night boat break down' });
  await row.dragTo(page.locator('.pick').first(), { targetPosition: { x: 40, y: 2 } });
  assert.equal((await cards(page, 'Today'))[0], 'Talks over night boat break down');
  await page.locator('.card').first().dragTo(page.locator('.card').nth(4), { targetPosition: { x: 60, y: 2 } });
  assert.equal((await cards(page, 'Today'))[3], 'Talks over night boat break down');
  await kept(page);
  await page.getByRole('button', { name: 'Undo' }).click();
  assert.equal((await cards(page, 'Today'))[0], 'Talks over night boat break down');
  await page.getByRole('button', { name: 'Undo' }).click();
  await kept(page);
  await page.getByText('Launch', { exact: true }).waitFor(); // nothing left to launch
  assert.deepEqual(page.problems, []);
  await page.context().close();
});

test('a front is curated and launched by keyboard alone, in eight keys', async () => {
  const page = await openFront();
  const before = await lead();
  await page.keyboard.press('l'); // to the list of articles
  await page.waitForFunction(() => document.activeElement?.classList.contains('row'));
  let keys = 1;
  const press = async (key) => { keys++; await page.keyboard.press(key); };
  const chosen = () => page.evaluate(() => document.activeElement.querySelector('.headline')?.textContent);
  const isPublic = () => page.evaluate(() => !document.activeElement.textContent.includes('Not public'));
  let skipped = 0;
  while (!(await isPublic())) { skipped++; await page.keyboard.press('ArrowDown'); }
  const headline = await chosen();
  await press('1'); // on top of the first container
  assert.equal((await cards(page, 'Today'))[0], headline);
  await kept(page);
  await press('L');
  const dialog = page.getByRole('dialog');
  await dialog.getByText('What changes for readers').waitFor();
  await dialog.getByText(headline).first().waitFor();
  while (!(await page.evaluate(() => document.activeElement.textContent.trim() === 'Launch'))) await press('Tab');
  await press('Enter');
  await page.getByText('Readers have this front now.').waitFor();
  assert.ok(keys <= 8, `${keys} keys`);
  console.log(`# a new lead is launched with ${keys} keys, and ${skipped} past what is not public`);
  assert.notEqual(await lead(), before);
  assert.equal(await lead(), headline);
  await page.context().close();
});

test('Space picks a card up, arrows carry it through containers, and it is said', async () => {
  const page = await openFront();
  await page.keyboard.press('f');
  const first = (await cards(page, 'Today'))[0];
  const count = (await cards(page, 'Today')).length;
  const said = page.locator('[aria-live="assertive"]');
  await page.keyboard.press(' ');
  assert.match(await said.textContent(), /picked up from Today, place 1/);
  for (let i = 0; i < count; i++) await page.keyboard.press('ArrowDown');
  assert.equal((await cards(page, 'The last hours'))[0], first);
  assert.equal(await said.textContent(), 'The last hours, place 1.');
  await page.keyboard.press('Escape');
  assert.equal((await cards(page, 'Today'))[0], first);
  await page.keyboard.press(' ');
  await page.keyboard.press('ArrowDown');
  await page.keyboard.press(' ');
  assert.equal((await cards(page, 'Today'))[1], first);
  assert.match(await said.textContent(), /put down in Today, place 2/);
  assert.equal(await page.evaluate(() => document.activeElement.querySelector('.headline')?.textContent), first, 'the cursor stays with the card');
  await kept(page);
  await page.keyboard.press('Control+z');
  assert.equal((await cards(page, 'Today'))[0], first);
  await kept(page);
  await page.context().close();
});

test('a card has words of its own, and an article that stands above says where', async () => {
  const page = await openFront();
  await page.locator('.pick').first().click();
  await page.getByLabel('Headline on the card').fill('Nine nights without a bridge');
  await page.getByLabel('Pinned to place').fill('1');
  await kept(page);
  await page.getByRole('tab', { name: /Changes/ }).click();
  await page.getByText('has the headline “Nine nights without a bridge”').waitFor();
  const passed = page.getByText(/articles? passed over/).first();
  await passed.click();
  await page.getByText(/It stands in “Today”, place 1, already\./).first().waitFor();
  await clean(page, 'the editor');
  await page.getByRole('tab', { name: 'Preview' }).click();
  const frame = page.frameLocator('iframe');
  await frame.getByRole('link', { name: 'Nine nights without a bridge' }).waitFor();
  await page.getByRole('button', { name: 'Desktop' }).click();
  assert.equal(await frame.locator('html').evaluate(() => innerWidth), 1280);
  await page.getByRole('button', { name: 'Dark', exact: true }).click();
  const ground = await frame.locator('body').evaluate((b) => getComputedStyle(b).backgroundColor.match(/\d+/g).map(Number));
  assert.ok(ground.slice(0, 3).every((c) => c < 60), `the dark page is ${ground}`);
  await launch(page);
  assert.equal(await lead(), 'Nine nights without a bridge');
  await page.context().close();
});

test('an earlier front stands in the time machine and can be restored', async () => {
  const page = await openFront();
  await page.getByRole('button', { name: 'More to do with this front' }).click();
  await page.getByRole('menuitem', { name: 'All launches…' }).click();
  const dialog = page.getByRole('dialog');
  await dialog.getByRole('link', { name: /Look at it/ }).first().waitFor();
  await clean(page, 'the launches');
  const [popup] = await Promise.all([page.context().waitForEvent('page'), dialog.getByRole('link', { name: /Look at it/ }).last().click()]);
  await popup.getByRole('heading', { level: 1, name: /As it was on/ }).waitFor();
  assert.match(popup.url(), /\/fronts\/home\/\d{4}-\d\d-\d\d-\d{4}/);
  assert.equal(await popup.locator('meta[name=robots]').getAttribute('content'), 'noindex');
  const then = (await popup.locator('.card-big h2').first().textContent()).trim();
  await popup.getByRole('link', { name: /^Later/ }).waitFor();
  await clean(popup, 'a past front');
  await dialog.getByRole('button', { name: 'Put into the draft' }).last().click();
  await page.getByText('is in the draft. Launch it').waitFor();
  await launch(page);
  assert.equal(await lead(), then);
  assert.deepEqual(page.problems, []);
  await page.context().close();
});

test('two people on one front: the second is told, and loses nothing', async () => {
  const [one, two] = [await openFront(), await openFront()];
  for (const [page, words] of [[one, 'First kicker'], [two, 'Second kicker']]) {
    await page.locator('.pick').nth(1).click();
    await page.getByLabel('Kicker').fill(words);
    if (page === one) await kept(page);
  }
  await two.getByText('has arranged this front in the meantime').waitFor();
  assert.equal(await two.getByLabel('Kicker').inputValue(), 'Second kicker');
  await two.getByRole('button', { name: 'Load theirs' }).click();
  await kept(two);
  assert.equal(await two.getByLabel('Kicker').inputValue(), 'First kicker');
  await Promise.all([one.context().close(), two.context().close()]);
});

test('a launch is scheduled and cancelled; it fits a phone', async () => {
  const page = await openFront({ viewport: { width: 390, height: 844 } });
  assert.equal(await page.evaluate(() => document.documentElement.scrollWidth <= innerWidth), true, 'nothing sticks out');
  await clean(page, 'a phone');
  await page.getByRole('button', { name: 'More to do with this front' }).click();
  await page.getByRole('menuitem', { name: 'Launch at a time…' }).click();
  await page.getByRole('button', { name: 'Schedule' }).click();
  await page.getByRole('button', { name: /Next launch/ }).click();
  await page.getByRole('button', { name: 'Cancel it' }).click();
  await page.getByText('The launch is cancelled.').waitFor();
  await page.context().close();
});
