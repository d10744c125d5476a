import type { CollectedChange, CollectedDeployment } from '../../../../src/app/changes/incidentChanges.ts';
import type { RankedChanges } from '../../../../src/app/changes/suspectRanking.ts';
import type { SourceState } from '../../../../src/app/changes/sourceState.ts';
import type { Change } from '../../../../src/core/changes/change.ts';
import type { Ranking, Suspect } from '../../../../src/core/changes/suspects/ranking.ts';
import type { SuspectsSeen } from '../../../../src/workbench/tree/rows/context.ts';
import { sayEnglish } from '../../../../src/core/say.ts';

export function aChange(number: number, more: Partial<Change> = {}): Change {
  return {
    key: `pr:example/harbor#${number}`,
    kind: 'pullRequest',
    title: sayEnglish('Change {0}', number),
    number,
    at: '2026-11-24T02:30:00.000Z',
    repository: 'example/harbor',
    sha: String(number).padEnd(40, '0'),
    author: 'Mira Okafor',
    url: `https://github.com/example/harbor/pull/${number}`,
    ...more,
  };
}

export function collected(change: Change): CollectedChange {
  const { key, kind, title, at } = change;
  const candidate = { key, kind, title, body: '', landedMs: Date.parse(at), files: [], commits: [] };
  return { change, candidate, sources: ['git'] };
}

export function aDeployment(id: string, at: string, carried: readonly string[] | 'unknown'): CollectedDeployment {
  const key = `deploy:example/harbor@${id}`;
  return {
    deployment: {
      key,
      id,
      source: 'Vercel',
      repository: 'example/harbor',
      environment: 'production',
      isProduction: true,
      sha: id.padEnd(40, 'a'),
      state: 'ready',
      stateWord: 'READY',
      createdAtMs: Date.parse(at),
      readyAtMs: Date.parse(at),
      pageUrl: 'https://vercel.example/d',
    },
    change: { key, kind: 'deploy', title: id, at, environment: 'production' },
    sources: ['Vercel'],
    carried,
  };
}

export function aSuspect(number: number, more: Partial<Suspect> = {}): Suspect {
  return { key: aChange(number).key, probability: 0.1, likelihood: 'possible', reasons: [], ...more };
}

const ranking: Ranking = {
  suspects: [
    aSuspect(240, {
      probability: 0.5,
      likelihood: 'likely',
      reasons: [
        { kind: 'frame', path: 'src/db/pool.ts', file: '/srv/src/db/pool.ts', line: 53, weight: 2 },
        { kind: 'time', landedMs: 0, beforeMs: 240_000, later: 0, weight: 1 },
        { kind: 'files', fileKind: 'docs', paths: ['docs/pool.md'], weight: -1 },
      ],
    }),
    ...[241, 242, 243, 244].map((number) => aSuspect(number, { probability: 0.01, likelihood: 'unlikely' })),
  ],
  none: 0.2,
};

/** One likely suspect, four unlikely ones, two deploys, and a source that failed. */
export function suspectsSeen(more: Partial<RankedChanges> = {}, showsAll = false): SuspectsSeen {
  const changes = [240, 241, 242, 243, 244].map((number) => collected(aChange(number)));
  const sources: readonly SourceState[] = [
    { name: 'git', load: 'ready' },
    { name: 'GitHub', load: 'failed', failure: { code: 'offline', where: 'GitHub' } },
  ];
  const ranked: RankedChanges = {
    changes: {
      incident: '',
      revision: 1,
      sources,
      deployments: [
        aDeployment('b', '2026-11-24T02:50:00.000Z', [aChange(240).key]),
        aDeployment('a', '2026-11-23T02:50:00.000Z', 'unknown'),
      ],
      changes,
    },
    ranking,
    ...more,
  };
  const vendors = new Set(['Vercel']);
  return {
    of: () => ranked,
    peek: () => ranked,
    showsAll: () => showsAll,
    deployers: vendors,
    logging: vendors,
  };
}

/** Three deploys of which Vercel says that the middle one serves now. */
export function rolledBackSeen(): SuspectsSeen {
  const serves = (id: string, at: string, servesNow: boolean): CollectedDeployment => {
    const told = aDeployment(id, at, 'unknown');
    return { ...told, deployment: { ...told.deployment, project: 'harbor', servesNow } };
  };
  const deployments = [
    serves('c', '2026-11-24T02:50:00.000Z', false),
    serves('b', '2026-11-23T02:50:00.000Z', true),
    serves('a', '2026-11-22T02:50:00.000Z', false),
  ];
  return suspectsSeen({ changes: { ...suspectsSeen().of('one').changes, deployments } });
}
