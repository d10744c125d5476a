import { Disposable, EventEmitter, window, workspace, type TextDocument, type Uri } from 'vscode';
import type { Log } from '../../app/ports.ts';
import { defaultPlaybook } from '../../core/playbook/default/defaultPlaybook.ts';
import type { Playbook } from '../../core/playbook/playbook.ts';
import { isGone, onDidChangeFiles } from '../files/changedFiles.ts';
import type { PlaybookFile } from '../parts.ts';
import { asPattern, playbookPlaces } from './playbookPlaces.ts';
import { onDidChangeSetting } from '../settings/settings.ts';
import { readTextFile } from '../files/textFile.ts';

const maxBytes = 5_000_000;
/** The start of the window comes first; nobody declares an incident sooner. */
const idleMs = 500;
const settleMs = 250;

/**
 * The team's playbook: the file that the setting names, in the first workspace folder that has it. It is
 * read when somebody asks, and soon after the start in any case; until then, and wherever no folder has
 * the file, the default holds. A file that is there but cannot be read leaves the playbook as it was
 * last understood.
 */
export class WorkspacePlaybook implements PlaybookFile {
  private readonly log: Log;
  private readonly changed = new EventEmitter<Playbook>();
  private readonly subscriptions: Disposable;
  private readonly whenIdle = setTimeout(() => void this.read(), idleMs);
  private watching: Disposable | undefined;
  private reading: Promise<Playbook> | undefined;
  private playbook = defaultPlaybook;
  private file: Uri | undefined;
  private text: string | undefined;

  constructor(log: Log) {
    this.log = log;
    this.subscriptions = Disposable.from(
      this.changed,
      workspace.onDidSaveTextDocument((document) => this.followSave(document)),
      onDidChangeSetting('playbook.file', () => this.startOver()),
      workspace.onDidChangeWorkspaceFolders(() => this.startOver()),
      // What the watcher missed meanwhile is read when somebody comes back to the window.
      window.onDidChangeWindowState(({ focused }) => {
        if (focused && this.reading !== undefined) this.readAgain();
      }),
    );
  }

  get uri(): Uri | undefined {
    return this.file;
  }

  current(): Playbook {
    return this.playbook;
  }

  onDidChange(listener: (playbook: Playbook) => void): Disposable {
    return this.changed.event(listener);
  }

  read(): Promise<Playbook> {
    if (this.reading === undefined) {
      this.watch();
      this.reading = this.readFirst();
    }
    return this.reading;
  }

  dispose(): void {
    clearTimeout(this.whenIdle);
    this.watching?.dispose();
    this.subscriptions.dispose();
  }

  private startOver(): void {
    if (this.reading === undefined) return;
    this.watch();
    this.readAgain();
  }

  /** One reading after another, so that an older one never replaces a newer one. */
  private readAgain(): void {
    this.reading = (this.reading ?? Promise.resolve()).then(() => this.readFirst());
  }

  /** What was saved in this window is known without a look at the disk, which may be far away. */
  private followSave(document: TextDocument): void {
    if (this.reading === undefined || this.file?.toString() !== document.uri.toString()) return;
    const text = document.getText();
    if (text.length > maxBytes) return;
    this.reading = this.reading.then(async () => {
      if (this.file?.toString() === document.uri.toString()) await this.understand(document.uri, text);
      return this.playbook;
    });
  }

  /** One pattern for all folders, as a folder may have a name for the file of its own. */
  private watch(): void {
    this.watching?.dispose();
    const names = [...new Set(playbookPlaces().map(({ name }) => name))];
    const watchers = names.map((name) =>
      onDidChangeFiles(asPattern(name), (changed, gone) => {
        const removed = new Set(gone.map(String));
        const isLost = this.file !== undefined && isGone(String(this.file), removed);
        if (changed.length > 0 || isLost) this.readAgain();
      }),
    );
    this.watching = Disposable.from(...watchers);
  }

  private async readFirst(): Promise<Playbook> {
    for (const { uri } of playbookPlaces()) {
      const file = await this.readSettled(uri);
      if (file.kind === 'missing') continue;
      if (file.kind === 'text') await this.understand(uri, file.text);
      else
        this.log.warn(`playbook: ${workspace.asRelativePath(uri)} was not read (${file.why}); the last reading holds`);
      return this.playbook;
    }
    this.replace(defaultPlaybook, undefined, undefined);
    return this.playbook;
  }

  /** A file that is being written, or put in another's place, is empty or not there for a moment. */
  private async readSettled(uri: Uri): ReturnType<typeof readTextFile> {
    const file = await readTextFile(uri, maxBytes);
    const isVoid = file.kind === 'missing' || (file.kind === 'text' && file.text === '');
    if (!isVoid || this.text === undefined || String(this.file) !== String(uri)) return file;
    await new Promise((settled) => setTimeout(settled, settleMs));
    return readTextFile(uri, maxBytes);
  }

  /** The Markdown parser loads with the first playbook, not with the extension. */
  private async understand(uri: Uri, text: string): Promise<void> {
    if (this.text === text && String(this.file) === String(uri)) return;
    try {
      const [{ readPlaybook }, { completePlaybook }] = await Promise.all([
        import('../../core/playbook/readPlaybook.ts'),
        import('../../core/playbook/completePlaybook.ts'),
      ]);
      this.replace(completePlaybook(readPlaybook(text), defaultPlaybook), uri, text);
    } catch (error) {
      const why = error instanceof Error ? error.message : String(error);
      this.log.error(`playbook: ${workspace.asRelativePath(uri)} was not understood (${why}); the last reading holds`);
    }
  }

  private replace(playbook: Playbook, file: Uri | undefined, text: string | undefined): void {
    if (playbook === this.playbook && file === this.file) return;
    this.playbook = playbook;
    this.file = file;
    this.text = text;
    this.changed.fire(playbook);
  }
}
