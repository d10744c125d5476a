import type { OutboxEntry } from '../../../app/outbox.ts';
import { formatTimeNear } from '../../../core/moment.ts';
import { failureWords } from '../../words.ts';
import type { TreeNode } from '../node.ts';
import type { RowContext } from './context.ts';
import { childId, leafRow, parentRow } from './row.ts';
import { lines, oneLine, sentences } from './rowText.ts';

const id = 'outbox';

/** What still has to reach a vendor; no row where nothing waits. */
export function outboxRows(entries: readonly OutboxEntry[], context: RowContext): readonly TreeNode[] {
  if (entries.length === 0) return [];
  const { say } = context;
  const label = say('Waiting to be sent');
  const held = entries.some(({ nextTryAtMs, failure }) => nextTryAtMs === undefined && failure !== undefined);
  return [
    parentRow(
      {
        id,
        ref: { kind: 'other' },
        label,
        description: String(entries.length),
        tooltip: say('It is on this machine’s disk and is sent when it can be.'),
        accessibilityLabel: sentences(label, String(entries.length)),
        icon: held ? { id: 'warning', color: 'list.warningForeground' } : { id: 'cloud-upload' },
        contextValue: 'outbox',
        collapse: 'collapsed',
      },
      () => entries.map((entry) => entryRow(entry, context)),
    ),
  ];
}

function entryRow(entry: OutboxEntry, { say, timeZone, nowMs }: RowContext): TreeNode {
  const { key, label, failure, nextTryAtMs } = entry;
  const why = failure === undefined ? undefined : failureWords(failure, say, timeZone).message;
  const when =
    nextTryAtMs === undefined
      ? say('waits for you')
      : failure === undefined
        ? say('on its way')
        : say('next try at {0}', formatTimeNear(nextTryAtMs, nowMs, timeZone));
  return leafRow({
    id: childId(id, key),
    ref: { kind: 'outboxEntry', key },
    label: oneLine(label),
    description: when,
    tooltip: lines(oneLine(label), why),
    accessibilityLabel: sentences(oneLine(label), when, why),
    icon: { id: nextTryAtMs === undefined ? 'error' : 'sync' },
    contextValue: 'outboxEntry',
  });
}
