import { l10n, ProgressLocation, window, type CancellationToken, type Progress } from 'vscode';
import { judgeSuspect } from '../../../app/changes.ts';
import { addEvidence } from '../../../app/evidence.ts';
import type { RankedChanges } from '../../../app/changes/suspectRanking.ts';
import {
  nextCommit,
  startBisection,
  suspectsLeft,
  tested,
  type Bisection,
} from '../../../core/changes/bisect/bisection.ts';
import { mainLineOf, type MainLineStep as Step } from '../../../core/changes/bisect/mainLine.ts';
import { deployPair } from '../../../core/changes/deploys/exactCandidates.ts';
import { describeChange } from '../../../core/incident/describe.ts';
import type { IncidentState } from '../../../core/incident/state.ts';
import { runGit, runShell, type Exit } from '../../bisect/gitTask.ts';
import { checkoutOf, runnableGit, withWorktree, type Checkout, type NoWorktree } from '../../bisect/worktree.ts';
import type { Parts } from '../../parts.ts';
import { plainMessage } from '../../host/plainMessage.ts';
import { askText, required } from '../ask/askText.ts';
import type { CommandContext, Handlers } from '../handlers.ts';
import { flowTitle, settled, subjectOf } from '../subject.ts';
import { offerRemedy } from './offerRemedy.ts';

const mostCommits = 5_000;
/** As `git bisect run` has it: this code means that the commit cannot be tested. */
const cannotTest = 125;
const lastCommand = 'sitrep.bisect.command';

/** Runs a command that fails on commits between the last good and the first bad deploy, the most suspected first. */
export function proving({ parts }: CommandContext): Pick<Handlers, 'sitrep.proveSuspect'> {
  return {
    'sitrep.proveSuspect': async (node) => {
      const state = await subjectOf(parts, node);
      if (state === undefined) return;
      const runnable = await runnableGit();
      if (typeof runnable === 'string') {
        parts.notify.result(refusal(runnable));
        return;
      }
      const ranked = parts.suspects.of(state.id);
      const range = rangeOf(state, ranked);
      if (range === undefined) {
        parts.notify.result(l10n.t('No two deploys are known between which it broke, so there is nothing to search.'));
        return;
      }
      const checkout = await checkoutOf(range.bad);
      if (typeof checkout === 'string') {
        parts.notify.result(refusal(checkout));
        return;
      }
      const steps = await commitsBetween(checkout, range);
      if (steps === 'tooMany') {
        parts.notify.result(
          l10n.t(
            'More than {0} commits lie between the last good and the bad deploy: too many to search.',
            mostCommits,
          ),
        );
        return;
      }
      const answer = await askText({
        title: flowTitle(l10n.t('Prove it'), state),
        prompt: l10n.t(
          'A command that fails since it broke and passed before. It runs on up to {0} commits in a folder of its own; exit code 125 means “cannot be tested”.',
          steps.length + 1,
        ),
        placeholder: l10n.t('npm test -- pool'),
        value: parts.workspaceState.get(lastCommand, ''),
        remark: required(l10n.t('Write the command that fails.')),
      });
      if (answer.kind !== 'given') return;
      await parts.workspaceState.update(lastCommand, answer.value);
      await search(parts, { state, ranked, checkout, steps, good: range.good, command: answer.value.trim() });
    },
  };
}

export function refusal(reason: NoWorktree): string {
  switch (reason) {
    case 'untrusted':
      return l10n.t('This workspace is not trusted, so Sitrep runs nothing from it.');
    case 'virtual':
      return l10n.t('This workspace is not on a disk: commands need a checkout. Clone the repository and open that.');
    case 'noGit':
      return l10n.t('This needs git and the repository on this machine. In a browser window there is none.');
  }
}

function rangeOf(
  { startedAtMs }: IncidentState,
  { changes }: RankedChanges,
): { readonly good: string; readonly bad: string } | undefined {
  const pair = deployPair(
    changes.deployments.map(({ deployment }) => deployment),
    startedAtMs,
  );
  const good = pair?.good?.sha;
  const bad = pair?.bad.sha;
  return good === undefined || bad === undefined ? undefined : { good, bad };
}

/** The main line from the commit after `good` to `bad`, oldest first. */
async function commitsBetween(
  { repository }: Checkout,
  { good, bad }: { readonly good: string; readonly bad: string },
): Promise<readonly Step[] | 'tooMany'> {
  const log = await repository.log({ maxEntries: mostCommits + 1, refNames: [bad, `^${good}`] });
  return mainLineOf(log, bad, mostCommits);
}

interface Search {
  readonly state: IncidentState;
  readonly ranked: RankedChanges;
  readonly checkout: Checkout;
  readonly steps: readonly Step[];
  readonly good: string;
  readonly command: string;
}

