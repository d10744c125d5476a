// `npm run test:contract -- DIR`: holds what is asked of the stand-ins, and what they answer, against the vendors' own
// published descriptions in DIR. They are not part of this project; those that DIR lacks are passed over and said so.
import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { Contract, type Description } from './description.mts';
import { useVercel } from './vercel.mts';

const [dir] = process.argv.slice(2);
if (dir === undefined) {
  console.error('Usage: npm run test:contract -- DIR (a folder with the published descriptions: vercel-plus.json …)');
  process.exit(2);
}

const vendors = [{ name: 'Vercel', file: 'vercel-plus.json', use: useVercel }] as const;
let failures = 0;
let run = 0;
for (const { name, file, use } of vendors) {
  const path = join(dir, file);
  if (!existsSync(path)) {
    console.log(`${name}: no ${file} in ${dir}, not checked`);
    continue;
  }
  run += 1;
  const contract = new Contract(JSON.parse(readFileSync(path, 'utf8')) as Description);
  const exchanges = await use();
  const problems = [...new Set(exchanges.flatMap((exchange) => contract.problems(exchange)))];
  failures += problems.length;
  console.log(
    `${name}: ${exchanges.length} exchanges, ${contract.checked} replies held against a schema, ${problems.length} problems`,
  );
  for (const problem of problems) console.log(`  ${problem}`);
  if (contract.checked === 0) {
    failures += 1;
    console.log('  nothing was checked');
  }
}
process.exit(failures === 0 && run > 0 ? 0 : 1);
