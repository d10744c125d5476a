import { Disposable, EventEmitter, Uri, window, workspace } from 'vscode';
import type { Log } from '../../app/ports.ts';
import type { RunbookFile } from '../../app/runs.ts';
import { Turns } from '../../app/turns.ts';
import type { Runbook } from '../../core/runbook/runbook.ts';
import { isGone, onDidChangeFiles } from './changedFiles.ts';
import { inParallel } from '../../app/inParallel.ts';
import type { RunbookFiles } from '../parts.ts';
import { onDidChangeSetting, setting } from '../settings/settings.ts';
import { readTextFile } from './textFile.ts';

const mostFiles = 5_000;
const maxBytes = 1_000_000;
const filesAtATime = 20;
/** How long after a new folder the search is made again: by then what it came with is there. */
const newFolderMs = 500;
const excluded = '**/{node_modules,.git}/**';

/**
 * The workspace's runbooks. Nothing is searched or parsed before the first `read`; from then on each
 * file is read again when it changes, and the whole search is made again when the setting or the
 * folders do. A file that cannot be read as a runbook is listed without steps.
 */
export class WorkspaceRunbooks implements RunbookFiles {
  private readonly log: Log;
  private readonly changed = new EventEmitter<undefined>();
  private readonly known = new Map<string, RunbookFile>();
  private readonly turns = new Turns();
  private readonly subscriptions: Disposable;
  private watching: Disposable | undefined;
  private searchingAgain: ReturnType<typeof setTimeout> | undefined;
  private reading: Promise<readonly RunbookFile[]> | undefined;
  private state: RunbookFiles['load'] = 'idle';
  private sorted: readonly RunbookFile[] = [];

  constructor(log: Log) {
    this.log = log;
    this.subscriptions = Disposable.from(
      this.changed,
      onDidChangeSetting('runbooks.files', () => this.startOver()),
      workspace.onDidChangeWorkspaceFolders(() => this.startOver()),
      // What the watcher missed meanwhile is found when somebody comes back to the window.
      window.onDidChangeWindowState(({ focused }) => {
        if (focused) this.startOver();
      }),
    );
  }

  get load(): RunbookFiles['load'] {
    return this.state;
  }

  get files(): readonly RunbookFile[] {
    return this.sorted;
  }

  onDidChange(listener: () => void): Disposable {
    return this.changed.event(listener);
  }

  read(): Promise<readonly RunbookFile[]> {
    this.reading ??= this.search();
    return this.reading;
  }

  dispose(): void {
    clearTimeout(this.searchingAgain);
    this.watching?.dispose();
    this.subscriptions.dispose();
  }

  private startOver(): void {
    if (this.reading === undefined) return;
    const before = this.reading;
    this.reading = before.then(() => this.search());
  }

  private searchSoon(): void {
    clearTimeout(this.searchingAgain);
    this.searchingAgain = setTimeout(() => this.startOver(), newFolderMs);
  }

  private async search(): Promise<readonly RunbookFile[]> {
    const pattern = setting('runbooks.files').trim();
    this.watching?.dispose();
    const follow = (...files: Parameters<typeof this.follow>): void => void this.follow(...files);
    this.watching = pattern === '' ? undefined : onDidChangeFiles(pattern, follow, () => this.searchSoon());
    if (this.state !== 'ready') this.publish('loading');
    try {
      const before = [...this.known.keys()];
      const found = pattern === '' ? [] : await workspace.findFiles(pattern, excluded, mostFiles);
      if (found.length === mostFiles) this.log.warn(`runbooks: only the first ${mostFiles} files are listed`);
      const here = new Set(found.map(String));
      for (const uri of before) if (!here.has(uri)) this.known.delete(uri);
      await this.readAll(found);
      this.publish('ready');
    } catch (error) {
      this.log.error(`runbooks: the workspace could not be searched (${words(error)})`);
      this.reading = undefined;
      this.publish('failed');
    }
    return this.sorted;
  }

  private async follow(changed: readonly Uri[], gone: readonly Uri[]): Promise<void> {
    const gonePaths = new Set(gone.map(String));
    const removed = [...this.known.keys()].filter((uri) => isGone(uri, gonePaths));
    const wanted = changed.filter((uri) => !/\/(?:node_modules|\.git)\//u.test(uri.path));
    if (removed.length === 0 && wanted.length === 0) return;
    // A folder that was removed and is back again has its files back too: they are looked at, not dropped.
    await this.readAll([...wanted, ...removed.map((uri) => Uri.parse(uri))]);
    this.publish(this.state);
  }

  private async readAll(uris: readonly Uri[]): Promise<void> {
    await inParallel(uris, filesAtATime, (uri) => this.turns.take(String(uri), () => this.readOne(uri)));
  }

  private async readOne(uri: Uri): Promise<void> {
    const file = await readTextFile(uri, maxBytes);
    const path = workspace.asRelativePath(uri);
    if (file.kind === 'missing') {
      this.known.delete(String(uri));
      return;
    }
    if (file.kind !== 'text') this.log.warn(`runbooks: ${path} is listed without its steps (${file.why})`);
    const runbook = file.kind === 'text' ? await this.parse(file.text, path) : nameOnly(path);
    this.known.set(String(uri), { uri: String(uri), path, runbook });
  }

  /** The Markdown parser loads with the first runbook, not with the extension. */
  private async parse(text: string, path: string): Promise<Runbook> {
    try {
      const { readRunbook } = await import('../../core/runbook/understandRunbook.ts');
      return readRunbook(text, path);
    } catch (error) {
      this.log.error(`runbooks: ${path} could not be understood (${words(error)})`);
      return nameOnly(path);
    }
  }

  private publish(state: RunbookFiles['load']): void {
    this.state = state;
    this.sorted = [...this.known.values()].sort(byTitle);
    this.changed.fire(undefined);
  }
}

function nameOnly(path: string): Runbook {
  const name = path.slice(path.lastIndexOf('/') + 1).replace(/\.[^.]+$/u, '');
  return { title: name, tags: [], alerts: [], steps: [], links: [] };
}

function byTitle(a: RunbookFile, b: RunbookFile): number {
  return a.runbook.title.localeCompare(b.runbook.title, undefined, { numeric: true }) || (a.path < b.path ? -1 : 1);
}

function words(error: unknown): string {
  return error instanceof Error ? error.message : String(error);
}