async function search(parts: Parts, asked: Search): Promise<void> {
  const { state, ranked, checkout, steps } = asked;
  const lines: string[] = [];
  const outcome = await window.withProgress(
    { location: ProgressLocation.Notification, title: l10n.t('Prove it'), cancellable: true },
    (progress, token) =>
      withWorktree(checkout, { scratch: parts.scratchFolder, at: steps.at(-1)?.sha ?? 'HEAD' }, (folder) =>
        bisect(asked, { cwd: folder.fsPath, lines, progress, token }),
      ),
  );
  if (outcome === undefined) {
    parts.notify.result(l10n.t('git could not make a folder for the search, so nothing was run or recorded.'));
    return;
  }
  if (outcome.kind === 'cancelled') {
    parts.notify.result(l10n.t('The search was stopped. Nothing was recorded and its folder is removed.'));
    return;
  }
  const found = outcome.kind === 'found' ? outcome.among : [];
  const [only] = found;
  const change = ranked.changes.changes.find((each) => each.change.sha === only?.sha)?.change;
  const verdict = verdictWords(outcome, change === undefined ? undefined : describeChange(change));
  const text = [`$ ${asked.command}`, ...lines, verdict].join('\n');
  const repository = change?.repository ?? 'git';
  const source = { kind: 'git' as const, repository, ...(only === undefined ? {} : { sha: only.sha }) };
  const options = { emails: false, cut: (whole: string) => whole.slice(0, 50_000) };
  const recorded = await addEvidence(
    parts.incidents,
    state.id,
    { text, title: verdict, from: 'bisect', source },
    options,
  );
  if (settled(parts, recorded) === undefined || change === undefined || found.length !== 1) {
    parts.notify.result(verdict);
    return;
  }
  const mark = async (): Promise<void> => {
    const marked = settled(parts, await judgeSuspect(parts.incidents, state.id, change, 'culprit'));
    if (marked !== undefined) offerRemedy(parts, marked, change);
  };
  parts.notify.offer(verdict, { label: l10n.t('Mark as culprit'), run: mark });
}

type Outcome =
  | { readonly kind: 'cancelled' | 'neverFails' | 'alwaysFails' | 'untestable' }
  | { readonly kind: 'found'; readonly among: readonly Step[] };

function verdictWords(outcome: Outcome, change: string | undefined): string {
  if (outcome.kind === 'neverFails')
    return l10n.t('The command passes where production broke, so it shows nothing about this incident.');
  if (outcome.kind === 'alwaysFails')
    return l10n.t('The command fails at the last good deploy as well, so none of the changes after it broke it.');
  if (outcome.kind === 'untestable')
    return l10n.t('The command cannot be tested at both the last good and the bad deploy, so it shows nothing.');
  const [only] = outcome.kind === 'found' ? outcome.among : [];
  const count = outcome.kind === 'found' ? outcome.among.length : 0;
  if (only === undefined) return l10n.t('The search found nothing.');
  if (count > 1) return l10n.t('One of {0} commits is the first that fails; they could not be told apart.', count);
  return l10n.t('First to fail: {0}', change ?? `${only.sha.slice(0, 8)} ${only.title}`);
}

interface Running {
  readonly cwd: string;
  /** What each run said is added here. */
  readonly lines: string[];
  readonly progress: Progress<{ readonly message?: string }>;
  readonly token: CancellationToken;
}

async function bisect(asked: Search, running: Running): Promise<Outcome> {
  const { steps, good, ranked } = asked;
  const bad = steps.at(-1);
  if (bad === undefined) return { kind: 'found', among: [] };
  // Both ends first: a command that does not tell them apart proves nothing.
  const atBad = await verdictAt(asked, bad, running);
  if (atBad === undefined) return { kind: 'cancelled' };
  if (atBad !== 'fails') return { kind: atBad === 'passes' ? 'neverFails' : 'untestable' };
  const atGood = await verdictAt(asked, { sha: good, title: l10n.t('last good deploy') }, running);
  if (atGood === undefined) return { kind: 'cancelled' };
  if (atGood !== 'passes') return { kind: atGood === 'fails' ? 'alwaysFails' : 'untestable' };
  const probability = new Map(ranked.ranking?.suspects.map((suspect) => [suspect.key, suspect.probability]));
  const keyOf = new Map(ranked.changes.changes.map(({ change }) => [change.sha, change.key]));
  let bisection: Bisection = startBisection(steps.map(({ sha }) => probability.get(keyOf.get(sha) ?? '') ?? 0));
  for (let index = nextCommit(bisection); index !== undefined; index = nextCommit(bisection)) {
    const step = steps[index];
    const verdict = step === undefined ? undefined : await verdictAt(asked, step, running);
    if (verdict === undefined) return { kind: 'cancelled' };
    bisection = tested(bisection, { index, verdict });
  }
  return { kind: 'found', among: suspectsLeft(bisection).flatMap((index) => steps[index] ?? []) };
}

async function verdictAt(
  { checkout, command }: Search,
  { sha, title }: Step,
  { cwd, lines, progress, token }: Running,
): Promise<'passes' | 'fails' | 'skip' | undefined> {
  const name = `${sha.slice(0, 8)} ${title}`;
  progress.report({ message: plainMessage(l10n.t('run {0}: {1}', lines.length + 1, name)) });
  if (token.isCancellationRequested) return undefined;
  const moved = await runGit(checkout.git, cwd, ['checkout', '--force', '--detach', sha]);
  const exit: Exit = moved === 0 ? await runShell(cwd, command, token) : cannotTest;
  if (exit === undefined) return undefined;
  const verdict = exit === 0 ? 'passes' : exit === cannotTest ? 'skip' : 'fails';
  const word =
    verdict === 'passes'
      ? l10n.t('passes')
      : verdict === 'skip'
        ? l10n.t('cannot be tested')
        : l10n.t('fails (exit code {0})', exit);
  lines.push(`${name}: ${word}`);
  return verdict;
}
