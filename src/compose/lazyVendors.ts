import type { GitHub } from '../integrations/github/index.ts';
import type { Vercel } from '../integrations/vercel/index.ts';
import type { Asking } from './changeSources.ts';

/** GitHub, loaded when it is first asked. */
export function gitHubFrom(ask: Asking<GitHub>): GitHub {
  return {
    name: 'GitHub',
    recent: (window, stop) => ask((gitHub) => gitHub.recent(window, stop)),
    find: (query, limit, stop) => ask((gitHub) => gitHub.find(query, limit, stop)),
    between: (range, stop) => ask((gitHub) => gitHub.between(range, stop)),
    contents: (changes, stop) => ask((gitHub) => gitHub.contents(changes, stop)),
    ofCommit: (repository, sha, stop) => ask((gitHub) => gitHub.ofCommit(repository, sha, stop)),
    deployments: (window, stop) => ask((gitHub) => gitHub.deployments(window, stop)),
    revert: (pullRequest, draft) => ask((gitHub) => gitHub.revert(pullRequest, draft)),
    filesOf: (commit, stop) => ask((gitHub) => gitHub.filesOf(commit, stop)),
    fileAt: (place, stop) => ask((gitHub) => gitHub.fileAt(place, stop)),
  };
}

/** Vercel, loaded when it is first asked. */
export function vercelFrom(ask: Asking<Vercel>): Vercel {
  return {
    name: 'Vercel',
    deployments: (window, stop) => ask((vercel) => vercel.deployments(window, stop)),
    errorLines: (deployment, limit, stop) => ask((vercel) => vercel.errorLines(deployment, limit, stop)),
    facts: (to, stop) => ask((vercel) => vercel.facts(to, stop)),
    rollBack: (facts) => ask((vercel) => vercel.rollBack(facts)),
    status: (request, stop) => ask((vercel) => vercel.status(request, stop)),
  };
}
