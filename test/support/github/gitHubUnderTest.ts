import type { Account } from '../../../src/app/ports.ts';
import { openGitHub, gitHubLimitedUntil, type GitHub } from '../../../src/integrations/github/index.ts';
import { openDoor } from '../../../src/integrations/http/door.ts';
import { ok } from '../../../src/core/result.ts';
import { collectingLog } from '../git/collectingLog.ts';

export interface GitHubUnderTest {
  readonly gitHub: GitHub;
  readonly lines: readonly string[];
  /** Tokens that were refused and asked about. */
  readonly renewed: readonly string[];
  readonly clock: { nowMs: number };
}

export interface Wanted {
  readonly token?: string;
  /** What signing in again gives. */
  readonly next?: string;
  readonly repositories?: readonly string[];
  readonly timeoutMs?: number;
  readonly requestsPerHour?: number;
}

/** GitHub as the extension asks it, against a stand-in; waits take no time. `token` in absence is the good one. */
export function gitHubAt(apiUrl: string, wanted: Wanted | 'signedOut' = {}): GitHubUnderTest {
  const {
    next,
    repositories = ['example/shop'],
    timeoutMs,
    requestsPerHour = 1_000,
  } = wanted === 'signedOut' ? ({} as Wanted) : wanted;
  const token = wanted === 'signedOut' ? undefined : (wanted.token ?? 'good-token');
  const log = collectingLog();
  const renewed: string[] = [];
  const clock = { nowMs: Date.parse('2026-11-24T03:00:00Z') };
  const account: Account = accountWith(token, next, renewed);
  const door = openDoor({
    vendor: 'GitHub',
    log,
    now: () => clock.nowMs,
    random: () => 0.5,
    requestsPerHour,
    limitedUntil: gitHubLimitedUntil,
    wait: () => Promise.resolve(),
    ...(timeoutMs === undefined ? {} : { timeoutMs }),
  });
  const gitHub = openGitHub({
    door,
    account,
    apiUrl: () => apiUrl,
    log,
    repositories: () => Promise.resolve(ok(repositories.map((repository) => ({ repository, host: 'github.com' })))),
  });
  return { gitHub, lines: log.lines, renewed, clock };
}

/** An account that has `token` until somebody signs in again, which gives `next`. */
export function accountWith(token: string | undefined, next: string | undefined, renewed: string[]): Account {
  let present = token;
  return {
    name: 'Vendor',
    status: () => Promise.resolve({ kind: 'signedOut' }),
    token: () => Promise.resolve(present),
    renew: (refused) => {
      renewed.push(refused);
      present = next ?? present;
      return Promise.resolve(next);
    },
    onDidChange: () => ({ dispose: () => undefined }),
  };
}
