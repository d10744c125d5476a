// Compares what the reader takes from sampled post-mortems with what a careful reader took from them, and prints
// the misses: node test/bench/postmortemScore.mts ../shared/data
import { readdir, readFile } from 'node:fs/promises';
import { basename, join } from 'node:path';
import { postMortemJson } from '../../scripts/inspect/postmortem.mts';
import { readWhen } from '../../src/core/postmortem/read/writtenWhen.ts';
import { isoDate } from '../../src/core/postmortem/read/writtenDate.ts';

interface Truth {
  readonly file: string;
  readonly title: string | null;
  readonly date: string | null;
  readonly severity: string | null;
  readonly timezone: string | null;
  readonly timeline: readonly { readonly when: string; readonly starts_with: string }[];
  readonly root_cause_section: boolean;
  readonly action_items: readonly {
    readonly text: string;
    readonly owner: string | null;
    readonly due: string | null;
    readonly done: boolean | null;
    readonly link: string | null;
  }[];
}

interface Read {
  readonly title: string | null;
  readonly date: string | null;
  readonly severity: string | null;
  readonly timeZone: string | null;
  readonly timeline: readonly { readonly time: string | null; readonly text: string }[];
  readonly actionItems: Truth['action_items'];
  readonly rootCause: boolean;
}

const goal = 0.9;
const data = process.argv[2] ?? '../shared/data';
const folder = basename(data) === 'postmortems' ? data : join(data, 'postmortems');
const { postmortems } = JSON.parse(await readFile(join(folder, 'truth.json'), 'utf8')) as {
  postmortems: readonly Truth[];
};

let asked = 0;
let agreed = 0;

function compare(file: string, what: string, expected: unknown, actual: unknown): void {
  asked++;
  if (expected === actual) agreed++;
  else console.log(`  miss ${file}: ${what} is ${JSON.stringify(expected)}, read ${JSON.stringify(actual)}`);
}

/** Spaces, quotes and case do not matter to a reader. */
function plain(text: string): string {
  return text
    .toLowerCase()
    .replace(/[^\p{L}\d]+/gu, ' ')
    .trim();
}

function startsWith(text: string, words: string): boolean {
  return plain(text).startsWith(plain(words));
}

/** "2019-01-22 2:54 PM" as the reader prints it. */
function isoTime(when: string): string {
  const read = readWhen(when);
  const date = read?.date === undefined ? undefined : isoDate(read.date);
  return [date, read?.time].filter((part) => part !== undefined).join('T');
}

for (const truth of postmortems) {
  const markdown = await readFile(join(folder, truth.file), 'utf8');
  const read = postMortemJson(truth.file, markdown) as unknown as Read;
  compare(truth.file, 'title', truth.title, read.title);
  compare(truth.file, 'date', truth.date, read.date);
  compare(truth.file, 'severity', truth.severity, read.severity);
  compare(truth.file, 'time zone', truth.timezone, read.timeZone);
  compare(truth.file, 'root cause', truth.root_cause_section, read.rootCause);
  compare(truth.file, 'number of timeline entries', truth.timeline.length, read.timeline.length);
  truth.timeline.forEach(({ when, starts_with: words }, index) => {
    const entry = read.timeline[index];
    compare(truth.file, `time of entry ${index + 1}`, isoTime(when), entry?.time);
    compare(truth.file, `entry ${index + 1}: ${words}`, true, entry !== undefined && startsWith(entry.text, words));
  });
  compare(truth.file, 'number of action items', truth.action_items.length, read.actionItems.length);
  for (const item of truth.action_items) {
    const found = read.actionItems.find(({ text }) => startsWith(text, item.text));
    compare(truth.file, `action item "${item.text}"`, true, found !== undefined);
    for (const part of ['owner', 'due', 'done', 'link'] as const) {
      compare(truth.file, `${part} of "${item.text}"`, item[part], found?.[part]);
    }
  }
}
const share = agreed / asked;
console.log(`Post-mortems: ${agreed} of ${asked} values agree (${(100 * share).toFixed(1)} %)`);

let files = 0;
for (const name of await readdir(folder, { recursive: true })) {
  if (!name.endsWith('.md')) continue;
  files++;
  postMortemJson(name, await readFile(join(folder, name), 'utf8'));
}
console.log(`${files} files read without an exception`);
if (share < goal) process.exitCode = 1;
