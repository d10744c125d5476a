/** What the stand-in holds: a small workspace, as plain data that tests may change. */

export interface StandInUser {
  readonly id: string;
  name: string;
  displayName: string;
  email: string;
  active: boolean;
}

export interface StandInState {
  readonly id: string;
  readonly teamId: string;
  readonly name: string;
  readonly type: string;
  readonly position: number;
}

export interface StandInTeam {
  readonly id: string;
  readonly key: string;
  readonly name: string;
  issueCount: number;
}

export interface StandInIssue {
  readonly id: string;
  readonly teamId: string;
  readonly number: number;
  readonly identifier: string;
  readonly url: string;
  title: string;
  description: string | null;
  priority: number;
  stateId: string;
  assigneeId: string | null;
  projectId: string | null;
  parentId: string | null;
  labelIds: readonly string[];
  dueDate: string | null;
  archivedAt: string | null;
  trashed: boolean | null;
  readonly createdAt: string;
}

export interface StandInDocument {
  readonly id: string;
  readonly issueId: string | null;
  title: string;
  content: string;
  readonly url: string;
}

export interface StandInWorkspace {
  readonly organization: { readonly id: string; readonly name: string; readonly urlKey: string };
  readonly viewerId: string;
  readonly users: StandInUser[];
  readonly teams: StandInTeam[];
  readonly states: StandInState[];
  readonly labels: {
    readonly id: string;
    readonly name: string;
    readonly teamId: string | null;
    readonly isGroup?: boolean;
  }[];
  readonly projects: { readonly id: string; readonly name: string; readonly teamId: string }[];
  readonly issues: StandInIssue[];
  readonly documents: StandInDocument[];
}

export function standInWorkspace(): StandInWorkspace {
  const user = (id: string, displayName: string, name: string, active = true): StandInUser => ({
    id,
    name,
    displayName,
    email: `${displayName}@example.com`,
    active,
  });
  const team = (id: string, key: string, name: string): StandInTeam => ({ id, key, name, issueCount: 0 });
  const eng = uuid('a1');
  const ops = uuid('a2');
  const states = [eng, ops].flatMap((teamId, index) =>
    (
      [
        ['Backlog', 'backlog'],
        ['Todo', 'unstarted'],
        ['In progress', 'started'],
        ['In review', 'started'],
        ['Done', 'completed'],
        ['Canceled', 'canceled'],
        ['Duplicate', 'duplicate'],
      ] as const
    ).map(([name, type], position) => ({ id: uuid(`b${index}${position}`), teamId, name, type, position })),
  );
  return {
    organization: { id: uuid('01'), name: 'Corner shop', urlKey: 'corner-shop' },
    viewerId: uuid('c1'),
    users: [
      user(uuid('c1'), 'mira', 'Mira Okafor'),
      user(uuid('c2'), 'jonas', 'Jonas Weber'),
      user(uuid('c3'), 'priya', 'Priya Nair'),
      user(uuid('c4'), 'sam.lee', 'Sam Lee'),
      user(uuid('c5'), 'sam.ortiz', 'Sam Ortiz'),
      user(uuid('c6'), 'lena', 'Lena Vogt', false),
    ],
    teams: [team(eng, 'ENG', 'Engineering'), team(ops, 'OPS', 'Operations')],
    states,
    labels: [
      { id: uuid('d1'), name: 'incident', teamId: null },
      { id: uuid('d2'), name: 'post-mortem', teamId: eng },
    ],
    projects: [{ id: uuid('e1'), name: 'Reliability', teamId: eng }],
    issues: [],
    documents: [],
  };
}

export function uuid(tail: string): string {
  return `00000000-0000-4000-8000-${tail.padStart(12, '0')}`;
}
