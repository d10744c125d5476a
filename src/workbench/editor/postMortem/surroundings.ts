import type { IncidentState } from '../../../core/incident/state.ts';
import { formatDate } from '../../../core/moment.ts';
import type { PostMortem } from '../../../core/postmortem/postMortem.ts';
import { labelKey } from '../../../core/postmortem/read/labels.ts';
import type { SurroundingsView } from '../../../protocol/postMortem/snapshot.ts';
import { peopleOf } from '../../commands/ask/people.ts';
import { gitApi } from '../../host/gitExtension.ts';
import type { Parts } from '../../parts.ts';
import { readSoon } from '../../playbook/readSoon.ts';
import { timeZone } from '../../settings/settings.ts';

const dayMs = 86_400_000;
/** Where the playbook does not say. */
const defaultDueMs = 7 * dayMs;
const peopleAtMost = 200;

/** What the tracker has that an item can be given. */
export interface TrackerNames {
  readonly people: readonly string[];
  readonly labels: readonly string[];
}

interface GitAuthors {
  readonly repositories: readonly {
    log(options: { readonly maxEntries: number }): Promise<readonly { readonly authorName?: string | undefined }[]>;
  }[];
}

/** When an action item that is made now is due: as the playbook says, and in the reader's time zone. */
export async function dueByDefault({ playbook, clock }: Parts): Promise<string> {
  const { postMortem } = await readSoon(playbook);
  return formatDate(clock.now() + (postMortem.actionItemsWithinMs ?? defaultDueMs), timeZone());
}

/** What the page offers: people, labels, severities. */
export async function surroundings(
  { playbook, identity }: Parts,
  document: PostMortem,
  state: IncidentState | undefined,
  tracker: TrackerNames,
): Promise<SurroundingsView> {
  const rules = await playbook.read();
  const me = (await identity.me()).name;
  const recorded = state === undefined ? [me] : peopleOf(state, me);
  const inDocument = document.actionItems.flatMap(({ owner }) => (owner === undefined ? [] : [owner]));
  const inItems = document.actionItems.flatMap(({ labels }) => labels ?? []);
  const people = [
    ...recorded,
    ...inDocument,
    ...(rules.rota?.people ?? []),
    ...tracker.people,
    ...(await gitAuthors()),
  ];
  return {
    people: [...new Set(people.map((name) => name.trim()))].filter((name) => name !== '').slice(0, peopleAtMost),
    labels: [...new Map([...inItems, ...tracker.labels].map((name) => [labelKey(name), name] as const)).values()],
    severities: rules.severities.map(({ level, name }) => `Sev ${level}${name === '' ? '' : ` (${name})`}`),
    hasRecord: state !== undefined,
  };
}

async function gitAuthors(): Promise<readonly string[]> {
  const git = await gitApi<GitAuthors>();
  const logs = (git?.repositories ?? []).slice(0, 3).map(async (repository) => {
    try {
      return await repository.log({ maxEntries: 200 });
    } catch {
      // A repository without a commit.
      return [];
    }
  });
  return (await Promise.all(logs)).flat().flatMap(({ authorName }) => (authorName === undefined ? [] : [authorName]));
}
