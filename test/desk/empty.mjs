// A program with no paper yet and a clock that can be moved, for the test that
// walks through a whole day.
import { spawn } from 'node:child_process';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import net from 'node:net';
import os from 'node:os';
import path from 'node:path';

const program = process.env.COURANT_TEST_CLOCKED
  ?? path.join(new URL('../../', import.meta.url).pathname, 'bin', 'clocked');

/** Starts the program in an empty folder; link is where the paper is made. */
export async function openEmpty() {
  const folder = mkdtempSync(path.join(os.tmpdir(), 'courant-day-'));
  const clock = path.join(folder, 'clock');
  const url = `http://127.0.0.1:${await freePort()}`;
  const child = spawn(program, ['serve', '--addr', new URL(url).host, '--data', path.join(folder, 'paper')], {
    cwd: folder, stdio: ['ignore', 'ignore', 'pipe'], env: { ...process.env, COURANT_TEST_CLOCK: clock },
  });
  let said = '';
  const link = await new Promise((found, fail) => {
    child.stderr.on('data', (b) => {
      said += b;
      const at = /link=(\S+)/.exec(said);
      if (at) found(at[1]);
    });
    child.once('exit', (code) => fail(new Error(`the program ended with ${code}:\n${said}`)));
  });
  return {
    url, link,
    said: () => said,
    /** Sets by how much the clock is fast: "2h5m". */
    moveClock: (by) => writeFileSync(clock, by),
    close: () => new Promise((done) => {
      child.removeAllListeners('exit');
      child.once('exit', () => { rmSync(folder, { recursive: true, force: true }); done(); });
      child.kill('SIGTERM');
    }),
  };
}

function freePort() {
  return new Promise((done, fail) => {
    const s = net.createServer();
    s.once('error', fail);
    s.listen(0, '127.0.0.1', () => { const { port } = s.address(); s.close(() => done(port)); });
  });
}
