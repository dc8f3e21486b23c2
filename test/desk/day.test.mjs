// A day at a paper, from an empty folder to yesterday's front, by keyboard
// alone. Every screen on the way is held against axe.
import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import path from 'node:path';
import { after, before, test } from 'node:test';

import { openBrowser } from '../browser/browser.mjs';
import { openEmpty } from './empty.mjs';
import { choose, enter, fill, reach, step, take } from './keyboard.mjs';
import { signIn, watch } from './desk.mjs';

const axe = readFileSync(createRequire(new URL('../browser/package.json', import.meta.url)).resolve('axe-core/axe.min.js'), 'utf8');
const shots = process.env.COURANT_TEST_SHOTS; // a folder for pictures, for those who want to look

const chief = { email: 'ada@harbour.example', password: 'nine ferries at dawn' };
const writer = { email: 'ben@harbour.example', password: 'tea before the tide' };

let paper; let browser; let editor; let reporter;
const wrong = [];

before(async () => { [paper, browser] = await Promise.all([openEmpty(), openBrowser()]); });
after(async () => { await browser?.close(); await paper?.close(); });

async function newPage() {
  const context = await browser.newContext({ viewport: { width: 1280, height: 900 }, timezoneId: 'America/New_York' });
  context.setDefaultTimeout(15_000);
  const page = await context.newPage();
  page.problems = watch(page);
  return page;
}

/** Makes the paper's clock and those of all windows fast by some minutes. */
async function moveClocks(minutes) {
  paper.moveClock(`${minutes}m`);
  for (const page of [editor, reporter]) await page.context().clock.setSystemTime(Date.now() + minutes * 60_000);
}

/** Holds what is on the screen against axe, and keeps pictures for who wants them. */
async function look(page, name) {
  await page.evaluate(axe);
  const { violations } = await page.evaluate(() => globalThis.axe.run({ exclude: ['iframe'] }, { resultTypes: ['violations'] }));
  wrong.push(...violations.map((v) => `${name}: ${v.id}: ${v.nodes.map((n) => n.html).join(' ').slice(0, 300)}`));
  if (!shots) return;
  for (const width of [390, 1280]) {
    await page.setViewportSize({ width, height: 900 });
    await page.waitForTimeout(200);
    await page.screenshot({ path: path.join(shots, `${name}-${width}.png`) });
  }
}

const saved = (page) => page.waitForFunction(() => document.querySelector('[data-keeping]')?.dataset.keeping === 'saved');
const state = (page, name) => page.locator('.top .chip', { hasText: name }).first().waitFor();
const dialog = (page) => page.getByRole('dialog');
const front = async () => (await fetch(paper.url)).text();

/** A list is shown once more as it was while it is printed anew; so readers look twice. */
async function onFront(words, there = true) {
  for (let i = 0; i < 20; i++) {
    if (words.test(await front()) === there) return;
    await new Promise((r) => setTimeout(r, 100));
  }
  assert.fail(`the front ${there ? 'does not show' : 'shows'} ${words}`);
}

test('the publisher makes the paper by the link in the log', async () => {
  editor = await newPage();
  await editor.goto(paper.link);
  await editor.getByLabel('Name', { exact: true }).waitFor();
  await look(editor, '01-set-up');
  await fill(editor, /^Name$/, 'The Harbour Post');
  await fill(editor, /^Motto$/, 'What the tide brings');
  await fill(editor, /^Sections$/, 'City, World');
  await fill(editor, /^Language$/, 'en-GB');
  await fill(editor, /^Time zone$/, 'Europe/London');
  await fill(editor, /^Public address$/, paper.url);
  await fill(editor, /^Your name$/, 'Ada Harbour');
  await fill(editor, /^E-mail address$/, chief.email);
  await fill(editor, /^Password/, chief.password);
  await enter(editor, /^Make the paper$/);
  await editor.getByRole('heading', { name: 'Articles' }).waitFor();
  await look(editor, '02-no-articles-yet');
  assert.match(await front(), /The Harbour Post/);
});

test('a reporter is invited and comes in', async () => {
  await enter(editor, /^Staff$/);
  await enter(editor, /^Invite somebody$/);
  await look(editor, '03-invite');
  await fill(editor, /^Name$/, 'Ben Quay');
  await fill(editor, /^E-mail address$/, writer.email);
  await enter(editor, /^Invite$/);
  const link = await editor.locator('dialog[open] .link').textContent();
  await enter(editor, /^Done$/);
  await look(editor, '04-staff');

  reporter = await newPage();
  await reporter.goto(link.trim());
  await reporter.getByLabel('Your name').waitFor();
  await look(reporter, '05-join');
  await fill(reporter, /^Password/, writer.password);
  await enter(reporter, /^Come in$/);
  await reporter.getByRole('heading', { name: 'Articles' }).waitFor();
});

