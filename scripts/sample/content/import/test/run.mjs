// `npm test` runs every *.test.ts; `npm test -- pool` only the files whose path contains "pool", load tests included.
import { spawnSync } from 'node:child_process';
import { globSync } from 'node:fs';

const words = process.argv.slice(2);
const wanted = (file) => (words.length > 0 ? words.some((word) => file.includes(word)) : file.endsWith('.test.ts'));
const files = globSync('test/**/*.{test,load}.ts').filter(wanted).sort();
if (files.length === 0) {
  console.error(`No test file matches ${words.join(' ')}.`);
  process.exit(1);
}
process.exit(spawnSync(process.execPath, ['--test', ...files], { stdio: 'inherit' }).status ?? 1);
