import { narrow } from '../../core/changes/suspects/narrow.ts';
import { poolSteps, type CandidatePool } from '../../core/changes/suspects/pool.ts';
import { rankInSteps, type Pacing } from '../../core/changes/suspects/rankInSteps.ts';
import type { Ranking } from '../../core/changes/suspects/ranking.ts';
import { rankPoolSteps } from '../../core/changes/suspects/rankSuspects.ts';
import type { IncidentReport } from '../../core/changes/suspects/report/incidentReport.ts';
import type { IncidentChanges } from './incidentChanges.ts';

export function makePool({ changes }: IncidentChanges, pacing: Pacing): Promise<CandidatePool | undefined> {
  return rankInSteps(poolSteps(changes.map(({ candidate }) => candidate)), pacing);
}

/**
 * All candidates are ranked, as their words tell which ones are rare. Where the deployments say between which two
 * it broke, only what came in between can have done it.
 */
export async function rankPool(
  report: IncidentReport,
  pool: CandidatePool,
  { exact }: IncidentChanges,
  pacing: Pacing,
): Promise<Ranking | undefined> {
  const ranking = await rankInSteps(rankPoolSteps(report, pool), pacing);
  return ranking === undefined || exact === undefined || exact.length === 0 ? ranking : narrow(ranking, new Set(exact));
}
