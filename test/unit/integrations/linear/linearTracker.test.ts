import fc from 'fast-check';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import type { Tracker } from '../../../../src/app/ports.ts';
import { uuidFrom } from '../../../../src/core/postmortem/sync/itemKey.ts';
import { ok, type Result } from '../../../../src/core/result.ts';
import type { NewIssue } from '../../../../src/core/tracker/issue.ts';
import { linearTracker } from '../../../../src/integrations/linear/index.ts';
import { collectingLog } from '../../../support/git/collectingLog.ts';
import { LinearStandIn, standInApiKey } from '../../../support/linear/standIn.ts';
import { uuid } from '../../../support/linear/workspace.ts';

const engineering = uuid('a1');

describe('Linear', () => {
  let linear: LinearStandIn;
  let tracker: Tracker;
  let log: ReturnType<typeof collectingLog>;
  const open = (key = standInApiKey, timeoutMs = 20_000): Tracker =>
    linearTracker({
      apiUrl: () => linear.apiUrl,
      token: () => Promise.resolve(ok({ kind: 'apiKey', value: key })),
      now: () => 1_000_000,
      log,
      timeoutMs,
    });

  beforeEach(async () => {
    linear = await new LinearStandIn().start();
    log = collectingLog();
    tracker = open();
  });
  afterEach(async () => {
    await linear.stop();
    expect(linear.violations).toEqual([]);
  });

  function issue(name: string, fields: Partial<NewIssue> = {}): NewIssue {
    const id = uuidFrom(name);
    return { id, teamId: engineering, title: name, description: '', priority: 2, labelIds: [], ...fields };
  }

  test('says who is connected', async () => {
    expect(await tracker.account()).toEqual(
      ok({
        workspace: 'Corner shop',
        workspaceId: uuid('01'),
        user: { id: uuid('c1'), name: 'mira', fullName: 'Mira Okafor', email: 'mira@example.com', active: true },
      }),
    );
  });

  test('gives teams with what their issues may refer to, people who have left included', async () => {
    expect(value(await tracker.teams()).map(({ key }) => key)).toEqual(['ENG', 'OPS']);
    const team = value(await tracker.team('eng'));
    expect(team.states.map(({ name }) => name)).toEqual([
      'Backlog',
      'Todo',
      'In progress',
      'In review',
      'Done',
      'Canceled',
      'Duplicate',
    ]);
    expect(team.labels.map(({ name }) => name)).toEqual(['incident', 'post-mortem']);
    expect(team.projects.map(({ name }) => name)).toEqual(['Reliability']);
    expect(team.people.filter(({ active }) => !active).map(({ name }) => name)).toEqual(['lena']);
    expect(await tracker.team('GONE')).toMatchObject({ ok: false, failure: { code: 'notFound', what: 'team GONE' } });
  });

  test('makes issues in one request, under the ids that were chosen, and reads them back', async () => {
    const wanted = [issue('One', { due: '2026-12-01', assigneeId: uuid('c2') }), issue('Two')];
    const made = value(await tracker.createIssues(wanted));
    expect(linear.requests.map(({ roots }) => roots)).toEqual([['issueBatchCreate'], ['issues']]);
    expect(made.map(({ id }) => id).sort()).toEqual(wanted.map(({ id }) => id).sort());
    expect(made.find(({ title }) => title === 'One')).toMatchObject({
      identifier: 'ENG-1',
      url: 'https://linear.app/corner-shop/issue/ENG-1',
      assignee: { name: 'jonas' },
      due: '2026-12-01',
      state: { name: 'Todo', kind: 'unstarted' },
      priority: 2,
    });
  });

  test('an id that is taken is told apart from every other refusal, and nothing of the batch is made', async () => {
    await tracker.createIssues([issue('One')]);
    const again = await tracker.createIssues([issue('Two'), issue('One')]);
    expect(again).toMatchObject({ ok: false, failure: { code: 'alreadyThere' } });
    const refused = await tracker.createIssues([issue('Three', { labelIds: [uuid('ff')] })]);
    expect(refused).toMatchObject({ ok: false, failure: { code: 'rejected', where: 'Linear' } });
    expect(linear.workspace.issues).toHaveLength(1);
  });

  test('finds 300 issues by id and identifier, archived and deleted ones too', async () => {
    const all = Array.from({ length: 300 }, (_, index) => issue(`Item ${index}`));
    for (let at = 0; at < 300; at += 50) await tracker.createIssues(all.slice(at, at + 50));
    const [first, second] = linear.workspace.issues;
    Object.assign(first ?? {}, { archivedAt: '2026-11-01T00:00:00Z' });
    Object.assign(second ?? {}, { archivedAt: '2026-11-01T00:00:00Z', trashed: true });
    linear.requests.length = 0;
    const found = value(await tracker.issues(all.map(({ id }) => id)));
    expect(found).toHaveLength(300);
    expect(found.filter(({ removed }) => removed !== undefined).map(({ removed }) => removed)).toEqual([
      'archived',
      'deleted',
    ]);
    expect(linear.requests).toHaveLength(2);
    expect(Math.max(...linear.requests.map(({ complexity }) => complexity))).toBeLessThan(7_500);
    expect(value(await tracker.issues(['ENG-3', 'ENG-300', 'OPS-1'])).map(({ identifier }) => identifier)).toEqual([
      'ENG-3',
      'ENG-300',
    ]);
  });

  test('asks in halves where Linear finds a question too complex', async () => {
    const all = ['a', 'b', 'c', 'd'].map((name) => issue(name));
    await tracker.createIssues(all);
    linear.fail({ kind: 'complexity', on: 'issues', times: 2 });
    expect(value(await tracker.issues(all.map(({ id }) => id)))).toHaveLength(4);
  });

  test('changes what it is told to and nothing else; null takes away', async () => {
    await tracker.createIssues([issue('One', { due: '2026-12-01', assigneeId: uuid('c2') })]);
    const id = uuidFrom('One');
    expect(value(await tracker.updateIssue(id, { stateId: uuid('b04'), due: null }))).toMatchObject({
      state: { name: 'Done', kind: 'completed' },
      assignee: { name: 'jonas' },
    });
    expect(linear.workspace.issues[0]).toMatchObject({ dueDate: null, assigneeId: uuid('c2') });
  });

  test('publishes a document once, and again as a new text of the same document', async () => {
    await tracker.createIssues([issue('One')]);
    const document = {
      id: uuidFrom('document'),
      on: { issueId: uuidFrom('One') },
      title: 'Post-mortem',
      markdown: '# A',
    };
    const first = value(await tracker.publishDocument(document));
    expect(value(await tracker.publishDocument({ ...document, markdown: '# B' }))).toEqual(first);
    expect(linear.workspace.documents).toMatchObject([{ issueId: uuidFrom('One'), content: '# B' }]);
  });

  test('titles arrive as they are, whatever they hold', async () => {
    await fc.assert(
      fc.asyncProperty(
        fc.string({ unit: 'grapheme', minLength: 1, maxLength: 80 }),
        fc.uuid({ version: 4 }),
        async (text, id) => {
          fc.pre(text.trim() !== '' && !/\p{Cs}/u.test(text));
          const [made] = value(await tracker.createIssues([{ ...issue('x'), id, title: text }]));
          expect(made?.title).toBe(text);
        },
      ),
      { numRuns: 20 },
    );
  });

  test.each([
    ['expired', { code: 'auth', where: 'Linear' }],
    ['scope', { code: 'denied', where: 'Linear' }],
    ['error200', { code: 'down', where: 'Linear' }],
    ['unavailable', { code: 'down', where: 'Linear', status: 503 }],
    ['garbage', { code: 'badReply', where: 'Linear' }],
    ['loseReply', { code: 'offline', where: 'Linear' }],
  ] as const)('%s is told as what it is', async (kind, failure) => {
    linear.fail({ kind });
    expect(await tracker.account()).toMatchObject({ ok: false, failure });
  });

  test('a key that is not known is told as such', async () => {
    expect(await open('lin_api_wrong0000').account()).toMatchObject({ ok: false, failure: { code: 'auth' } });
  });

  test('a rate limit, which Linear answers with 400, says when it ends', async () => {
    linear.fail({ kind: 'rateLimit', resetMs: 1_900_000 });
    expect(await tracker.account()).toEqual({
      ok: false,
      failure: { code: 'limited', where: 'Linear', retryAt: 1_900_000 },
    });
  });

  test('no answer in time is told apart from being offline, and from being stopped', async () => {
    linear.fail({ kind: 'hang', times: 2 });
    expect(await open(standInApiKey, 50).account()).toMatchObject({ ok: false, failure: { code: 'timedOut' } });
    const stop = new AbortController();
    const asked = tracker.account(stop.signal);
    stop.abort();
    expect(await asked).toMatchObject({ ok: false, failure: { code: 'cancelled' } });
    await linear.stop();
    expect(await tracker.account()).toMatchObject({ ok: false, failure: { code: 'offline' } });
    linear = await new LinearStandIn().start();
    log = collectingLog();
  });

  test('nothing of the token or of the team’s words is in a failure', async () => {
    const secret = 'The customer list leaked';
    for (const kind of ['expired', 'scope', 'complexity', 'error200', 'garbage', 'loseReply'] as const) {
      linear.fail({ kind });
      const failure = JSON.stringify(await tracker.createIssues([issue(secret)]));
      expect(failure).not.toContain(secret);
      expect(failure).not.toContain(standInApiKey);
    }
  });

  test('each request is one line in the log, with the operation’s name and how it ended', async () => {
    await tracker.account();
    await tracker.createIssues([issue('One')]);
    linear.fail({ kind: 'scope' });
    await tracker.teams();
    expect(log.lines).toHaveLength(linear.requests.length);
    expect(log.lines).toEqual([
      'Linear: POST /graphql SitrepAccount → 200 in 0 ms',
      'Linear: POST /graphql createIssueBatch → 200 in 0 ms',
      'Linear: POST /graphql SitrepIssues → 200 in 0 ms',
      expect.stringMatching(/^Linear: POST \/graphql SitrepTeams → \d{3} \(denied\) in 0 ms$/),
    ]);
  });

  test('nothing of the token or of the team’s words is in the log', async () => {
    const secret = 'The customer list leaked';
    const kinds = ['expired', 'scope', 'complexity', 'error200', 'garbage', 'loseReply'] as const;
    for (const kind of kinds) {
      linear.fail({ kind });
      await tracker.createIssues([issue(secret)]);
    }
    expect(log.lines.length).toBeGreaterThanOrEqual(kinds.length);
    expect(log.lines.join('\n')).not.toContain(secret);
    expect(log.lines.join('\n')).not.toContain(standInApiKey);
  });

  test('an address that is not https is refused before the token leaves', async () => {
    const away = linearTracker({
      apiUrl: () => 'http://linear.example.com/graphql',
      token: () => Promise.resolve(ok({ kind: 'apiKey', value: standInApiKey })),
      now: () => 0,
      log,
    });
    expect(await away.account()).toMatchObject({ ok: false, failure: { code: 'rejected', where: 'Sitrep' } });
  });
});

function value<T>(result: Result<T, unknown>): T {
  if (!result.ok) throw new Error(JSON.stringify(result.failure));
  return result.value;
}
