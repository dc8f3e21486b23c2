// Who is let in: the paper is made by the link in the log, somebody is invited,
// codes and passkeys open accounts, sessions end, and an ended one loses no text.
import assert from 'node:assert/strict';
import { spawn } from 'node:child_process';
import { createHmac } from 'node:crypto';
import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { createRequire } from 'node:module';
import net from 'node:net';
import os from 'node:os';
import path from 'node:path';
import { after, before, test } from 'node:test';

import { openBrowser } from '../browser/browser.mjs';

const root = new URL('../../', import.meta.url).pathname;
const program = process.env.COURANT_TEST_BIN ?? path.join(root, 'bin', 'courant');
const axe = readFileSync(createRequire(new URL('../browser/package.json', import.meta.url)).resolve('axe-core/axe.min.js'), 'utf8');
const password = 'nine ferries at dawn';
const shots = process.env.COURANT_TEST_SHOTS; // a folder for pictures, for those who want to look

const wrong = []; // what axe found, on any state of any screen
let browser; let child; let folder; let link; let chief;

before(async () => {
  browser = await openBrowser();
  folder = mkdtempSync(path.join(os.tmpdir(), 'courant-first-'));
  const port = await freePort();
  child = spawn(program, ['serve', '--addr', `127.0.0.1:${port}`, '--data', path.join(folder, 'paper')], { cwd: folder, stdio: ['ignore', 'ignore', 'pipe'] });
  link = await new Promise((found, fail) => {
    let said = '';
    child.stderr.on('data', (b) => {
      said += b;
      const at = /link=(\S+)/.exec(said);
      if (at) found(at[1]);
    });
    child.once('exit', () => fail(new Error(said)));
  });
});

after(async () => {
  await browser?.close();
  child?.kill('SIGTERM');
  if (folder) rmSync(folder, { recursive: true, force: true });
});

function freePort() {
  return new Promise((done, fail) => {
    const s = net.createServer();
    s.once('error', fail);
    s.listen(0, '127.0.0.1', () => { const { port } = s.address(); s.close(() => done(port)); });
  });
}

// Passkeys want a name, not a number.
const site = () => new URL(link).origin.replace('127.0.0.1', 'localhost');

async function newPage() {
  const context = await browser.newContext({ viewport: { width: 1280, height: 900 } });
  context.setDefaultTimeout(10_000);
  return context.newPage();
}

/** Looks at a state of a page as axe does, and at two widths for who wants pictures. */
async function look(page, name) {
  await page.addScriptTag({ content: axe }).catch(() => page.evaluate(axe));
  const { violations } = await page.evaluate(() => window.axe.run(document));
  wrong.push(...violations.map((v) => `${name}: ${v.id}: ${v.nodes.map((n) => n.html).join(' ')}`));
  if (!shots) return;
  for (const width of [1280, 390]) {
    await page.setViewportSize({ width, height: 900 });
    await page.screenshot({ path: path.join(shots, `${name}-${width}.png`), fullPage: true });
  }
  await page.setViewportSize({ width: 1280, height: 900 });
}

/** What an authenticator app shows (RFC 6238). */
function code(secret, steps = 0) {
  const bits = [...secret.replace(/ /g, '')].map((c) => 'ABCDEFGHIJKLMNOPQRSTUVWXYZ234567'.indexOf(c).toString(2).padStart(5, '0')).join('');
  const key = Buffer.from(bits.match(/.{8}/g).map((b) => parseInt(b, 2)));
  const at = Buffer.alloc(8);
  at.writeBigUInt64BE(BigInt(Math.floor(Date.now() / 30_000) + steps));
  const mac = createHmac('sha1', key).update(at).digest();
  return String((mac.readUInt32BE(mac[19] & 15) & 0x7fffffff) % 1_000_000).padStart(6, '0');
}

async function signIn(page, email, word = password) {
  await page.goto(`${site()}/desk`);
  await page.getByLabel('E-mail address').fill(email);
  await page.getByLabel('Password').fill(word);
  await page.getByRole('button', { name: 'Sign in', exact: true }).click();
}

