import { spawn, type ChildProcess } from 'node:child_process';
import { join } from 'node:path';
import { createInterface } from 'node:readline';
import { root } from '../../../scripts/host/paths.mts';
import { localToken } from '../../../src/workbench/accounts/storedToken.ts';
import { expect, test } from './fixtures.ts';

/** GitHub and Vercel of the sample workspace, in a process of their own. */
export class Emulators {
  // Settings are fixed before a server starts: the emulators listen where those say.
  readonly #gitHubPort = 47_000 + (process.pid % 1_000);
  readonly #vercelPort = this.#gitHubPort + 1_000;
  readonly gitHub = `http://127.0.0.1:${this.#gitHubPort}`;
  readonly vercel = `http://127.0.0.1:${this.#vercelPort}`;
  #child: ChildProcess | undefined;

  async start(): Promise<void> {
    const script = join(root, 'test', 'support', 'emulators', 'start.mts');
    const ports = [String(this.#gitHubPort), String(this.#vercelPort)];
    const args = [script, process.env['SITREP_E2E_SAMPLE'] ?? '', ...ports];
    const child = spawn(process.execPath, ['--disable-warning=MODULE_TYPELESS_PACKAGE_JSON', ...args], {
      stdio: ['pipe', 'pipe', 'inherit'],
    });
    this.#child = child;
    await new Promise<void>((listening, failed) => {
      createInterface({ input: child.stdout }).once('line', () => listening());
      child.once('exit', (code) => failed(new Error(`The emulators ended at once (exit code ${String(code)}).`)));
    });
  }

  stop(): void {
    this.#child?.stdin?.end();
  }

  /** What a vendor itself says, asked past the extension. */
  async said(address: string, query?: string): Promise<unknown> {
    const reply = await fetch(address, {
      headers: { authorization: `Bearer ${localToken}` },
      ...(query === undefined ? {} : { method: 'POST', body: JSON.stringify({ query }) }),
    });
    expect(reply.status).toBe(200);
    return reply.json();
  }
}

/** For the tests of one file: GitHub and Vercel are emulators, and signed in there is Mira Okafor. */
export function connectedToEmulators(more: Readonly<Record<string, unknown>> = {}): Emulators {
  const emulators = new Emulators();
  test.use({
    settings: {
      'sitrep.user.name': 'Mira Okafor',
      'sitrep.timeZone': 'UTC',
      'sitrep.github.apiUrl': emulators.gitHub,
      'sitrep.vercel.apiUrl': emulators.vercel,
      ...more,
    },
  });
  test.beforeAll(() => emulators.start());
  test.afterAll(() => emulators.stop());
  return emulators;
}
