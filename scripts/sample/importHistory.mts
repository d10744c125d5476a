import { readFileSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { readContent, type Files } from './content.mts';
import { git } from './git.mts';
import type { Change, Merge, Revert, Step } from './history.mts';
import { people, webFlow, type Person } from './people.mts';
import { dayOf, durationMs } from './times.mts';

interface Snapshot {
  /** fast-import's name of the commit, ":12" */
  readonly mark: string;
  readonly files: Files;
  readonly atMs: number;
}

interface NewCommit {
  readonly author: Person;
  readonly committer: Person;
  readonly atMs: number;
  readonly message: string;
  readonly files: Files;
  /** The first one is the commit that `files` is compared with. */
  readonly parents: readonly Snapshot[];
}

/** Writes the commits of main and the deploy tags into the empty repository at `dir`, in one or two runs of `git fast-import`. */
export function importHistory(dir: string, steps: readonly Step[], baseMs: number): void {
  const main: Snapshot[] = [];
  const merges = new Map<number, { readonly before: Snapshot; readonly merged: Snapshot; readonly from: string }>();
  const deploysOfDay = new Map<string, number>();
  const stream = importStream(dir);

  const timeOf = (ago: string) => baseMs - durationMs(ago);
  const tipAt = (timeMs: number) => main.findLast(({ atMs }) => atMs <= timeMs);
  const onMain = (snapshot: Snapshot) => void main.push(snapshot);

  function change(step: Change, title: string, committer: Person, parent: Snapshot | undefined): Snapshot {
    const atMs = timeOf(step.ago);
    const files = new Map([...(parent?.files ?? []), ...readContent(step.content, baseMs, atMs)]);
    const message = paragraphs(title, step.body);
    const parents = parent ? [parent] : [];
    return stream.commit({ author: people[step.by], committer, atMs, message, files, parents });
  }

  function merge(step: Merge, tip: Snapshot): Snapshot {
    const fork = tipAt(timeOf(step.commits[0]?.ago ?? step.ago)) ?? tip;
    const head = step.commits.reduce((parent, each) => change(each, each.title, people[each.by], parent), fork);
    const message = paragraphs(`Merge pull request #${step.pr} from ${step.from}`, step.title, step.body);
    const files = threeWay(fork.files, tip.files, head.files);
    const parents = [tip, head];
    return stream.commit({
      author: people[step.by],
      committer: webFlow,
      atMs: timeOf(step.ago),
      message,
      files,
      parents,
    });
  }

  function revert(step: Revert, tip: Snapshot): Snapshot {
    const undone = merges.get(step.pr);
    if (!undone) throw new Error(`Nothing to revert: #${step.pr}`);
    const sha = stream.shaOf(undone.merged);
    const message = paragraphs(
      `Revert "Merge pull request #${step.pr} from ${undone.from}"`,
      `This reverts commit ${sha}, reversing\nchanges made to ${stream.shaOf(undone.before)}.`,
      step.why,
    );
    const files = threeWay(undone.merged.files, tip.files, undone.before.files);
    const who = people[step.by];
    return stream.commit({ author: who, committer: who, atMs: timeOf(step.ago), message, files, parents: [tip] });
  }

  for (const step of steps) {
    const tip = main.at(-1);
    if (step.kind === 'commit') onMain(change(step, step.title, people[step.by], tip));
    else if (!tip) throw new Error('The history has to begin with a commit');
    else if (step.kind === 'squash') onMain(change(step, `${step.title} (#${step.pr})`, webFlow, tip));
    else if (step.kind === 'revert') onMain(revert(step, tip));
    else if (step.kind === 'merge') {
      onMain(merge(step, tip));
      merges.set(step.pr, { before: tip, merged: main.at(-1) ?? tip, from: step.from });
    } else {
      const day = dayOf(timeOf(step.ago));
      const number = (deploysOfDay.get(day) ?? 0) + 1;
      deploysOfDay.set(day, number);
      const tagger = step.annotated ? people[step.by] : undefined;
      stream.tag(`deploy-${day}.${number}`, tip, timeOf(step.ago), tagger);
    }
  }
  stream.end();
}

/** What `from` → `to` changed, done to `onto`. Both sides changing one file is a mistake in the history. */
function threeWay(from: Files, onto: Files, to: Files): Files {
  const result = new Map(onto);
  for (const path of new Set([...from.keys(), ...to.keys()])) {
    const wanted = to.get(path);
    if (wanted === from.get(path)) continue;
    if (onto.get(path) !== from.get(path)) throw new Error(`Both sides of a merge change ${path}`);
    if (wanted === undefined) result.delete(path);
    else result.set(path, wanted);
  }
  return result;
}

function importStream(dir: string) {
  const marksFile = join(dir, '.git', 'sample-marks');
  const shas = new Map<string, string>();
  let pending: string[] = [];
  let marks = 0;

  function flush(): void {
    const kept = shas.size > 0 ? [`--import-marks=${marksFile}`] : [];
    git(dir, ['fast-import', '--quiet', '--force', `--export-marks=${marksFile}`, ...kept], pending.join(''));
    pending = [];
    for (const line of readFileSync(marksFile, 'utf8').trim().split('\n')) {
      const [mark, sha] = line.split(' ');
      if (mark && sha) shas.set(mark, sha);
    }
  }

  function commit({ author, committer, atMs, message, files, parents }: NewCommit): Snapshot {
    const [first, ...others] = parents;
    const mark = `:${(marks += 1)}`;
    const links = [...(first ? [`from ${first.mark}\n`] : []), ...others.map((parent) => `merge ${parent.mark}\n`)];
    const deleted = [...(first?.files.keys() ?? [])].filter((path) => !files.has(path)).map((path) => `D ${path}\n`);
    const written = [...files].filter(([path, text]) => first?.files.get(path) !== text);
    pending.push(`commit refs/heads/main\nmark ${mark}\n`, signed('author', author, atMs));
    pending.push(signed('committer', committer, atMs), data(message), ...links, ...deleted);
    pending.push(...written.map(([path, text]) => `M 100644 inline ${path}\n${data(text)}`), '\n');
    return { mark, files, atMs };
  }

  function tag(name: string, at: Snapshot, atMs: number, tagger: Person | undefined): void {
    if (!tagger) pending.push(`reset refs/tags/${name}\nfrom ${at.mark}\n\n`);
    else
      pending.push(`tag ${name}\nfrom ${at.mark}\n${signed('tagger', tagger, atMs)}${data(`Deploy to production\n`)}`);
  }

  /** Has git write what is pending first. */
  function shaOf({ mark }: Snapshot): string {
    if (!shas.has(mark)) flush();
    return shas.get(mark) ?? '';
  }

  function end(): void {
    flush();
    rmSync(marksFile);
  }

  return { commit, tag, shaOf, end };
}

function signed(role: 'author' | 'committer' | 'tagger', { name, email, zone }: Person, atMs: number): string {
  return `${role} ${name} <${email}> ${atMs / 1000} ${zone}\n`;
}

function data(text: string): string {
  return `data ${Buffer.byteLength(text)}\n${text}\n`;
}

function paragraphs(...parts: readonly (string | undefined)[]): string {
  return `${parts.filter((part) => part !== undefined).join('\n\n')}\n`;
}
