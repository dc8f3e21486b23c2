// A day of a letter: it is set up, readers sign up and are brought in, an issue
// is composed, tried, approved and sent through a real Postfix, read, and left
// by one click; a mail that nobody takes comes back. What comes of it is seen
// at the desk. Every screen on the way is held against axe.
import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import path from 'node:path';
import { after, before, test } from 'node:test';

import { openBrowser } from '../browser/browser.mjs';
import { freePort, openPaper } from '../browser/paper.mjs';
import { openPostOffice } from '../browser/postoffice.mjs';
import { editor, reporter, signIn, watch } from './desk.mjs';

const source = readFileSync(createRequire(new URL('../browser/package.json', import.meta.url)).resolve('axe-core/axe.min.js'), 'utf8');
const shots = process.env.COURANT_TEST_SHOTS; // a folder for pictures, for those who want to look

let post; let paper; let browser; let page; let issue;
before(async () => {
  const returns = await freePort();
  post = await openPostOffice({ returns });
  const env = {
    COURANT_MAIL_HOST: '127.0.0.1', COURANT_MAIL_PORT: String(post.port), COURANT_MAIL_TLS: 'none', COURANT_MAIL_FROM: 'desk@ferrygazette.example',
    COURANT_LETTERS_BOUNCE_DOMAIN: 'bounces.ferrygazette.example', COURANT_RETURNS_LISTEN: `127.0.0.1:${returns}`,
  };
  [paper, browser] = await Promise.all([openPaper({ env }), openBrowser()]);
  page = await open(editor);
});
after(async () => { await browser?.close(); await paper?.close(); await post?.close(); });

async function open(person, viewport = { width: 1280, height: 900 }) {
  const context = await browser.newContext({ viewport });
  context.setDefaultTimeout(Number(process.env.COURANT_TEST_PATIENCE ?? 20_000));
  await signIn(context, paper.url, person);
  const fresh = await context.newPage();
  fresh.problems = watch(fresh);
  return fresh;
}