test('the reporter writes with every kind of block and illustrates', async () => {
  await enter(reporter, /New article/);
  await reporter.locator('#headline').waitFor();
  await fill(reporter, /^Kicker$/, 'Harbour');
  await fill(reporter, /^Headline$/, 'Ferry runs again after nine days');
  await fill(reporter, /^Standfirst$/, 'The first boat left at six with 212 people on board.');
  await reporter.keyboard.press('Enter');
  const type = (words) => reporter.keyboard.type(words);
  const press = (key) => reporter.keyboard.press(key);
  const block = async (query) => {
    await press('Control+End');
    await press('Enter');
    await type(`/${query}`);
    await reporter.getByRole('option').first().waitFor();
    await press('Enter');
  };
  await type('It rained, and nobody minded.');
  await block('heading'); await type('On board');
  await block('bulleted'); await type('coffee'); await press('Enter'); await type('rain'); await press('Enter');
  await press('Enter'); await type('**Nobody** minded that either.');
  await block('code'); await type('board --all');
  await press('Control+Enter'); await type('---');
  await type('And so it went.');
  await saved(reporter);
  await look(reporter, '06-writing');
  await choose(reporter, /^Section$/, 'City');
  await reach(reporter, /^Choose a picture$/);
  await press('Enter');
  const chooser = reporter.waitForEvent('filechooser');
  await enter(reporter, /^Upload/);
  await (await chooser).setFiles(new URL('picture.jpg', import.meta.url).pathname);
  await dialog(reporter).getByLabel('Credit').waitFor();
  await look(reporter, '07-picture');
  await fill(reporter, /^Credit$/, 'Ben Quay');
  await fill(reporter, /^Alternative text$/, 'A ferry at a quay in the rain.');
  await enter(reporter, /^Use this picture$/);
  await dialog(reporter).waitFor({ state: 'hidden' });
  await saved(reporter);
  await enter(reporter, /^Submit to the desk$/);
  await state(reporter, 'Submitted');
});

test('the editor sends it back with a note, and gets it again', async () => {
  await editor.goto(`${paper.url}/desk`);
  const card = editor.getByRole('link', { name: 'Ferry runs again after nine days' });
  await card.waitFor();
  await look(editor, '08-board');
  await enter(editor, /^Ferry runs again after nine days$/);
  await state(editor, 'Submitted');
  await enter(editor, /^Send back$/);
  await fill(editor, /^What should happen to it/, 'Who was the first on board?');
  await look(editor, '09-send-back');
  await enter(editor, /^Send back$/);
  await dialog(editor).waitFor({ state: 'hidden' });
  await state(editor, 'Draft');
  await state(reporter, 'Draft');
  await reach(reporter, /^Standfirst$/);
  await reporter.keyboard.press('End');
  await reporter.keyboard.type(' A woman with a bicycle was first.');
  await saved(reporter);
  await enter(reporter, /^Submit to the desk$/);
  await state(reporter, 'Submitted');
});

test('it is marked ready, scheduled, and out when its time has come', async () => {
  await state(editor, 'Submitted');
  await enter(editor, /^Mark ready$/);
  await state(editor, 'Ready');
  await enter(editor, /^Schedule$/);
  const at = new Date(Date.now() + 2 * 3600_000);
  const [date, time] = at.toLocaleString('sv-SE', { timeZone: 'Europe/London' }).split(' ');
  await reach(editor, /^Goes out at$/);
  await editor.getByLabel('Goes out at').fill(`${date}T${time.slice(0, 5)}`); // a field of the browser, whose keys differ by language
  await look(editor, '10-schedule');
  await enter(editor, /^Schedule$/);
  await dialog(editor).waitFor({ state: 'hidden' });
  await state(editor, 'Scheduled');
  await onFront(/Ferry runs again/, false);
  await moveClocks(121);
  await onFront(/Ferry runs again/);
  await editor.reload();
  await state(editor, 'Live');
});

