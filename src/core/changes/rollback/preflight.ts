import type { Change } from '../change.ts';
import type { Deployment } from '../deploys/deployment.ts';
import type { RollbackFacts } from '../deploys/rollback.ts';
import type { Candidate } from '../suspects/candidate.ts';
import { fileKind } from '../suspects/files/fileKind.ts';

/** A change that a rollback takes out of production, or that rolling forward brings in. */
export interface ChangeBetween {
  readonly change: Change;
  /** Its database migrations, which a rollback of the code does not take back. */
  readonly migrations: readonly string[];
  /** Nothing is known of its files: it may hold migrations all the same. */
  readonly filesUnknown: boolean;
  readonly isCulprit: boolean;
}

/** All that is to be seen before production is put back to an earlier deployment. */
export interface Preflight {
  readonly facts: RollbackFacts;
  /** All changes between the two, newest first; `unknown` where no source could compare the two commits. */
  readonly between: readonly ChangeBetween[] | 'unknown';
  /** Set where the wanted deployment is newer than the one that serves: its changes come in, and nothing is undone. */
  readonly goesForward: boolean;
}

export interface PreflightParts {
  readonly facts: RollbackFacts;
  readonly changes: readonly Change[] | 'unknown';
  /** By key of the change. */
  readonly contents: ReadonlyMap<string, Candidate>;
  readonly culprits: ReadonlySet<string>;
}

export function preflight({ facts, changes, contents, culprits }: PreflightParts): Preflight {
  return {
    facts,
    goesForward: isForward(facts),
    between:
      changes === 'unknown' ? changes : changes.map((change) => betweenOf(change, contents.get(change.key), culprits)),
  };
}

/** Whether the wanted deployment is newer than the one that serves, as far as the vendor tells what serves. */
export function isForward({ current, target }: Pick<RollbackFacts, 'current' | 'target'>): boolean {
  return current !== undefined && target.createdAtMs > current.createdAtMs;
}

function betweenOf(change: Change, content: Candidate | undefined, culprits: ReadonlySet<string>): ChangeBetween {
  const paths = content?.files.map(({ path }) => path) ?? [];
  return {
    change,
    migrations: paths.filter((path) => fileKind(path) === 'migration'),
    filesUnknown: paths.length === 0 || (content?.filesTotal ?? 0) > paths.length,
    isCulprit: culprits.has(change.key),
  };
}

/** "a1b2c3d4", else the vendor's id. */
export function deploymentName({ sha, id }: Pick<Deployment, 'sha' | 'id'>): string {
  return sha?.slice(0, 8) ?? id;
}

/** As the row of the deployment is called: its tag, else its title, else its name. */
export function deploymentLabel(deployment: Pick<Deployment, 'tag' | 'title' | 'sha' | 'id'>): string {
  return deployment.tag ?? deployment.title ?? deploymentName(deployment);
}