/** Holds what is on the screen against axe, wide and narrow, and keeps pictures for who wants them. */
async function look(name) {
  for (const width of [390, 1280]) {
    await page.setViewportSize({ width, height: 900 });
    await page.waitForTimeout(250);
    await page.evaluate(source);
    const { violations } = await page.evaluate(() => window.axe.run({ exclude: ['iframe'] }, { runOnly: { type: 'tag', values: ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa', 'best-practice'] } }));
    assert.deepEqual(violations.map((v) => `${name} at ${width}: ${v.id}: ${v.nodes.map((n) => n.html).join(' ').slice(0, 300)}`), []);
    const over = await page.evaluate(() => document.documentElement.scrollWidth - innerWidth);
    assert.ok(over <= 0, `${name} is ${over} px wider than a window of ${width}`);
    if (shots) await page.screenshot({ path: path.join(shots, `letters-${name}-${width}.png`) });
  }
}

const at = (to) => page.goto(paper.url + to);
const dialog = () => page.getByRole('dialog');
const step = async (button, confirm) => {
  await page.getByRole('button', { name: button, exact: true }).click();
  await dialog().getByRole('button', { name: confirm }).click();
  await dialog().waitFor({ state: 'detached' }).catch(async () => assert.fail(await dialog().innerText()));
};
const kept = () => page.getByText('All kept').waitFor();
const parts = () => page.getByRole('list', { name: 'Parts of the issue' });

test('a letter is set up, and what is wrong is told beside the field', async () => {
  await at('/desk/letters');
  await look('list');
  await page.getByRole('button', { name: 'New letter' }).click();
  await page.getByLabel('Name', { exact: true }).fill('The Evening Tide');
  await page.getByLabel('Description').fill('What the day washed up.');
  await page.getByLabel('Name of the sender').fill('The Ferry Gazette');
  await page.getByLabel('E-mail address of the sender').fill('tide at the quay');
  for (const day of ['Tuesday', 'Wednesday', 'Thursday']) await page.getByLabel(day).press('Space');
  await page.getByLabel('Time', { exact: true }).fill('17:45');
  await page.getByText(/Next: .*17:45/).waitFor();
  await look('set-up');
  await page.getByRole('button', { name: 'Make the letter' }).click();
  await page.getByText('The letter needs a sender such as').first().waitFor();
  await page.getByLabel('E-mail address of the sender').fill('tide@ferrygazette.example');
  await page.getByLabel('Count clicks').check();
  await page.getByRole('button', { name: 'Make the letter' }).click();
  await page.getByRole('heading', { name: 'The Evening Tide' }).waitFor();
  await page.getByText('Mon, Fri at 17:45').waitFor();
  await look('letter');
});

const table = ['email,labels,status,created_at', 'nora@paper.example,The Evening Tide,,2024-05-01', 'ove@paper.example,The Evening Tide,,2024-05-02',
  'gone@paper.example,The Evening Tide,,2020-01-01', 'was@paper.example,The Evening Tide,unsubscribed,2020-01-01', 'nobody at all', 'else@paper.example,Weather,,2024-05-02', ''].join('\n');

test('a reader signs up on the paper without scripts, and counts when they say so by mail', async () => {
  const context = await browser.newContext({ javaScriptEnabled: false });
  const reader = await context.newPage();
  await reader.goto(`${paper.url}/letters/the-evening-tide`);
  await reader.getByLabel('E-mail').first().fill('sara@paper.example');
  await reader.getByRole('button', { name: 'Subscribe' }).first().click();
  const mail = await post.mailFor('sara@paper.example', /The Evening Tide/);
  const link = /https?:\/\/\S+\/letters\/confirm\/\S+/.exec(mail.plain)[0];
  await fetch(link); // as programs do that look for dangers
  const readers = async () => (await (await page.request.get(`${paper.url}/api/v1/letters`)).json()).items.find((l) => l.slug === 'the-evening-tide').readers;
  assert.equal(await readers(), 0);
  await reader.goto(link);
  await reader.getByRole('button', { name: 'Yes, send them to me' }).click();
  await reader.getByText('You are subscribed').first().waitFor();
  assert.equal(await readers(), 1);
  await context.close();
});

test('a list is looked at, rehearsed and brought in', async () => {
  await at('/desk/subscribers/import');
  await look('import');
  await page.getByLabel('Choose a file').setInputFiles({ name: 'members.csv', mimeType: 'text/csv', buffer: Buffer.from(table) });
  await page.getByText('6 lines, 4 active, 1 left, 1 that can not be used').waitFor();
  assert.ok(await page.getByRole('group', { name: 'Letters for The Evening Tide' }).getByLabel('The Evening Tide').isChecked(), 'a label that is called like a letter stands for it');
  assert.equal(await page.getByRole('button', { name: 'Rehearse' }).isDisabled(), true);
  await page.getByLabel('What shows that they agreed?').fill('Our former newsletter, double opt-in since 2019');
  await page.getByRole('button', { name: 'Rehearse' }).click();
  const report = page.getByRole('region', { name: 'Rehearsal' });
  await report.getByRole('row', { name: /Get letters.*3/ }).waitFor();
  await report.getByText('Refused lines').click();
  await report.getByText('Line 6:').waitFor();
  const [download] = await Promise.all([page.waitForEvent('download'), report.getByRole('button', { name: 'Download them as CSV' }).click()]);
  assert.match(readFileSync(await download.path(), 'utf8'), /^line,reason,text\r\n6,".*","nobody at all"\r\n/);
  await look('rehearsal');
  await page.getByRole('button', { name: 'Bring in 3 readers' }).click();
  await page.getByText('The readers are in.').waitFor();
  await page.getByRole('link', { name: 'To the subscribers' }).click();
  await page.getByLabel('How the address begins').fill('NOR');
  await page.getByRole('link', { name: 'nora@paper.example' }).click();
  await page.getByText('Our former newsletter, double opt-in since 2019').waitFor();
  await look('subscriber');
});

test('a reader is added with evidence, blocked, and asked for on the list of those not written to', async () => {
  await at('/desk/subscribers');
  await page.getByRole('button', { name: 'Add one by hand' }).click();
  await dialog().getByLabel('E-mail address').fill('mika@paper.example');
  await dialog().getByLabel('The Evening Tide').check();
  await dialog().getByLabel('What shows that they agreed?').fill('Paper form, harbour fair, 3 May 2026');
  await look('add-subscriber');
  await dialog().getByRole('button', { name: 'Add', exact: true }).click();
  await page.getByRole('heading', { name: 'mika@paper.example' }).waitFor();
  await step('Block…', 'Block');
  await page.getByText('Blocked at the desk').waitFor();
  await at('/desk/subscribers');
  await look('subscribers');
  await at('/desk/subscribers/suppressed');
  await page.getByLabel('Ask for an address').fill('Mika@paper.example');
  await page.getByRole('button', { name: 'Ask', exact: true }).click();
  await page.getByText('must not be written to: blocked at the desk').waitFor();
  await look('suppressed');
});

test('an issue is composed by keyboard, and nothing typed is lost', async () => {
  await at('/desk/letters');
  await page.getByRole('link', { name: 'The Evening Tide' }).click();
  await page.getByRole('button', { name: 'Compose from the digest' }).click();
  await parts().waitFor();
  issue = Number(/\d+$/.exec(new URL(page.url()).pathname)[0]);
  await look('issue');
  const names = async () => (await parts().locator('[data-part]').allInnerTexts()).map((t) => t.split('\n').at(-1));
  const before = await names();
  await parts().locator('[data-part]').first().focus();
  for (const key of ['Space', 'ArrowDown', 'ArrowDown', 'Space']) await page.keyboard.press(key);
  const moved = await names();
  assert.deepEqual([moved[2], moved[0], moved[1]], before.slice(0, 3));
  await kept();
  await page.getByRole('button', { name: 'Undo', exact: true }).click();
  assert.deepEqual(await names(), before);
  await page.getByRole('button', { name: 'Own text' }).click();
  await page.getByRole('textbox', { name: 'Own text' }).click();
  await page.keyboard.type('Good evening from both shores.');
  await look('own-text');
  await page.getByRole('button', { name: /What to do with Good evening/ }).click();
  await page.getByRole('menuitem', { name: 'Move to the top' }).click();
  assert.match((await names())[0], /Good evening/);
  await page.getByLabel('Subject', { exact: true }).fill('High water at six');
  await page.getByLabel('Preheader', { exact: true }).fill('And what the bridge has to do with it');
  await kept();
  await page.reload();
  await page.getByRole('heading', { name: 'High water at six' }).waitFor();
  assert.match((await names())[0], /Good evening/);
});

test('two editors do not overwrite each other unasked', async () => {
  const other = await open(editor);
  await other.goto(`${paper.url}/desk/issues/${issue}`);
  await other.getByLabel('Subject', { exact: true }).fill('Theirs');
  await other.getByText('All kept').waitFor();
  await page.getByLabel('Subject', { exact: true }).fill('High water at six');
  await page.getByLabel('Preheader', { exact: true }).fill('Mine');
  await page.getByRole('button', { name: 'Keep mine' }).click();
  await kept();
  await other.reload();
  assert.equal(await other.getByLabel('Preheader', { exact: true }).inputValue(), 'Mine');
  await other.context().close();
});

test('the preview is the mail, light and dark, and the checks say what is missing', async () => {
  const mail = page.frameLocator('iframe[title^="The mail"]');
  await mail.getByText('Good evening from both shores.').waitFor();
  const ground = () => mail.locator('body').evaluate((body) => getComputedStyle(body).backgroundColor);
  await page.getByText('Dark', { exact: true }).click();
  assert.equal(await ground(), 'rgb(21, 23, 26)');
  await look('preview-dark');
  await page.getByText('Plain text', { exact: true }).click();
  await page.getByLabel('The plain form of the mail').getByText('Good evening from both shores.').waitFor();
  await page.getByLabel('Preheader', { exact: true }).fill('');
  await page.getByRole('tab', { name: 'Checks' }).click();
  await page.getByText('There is no preheader.').waitFor();
  await page.getByLabel('Subject', { exact: true }).fill('');
  await page.getByText('The issue needs a subject, in one line.').waitFor();
  assert.equal(await page.getByRole('button', { name: 'Approve…' }).isDisabled(), true);
  await look('checks');
  await page.getByLabel('Subject', { exact: true }).fill('High water at six');
  await page.getByLabel('Preheader', { exact: true }).fill('And what the bridge has to do with it');
  await kept();
});

test('a test goes to whom it is meant for, marked as one', async () => {
  await page.getByRole('button', { name: 'Send a test…' }).click();
  await dialog().getByLabel('To').fill('nobody');
  await dialog().getByRole('button', { name: 'Send the test' }).click();
  await dialog().getByText('There is no e-mail address like').waitFor();
  await look('test');
  await dialog().getByLabel('To').fill('tester@paper.example');
  await dialog().getByRole('button', { name: 'Send the test' }).click();
  const mail = await post.mailFor('tester@paper.example', /^\[Test\] High water at six$/);
  assert.match(mail.html, /Good evening from both shores/);
});

test('an issue is approved, scheduled, and sent', async () => {
  await step('Approve…', 'Approve');
  await page.getByText(/Approved by Edith Kallor .*waits to be scheduled or sent to 4 readers/).waitFor();
  assert.equal(await page.getByLabel('Subject', { exact: true }).isDisabled(), true);
  await page.getByRole('button', { name: 'Schedule…' }).click();
  await dialog().getByText('On the clock of the paper, Europe/London.').waitFor();
  await look('schedule');
  await dialog().getByRole('button', { name: 'Schedule', exact: true }).click();
  await page.getByText(/Goes out .* to 4 readers/).waitFor();
  await step('Take it off the schedule', 'Take it off');
  await page.getByRole('button', { name: 'Send now…' }).click();
  await dialog().getByRole('button', { name: 'Send to 4 readers' }).click();
  await page.getByText(/^Sent .*In the archive/).waitFor({ timeout: 30_000 });
  await page.getByRole('row', { name: /Delivered.*4.*100 %/ }).waitFor();
  await look('sent');
  for (const who of ['nora', 'ove']) {
    const mail = await post.mailFor(`${who}@paper.example`, /^High water at six$/);
    assert.match(mail.html, /Good evening from both shores/);
  }
});

test('the mail is read, a link is counted, and one click leaves', async () => {
  const mail = await post.mailFor('sara@paper.example', /^High water at six$/);
  const program = await (await browser.newContext({ viewport: { width: 390, height: 844 } })).newPage();
  await program.setContent(mail.html);
  await program.evaluate(source);
  const { violations } = await program.evaluate(() => window.axe.run(document, { runOnly: { type: 'tag', values: ['wcag2a', 'wcag2aa', 'wcag21aa', 'wcag22aa'] } }));
  assert.deepEqual(violations.map((v) => `${v.id}: ${v.nodes[0].html}`), []);
  if (shots) await program.screenshot({ path: path.join(shots, 'letters-mail-390.png') });
  await program.locator('h3 a').first().click();
  await program.locator('article h1, main h1').first().waitFor();
  assert.equal(new URL(program.url()).origin, paper.url);
  await program.context().close();
  await leave(mail);
  await at(`/desk/issues/${issue}`);
  await page.getByRole('row', { name: /^Left.*1/ }).waitFor();
  await page.getByRole('row', { name: /^Clicks.*1$/ }).waitFor();
});

test('the issue stands in the archive, and a correction travels there', async () => {
  const archive = `${paper.url}/letters/the-evening-tide/${issue}`;
  const read = async () => (await fetch(archive)).text();
  assert.match(await read(), /Good evening from both shores/);
  const { parts: all } = await (await page.request.get(`${paper.url}/api/v1/issues/${issue}`)).json();
  const { id, version } = await (await page.request.get(`${paper.url}/api/v1/articles/${all.find((p) => p.article).article}`)).json();
  const done = await page.request.post(`${paper.url}/api/v1/articles/${id}/correct`, {
    data: { version, kind: 'correction', text: 'We gave a wrong hour. It is six.', top: false, with_text: false },
  });
  assert.ok(done.ok(), await done.text());
  assert.match(await read(), /We gave a wrong hour/, 'the archive is older than the correction');
  if (shots) {
    const context = await browser.newContext({ viewport: { width: 360, height: 740 }, javaScriptEnabled: false });
    const reader = await context.newPage();
    await reader.goto(archive);
    await reader.screenshot({ path: path.join(shots, 'letters-archive-360.png'), fullPage: true });
    await context.close();
  }
});

test('a mail that nobody takes comes back, and its reader gets no more', async () => {
  const bounced = page.getByRole('row', { name: /^Bounced.*1/ });
  for (let i = 0; i < 20 && !(await bounced.isVisible()); i++) {
    await at(`/desk/issues/${issue}`);
    await bounced.waitFor({ timeout: 1500 }).catch(() => undefined);
  }
  await page.getByRole('list', { name: 'Mails in trouble' }).getByRole('link', { name: 'gone@paper.example' }).waitFor();
  await look('bounced');
  await page.getByRole('link', { name: 'gone@paper.example' }).click();
  await page.getByText('Their mailbox does not exist, or stayed shut').waitFor();
});

/** Leaves by one click, as programs for mail do. */
async function leave(mail) {
  const link = /<(http[^>]+)>/.exec(mail.headers.find((h) => h.key === 'list-unsubscribe').value)[1];
  const answer = await fetch(link, { method: 'POST', headers: { 'Content-Type': 'application/x-www-form-urlencoded' }, body: 'List-Unsubscribe=One-Click' });
  assert.ok(answer.ok, `leaving answers ${answer.status}`);
}

test('who may not make letters sees none of it', async () => {
  const theirs = await open(reporter);
  await theirs.goto(`${paper.url}/desk/`);
  await theirs.getByRole('link', { name: 'Articles', exact: true }).waitFor();
  assert.equal(await theirs.getByRole('link', { name: 'Letters', exact: true }).count(), 0);
  const answer = await theirs.context().request.get(`${paper.url}/api/v1/letters`);
  assert.equal(answer.status(), 403);
  await theirs.context().close();
});

test('nothing went wrong in the browser', () => {
  assert.deepEqual(page.problems.filter((p) => !/ 4(09|22) |status of 4(09|22)/.test(p)), []);
});
