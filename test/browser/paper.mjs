// Starts the demo paper for the tests of this folder and stops it again.
import { spawn } from 'node:child_process';
import { mkdtempSync, rmSync } from 'node:fs';
import net from 'node:net';
import os from 'node:os';
import path from 'node:path';

const root = new URL('../../', import.meta.url).pathname;

// openPaper runs "courant demo" in an empty folder on a free port of the
// loopback interface. COURANT_TEST_BIN names the program; it is built
// beforehand. env is what its operator sets; without it nothing is spoken, which
// would keep the machine busy for minutes.
export async function openPaper({ env = {} } = {}) {
  const port = await freePort();
  const folder = mkdtempSync(path.join(os.tmpdir(), 'courant-paper-'));
  const program = process.env.COURANT_TEST_BIN ?? path.join(root, 'bin', 'courant');
  const url = `http://127.0.0.1:${port}`;
  let said = '';
  let child;
  const start = async () => {
    child = spawn(program, ['demo', '--addr', `127.0.0.1:${port}`, '--data', path.join(folder, 'paper')], {
      cwd: folder, stdio: ['ignore', 'pipe', 'pipe'], env: { ...process.env, COURANT_LISTEN_ENGINE: 'off', ...env },
    });
    child.stdout.on('data', (b) => { said += b; });
    child.stderr.on('data', (b) => { said += b; });
    await answering(`${url}/readyz`, () => {
      if (child.exitCode !== null) throw new Error(`courant demo ended with ${child.exitCode}:\n${said}`);
    });
  };
  const stop = (signal = 'SIGTERM') => new Promise((done) => {
    child.once('exit', (code) => done(code));
    child.kill(signal);
  });
  await start();
  return {
    url,
    said: () => said,
    /** Ends the program, at once if signal is SIGKILL; start brings it back with the same paper. */
    stop, start,
    close: async () => {
      const code = await stop();
      rmSync(folder, { recursive: true, force: true });
      return code;
    },
  };
}

async function answering(url, check, seconds = 90) {
  for (const end = Date.now() + seconds * 1000; Date.now() < end;) {
    check();
    const ok = await fetch(url).then((r) => r.ok, () => false);
    if (ok) return;
    await new Promise((r) => setTimeout(r, 100));
  }
  throw new Error(`${url} did not answer within ${seconds} s`);
}

export function freePort() {
  return new Promise((done, fail) => {
    const s = net.createServer();
    s.once('error', fail);
    s.listen(0, '127.0.0.1', () => { const { port } = s.address(); s.close(() => done(port)); });
  });
}
