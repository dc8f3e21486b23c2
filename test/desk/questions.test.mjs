// A question from the text to its answer: suggested beside the text, asked with
// one key, answered in the list, and what readers get of it.
import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { after, before, test } from 'node:test';

import { editor, openDesk } from './desk.mjs';

const source = readFileSync(createRequire(new URL('../browser/package.json', import.meta.url)).resolve('axe-core/axe.min.js'), 'utf8');

let desk;
before(async () => { desk = await openDesk(); });
after(() => desk?.close());

async function axe(page) {
  await page.evaluate(source);
  const { violations } = await page.evaluate(() => window.axe.run(document, { runOnly: { type: 'tag', values: ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa', 'best-practice'] } }));
  assert.deepEqual(violations.map((v) => `${v.id}: ${v.nodes[0].target}`), []);
}

test('the list of questions answers one, and readers see it under the old headline', async () => {
  const page = await desk.as(editor, { path: '/desk/questions' });
  const line = page.getByRole('listitem').filter({ hasText: 'Will evening trams in Ostrand stay free' });
  await line.waitFor();
  await axe(page);
  await line.getByRole('button', { name: 'Answer', exact: true }).click();
  const form = page.getByRole('form', { name: /^Answer:/ });
  await form.getByLabel('Answer', { exact: true }).selectOption('yes');
  await form.getByLabel('How it ended').fill('The council made them free for good.');
  await form.getByLabel('Article that tells of it').fill('strike');
  await page.getByRole('listbox').getByRole('option').first().click();
  await axe(page);
  await form.getByRole('button', { name: 'Answer' }).click();
  await line.waitFor({ state: 'detached', timeout: 10_000 }).catch(async () => assert.fail(await form.innerText()));
  await page.goto(`${desk.url}/questions/answered`);
  await page.getByText('The council made them free for good.').waitFor();
  await page.getByRole('link', { name: 'Will evening trams in Ostrand stay free after the trial?' }).click();
  await page.getByText('How it ended:').waitFor();
  await axe(page);
  await page.locator('.question-facts a').first().click();
  assert.match(await page.locator('h1 + .outcomes').innerText(), /Answered on .*Yes/s);
  assert.deepEqual(page.problems, []);
});
