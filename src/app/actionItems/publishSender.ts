import type { Failure } from '../../core/failure.ts';
import { failed, ok, type Result } from '../../core/result.ts';
import type { OutboxEntry, OutboxSender } from '../outbox.ts';
import type { StopSignal } from '../ports.ts';
import { commonTo, incidentIssueEffect } from './incidentIssue.ts';
import { readPublish, type PublishData } from './outboxData.ts';
import type { ActionItemsParts } from './parts.ts';
import { damaged, sendIssues, sendOwn, type SenderParts } from './senders.ts';
import type { Teams } from './teams.ts';

interface PublishParts extends ActionItemsParts {
  readonly teams: Teams;
  /** The addresses of what was published, by the ids of the documents. */
  readonly published: Map<string, string>;
}

export function publishSender(parts: PublishParts): OutboxSender {
  return {
    batchSize: 1,
    send: (entries, stop) =>
      sendOwn(parts, entries, async (own, tracker) => {
        const results = new Map<string, Result<void, Failure>>();
        for (const entry of own) results.set(entry.key, await sendOne({ ...parts, tracker }, entry, stop));
        return results;
      }),
  };
}

async function sendOne(
  parts: PublishParts & SenderParts,
  entry: OutboxEntry,
  stop: StopSignal | undefined,
): Promise<Result<void, Failure>> {
  const data = readPublish(entry.data);
  if (data === undefined) return damaged(entry);
  const published = await publishNow(parts, data, stop);
  if (!published.ok) return published;
  parts.published.set(data.id, published.value);
  return ok();
}

/** On the incident's issue, which is made where there is none, else on the team. Answers the document's address. */
export async function publishNow(
  parts: SenderParts & Pick<PublishParts, 'teams'>,
  { uri, id, incident, issueId, title, markdown }: PublishData,
  stop: StopSignal | undefined,
): Promise<Result<string, Failure>> {
  const { tracker, incidents, log } = parts;
  const team = await parts.teams.get(tracker, parts.options(uri).team, stop);
  if (!team.ok) return team;
  const state = incident === undefined ? undefined : await incidents.get(incident);
  const onIssue = state?.ok === true ? issueId : undefined;
  if (state?.ok === true && onIssue !== undefined) {
    const there = await tracker.issues([onIssue], stop);
    if (!there.ok) return there;
    if (there.value.length === 0) {
      const common = commonTo(team.value, parts.options(uri));
      const effect = incidentIssueEffect(state.value, { id: onIssue, common, path: parts.files.path(uri), uri });
      const made = await sendIssues(parts, [{ ...effect, addedAtMs: 0, attempts: 0 }], () => undefined, stop);
      const result = made.get(effect.key);
      if (result?.ok !== true) return failed(result?.failure ?? { code: 'cancelled' });
    }
  }
  const on = onIssue === undefined ? { teamId: team.value.id } : { issueId: onIssue };
  const published = await tracker.publishDocument({ id, on, title, markdown }, stop);
  if (!published.ok) return published;
  const { url } = published.value;
  if (state?.ok === true) {
    const data = { tracker: tracker.name, url };
    const recorded = await incidents.record(state.value.id, () => ok([{ type: 'postMortemShared', data }]));
    if (!recorded.ok) log.warn(`post-mortem: the record does not tell that it was shared (${recorded.failure.code})`);
  }
  return ok(url);
}
