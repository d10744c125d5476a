/**
 * The readers against real files and against the bare Markdown parser: `npm run bench:readers [FOLDER] [WIDE]`. Prints how far
 * runbooks and playbooks agree with `truth.json`, with the misses, then what indexing 1,000 runbooks and
 * re-reading a 5,000-line playbook after a keystroke cost beyond the parser's own time.
 */
import { readdir, readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { parseMarkdown } from '../../src/core/markdown/markdownFile.ts';
import { defaultMarkdown } from '../../src/core/playbook/default/defaultMarkdown.ts';
import { readPlaybook } from '../../src/core/playbook/readPlaybook.ts';
import { readRunbook } from '../../src/core/runbook/understandRunbook.ts';
import { medianOfRounds, reportRatio } from '../support/store/rounds.ts';
import { scoreReaders } from '../support/scoreReaders.mts';

const wantedRunbooks = 1_000;
const playbookLines = 5_000;
const mostExtraMs = 50;
const data = process.argv[2] ?? join('..', 'shared', 'data');

await scoreReaders(data);
await indexRunbooks();
retypePlaybook();

/** The folder's real runbooks, taken again until there are a thousand; a copy has its own text, so that nothing is reused. */
async function indexRunbooks(): Promise<void> {
  const folder = join(data, 'runbooks');
  const names = (await readdir(folder, { recursive: true })).filter((name) => /\.(?:md|markdown|erb)$/.test(name));
  const texts = await Promise.all(names.map((name) => readFile(join(folder, name), 'utf8')));
  const files = Array.from({ length: wantedRunbooks }, (_, index) => ({
    name: names[index % names.length] ?? '',
    text: `${texts[index % texts.length] ?? ''}\n<!-- ${index} -->\n`,
  }));
  const medians = await medianOfRounds(3, {
    bare: () => {
      for (const { text } of files) parseMarkdown(text);
      return Promise.resolve();
    },
    index: () => {
      for (const { name, text } of files) readRunbook(text, name);
      return Promise.resolve();
    },
  });
  reportRatio(`index ${wantedRunbooks} runbooks`, medians.get('index') ?? NaN, medians.get('bare') ?? NaN, 3);
}

/**
 * A playbook with every part, its runbooks repeated until it is long; each round types one letter more. The quickest rounds
 * are compared: what else the machine does is not what is measured.
 */
function retypePlaybook(): void {
  const runbook = (count: number): string =>
    `\n### Case ${count}\n\n**Symptoms**: errors, slow pages\n\n1. Look at the [dashboard](https://example.com/${count})\n2. Restart the worker\n\n\`\`\`sh\nkubectl rollout restart deployment/worker-${count}\n\`\`\`\n`;
  const lines = [`${defaultMarkdown}\n## Runbooks\n`];
  for (let count = 0; lines.join('').split('\n').length < playbookLines; count++) lines.push(runbook(count));
  const text = lines.join('');
  let typed = '';
  const next = (): string => {
    typed += 'x';
    return text.replace('A major feature is broken', `A major ${typed} feature is broken`);
  };
  const timed = (read: (text: string) => unknown): number => {
    const since = performance.now();
    read(next());
    return performance.now() - since;
  };
  let [bareMs, readMs] = [Infinity, Infinity];
  for (let round = 0; round < 25; round++) {
    bareMs = Math.min(bareMs, timed(parseMarkdown));
    readMs = Math.min(readMs, timed(readPlaybook));
  }
  const extraMs = readMs - bareMs;
  const verdict = extraMs <= mostExtraMs ? 'ok' : 'OVER';
  console.log(
    `${verdict}  re-read a playbook of ${text.split('\n').length} lines: ${extraMs.toFixed(1)} ms more than the bare parse (limit ${mostExtraMs} ms; ${readMs.toFixed(1)} ms against ${bareMs.toFixed(1)} ms)`,
  );
  if (extraMs > mostExtraMs) process.exitCode = 1;
}