test('another article is published, corrected and withdrawn', async () => {
  await editor.keyboard.press('Escape');
  await editor.goto(`${paper.url}/desk/articles/new`);
  await fill(editor, /^Headline$/, 'Lock gate closed for a week');
  await fill(editor, /^Standfirst$/, 'A seal has settled in it.');
  await choose(editor, /^Section$/, 'City');
  await saved(editor);
  await enter(editor, /^Submit to the desk$/);
  await state(editor, 'Submitted');
  await enter(editor, /^Mark ready$/);
  await state(editor, 'Ready');
  await enter(editor, /^Publish now$/);
  await look(editor, '11-publish');
  await enter(editor, /^Publish now$/);
  await dialog(editor).getByText(/after (less than )?[\d.]+ s/).first().waitFor();
  await look(editor, '12-receipt');
  await enter(editor, /^Done$/);
  await state(editor, 'Live');
  await onFront(/Lock gate closed/);
  await enter(editor, /^Correct$/);
  await fill(editor, /^The note$/, 'It is closed for two weeks, not for one.');
  await look(editor, '13-correct');
  await enter(editor, /^Correct it now$/);
  await dialog(editor).waitFor({ state: 'hidden' });
  await take(editor, /^More to do with it$/, /^Withdraw/);
  await fill(editor, /^Why is it withdrawn/, 'The seal has left, and the gate was never closed.');
  await enter(editor, /^Withdraw it now$/);
  await dialog(editor).waitFor({ state: 'hidden' });
  await state(editor, 'Withdrawn');
  await onFront(/Lock gate closed/, false);
});

test('a front is arranged, launched, and yesterday’s brought back', async () => {
  const lead = async () => /<h2[^>]*>\s*<a[^>]*>([^<]*)/.exec(await front())?.[1];
  const leads = async (headline) => { // the desk may still say that of the launch before
    for (let i = 0; i < 30 && await lead() !== headline; i++) await editor.waitForTimeout(100);
    assert.equal(await lead(), headline);
  };
  const arrange = async (headline) => {
    await signIn(editor.context(), paper.url, chief); // a day has passed
    await editor.goto(`${paper.url}/desk/fronts/home`);
    await editor.getByRole('list', { name: 'Articles' }).getByText(headline).first().waitFor();
    await editor.keyboard.press('l');
    await step(editor, 'ArrowDown', new RegExp(headline));
    await editor.keyboard.press('1');
    await editor.getByText('All kept').waitFor();
    await editor.keyboard.press('L');
    await dialog(editor).waitFor();
    await enter(editor, /^Launch$/);
    await editor.getByText('Readers have this front now.').last().waitFor();
  };
  await arrange('Ferry runs again after nine days');
  await look(editor, '14-front');
  await leads('Ferry runs again after nine days');

  await moveClocks(26 * 60);
  await signIn(editor.context(), paper.url, chief);
  await editor.goto(`${paper.url}/desk/articles/new`);
  await fill(editor, /^Headline$/, 'Tram to the harbour by spring');
  await fill(editor, /^Standfirst$/, 'The council votes for rails.');
  await choose(editor, /^Section$/, 'City');
  await saved(editor);
  for (const verb of [/^Submit to the desk$/, /^Mark ready$/]) {
    await enter(editor, verb);
    await editor.waitForTimeout(500);
  }
  await state(editor, 'Ready');
  await enter(editor, /^Publish now$/);
  await dialog(editor).waitFor();
  await enter(editor, /^Publish now$/);
  await enter(editor, /^Done$/);
  await arrange('Tram to the harbour by spring');
  await leads('Tram to the harbour by spring');

  await take(editor, /^More to do with this front$/, /launches|history/i);
  await dialog(editor).getByRole('button', { name: 'Put into the draft' }).nth(1).waitFor();
  await look(editor, '15-launches');
  const past = await dialog(editor).getByRole('link', { name: /Look at it/ }).nth(1).getAttribute('href');
  await dialog(editor).getByRole('button', { name: 'Put into the draft' }).nth(1).focus();
  await editor.keyboard.press('Enter');
  await dialog(editor).waitFor({ state: 'hidden' });
  await editor.getByText('All kept').waitFor();
  await editor.keyboard.press('L');
  await dialog(editor).waitFor();
  await enter(editor, /^Launch$/);
  await editor.getByText('Readers have this front now.').last().waitFor();
  await leads('Ferry runs again after nine days');
  const then = await (await fetch(new URL(past, paper.url))).text();
  assert.match(then, /Ferry runs again after nine days/);
});

test('no screen on the way had anything that axe finds, and no page complained', () => {
  assert.deepEqual(wrong, []);
  assert.deepEqual([...editor.problems, ...reporter.problems].filter((p) => !/401|REFUSED .*\/entrance/.test(p)), []);
});
