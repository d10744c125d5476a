import type { Failure } from '../../core/failure.ts';
import { incidentIssueId, sharedDocumentId } from '../../core/postmortem/sync/itemKey.ts';
import { failed, ok, type Result } from '../../core/result.ts';
import type { StopSignal } from '../ports.ts';
import type { Published } from './actionItems.ts';
import type { Desk } from './createActionItems.ts';
import { queued, type PublishData } from './outboxData.ts';
import { publishNow } from './publishSender.ts';

export const publishKind = 'tracker.publishDocument';
/** The outbox reads no greater files; a longer document is sent at once or not at all. */
const longestQueued = 400_000;

/**
 * Writes the post-mortem, as it is now, to the tracker. What the tracker cannot take now but may take later waits in
 * the outbox; what it refuses is told, and nothing stays behind.
 */
export async function publishDocument(desk: Desk, uri: string, stop?: StopSignal): Promise<Result<Published, Failure>> {
  const connected = await desk.connect(uri, stop);
  if (!connected.ok) return connected;
  const { document, tracker, account } = connected.value;
  const { incident } = document;
  const data: PublishData = {
    uri,
    id: sharedDocumentId(document, account.workspaceId),
    ...(incident === undefined ? {} : { incident, issueId: incidentIssueId(incident, account.workspaceId) }),
    title: document.title?.value ?? desk.files.path(uri),
    markdown: document.markdown,
  };
  if (data.markdown.length > longestQueued) {
    const published = await publishNow({ ...desk, tracker }, data, stop);
    return published.ok ? ok({ kind: 'published', url: published.value }) : published;
  }
  const key = `document-${data.id}`;
  const effect = { key, kind: publishKind, ...(incident === undefined ? {} : { incident }), label: data.title, data };
  const added = await desk.outbox.add(queued([{ ...effect, label: effect.label.slice(0, 300) }], account));
  if (!added.ok) return added;
  desk.published.delete(data.id);
  await desk.outbox.send([key], stop);
  const url = desk.published.get(data.id);
  if (url !== undefined) return ok({ kind: 'published', url });
  const waiting = desk.outbox.entries.find((entry) => entry.key === key);
  const failure = waiting?.failure ?? ({ code: 'cancelled' } as const);
  if (waiting?.nextTryAtMs !== undefined && waiting.failure !== undefined) return ok({ kind: 'waiting', failure });
  await desk.outbox.cancel(key);
  return failed(failure);
}
