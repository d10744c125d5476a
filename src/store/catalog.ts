import { isEventId } from '../core/incident/event.ts';
import { foldIncident } from '../core/incident/fold.ts';
import { isEnded } from '../core/incident/phase.ts';
import { summarize, type IncidentSummary } from '../core/incident/state.ts';
import type { StorageFailure } from '../core/failure.ts';
import { failed, ok } from '../core/result.ts';
import { inParallel } from '../app/inParallel.ts';
import { shareNext } from './concurrency.ts';
import type { FileSystem, Stored } from './fileSystem.ts';
import type { IndexCache } from './indexCache.ts';
import type { Records, RecordView } from './records.ts';

const incidentsAtOnce = 8;

/**
 * The list of incidents. Active ones are read from their events each time. Ended ones are taken from the index
 * until something says that they changed (`touch`): a list must not cost more with every incident of the past.
 */
export class Catalog {
  /** Reads the folder. Calls during a running one share the next. */
  readonly list: () => Stored<readonly IncidentSummary[]>;
  private readonly files: FileSystem;
  private readonly records: Records;
  private readonly index: IndexCache;
  private readonly touched = new Set<string>();
  /** What the last list said of each incident, in one word that differs when the incident does. */
  private seen: ReadonlyMap<string, string> = new Map();
  private active = new Map<string, { readonly summary: IncidentSummary; readonly fingerprint: string }>();

  constructor(files: FileSystem, records: Records, index: IndexCache) {
    this.files = files;
    this.records = records;
    this.index = index;
    this.list = shareNext(() => this.listNow());
  }

  /** The incident is to be read from its events by the next list. */
  touch(incident: string): void {
    this.touched.add(incident);
  }

  /** Incidents that differ from what the last list said. */
  async relist(): Promise<readonly string[]> {
    const before = this.seen;
    await this.list();
    const ids = new Set([...before.keys(), ...this.seen.keys()]);
    return [...ids].filter((id) => before.get(id) !== this.seen.get(id));
  }

  /** Takes over what was read of an incident. True when it says something new about an ended one. */
  take({ incident, summary, stamp, fingerprint, events, problems }: RecordView): boolean {
    const before = this.index.get(incident);
    const news = before !== undefined && JSON.stringify(before.summary) !== JSON.stringify(summary);
    if (events.length > 0 && isEnded(summary.phase)) {
      this.active.delete(incident);
      if (news || before?.stamp !== stamp) this.index.set(incident, { summary, stamp });
    } else {
      this.index.delete(incident);
      if (events.length > 0 || problems.length > 0) this.active.set(incident, { summary, fingerprint });
      else this.active.delete(incident);
    }
    return news;
  }

  private async listNow(): Stored<readonly IncidentSummary[]> {
    const [folders] = await Promise.all([this.files.readDirectory(''), this.index.load()]);
    if (!folders.ok && folders.failure.code !== 'missing') return folders;
    const entries = folders.ok ? folders.value : [];
    const incidents = entries
      .filter(({ name, kind }) => kind === 'directory' && isEventId(name))
      .map(({ name }) => name);
    const wanted = incidents.filter((id) => this.index.get(id) === undefined || this.touched.has(id));
    const failures = (await inParallel(wanted, incidentsAtOnce, (id) => this.readOne(id))).filter(
      (failure) => failure !== undefined,
    );
    if (failures[0] !== undefined && failures.length === incidents.length) return failed(failures[0]);
    return ok(this.summaries(incidents));
  }

  /** A record that cannot be read stays in the list as it was last seen, or without a title. */
  private async readOne(incident: string): Promise<StorageFailure | undefined> {
    this.touched.delete(incident);
    const view = await this.records.read(incident);
    if (view.ok) {
      this.take(view.value);
      return undefined;
    }
    this.touched.add(incident);
    if (!this.active.has(incident) && this.index.get(incident) === undefined) {
      this.active.set(incident, { summary: summarize(foldIncident(incident, [])), fingerprint: view.failure.code });
    }
    return view.failure;
  }

  private summaries(incidents: readonly string[]): readonly IncidentSummary[] {
    const seen = new Map<string, string>();
    const summaries: IncidentSummary[] = [];
    for (const id of incidents) {
      const active = this.active.get(id);
      const summary = active?.summary ?? this.index.get(id)?.summary;
      if (summary === undefined) continue;
      seen.set(id, active?.fingerprint ?? summary.lastEventId);
      summaries.push(summary);
    }
    this.seen = seen;
    return summaries.sort((a, b) => b.declaredAtMs - a.declaredAtMs || (a.id < b.id ? 1 : -1));
  }
}
