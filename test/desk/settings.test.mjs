// What a publisher decides at the desk, and what readers see of it.
import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { after, before, test } from 'node:test';

import { editor, openDesk, reporter } from './desk.mjs';

const axe = readFileSync(createRequire(new URL('../browser/package.json', import.meta.url)).resolve('axe-core/axe.min.js'), 'utf8');
const parts = [
  'identity', 'sections', 'pages', 'look', 'desks', 'profiles', 'topics', 'topics/1', 'topics/new', 'authors', 'authors/1', 'times',
  'machines', 'redirects', 'mail', 'storage',
];

let desk;
before(async () => { desk = await openDesk(); });
after(() => desk?.close());

/** Opens a part of the settings as the publisher. */
async function open(part, options) {
  const page = await desk.as(editor, { path: `/desk/settings/${part}`, ...options });
  await page.getByRole('heading', { level: 1 }).waitFor();
  return page;
}

/** Opens an address of the paper as a reader. */
async function read(path) {
  const answer = await fetch(desk.url + path, { redirect: 'manual' });
  return { status: answer.status, to: answer.headers.get('location'), text: await answer.text() };
}

/** Asks axe what is wrong with what stands on the page now. */
async function judge(page, what) {
  await page.evaluate(axe);
  const { violations } = await page.evaluate(() => window.axe.run(document, { runOnly: { type: 'tag', values: ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa', 'best-practice'] } }));
  assert.deepEqual(violations.map((v) => `${v.id}: ${v.nodes.map((n) => n.html).join(' ')}`), [], what);
}

test('the paper gets another name, and readers have it at once', async () => {
  const page = await open('identity');
  const name = page.getByLabel('Name', { exact: true });
  await name.fill('');
  await page.getByRole('button', { name: 'Save' }).click();
  await page.getByText('The paper needs a name.').first().waitFor();
  assert.equal(await name.getAttribute('aria-invalid'), 'true');
  await name.fill('The Strait Gazette');
  assert.match(await page.locator('.masthead').innerText(), /The Strait Gazette/);
  await page.getByRole('button', { name: 'Save' }).click();
  await page.getByText('Saved. Readers have it now.').waitFor();
  assert.match((await read('/')).text, /The Strait Gazette/);
  assert.deepEqual(page.problems.filter((p) => !p.includes('422')), []);
});

test('two publishers who change the same setting do not overwrite one another', async () => {
  const [mine, yours] = [await open('identity'), await open('identity')];
  for (const [page, motto] of [[mine, 'Mine'], [yours, 'Yours']]) {
    await page.getByLabel('Motto').fill(motto);
    await page.getByRole('button', { name: 'Save' }).click();
    await page.getByText(motto === 'Mine' ? 'Saved. Readers have it now.' : 'Somebody else has changed the same settings').waitFor();
  }
  assert.equal(await yours.getByLabel('Motto').inputValue(), 'Yours');
  const times = await open('times'); // other settings are saved though those changed
  await mine.getByLabel('Motto').fill('Mine again');
  await mine.getByRole('button', { name: 'Save' }).click();
  await mine.getByText('Saved. Readers have it now.').waitFor();
  await times.getByLabel('Pattern of article addresses').fill('/{section}/{slug}');
  await times.getByText(/\/bridge-opens-to-traffic$/).waitFor();
  await times.getByRole('button', { name: 'Save' }).click();
  await times.getByText('Saved. Readers have it now.').waitFor();
});

test('a slug that exists is refused beside its field', async () => {
  const page = await open('sections');
  await page.getByRole('button', { name: 'Change Science' }).click();
  await page.getByLabel('Slug').fill('city');
  await page.getByRole('button', { name: 'Save' }).click();
  await page.getByText('The section “City” has this slug already. Choose another one.').first().waitFor();
  assert.equal(await page.getByLabel('Name', { exact: true }).inputValue(), 'Science');
  await page.getByLabel('Slug').fill('knowledge');
  await page.getByRole('button', { name: 'Save' }).click();
  await page.getByText('/knowledge').waitFor();
  assert.deepEqual([(await read('/science')).status, (await read('/science')).to], [301, '/knowledge']);
});

test('a section with articles is not deleted before they are moved', async () => {
  const page = await open('sections');
  await page.getByRole('button', { name: 'Change Stage' }).click();
  await page.getByRole('button', { name: 'Delete…' }).click();
  await page.getByText(/This section still has \d+ articles?\. Move (it|them) to another section first\./).waitFor();
  await judge(page, 'deleting a section');
  await page.getByLabel('Section to go to').selectOption({ label: 'Culture' });
  await page.getByRole('button', { name: /^Move \d+ articles?$/ }).click();
  await page.getByRole('button', { name: 'Delete this section' }).click();
  await page.getByText('“Stage” is deleted.').waitFor();
  assert.equal((await read('/stage')).to, '/culture');
});

test('sections are put into another order by keyboard alone', async () => {
  const page = await open('sections');
  const first = await page.getByRole('list', { name: 'Sections' }).locator('strong').first().innerText();
  await page.getByRole('button', { name: `Move ${first} down` }).focus();
  await page.keyboard.press('Enter');
  await page.getByText(`${first} is after`).waitFor();
  await page.waitForFunction((name) => !document.querySelector('main strong').textContent.startsWith(name), first);
  assert.match(await page.evaluate(() => document.activeElement.getAttribute('aria-label')), new RegExp(`^Move ${first}`));
});

test('a redirect is added, tested and removed', async () => {
  const page = await open('redirects');
  await page.getByLabel('Readers who ask for').fill('/old-city');
  await page.getByLabel('are led to').fill('elsewhere');
  await page.getByRole('button', { name: 'Add the redirect' }).click();
  await page.getByText('An address begins with a slash').first().waitFor();
  await page.getByLabel('are led to').fill('/city');
  await page.getByRole('button', { name: 'Add the redirect' }).click();
  await page.getByText('/old-city leads to /city now.').waitFor();
  await page.getByLabel('Address', { exact: true }).fill(`${desk.url}/old-city`);
  await page.getByRole('button', { name: 'Test' }).click();
  await page.getByText(/is a page: “City/).waitFor();
  await judge(page, 'redirects');
  await page.getByRole('button', { name: 'Remove the redirect from /old-city' }).click();
  await page.getByText('/old-city leads nowhere now.').waitFor();
  assert.equal((await read('/old-city')).status, 404);

  await page.getByRole('button', { name: 'Bring a table…' }).click();
  await page.getByLabel('Or paste the lines').fill('old,new\n/a-1,/city\n/b-1,https://elsewhere.example/\n');
  await page.getByRole('button', { name: 'Add them' }).click();
  await page.getByText('An address can only lead to a page of this paper, not to elsewhere.example.').waitFor();
  assert.equal((await read('/a-1')).to, '/city');
});

test('a topic is found, renamed, and merged into another', async () => {
  const page = await open('topics');
  await page.getByLabel('Find by name').fill('rennick');
  await page.getByRole('link', { name: 'Elsbeth Rennick' }).click();
  await page.getByLabel('Role').fill('Former mayor of Ostrand');
  await page.getByRole('button', { name: 'Save' }).click();
  await page.getByText('Saved. Readers have it now.').waitFor();
  assert.match((await read('/person/elsbeth-rennick')).text, /Former mayor of Ostrand/);
  await page.getByRole('button', { name: 'Merge into another…' }).click();
  await page.getByRole('combobox', { name: 'Topic that stays' }).fill('prewell');
  await page.getByRole('option', { name: /Alan Prewell/ }).waitFor();
  await page.keyboard.press('Enter');
  await page.getByText('This can not be undone.').waitFor();
  await judge(page, 'merging topics');
  await page.getByRole('button', { name: 'Merge', exact: true }).click();
  await page.getByText('“Elsbeth Rennick” is merged.').waitFor();
  assert.equal((await read('/person/elsbeth-rennick')).to, '/person/alan-prewell');
});

test('whoever leaves with something unsaved is asked first', async () => {
  const page = await open('identity');
  await page.getByLabel('Telephone').fill('+44 1');
  let asked = 0;
  page.on('dialog', (d) => { asked++; void (asked === 1 ? d.dismiss() : d.accept()); });
  const link = page.getByRole('link', { name: 'Desks' });
  await link.click();
  assert.equal(await page.getByLabel('Telephone').inputValue(), '+44 1');
  await link.click();
  await page.getByRole('heading', { level: 1, name: 'Desks' }).waitFor();
  assert.equal(asked, 2);
});

test('a reporter finds no settings', async () => {
  const page = await desk.as(reporter);
  await page.getByRole('navigation', { name: 'Desk' }).waitFor();
  assert.equal(await page.getByRole('link', { name: 'Settings' }).count(), 0);
});

test('axe finds nothing on any part, wide and narrow, light and dark', { timeout: 240_000 }, async () => {
  for (const options of [{}, { viewport: { width: 390, height: 800 }, colorScheme: 'dark' }]) {
    const page = await open('identity', options);
    for (const part of parts) {
      await page.goto(`${desk.url}/desk/settings/${part}`);
      await page.getByRole('heading', { level: 1 }).waitFor();
      await page.waitForLoadState('networkidle');
      await judge(page, part);
      const wider = await page.evaluate(() => document.documentElement.scrollWidth - innerWidth);
      assert.ok(wider <= 0, `${part} is ${wider} px wider than the window`);
    }
    assert.deepEqual(page.problems, []);
  }
});
