import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { resolve } from 'node:path';
import { text } from 'node:stream/consumers';
import { expect, test } from 'vitest';

const root = resolve(import.meta.dirname, '../../..');

test('a reader that has seen enough ("… | head") ends it quietly', async () => {
  const from = resolve(root, 'test/fixtures/playbooks');
  const flags = ['--disable-warning=MODULE_TYPELESS_PACKAGE_JSON', '--disable-warning=ExperimentalWarning'];
  const run = spawn(process.execPath, [...flags, 'scripts/inspect.mts', 'runbooks', from, '--json'], { cwd: root });
  run.stdout.destroy();
  const [said] = await Promise.all([text(run.stderr), once(run, 'close')]);
  expect(said).toBe('');
  expect(run.exitCode).toBe(0);
});
