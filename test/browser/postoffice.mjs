// A post office of our own: a real Postfix on the loopback interface, which
// carries mail for paper.example to the mailboxes in here and its reports of
// what nobody took to wherever the paper receives them.
import { execFile } from 'node:child_process';
import { mkdtempSync, rmSync } from 'node:fs';
import { chmod, mkdir, readFile, writeFile } from 'node:fs/promises';
import os from 'node:os';
import path from 'node:path';
import { promisify } from 'node:util';
import PostalMime from 'postal-mime';
import { SMTPServer } from 'smtp-server';
import { freePort } from './paper.mjs';

const run = promisify(execFile);
const configuration = new URL('../post/postfix/', import.meta.url);

/**
 * Opens a post office. returns is the port at which the paper receives
 * reports; nobody lives at an address that begins with "gone".
 */
export async function openPostOffice({ returns }) {
  const mailboxes = await openMailboxes();
  const folder = mkdtempSync(path.join(os.tmpdir(), 'courant-postfix-'));
  const port = await freePort();
  const blanks = { '@FOLDER@': folder, '@PORT@': port, '@READERS@': mailboxes.port, '@RETURNS@': returns };
  for (const name of ['main.cf', 'master.cf']) {
    const text = await readFile(new URL(name, configuration), 'utf8');
    await writeFile(path.join(folder, name), text.replaceAll(/@[A-Z]+@/g, (blank) => blanks[blank]));
  }
  await chmod(folder, 0o755); // Postfix works as a user of its own
  for (const room of ['queue', 'data']) await mkdir(path.join(folder, room));
  await run('chown', ['postfix', path.join(folder, 'data')]);
  await run('postfix', ['-c', folder, 'start']);
  return {
    port, mailFor: mailboxes.mailFor,
    log: () => readFile(path.join(folder, 'log'), 'utf8'),
    async close() {
      await run('postfix', ['-c', folder, 'stop']);
      await mailboxes.close();
      rmSync(folder, { recursive: true, force: true });
    },
  };
}

/** Opens the mailboxes of paper.example. */
async function openMailboxes() {
  const mails = [];
  const server = new SMTPServer({
    disabledCommands: ['AUTH', 'STARTTLS'], disableReverseLookup: true,
    onRcptTo({ address }, _session, done) {
      if (!address.startsWith('gone')) return done();
      done(Object.assign(new Error('5.1.1 there is nobody of that name here'), { responseCode: 550 }));
    },
    async onData(stream, session, done) {
      const pieces = [];
      for await (const piece of stream) pieces.push(piece);
      const text = Buffer.concat(pieces);
      const mail = await PostalMime.parse(text);
      for (const { address } of session.envelope.rcptTo) mails.push({ ...mail, address, text, plain: mail.text, returnPath: session.envelope.mailFrom.address });
      done();
    },
  });
  const port = await freePort();
  await new Promise((done) => server.listen(port, '127.0.0.1', done));
  return {
    port,
    /** Returns the first mail to an address whose subject matches, and takes it out of the mailbox; waits for it. */
    async mailFor(address, subject = /./, seconds = 30) {
      for (const end = Date.now() + seconds * 1000; Date.now() < end;) {
        const at = mails.findIndex((m) => m.address === address && subject.test(m.subject));
        if (at >= 0) return mails.splice(at, 1)[0];
        await new Promise((r) => setTimeout(r, 50));
      }
      throw new Error(`no mail for ${address} that matches ${subject} within ${seconds} s; there are: ${mails.map((m) => `${m.address}: ${m.subject}`).join(', ')}`);
    },
    close: () => new Promise((done) => server.close(done)),
  };
}
