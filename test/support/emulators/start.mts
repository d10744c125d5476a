// `node test/support/emulators/start.mts FOLDER [PORT PORT]`: GitHub, Vercel and Linear for the sample workspace, on this machine only.
// Prints their addresses as one line of JSON and runs until its input ends.
import { gitSync } from '../git/runGit.ts';
import { openGitHubStandIn } from '../github/gitHubStandIn.ts';
import { LinearStandIn } from '../linear/standIn.ts';
import { openVercelStandIn, type VercelState } from '../vercel/vercelStandIn.ts';
import { readGitHubState } from './sampleGitHub.ts';

/** What the extension sends to a stand-in in place of a token (`workbench/accounts/storedToken.ts`). */
const localToken = 'sitrep-local-emulator';
const repository = 'example/harbor';

const [folder, gitHubPort, vercelPort] = process.argv.slice(2);
if (folder === undefined) throw new Error('Usage: node test/support/emulators/start.mts FOLDER');
const state = readGitHubState(folder, repository);
const gitHub = await openGitHubStandIn([state], Number(gitHubPort ?? 0));
gitHub.tokens.add(localToken);
const production = [...state.deployments].sort((a, b) => (a.createdAt < b.createdAt ? 1 : -1));
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
  logs: [],
};
const vercel = await openVercelStandIn(vercelState, { isEager: true, port: Number(vercelPort ?? 0) });
vercel.tokens.add(localToken);
const linear = await new LinearStandIn().start();
console.log(JSON.stringify({ gitHub: gitHub.origin, vercel: vercel.origin, linear: linear.apiUrl }));
process.stdin.resume();
process.stdin.on('end', () => process.exit(0));
