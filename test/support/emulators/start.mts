// `node test/support/emulators/start.mts FOLDER [PORT PORT]`: GitHub, Vercel and Linear for the sample workspace, on this machine only.
// Prints their addresses as one line of JSON and runs until its input ends.
import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { gitSync } from '../git/runGit.ts';
import { openGitHubStandIn } from '../github/gitHubStandIn.ts';
import { LinearStandIn } from '../linear/standIn.ts';
import { openVercelStandIn, type VercelState } from '../vercel/vercelStandIn.ts';
import { readGitHubState } from './sampleGitHub.ts';
import { addUnfetched } from './unfetched.ts';

/** What the extension sends to a stand-in in place of a token (`workbench/accounts/storedToken.ts`). */
const localToken = 'sitrep-local-emulator';
const repository = 'example/harbor';

const [folder, gitHubPort, vercelPort] = process.argv.slice(2);
if (folder === undefined) throw new Error('Usage: node test/support/emulators/start.mts FOLDER');
const state = readGitHubState(folder, repository);
addUnfetched(state);
const gitHub = await openGitHubStandIn([state], Number(gitHubPort ?? 0));
gitHub.tokens.add(localToken);
const production = [...state.deployments].sort((a, b) => (a.createdAt < b.createdAt ? 1 : -1));
const errorLog = join(folder, 'logs', 'checkout-errors.log');
const vercelState: VercelState = {
  project: { id: 'prj_harbor', name: 'harbor' },
  repository,
  deployments: production.map(({ id, createdAt, sha, login }, index) => ({
    uid: `dpl_harbor${id}`,
    created: Date.parse(createdAt),
    ready: Date.parse(createdAt) + 3 * 60_000,
    state: 'READY',
    target: 'production',
    sha,
    message: gitSync(folder, ['log', '-1', '--format=%s', sha]).trim(),
    isRollbackCandidate: index > 0 && index < 8,
    login,
  })),
  serving: `dpl_harbor${production[0]?.id ?? 0}`,
  logs: existsSync(errorLog) ? runtimeLog(readFileSync(errorLog, 'utf8')) : [],
};
const vercel = await openVercelStandIn(vercelState, { isEager: true, port: Number(vercelPort ?? 0) });
vercel.tokens.add(localToken);
const linear = await new LinearStandIn().start();
console.log(JSON.stringify({ gitHub: gitHub.origin, vercel: vercel.origin, linear: linear.apiUrl }));
process.stdin.resume();
process.stdin.on('end', () => process.exit(0));

/** The service's own log as Vercel's runtime log tells it: one object a request, its trace in the message. */
function runtimeLog(log: string): readonly Readonly<Record<string, unknown>>[] {
  const errors = log.split(/^(?=\d{4}-\d{2}-\d{2}T\S+Z )/mu).flatMap((entry, index) => {
    const [head = '', ...trace] = entry.trimEnd().split('\n');
    const at = Date.parse(head.split(' ', 1)[0] ?? '');
    return Number.isNaN(at) || trace.length === 0 ? [] : [line(index, at, 'error', trace.join('\n'))];
  });
  return [line(0, Date.now() - 60 * 60_000, 'info', 'listening'), ...errors];
}

function line(row: number, timestampInMs: number, level: 'info' | 'error', message: string) {
  const request = level === 'error' ? { requestMethod: 'POST', requestPath: '/checkout', responseStatusCode: 500 } : {};
  return { rowId: String(row), source: 'serverless', level, message, timestampInMs, ...request };
}
