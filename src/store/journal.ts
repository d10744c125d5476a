import type { Clock, Ids, IncidentRecord, Journal, Subscription } from '../app/ports.ts';
import type { Failure } from '../core/failure.ts';
import { isEnded } from '../core/incident/phase.ts';
import { isEventId, type IncidentEvent } from '../core/incident/event.ts';
import { failed, ok, type Result } from '../core/result.ts';
import { appendEvent } from './appendEvent.ts';
import { Catalog } from './catalog.ts';
import { Changes } from './changes.ts';
import type { FileChange, FileSystem, Timers } from './fileSystem.ts';
import { IncidentWatches } from './incidentWatches.ts';
import { IndexCache } from './indexCache.ts';
import { incidentOfFolder, placeOf } from './layout.ts';
import { packRecord } from './packRecord.ts';
import { Records } from './records.ts';
import { Verification } from './verification.ts';

/** After the first list, so that what somebody waits for goes first. */
const verifyAfterMs = 500;
/** Watchers may miss something; without one every refresh looks at all ended incidents. */
const verifyAgainMs = 5 * 60 * 1000;

export interface JournalParts {
  readonly files: FileSystem;
  readonly clock: Clock;
  readonly ids: Ids;
  readonly timers: Timers;
}

export interface OpenJournal extends Journal {
  /** Looks for what others wrote, for where no watcher tells of it. Listeners are told of what is found. */
  refresh(): Promise<void>;
  dispose(): void;
}

/** Opens the record in the folder that `files` is about. Nothing is read or written until it is asked something. */
export function openJournal(parts: JournalParts): OpenJournal {
  return new FolderJournal(parts);
}

class FolderJournal implements OpenJournal {
  private readonly parts: JournalParts;
  private readonly changes: Changes;
  private readonly records: Records;
  private readonly index: IndexCache;
  private readonly catalog: Catalog;
  private readonly verification: Verification;
  private readonly incidentWatches: IncidentWatches;
  private readonly foldersMade = new Set<string>();
  private starting: Promise<void> | undefined;
  private watching: Subscription | undefined;
  private verifyTimer: Subscription | undefined;
  private disposed = false;

  constructor(parts: JournalParts) {
    const { files, clock, timers } = parts;
    this.parts = parts;
    this.changes = new Changes(timers);
    this.records = new Records(files, clock);
    this.index = new IndexCache(parts);
    this.catalog = new Catalog(files, this.records, this.index);
    const { records, catalog, index } = this;
    const onNews = (incident: string): void => this.changes.mark(incident);
    this.verification = new Verification({ files, clock, timers, records, catalog, index, onNews });
    this.incidentWatches = new IncidentWatches({
      files,
      timers,
      isKnown: (incident, path) => records.hasRead(incident, path),
      onChange: (change) => this.follow(change),
      onNews: (incident) => this.tell(incident),
    });
  }

  async append(event: IncidentEvent): Promise<Result<void, Failure>> {
    await this.start();
    const { foldersMade } = this;
    const appended = await appendEvent({ ...this.parts, foldersMade, onFolderLost: () => this.watchAnew() }, event);
    if (!appended.ok) return appended;
    this.records.wrote(appended.value);
    this.catalog.touch(event.incident);
    this.changes.mark(event.incident);
    return ok();
  }

  async load(incident: string): Promise<Result<IncidentRecord, Failure>> {
    if (!isEventId(incident)) return failed({ code: 'noSuchIncident', incident });
    await this.start();
    const view = await this.records.read(incident);
    if (!view.ok) return view;
    await this.index.load();
    this.catalog.take(view.value);
    const { events, problems } = view.value;
    if (events.length + problems.length === 0) return failed({ code: 'noSuchIncident', incident });
    return ok({ incident, events, problems });
  }

  async list(): ReturnType<Journal['list']> {
    await this.start();
    const list = await this.catalog.list();
    if (list.ok && !this.disposed) {
      for (const { id, phase } of list.value) if (!isEnded(phase)) this.followIncident(id);
      this.verifyTimer ??= this.parts.timers.after(verifyAfterMs, () => void this.verification.run());
    }
    return list;
  }

  async pack(incident: string): Promise<Result<void, Failure>> {
    if (!isEventId(incident)) return failed({ code: 'noSuchIncident', incident });
    await this.start();
    const packed = await packRecord(this.parts, incident);
    // The folder has changed, the incident has not.
    const view = await this.records.read(incident);
    await this.index.load();
    if (view.ok) this.catalog.take(view.value);
    return packed;
  }

  onDidChange(listener: (incidents: readonly string[] | 'all') => void): Subscription {
    return this.changes.onDidChange(listener);
  }

  async refresh(): Promise<void> {
    await this.start();
    for (const incident of await this.catalog.relist()) this.changes.mark(incident);
    if (this.watching === undefined || this.verification.olderThan(verifyAgainMs)) await this.verification.run();
  }

  dispose(): void {
    this.disposed = true;
    this.verifyTimer?.dispose();
    this.watching?.dispose();
    this.incidentWatches.clear();
    this.changes.dispose();
    this.index.dispose();
    this.verification.dispose();
  }

  /** A watcher needs the folder to be there. One that cannot be made is told by the operation that follows. */
  private start(): Promise<void> {
    this.starting ??= this.parts.files.createDirectory('').then(() => this.watchAnew());
    return this.starting;
  }

  private watchAnew(): void {
    this.watching?.dispose();
    this.incidentWatches.clear();
    if (!this.disposed) this.watching = this.parts.files.watch((change) => this.follow(change));
  }

  /** Where the record has no watcher, an incident needs none either. */
  private followIncident(incident: string): void {
    if (this.watching !== undefined && !this.disposed) this.incidentWatches.follow(incident);
  }

  private follow({ path, deleted }: FileChange): void {
    const place = placeOf(path);
    if (place === undefined) return;
    if (!deleted && incidentOfFolder(path) !== undefined) this.followIncident(place.incident);
    else if (deleted || place.event === undefined || !this.records.knows(place.incident, place.event)) {
      this.tell(place.incident);
    }
  }

  private tell(incident: string): void {
    this.catalog.touch(incident);
    this.changes.mark(incident);
  }
}
