import { createServer, type Server } from 'node:http';
import { mkdtempSync, rmSync } from 'node:fs';
import type { AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { mustBeAlone, mustBeFree, noteAddress } from '../../../scripts/host/running.mts';

let home: string;
let server: Server;
let port: number;

beforeEach(async () => {
  home = mkdtempSync(join(tmpdir(), 'sitrep-running-'));
  server = createServer((_, response) => void response.end('ok'));
  await new Promise<void>((done) => server.listen(0, '127.0.0.1', done));
  port = (server.address() as AddressInfo).port;
});

afterEach(async () => {
  await new Promise((done) => server.close(done));
  rmSync(home, { recursive: true });
});

describe('a second start', () => {
  test('is told where the first one runs, as long as that answers', async () => {
    const origin = `http://127.0.0.1:${port}`;
    await mustBeAlone(home);
    noteAddress(home, origin, `${origin}/?folder=/shop`);
    await expect(mustBeAlone(home)).rejects.toThrow(`${origin}/?folder=/shop`);
    await new Promise((done) => server.close(done));
    server.closeAllConnections();
    await mustBeAlone(home);
  });

  test('is told that a port is taken before anything else is done', async () => {
    await expect(mustBeFree(port)).rejects.toThrow(`Port ${port} is taken`);
    await new Promise((done) => server.close(done));
    await mustBeFree(port);
  });
});
