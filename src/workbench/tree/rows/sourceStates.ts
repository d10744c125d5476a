import type { SourceState } from '../../../app/changes/sourceState.ts';
import type { IncidentChanges } from '../../../app/changes/incidentChanges.ts';
import { formatTime } from '../../../core/moment.ts';
import { failureWords } from '../../words.ts';
import type { NodeIcon, TreeNode } from '../node.ts';
import type { RowContext } from './context.ts';
import { childId, leafRow, siblingIds } from './row.ts';
import { joined, lines, sentences } from './rowText.ts';

/** A row for each source that has something to say for itself; one that was simply read has none. */
export function sourceRows(
  parent: string,
  incident: string,
  { sources }: IncidentChanges,
  context: RowContext,
): readonly TreeNode[] {
  const telling = sources.filter(({ load, isCut }) => (load !== 'ready' && load !== 'idle') || isCut === true);
  // That a window has no such source is worth saying only when nothing else answered.
  const shown = telling.filter(({ load }) => load !== 'off' || sources.every((source) => source.load === 'off'));
  const ids = siblingIds(
    parent,
    shown.map(({ name }) => `source:${name}`),
  );
  return shown.map((source, index) => sourceRow(ids[index] ?? childId(parent, source.name), incident, source, context));
}

function sourceRow(id: string, incident: string, source: SourceState, context: RowContext): TreeNode {
  const { say, timeZone } = context;
  const { name, load, failure } = source;
  const words = stateWords(source, context);
  const message = failure === undefined ? undefined : failureWords(failure, say, timeZone).message;
  return leafRow({
    id,
    ref: { kind: 'suspects', incident },
    label: name,
    description: words,
    tooltip: lines(joined(name, words), message),
    accessibilityLabel: sentences(say('{0}: {1}', name, words), message),
    icon: icons[load],
    contextValue: joined('changeSource', load).replaceAll(' · ', ' '),
    ...(load === 'failed' || load === 'stale'
      ? { target: { kind: 'command' as const, command: 'sitrep.refreshChanges' } }
      : load === 'signedOut'
        ? { target: { kind: 'command' as const, command: 'sitrep.showConnections' } }
        : {}),
  });
}

function stateWords({ load, failure, readAtMs, isCut }: SourceState, { say, timeZone, nowMs }: RowContext): string {
  if (failure?.code === 'limited' && failure.retryAt > nowMs)
    return say('limited until {0}', formatTime(failure.retryAt, timeZone));
  switch (load) {
    case 'idle':
      return say('not read yet');
    case 'loading':
      return say('loading…');
    case 'ready':
      return isCut === true ? say('more than could be read') : say('read');
    case 'stale':
      return readAtMs === undefined
        ? say('could not be read again')
        : say('as of {0}; could not be read again', formatTime(readAtMs, timeZone));
    case 'failed':
      return say('failed; click to try again');
    case 'signedOut':
      return say('signed out; click to connect');
    case 'off':
      return say('not in this window');
  }
}

const icons: Readonly<Record<SourceState['load'], NodeIcon>> = {
  idle: { id: 'circle-large' },
  loading: { id: 'loading~spin' },
  ready: { id: 'info' },
  stale: { id: 'warning', color: 'problemsWarningIcon.foreground' },
  failed: { id: 'warning', color: 'problemsWarningIcon.foreground' },
  signedOut: { id: 'account' },
  off: { id: 'circle-slash', color: 'disabledForeground' },
};
