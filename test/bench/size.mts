/** What a start of the window loads, minified: `activate`, the parts, and the record's store right after them. Needs `npm run build`. */
import { statSync } from 'node:fs';
import { join } from 'node:path';

const loaded = ['extension.js', 'compose.build.js', 'store.journal.js'];
const limitsKb = { node: 300, web: 500 };

for (const [host, limitKb] of Object.entries(limitsKb)) {
  const kb = loaded.reduce((sum, name) => sum + statSync(join('dist', host, name)).size / 1024, 0);
  console.log(`${kb <= limitKb ? 'ok' : 'OVER'}  start-up, ${host} host: ${kb.toFixed(1)} KB (limit ${limitKb} KB)`);
  if (kb > limitKb) process.exitCode = 1;
}
