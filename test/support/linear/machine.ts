import { createActionItems, type OpenActionItems } from '../../../src/app/actionItems/createActionItems.ts';
import type { TrackerOptions } from '../../../src/app/actionItems/parts.ts';
import { Incidents } from '../../../src/app/incidents.ts';
import type { PostMortemFiles, TrackerAccess } from '../../../src/app/ports.ts';
import { defaultPlaybook } from '../../../src/core/playbook/default/defaultPlaybook.ts';
import { printPostMortem } from '../../../src/core/postmortem/edit/applyEdits.ts';
import { readPostMortem } from '../../../src/core/postmortem/readPostMortem.ts';
import { failed, ok, type Result } from '../../../src/core/result.ts';
import type { TrackerAccount } from '../../../src/core/tracker/issue.ts';
import { linearTracker } from '../../../src/integrations/linear/index.ts';
import { openJournal } from '../../../src/store/journal.ts';
import { openOutbox, type OpenOutbox } from '../../../src/store/outbox.ts';
import { seenItems } from '../../../src/store/seenItems.ts';
import type { MemoryDisk } from '../store/memoryDisk.ts';
import { testIds, type VirtualTime } from '../store/virtualTime.ts';
import { listLog } from '../workbench/listLog.ts';
import { standInApiKey, type LinearStandIn } from './standIn.ts';
import { uuid } from './workspace.ts';

export const documentUri = 'file:///shop/postmortems/checkout.postmortem.md';

/** A checkout of the team's files: two machines may share one, or have one each. */
export class Checkout {
  text: string;
  constructor(text: string) {
    this.text = text;
  }
}

export interface MachineParts {
  readonly linear: LinearStandIn;
  readonly disk: MemoryDisk;
  readonly time: VirtualTime;
  readonly checkout: Checkout;
  readonly options?: Partial<TrackerOptions>;
  readonly timeoutMs?: number;
  /** Who is connected; Mira when absent. */
  readonly user?: { readonly id: string; readonly name: string };
}

export interface Machine {
  readonly items: OpenActionItems;
  readonly outbox: OpenOutbox;
  readonly incidents: Incidents;
  readonly log: readonly string[];
}

/** One engineer's window, with everything real but the clock, the disk and the editor. */
export function machine({
  linear,
  disk,
  time,
  checkout,
  options = {},
  timeoutMs = 20_000,
  user,
}: MachineParts): Machine {
  const { clock, timers } = time;
  const log = listLog();
  const ids = testIds();
  const files = disk.open();
  const journal = openJournal({ files, clock, ids, timers });
  const identity = { me: () => Promise.resolve({ name: 'Mira Okafor' }) };
  const incidents = new Incidents({ journal, clock, ids, identity, log });
  const tracker = linearTracker({
    apiUrl: () => linear.apiUrl,
    token: () => Promise.resolve(ok({ kind: 'apiKey', value: standInApiKey })),
    now: () => clock.now(),
    log,
    timeoutMs,
  });
  const account: TrackerAccount = {
    workspace: 'Corner shop',
    workspaceId: uuid('01'),
    user: { id: uuid('c1'), name: 'mira', ...user, active: true },
  };
  const access: TrackerAccess = {
    account,
    tracker: () => Promise.resolve(ok(tracker)),
    onDidChange: () => ({ dispose: () => undefined }),
  };
  const outbox = openOutbox({
    files,
    clock,
    ids,
    timers,
    log,
    sender: (kind) => Promise.resolve(items.sender(kind)),
  });
  const items = createActionItems({
    files: filesOf(checkout),
    access,
    outbox,
    seen: seenItems({ files, clock, ids, log }),
    incidents,
    playbook: { current: () => defaultPlaybook },
    clock,
    log,
    options: () => ({
      team: 'ENG',
      project: '',
      labels: [],
      doneState: '',
      defaultAssignee: '',
      asSubIssues: true,
      ...options,
    }),
  });
  return { items, outbox, incidents, log: log.lines };
}

function filesOf(checkout: Checkout): PostMortemFiles {
  return {
    read: (uri) =>
      Promise.resolve(
        uri === documentUri ? ok(readPostMortem(checkout.text)) : failed({ code: 'missing', where: uri }),
      ),
    edit: (_uri, change) => {
      const document = readPostMortem(checkout.text);
      checkout.text = printPostMortem(document, change(document));
      return Promise.resolve(ok(readPostMortem(checkout.text)));
    },
    path: () => 'postmortems/checkout.postmortem.md',
  };
}

export function value<T>(result: Result<T, unknown>): T {
  if (!result.ok) throw new Error(JSON.stringify(result.failure));
  return result.value;
}
