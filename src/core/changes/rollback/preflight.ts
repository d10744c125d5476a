import type { Change } from '../change.ts';
import type { Deployment } from '../deploys/deployment.ts';
import type { RollbackFacts } from '../deploys/rollback.ts';
import type { Candidate } from '../suspects/candidate.ts';
import { fileKind } from '../suspects/files/fileKind.ts';

/** A change that a rollback takes out of production. */
export interface Undone {
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
  /** All of them, newest first; `unknown` where no source could compare the two commits. */
  readonly undone: readonly Undone[] | 'unknown';
  /** Set where the wanted deployment is newer than the one that serves: then nothing is undone. */
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
  const { current, target } = facts;
  const goesForward = current !== undefined && target.createdAtMs > current.createdAtMs;
  return {
    facts,
    goesForward,
    undone:
      changes === 'unknown' ? changes : changes.map((change) => undoneOf(change, contents.get(change.key), culprits)),
  };
}

function undoneOf(change: Change, content: Candidate | undefined, culprits: ReadonlySet<string>): Undone {
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
