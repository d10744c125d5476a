import type { Candidate } from './candidate.ts';
import { measure } from './features/measure.ts';
import { reportFeatures } from './features/reportFeatures.ts';
import type { Steps, View } from './features/view.ts';
import { background } from './model/background.ts';
import { score } from './model/score.ts';
import { type CandidatePool, poolSteps } from './pool.ts';
import type { Likelihood, Ranking, RankOptions, Reason, Suspect } from './ranking.ts';
import type { IncidentReport } from './report/incidentReport.ts';
import { explainer } from './reasons/explain.ts';
import { readReport } from './report/readReport.ts';

const mostExplained = 50;
/** Below these probabilities a suspect is no longer called likely, or possible: likely is what is likelier than not. */
const likely = 0.5;
const possible = 0.06;
/** Only its sign is read: what outranks it is no feature of its own. */
const leastDoubt = 0.1;

/**
 * Which of the changes caused the incident. The same input gives the same ranking, in whatever order the candidates come.
 * Never throws, whatever the texts hold.
 */
export function rankSuspects(
  report: IncidentReport,
  candidates: readonly Candidate[],
  options: RankOptions = {},
): Ranking {
  return finish(rankSteps(report, candidates, options));
}

/** The same in small pieces: a pause after each few milliseconds, for a host that must not be blocked. */
export function* rankSteps(
  report: IncidentReport,
  candidates: readonly Candidate[],
  options: RankOptions = {},
): Steps<Ranking> {
  return yield* rankPoolSteps(report, yield* poolSteps(candidates), options);
}

/** Ranks again after the report changed: what is known of the candidates is used again. */
export function* rankPoolSteps(report: IncidentReport, pool: CandidatePool, options: RankOptions = {}): Steps<Ranking> {
  const view: View = { pool, read: readReport(report), background };
  yield undefined;
  const columns = yield* measure(view);
  const { probabilities, none } = score(columns, reportFeatures(view, columns), pool.known.length);
  yield undefined;
  const order = [...probabilities.keys()].sort((a, b) => (probabilities[b] ?? 0) - (probabilities[a] ?? 0) || a - b);
  yield undefined;
  const explain = explainer(view, columns);
  const explained = options.explained ?? mostExplained;
  const suspects: Suspect[] = [];
  for (const [place, index] of order.entries()) {
    const probability = probabilities[index] ?? 0;
    const likelihood = likelihoodOf(probability);
    const reasons = place < explained ? explain(index, likelihood === 'unlikely') : [];
    const suspect = { key: pool.known[index]?.candidate.key ?? '', probability, likelihood, reasons };
    suspects.push(place < explained ? withDoubt(suspect, place, none) : suspect);
    if (place < explained ? place % 8 === 7 : place % 1_024 === 1_023) yield undefined;
  }
  return { suspects, none };
}

/** An unlikely suspect is never shown with facts for it only: without one against it, it is said how many fit better. */
export function withDoubt(suspect: Suspect, better: number, none: number): Suspect {
  const reasons = suspect.reasons.filter(({ kind }) => kind !== 'outranked');
  const isDoubted = suspect.likelihood === 'unlikely' && !reasons.some(({ weight }) => weight < 0);
  if (!isDoubted) return { ...suspect, reasons };
  const outranked: Reason = { kind: 'outranked', better, none: none > suspect.probability, weight: -leastDoubt };
  return { ...suspect, reasons: [...reasons, outranked] };
}

export function likelihoodOf(probability: number): Likelihood {
  return probability >= likely ? 'likely' : probability >= possible ? 'possible' : 'unlikely';
}

/** Runs steps in one piece. */
export function finish<Value>(steps: Steps<Value>): Value {
  for (;;) {
    const step = steps.next();
    if (step.done === true) return step.value;
  }
}
