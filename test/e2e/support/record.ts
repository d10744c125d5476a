import { randomBytes } from 'node:crypto';
import { existsSync, mkdirSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import type { EventData, EventType, IncidentEvent } from '../../../src/core/incident/event.ts';
import { nextUlid } from '../../../src/core/incident/ulid.ts';

/** An event as a test states it; the rest does not matter to it. */
export interface Written<T extends EventType> {
  readonly type: T;
  readonly data: EventData<T>;
  readonly at?: Date;
}

/** The record of a host, seen from outside: files in a folder. */
export class RecordFolder {
  readonly path: string;
  private lastId = '';

  constructor(path: string) {
    this.path = path;
  }

  /** Everything that was written down, in the order of the files' names. */
  events(): readonly IncidentEvent[] {
    return this.eventFiles().map((file) => JSON.parse(readFileSync(file, 'utf8')) as IncidentEvent);
  }

  types(): readonly EventType[] {
    return this.events().map(({ type }) => type);
  }

  incidents(): readonly string[] {
    if (!existsSync(this.path)) return [];
    return readdirSync(this.path).filter((name) => existsSync(join(this.path, name, 'events')));
  }

  /** Writes an event as another window would. */
  write<T extends EventType>(incident: string, { type, data, at = new Date() }: Written<T>): string {
    const id = this.id();
    const when = at.toISOString();
    const by = { name: 'Noor Haddad' };
    const event = { v: 1, id, incident, at: when, recordedAt: when, by, type, data };
    this.writeFile(join(incident, 'events', `${id}.json`), JSON.stringify(event));
    return id;
  }

  /** A new incident with its first event; answers its id. */
  declare(title: string, { severity = 2, at = new Date() }: { severity?: 1 | 2 | 3 | 4; at?: Date } = {}): string {
    const incident = this.id();
    this.write(incident, { type: 'declared', data: { title, severity, startedAt: at.toISOString() }, at });
    return incident;
  }

  writeFile(path: string, content: string | Uint8Array): void {
    const file = join(this.path, path);
    mkdirSync(dirname(file), { recursive: true });
    writeFileSync(file, content);
  }

  empty(): void {
    rmSync(this.path, { recursive: true, force: true });
  }

  private eventFiles(): readonly string[] {
    return this.incidents().flatMap((incident) => {
      const folder = join(this.path, incident, 'events');
      const files = readdirSync(folder).filter((name) => name.endsWith('.json'));
      return files.sort().map((name) => join(folder, name));
    });
  }

  /** Ids of one test sort as they were made. */
  private id(): string {
    this.lastId = nextUlid(Date.now(), randomBytes(10), this.lastId);
    return this.lastId;
  }
}
