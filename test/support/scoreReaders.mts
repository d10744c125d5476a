import { readdir, readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { playbookJson } from '../../scripts/inspect/playbookJson.mts';
import { runbookJson } from '../../scripts/inspect/runbookJson.mts';

interface RunbookTruth {
  file: string;
  title: string | null;
  h1: string | null;
  ordered_steps: number;
  checkboxes: { total: number };
  shell_blocks: number;
  fenced_blocks: number;
  links: number;
}

interface PlaybookTruth {
  file: string;
  title: string | null;
  severities: { level: string; name: string | null; response_time: string | null; update_frequency: string | null }[];
}

const leastAgreement = 0.95;

class Tally {
  agreed = 0;
  asked = 0;
  compare(file: string, what: string, expected: unknown, actual: unknown, also: unknown = expected): void {
    this.asked++;
    if (actual === expected || (also !== null && actual === also)) this.agreed++;
    else console.log(`  miss ${file}: ${what} is ${JSON.stringify(expected)}, read ${JSON.stringify(actual)}`);
  }
  print(title: string): void {
    console.log(
      `${title}: ${this.agreed} of ${this.asked} values agree (${((100 * this.agreed) / this.asked).toFixed(1)} %)`,
    );
    if (this.agreed < leastAgreement * this.asked) process.exitCode = 1;
  }
}

/**
 * Compares what the readers take from the sampled files with what a careful reader took from them, prints the
 * misses, and reads every other file of the folder without a failure.
 */
export async function scoreReaders(data: string): Promise<void> {
  const truthOf = async (kind: string): Promise<Record<string, unknown[]>> =>
    JSON.parse(await readFile(join(data, kind, 'truth.json'), 'utf8')) as Record<string, unknown[]>;
  await scoreRunbooks(data, (await truthOf('runbooks'))['runbooks'] as RunbookTruth[]);
  await scorePlaybooks(data, (await truthOf('playbooks'))['playbooks'] as PlaybookTruth[]);
  await readEverything(data);
}

async function scoreRunbooks(data: string, truths: readonly RunbookTruth[]): Promise<void> {
  const runbooks = new Tally();
  for (const truth of truths) {
    const read = runbookJson(truth.file, await readFile(join(data, 'runbooks', truth.file), 'utf8'));
    const counts = read['counts'] as Record<string, number>;
    runbooks.compare(truth.file, 'title', truth.title, read['title'], truth.h1);
    runbooks.compare(truth.file, 'numbered items', truth.ordered_steps, counts['orderedItems']);
    runbooks.compare(truth.file, 'check boxes', truth.checkboxes.total, counts['checkboxes']);
    runbooks.compare(truth.file, 'fenced blocks', truth.fenced_blocks, counts['fencedBlocks']);
    runbooks.compare(truth.file, 'shell blocks', truth.shell_blocks, counts['shellBlocks']);
    runbooks.compare(truth.file, 'links', truth.links, counts['links']);
  }
  runbooks.print('Runbooks');
}

async function scorePlaybooks(data: string, truths: readonly PlaybookTruth[]): Promise<void> {
  const playbooks = new Tally();
  for (const truth of truths) {
    const read = playbookJson(truth.file, await readFile(join(data, 'playbooks', truth.file), 'utf8'));
    const severities = read['severities'] as Record<string, unknown>[];
    playbooks.compare(truth.file, 'title', truth.title, read['title']);
    playbooks.compare(truth.file, 'number of severities', truth.severities.length, severities.length);
    for (const { level, name, response_time, update_frequency } of truth.severities) {
      const found = severities.find(({ label }) => label === level);
      playbooks.compare(truth.file, `label ${level}`, level, found?.['label']);
      playbooks.compare(truth.file, `name of ${level}`, name, found?.['name']);
      playbooks.compare(truth.file, `response time of ${level}`, response_time, found?.['respondWithin']);
      playbooks.compare(truth.file, `update frequency of ${level}`, update_frequency, found?.['updateEvery']);
    }
  }
  playbooks.print('Playbooks');
}

async function readEverything(data: string): Promise<void> {
  for (const kind of ['runbooks', 'playbooks', 'postmortems']) {
    let failed = 0;
    const files = (await readdir(join(data, kind), { recursive: true })).filter((name) =>
      /\.(?:md|markdown|erb)$/.test(name),
    );
    for (const name of files) {
      const text = await readFile(join(data, kind, name), 'utf8');
      try {
        runbookJson(name, text);
        const { severities } = playbookJson(name, text) as { severities: { label: string }[] };
        if (severities.length > 0)
          console.log(`  severities in ${kind}/${name}: ${severities.map(({ label }) => label).join(', ')}`);
      } catch (error) {
        failed++;
        console.log(`  failed on ${kind}/${name}: ${String(error)}`);
      }
    }
    console.log(`${kind}: ${files.length} files read, ${failed} failed`);
    if (failed > 0) process.exitCode = 1;
  }
}
