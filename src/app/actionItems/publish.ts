import type { Failure } from '../../core/failure.ts';
import { incidentIssueId, sharedDocumentId } from '../../core/postmortem/sync/itemKey.ts';
import { failed, ok, type Result } from '../../core/result.ts';
import type { StopSignal } from '../ports.ts';
import type { Desk } from './createActionItems.ts';
import { commonTo, incidentIssueEffect } from './incidentIssue.ts';
import { incidentOf } from './readDocument.ts';
import { queued } from './outboxData.ts';

/** Writes the post-mortem to the tracker: on the incident's issue, which is made where there is none, else on the team. */
export async function publishDocument(
  desk: Desk,
  uri: string,
  stop?: StopSignal,
): Promise<Result<{ readonly url: string }, Failure>> {
  const connected = await desk.connect(uri, stop);
  if (!connected.ok) return connected;
  const { document, tracker, account } = connected.value;
  const team = await desk.teams.get(tracker, desk.options(uri).team, stop);
  if (!team.ok) return team;
  const state = await incidentOf(desk, document);
  const issueId = state === undefined ? undefined : incidentIssueId(state.id, account.workspaceId);
  if (state !== undefined && issueId !== undefined) {
    const there = await tracker.issues([issueId], stop);
    if (!there.ok) return there;
    if (there.value.length === 0) {
      const common = commonTo(team.value, desk.options(uri));
      const effect = incidentIssueEffect(state, { id: issueId, common, path: desk.files.path(uri), uri });
      const { key } = effect;
      const added = await desk.outbox.add(queued([effect], account));
      if (!added.ok) return added;
      await desk.outbox.send([key], stop);
      const waiting = desk.outbox.entries.find((entry) => entry.key === key);
      if (waiting !== undefined) return failed(waiting.failure ?? { code: 'cancelled' });
    }
  }
  const published = await tracker.publishDocument(
    {
      id: sharedDocumentId(document, account.workspaceId),
      on: issueId === undefined ? { teamId: team.value.id } : { issueId },
      title: document.title?.value ?? desk.files.path(uri),
      markdown: document.markdown,
    },
    stop,
  );
  if (published.ok && state !== undefined) {
    const data = { tracker: tracker.name, url: published.value.url };
    const recorded = await desk.incidents.record(state.id, () => ok([{ type: 'postMortemShared', data }]));
    if (!recorded.ok)
      desk.log.warn(`post-mortem: the record does not tell that it was shared (${recorded.failure.code})`);
  }
  return published;
}
