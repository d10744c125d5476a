import type { CollectedDeployment } from '../../../app/changes/incidentChanges.ts';
import type { RankedChanges } from '../../../app/changes/suspectRanking.ts';
import { deployedAtMs } from '../../../core/changes/deploys/deployment.ts';
import { newerThanServing } from '../../../core/changes/deploys/serving.ts';
import { deployPair } from '../../../core/changes/deploys/exactCandidates.ts';
import { deploymentLabel } from '../../../core/changes/rollback/preflight.ts';
import type { IncidentState } from '../../../core/incident/state.ts';
import { formatMoment, formatTimeNear } from '../../../core/moment.ts';
import type { TreeNode } from '../node.ts';
import type { RowContext } from './context.ts';
import { changeIcon } from './icons.ts';
import { childId, leafRow, parentRow, siblingIds } from './row.ts';
import { joined, lines, oneLine, sentences } from './rowText.ts';
import { suspectRow } from './suspects.ts';

const mostDeploys = 6;

/** Deploys to production with the changes that they carried, newest first. */
export function deploysGroup(
  parent: string,
  state: IncidentState,
  ranked: RankedChanges,
  context: RowContext,
): readonly TreeNode[] {
  const { say, nowMs, timeZone } = context;
  const production = ranked.changes.deployments.filter(({ deployment }) => deployment.isProduction);
  const [newest] = production;
  if (newest === undefined) return [];
  const id = childId(parent, 'deploys');
  const label = say('Deploys to production');
  const description = say('last {0}', timeWords(newest, nowMs, timeZone, say));
  return [
    parentRow(
      {
        id,
        ref: { kind: 'other' },
        label,
        description,
        tooltip: lines(
          say('{0}: {1}', label, description),
          say('Deployments to production, the newest first, each with the changes that it carried.'),
          newest.deployment.timeOf === 'commit'
            ? say('The newest is known by its tag alone: it was deployed some time after its commit was made.')
            : undefined,
        ),
        accessibilityLabel: sentences(say('{0}: {1}', label, description)),
        icon: { id: 'rocket' },
        contextValue: 'deploys',
        collapse: 'collapsed',
      },
      () => deployRows(id, state, production, ranked, context),
    ),
  ];
}

function deployRows(
  parent: string,
  state: IncidentState,
  production: readonly CollectedDeployment[],
  ranked: RankedChanges,
  context: RowContext,
): readonly TreeNode[] {
  const pair = deployPair(
    production.map(({ deployment }) => deployment),
    state.startedAtMs,
  );
  const newer = newerThanServing(production.map(({ deployment }) => deployment));
  const shown = production.filter(({ deployment }, index) => index < mostDeploys || deployment.servesNow === true);
  const ids = siblingIds(
    parent,
    shown.map(({ deployment }) => deployment.key),
  );
  return shown.map((collected, index) => {
    const { key } = collected.deployment;
    const role = key === pair?.bad.key ? 'bad' : key === pair?.good?.key ? 'good' : undefined;
    return deployRow(
      ids[index] ?? parent,
      state,
      collected,
      { ranked, role, isNewest: index === 0, isNewer: newer.has(key) },
      context,
    );
  });
}

interface Seen {
  readonly ranked: RankedChanges;
  readonly role: 'good' | 'bad' | undefined;
  readonly isNewest: boolean;
  /** Than what the vendor says serves now. */
  readonly isNewer: boolean;
}

function deployRow(
  id: string,
  state: IncidentState,
  collected: CollectedDeployment,
  { ranked, role, isNewest, isNewer }: Seen,
  context: RowContext,
): TreeNode {
  const { say, nowMs, timeZone, suspects } = context;
  const { deployment, carried, sources } = collected;
  const label = oneLine(deploymentLabel(deployment));
  const roleWords =
    role === 'bad' ? say('served when it broke') : role === 'good' ? say('last good') : stateWords(collected, say);
  const amount =
    carried === 'unknown'
      ? say('unknown changes')
      : carried.length === 1
        ? say('1 change')
        : say('{0} changes', carried.length);
  const isOther = deployment.servesNow === undefined ? !isNewest : !deployment.servesNow;
  const canSwitch = suspects?.deployers.has(deployment.source) === true && isOther && deployment.state === 'ready';
  const serves = deployment.servesNow === true ? say('serves now') : undefined;
  const description = joined(serves, roleWords, timeWords(collected, nowMs, timeZone, say), amount);
  const row = {
    id,
    ref: { kind: 'deployment' as const, incident: state.id, deployment: deployment.key },
    label,
    description,
    tooltip: lines(
      label,
      say('{0}: {1}', deployment.environment, deployment.stateWord),
      serves === undefined ? undefined : say('{0} says that production points at it now', deployment.source),
      deployment.timeOf === 'commit'
        ? say('Its commit is of {0}; when it was deployed is unknown', formatMoment(deployment.createdAtMs, timeZone))
        : say('Deployed at {0}', formatMoment(deployedAtMs(deployment), timeZone)),
      deployment.by === undefined ? undefined : say('By {0}', deployment.by),
      roleReason(role, say),
      deployment.sha,
      deployment.pageUrl,
      say('Known from: {0}', sources.join(', ')),
    ),
    accessibilityLabel: sentences(label, description),
    icon: changeIcon('deploy', 'open'),
    contextValue: [
      'deployment',
      'candidate',
      ...(deployment.pageUrl === undefined ? [] : ['paged']),
      ...(suspects?.logging.has(deployment.source) === true ? ['logged'] : []),
      ...(canSwitch ? [isNewer ? 'forwardable' : 'rollable'] : []),
    ].join(' '),
  };
  if (carried === 'unknown' || carried.length === 0) return leafRow(row);
  return parentRow({ ...row, collapse: 'collapsed' }, () => {
    const known = new Map(ranked.changes.changes.map((change) => [change.change.key, change]));
    const suspectOf = new Map(ranked.ranking?.suspects.map((suspect) => [suspect.key, suspect]));
    const ids = siblingIds(id, carried);
    return carried.flatMap((key, index) => {
      const change = known.get(key);
      return change === undefined ? [] : [suspectRow(ids[index] ?? id, state.id, change, suspectOf.get(key), context)];
    });
  });
}

function roleReason(role: Seen['role'], say: RowContext['say']): string | undefined {
  switch (role) {
    case 'bad':
      return say(
        'The newest before the start of the incident that did not fail: taken to have served when things broke',
      );
    case 'good':
      return say('The one of the same project before that, with another commit: taken to have worked');
    case undefined:
      return undefined;
  }
}

function timeWords(
  { deployment }: CollectedDeployment,
  nowMs: number,
  timeZone: string,
  say: RowContext['say'],
): string {
  const time = formatTimeNear(deployedAtMs(deployment), nowMs, timeZone);
  return deployment.timeOf === 'commit' ? say('after {0}', time) : time;
}

function stateWords({ deployment }: CollectedDeployment, say: RowContext['say']): string | undefined {
  switch (deployment.state) {
    case 'ready':
      return undefined;
    case 'gone':
      return say('gone');
    case 'queued':
      return say('queued');
    case 'building':
      return say('building');
    case 'failed':
      return say('failed');
    case 'canceled':
      return say('canceled');
    case 'unknown':
      return say('state unknown');
  }
}