test('the link in the log leads to a page on which the paper is made', async () => {
  const page = chief = await newPage();
  await page.goto(`${site()}/desk`);
  await page.getByRole('heading', { name: 'There is no newspaper here yet' }).waitFor();
  await look(page, 'no-paper');
  await page.goto(link.replace('127.0.0.1', 'localhost').replace(/#.*/, '#GUESS'));
  await page.getByLabel('Name', { exact: true }).fill('The Courant');
  await page.getByLabel('Motto').fill('Every day');
  await page.getByLabel('Your name').fill('Ed Itor');
  await page.getByLabel('E-mail address').fill('ed@courant.example');
  await page.getByLabel('Password', { exact: true }).fill(password);
  await look(page, 'set-up');
  await page.getByRole('button', { name: 'Make the paper' }).click();
  await page.getByText('This link is not the one in the log').waitFor();
  assert.equal(await page.getByLabel('Motto').inputValue(), 'Every day', 'what was typed is lost');
  await page.goto('about:blank');
  await page.goto(link.replace('127.0.0.1', 'localhost'));
  await page.getByLabel('Name', { exact: true }).fill('The Courant');
  await page.getByLabel('Your name').fill('Ed Itor');
  await page.getByLabel('E-mail address').fill('ed@courant.example');
  await page.getByLabel('Password', { exact: true }).fill(password);
  await page.getByRole('button', { name: 'Make the paper' }).click();
  await page.getByRole('button', { name: 'Ed Itor' }).waitFor();
  assert.equal(new URL(page.url()).pathname.replace(/\/$/, ''), '/desk');
  await page.goto(link.replace('127.0.0.1', 'localhost'));
  await page.getByText('This paper is set up already').waitFor();
});

test('somebody is invited, comes in, and the last administrator stays', async () => {
  const page = chief;
  await page.goto(`${site()}/desk/staff`);
  await page.getByText('You are alone here').waitFor();
  await look(page, 'staff');
  await page.getByRole('tab', { name: 'Roles' }).click();
  await page.getByRole('button', { name: 'Make a role' }).click();
  await page.getByLabel('Name').fill('Night editor');
  await page.getByLabel('write articles').check();
  await page.getByLabel('publish', { exact: true }).check();
  await look(page, 'role');
  await page.getByRole('button', { name: 'Save the role' }).click();
  await page.getByRole('heading', { name: 'Night editor' }).waitFor();
  await look(page, 'roles');
  await page.getByRole('tab', { name: 'People' }).click();

  await page.getByRole('button', { name: 'Invite somebody' }).click();
  await page.getByLabel('Name').fill('Nora Vane');
  await page.getByLabel('E-mail address').fill('nora@courant.example');
  await page.getByLabel('Role 1', { exact: true }).selectOption('night_editor');
  await look(page, 'invite');
  await page.getByRole('button', { name: 'Invite', exact: true }).click();
  await page.getByText('No mail is set up').waitFor();
  const invitation = (await page.locator('.link').textContent()).trim();
  await look(page, 'link');
  await page.getByRole('button', { name: 'Done' }).click();

  const nora = await newPage();
  await nora.goto(invitation);
  await nora.getByText('nora@courant.example').waitFor();
  await nora.getByLabel('Password', { exact: true }).fill('password123');
  await nora.getByRole('button', { name: 'Come in' }).click();
  await nora.getByText('among the first that are tried').waitFor();
  await look(nora, 'join');
  await nora.getByLabel('Password', { exact: true }).fill(password);
  await nora.getByRole('button', { name: 'Come in' }).click();
  await nora.getByRole('button', { name: 'Nora Vane' }).waitFor();
  assert.equal(await nora.getByRole('link', { name: 'Staff' }).count(), 0, 'she sees the staff');
  await nora.goto('about:blank');
  await nora.goto(invitation);
  await nora.getByText('This invitation was used already').waitFor();

  await page.getByRole('button', { name: 'What to do about Ed Itor' }).click();
  await page.getByRole('menuitem', { name: /Disable the account/ }).click();
  await page.getByText('This is the last account that may manage the staff').waitFor();
});

test('a code of an app is asked for, and a recovery code stands in', async () => {
  const page = await newPage();
  await signIn(page, 'nora@courant.example', 'not her password');
  await page.getByText('do not belong together').waitFor();
  await look(page, 'sign-in');
  await signIn(page, 'nora@courant.example');
  await page.getByRole('button', { name: 'Nora Vane' }).waitFor();
  await page.goto(`${site()}/desk/account`);
  await page.getByRole('button', { name: 'Add an authenticator app' }).click();
  const secret = (await page.locator('.key').textContent()).trim();
  await look(page, 'app');
  await page.getByLabel('Code', { exact: true }).fill(code(secret));
  await page.getByRole('button', { name: 'Confirm' }).click();
  await page.getByRole('heading', { name: 'Your recovery codes' }).waitFor();
  const recovery = await page.locator('.codes li').allTextContents();
  assert.equal(recovery.length, 10);
  await look(page, 'codes');
  await page.getByRole('button', { name: 'I have kept them' }).click();
  await look(page, 'account');

  const other = await newPage();
  await signIn(other, 'nora@courant.example');
  await other.getByLabel('Code').fill('123456x');
  await other.getByRole('button', { name: 'Sign in', exact: true }).click();
  await other.getByText('This code is not right').waitFor();
  await look(other, 'code');
  await other.getByLabel('Code').fill(code(secret, 1));
  await other.getByRole('button', { name: 'Sign in', exact: true }).click();
  await other.getByRole('button', { name: 'Nora Vane' }).waitFor();

  const third = await newPage();
  await signIn(third, 'nora@courant.example');
  await third.getByLabel('Code').fill(recovery[0]);
  await third.getByRole('button', { name: 'Sign in', exact: true }).click();
  await third.getByRole('button', { name: 'Nora Vane' }).waitFor();
});

test('a passkey opens the account alone', async () => {
  const page = chief;
  const cdp = await page.context().newCDPSession(page);
  await cdp.send('WebAuthn.enable');
  await cdp.send('WebAuthn.addVirtualAuthenticator', {
    options: { protocol: 'ctap2', transport: 'internal', hasResidentKey: true, hasUserVerification: true, isUserVerified: true, automaticPresenceSimulation: true },
  });
  await page.goto(`${site()}/desk/account`);
  await page.getByLabel('Name of the passkey').fill('Phone');
  await page.getByRole('button', { name: 'Add a passkey' }).click();
  await page.getByRole('button', { name: 'I have kept them' }).click();
  await page.getByText('Phone', { exact: true }).waitFor();
  await page.getByRole('button', { name: 'Ed Itor' }).click();
  await page.getByRole('menuitem', { name: 'Sign out' }).click();
  await page.getByRole('button', { name: 'Use a passkey' }).click();
  await page.getByRole('button', { name: 'Ed Itor' }).waitFor();
});

test('an ended session loses no text', async () => {
  const page = chief;
  await page.goto(`${site()}/desk/staff`);
  await page.getByRole('button', { name: 'Invite somebody' }).click();
  await page.getByLabel('Name').fill('Somebody Long-Named');
  await page.getByLabel('E-mail address').fill('somebody@courant.example');
  const context = page.context();
  const kept = await context.cookies();
  await context.clearCookies();
  await page.getByRole('button', { name: 'Invite', exact: true }).click();
  await page.getByRole('heading', { name: 'Sign in again' }).waitFor();
  await look(page, 'again');
  await page.getByRole('dialog', { name: 'Sign in again' }).getByRole('button', { name: 'Use a passkey' }).click();
  await page.getByRole('heading', { name: 'Sign in again' }).waitFor({ state: 'detached' });
  assert.equal(await page.getByLabel('Name').inputValue(), 'Somebody Long-Named');
  await page.getByRole('button', { name: 'Invite', exact: true }).click();
  await page.getByText('No mail is set up').waitFor();
  await page.getByRole('button', { name: 'Done' }).click();
  assert.ok(kept.length > 0);
});

test('a session is ended from elsewhere, and a token works until it is ended', async () => {
  const page = chief;
  await page.goto(`${site()}/desk/account`);
  await page.getByRole('button', { name: 'Make a token' }).click();
  await page.getByRole('textbox', { name: 'Name', exact: true }).last().fill('Wire');
  await page.getByLabel('write articles').check();
  await page.getByRole('button', { name: 'Make the token' }).click();
  const key = (await page.locator('.key').textContent()).trim();
  await look(page, 'token');
  await page.getByRole('button', { name: 'I have kept it' }).click();
  const me = () => fetch(`${site()}/api/v1/me`, { headers: { authorization: `Bearer ${key}` } });
  assert.deepEqual((await (await me()).json()).rights, ['write']);
  await page.getByRole('button', { name: 'End token Wire' }).click();
  await page.getByText('The token is ended').waitFor();
  assert.equal((await me()).status, 401);
  await page.getByRole('button', { name: 'End all others' }).click();
  await page.getByText('signed out everywhere else').waitFor();
  await page.goto(`${site()}/desk/staff`);
  await page.getByRole('button', { name: 'What to do about Nora Vane' }).click();
  await page.getByRole('menuitem', { name: 'End all sessions' }).click();
  await page.getByText('Nora Vane is signed out everywhere').waitFor();
});

test('axe finds nothing on any of these screens', () => assert.deepEqual(wrong, []));
