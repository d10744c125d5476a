import type { RunbookFile } from '../../app/runs.ts';
import type { IncidentState, Run } from '../../core/incident/state.ts';
import { matchRunbooks, type MatchReason } from '../../core/runbook/match.ts';
import { placeSteps } from '../../core/runbook/placeSteps.ts';
import type { Say } from '../../core/say.ts';
import type { RunbookFiles } from '../parts.ts';

export interface OfferedRunbook {
  readonly file: RunbookFile;
  /** Why it fits. */
  readonly reasons: readonly MatchReason[];
}

/** What there is to follow in an incident. `unread`: nobody has looked for runbooks yet. */
export type Offer =
  | { readonly state: 'unread' }
  | { readonly state: 'found'; readonly runbooks: readonly OfferedRunbook[] }
  | { readonly state: 'none'; readonly searched: number };

/** Kept between two drawings: ranking a thousand runbooks for each tick of a clock would be felt. */
export class Offers {
  private readonly runbooks: Pick<RunbookFiles, 'load' | 'files'>;
  private files: readonly RunbookFile[] = [];
  private readonly offers = new Map<string, Offer>();
  private readonly runnable = new Map<string, ReadonlySet<string>>();

  constructor(runbooks: Pick<RunbookFiles, 'load' | 'files'>) {
    this.runbooks = runbooks;
  }

  of(incident: Pick<IncidentState, 'title' | 'impact'>): Offer {
    if (this.runbooks.load !== 'ready') return { state: 'unread' };
    this.follow();
    const text = incidentWords(incident);
    const known = this.offers.get(text);
    if (known !== undefined) return known;
    const offer = offerFor(text, this.files);
    this.offers.set(text, offer);
    return offer;
  }

  /** Keys of a run's open or marked steps that have a command, as the file is now. */
  runnableSteps(run: Run): ReadonlySet<string> {
    if (this.runbooks.load !== 'ready') return new Set();
    this.follow();
    const known = this.runnable.get(run.id);
    if (known !== undefined) return known;
    const file = this.files.find(({ uri }) => uri === run.uri);
    const placed = placeSteps(run.steps, file?.runbook.steps ?? []);
    const keys = new Set([...placed].filter(([, { commands }]) => commands.length > 0).map(([key]) => key));
    this.runnable.set(run.id, keys);
    return keys;
  }

  private follow(): void {
    const { files } = this.runbooks;
    if (files === this.files) return;
    this.files = files;
    this.offers.clear();
    this.runnable.clear();
  }
}

/** What is known of an incident in words, to look for a runbook with. */
export function incidentWords({ title, impact }: Pick<IncidentState, 'title' | 'impact'>): string {
  return [title, impact].filter((words) => words !== undefined).join('\n');
}

function offerFor(text: string, files: readonly RunbookFile[]): Offer {
  const fileOf = new Map(files.map((file) => [file.runbook, file]));
  const result = matchRunbooks({ text, components: [], alerts: [] }, [...fileOf.keys()]);
  if (result.state === 'none') return result;
  const runbooks = result.matches.flatMap(({ runbook, reasons }) => {
    const file = fileOf.get(runbook);
    return file === undefined ? [] : [{ file, reasons }];
  });
  return { state: 'found', runbooks };
}

/** "title: checkout · alert: CheckoutErrors" */
export function reasonsWords(reasons: readonly MatchReason[], say: Say): string {
  return reasons.map((reason) => reasonWords(reason, say)).join(' · ');
}

function reasonWords({ kind, words }: MatchReason, say: Say): string {
  const named = words.join(', ');
  switch (kind) {
    case 'alert':
      return say('alert: {0}', named);
    case 'component':
      return say('component: {0}', named);
    case 'title':
      return say('title: {0}', named);
    case 'symptom':
      return say('symptom: {0}', named);
    case 'tag':
      return say('tag: {0}', named);
  }
}
