import type { AnyEvent, EventData, EventType } from '../../../../src/core/incident/event.ts';
import { foldIncident } from '../../../../src/core/incident/fold.ts';
import type { IncidentState } from '../../../../src/core/incident/state.ts';
import { encodeUlid } from '../../../../src/core/incident/ulid.ts';
import type { Playbook } from '../../../../src/core/playbook/playbook.ts';

export const incidentId = '01JDEWQ0000000000000000000';

const origin = { from: 'default', line: 0 } as const;

export const playbook: Playbook = {
  title: 'Playbook',
  severities: [
    {
      level: 1,
      label: 'Sev 1',
      name: 'Critical',
      definition: 'Service down',
      examples: [],
      pages: ['on-call engineer'],
      origin,
    },
  ],
  process: [],
  mitigation: [],
  roles: [{ key: 'incident-commander', name: 'Incident commander', responsibilities: [], origin }],
  resolution: [],
  postMortem: { requiredFor: [1, 2], withinMs: 48 * 3_600_000, sharedWith: ['engineering', 'leadership'], origin },
  cadence: { updateEveryMs: 900_000, stabilityWindowMs: 900_000, origin },
  templates: [],
  thresholds: [],
  monitored: [],
  runbooks: [],
  resources: [],
  customerCare: [],
  testing: [],
};

export interface Told<T extends EventType = EventType> {
  readonly at: string;
  readonly type: T;
  readonly data: EventData<T>;
  readonly by?: string;
  readonly source?: AnyEvent['source'];
}

export function told<T extends EventType>(
  at: string,
  type: T,
  data: EventData<T>,
  more: Pick<Told, 'by' | 'source'> = {},
): Told {
  return { at, type, data, ...more };
}

/** The id that the n-th told event gets. */
export function idOf(index: number): string {
  return encodeUlid(1_800_000_000_000 + index, new Uint8Array(10));
}

/** The state of a record; times are "2026-11-24 03:12" in UTC. */
export function record(...events: readonly Told[]): IncidentState {
  return foldIncident(
    incidentId,
    events.map(({ at, type, data, by = 'Mira Okafor', source }, index) => ({
      v: 1,
      id: idOf(index),
      incident: incidentId,
      at: instant(at),
      recordedAt: instant(at),
      by: { name: by },
      type,
      data,
      ...(source === undefined ? {} : { source }),
    })) as AnyEvent[],
  );
}

export function instant(at: string): string {
  return `${at.replace(' ', 'T')}:00.000Z`;
}

export const culprit = {
  key: 'pr:acme/shop#234',
  kind: 'pullRequest',
  title: 'Lower the pool limit',
  number: 234,
  at: '2026-11-24T02:58:00.000Z',
  author: 'Jon',
  sha: '1a2b3c4d5e6f',
  url: 'https://github.com/acme/shop/pull/234',
} as const;

/** An incident that was detected, mitigated and resolved in one night. */
export const night: readonly Told[] = [
  told('2026-11-24 03:12', 'declared', {
    title: 'Checkout fails',
    severity: 1,
    startedAt: instant('2026-11-24 03:07'),
  }),
  told('2026-11-24 03:14', 'roleAssigned', {
    role: 'incident-commander',
    roleName: 'Incident commander',
    person: 'Hana Sato',
  }),
  told('2026-11-24 03:15', 'impactStated', { text: 'Nobody in the EU can pay' }),
  told(
    '2026-11-24 03:20',
    'noteAdded',
    { text: 'Pool exhausted', evidence: 'ERROR pool timeout\n  at pool.ts:12' },
    {
      source: {
        kind: 'file',
        uri: 'file:///w/logs/checkout.log',
        path: 'logs/checkout.log',
        startLine: 11,
        endLine: 12,
      },
    },
  ),
  told('2026-11-24 03:25', 'changeLinked', { change: culprit }),
  told('2026-11-24 03:26', 'changeJudged', { key: culprit.key, name: '#234', verdict: 'culprit' }),
  told('2026-11-24 03:40', 'phaseChanged', { from: 'investigating', to: 'monitoring' }),
  told('2026-11-24 04:11', 'phaseChanged', {
    from: 'monitoring',
    to: 'resolved',
    criteria: [
      { key: 'restored', text: 'Service restored', answer: 'yes' },
      { key: 'cause', text: 'Root cause known', answer: 'unknown' },
    ],
  }),
];
