/** What became of a deployment, as far as all vendors agree; `stateWord` keeps the vendor's own word. */
export type DeploymentState = 'queued' | 'building' | 'ready' | 'failed' | 'canceled' | 'gone' | 'unknown';

/** One deployment as a vendor or a tag tells of it. Times are milliseconds since the epoch. */
export interface Deployment {
  /** Key of the change that stands for it on the timeline. */
  readonly key: string;
  /** Keys under which other sources tell of it, once they are merged. */
  readonly aliases?: readonly string[];
  /** The vendor's id; a tag's name. Of one source each deployment has its own. */
  readonly id: string;
  /** Name of the source that told: "GitHub", "Vercel", "git". */
  readonly source: string;
  /** "owner/name", where known. */
  readonly repository?: string;
  /** The vendor's project, where it has such a thing. */
  readonly project?: string;
  /** "production", "preview"…, as the vendor writes it. */
  readonly environment: string;
  readonly isProduction: boolean;
  /** The commit that was deployed, in full. */
  readonly sha?: string;
  readonly branch?: string;
  readonly tag?: string;
  readonly title?: string;
  readonly state: DeploymentState;
  readonly stateWord: string;
  readonly createdAtMs: number;
  /** When it began to serve, where known. */
  readonly readyAtMs?: number;
  /** Set where only the commit's time is known: it was deployed later. */
  readonly timeOf?: 'commit';
  readonly by?: string;
  /** Where it can be visited. */
  readonly url?: string;
  /** The vendor's page about it. */
  readonly pageUrl?: string;
  /** Whether the vendor says that production points at it now; unset where that could not be read. */
  readonly servesNow?: boolean;
  /** Whether the vendor would roll back to it; unset where it does not say. */
  readonly canRollBackTo?: boolean;
}

/** When it took effect, as far as is known. */
export function deployedAtMs({ readyAtMs, createdAtMs }: Deployment): number {
  return readyAtMs ?? createdAtMs;
}
