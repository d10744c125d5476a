import { join } from 'node:path';
import { root } from './host/paths.mts';
import { run } from './host/processes.mts';
import { runMain } from './host/say.mts';

/** Takes the pictures of the README from the real workbench: `docs/screenshots/*.png`. */
await runMain(async () => {
  const env = { ...process.env, SITREP_E2E_TOUR: '1' };
  const args = [join('scripts', 'testE2e.mts'), ...process.argv.slice(2)];
  const { code } = await run(process.execPath, args, { cwd: root, env, show: true });
  return code;
});
