import { Disposable, l10n, Uri, workspace, type TextDocument, type Webview, type WebviewPanel } from 'vscode';
import type { IncidentState } from '../../../core/incident/state.ts';
import type { PostMortem } from '../../../core/postmortem/postMortem.ts';
import { Answerer, type Answers } from '../../../protocol/answerer.ts';
import { postMortemTable, type PostMortemTable } from '../../../protocol/postMortem/table.ts';
import type { Parts } from '../../parts.ts';
import { timeZone } from '../../settings/settings.ts';
import { changeText } from './change.ts';
import { checkText, recordOf } from './checkText.ts';
import { documentView } from './documentView.ts';
import { drawingView } from './drawingView.ts';
import { openDocumentLink, openRecordSource, openText } from './open.ts';
import { readBeginning, readDocument } from './reading.ts';
import { pushItems } from './pushItems.ts';
import { redraftText } from './redraft.ts';
import { saveHtml, storePicture } from './saveFiles.ts';
import { itemAt, sayRemoved } from './removedItem.ts';
import { sharePostMortem } from './share.ts';
import { dueByDefault, surroundings, type TrackerNames } from './surroundings.ts';
import { refreshItems, settleItem, trackerView } from './trackerItems.ts';

/** What follows a change of the text at leisure: checks and the drawing. */
const leisureMs = 250;

/** What a page is told until it says that it has drawn it. */
interface First {
  readonly version: number;
  readonly document: PostMortem;
  /** Only the beginning of a long document. */
  readonly partial: boolean;
}

/** One page on one document. The text is the truth: the page is told of every change to it, its own included. */
export class PostMortemPage {
  private readonly parts: Parts;
  private readonly text: TextDocument;
  private readonly webview: Webview;
  private readonly line: Answerer<PostMortemTable>;
  private readonly subscriptions: Disposable;
  private telling: ReturnType<typeof setTimeout> | undefined;
  private following: ReturnType<typeof setTimeout> | undefined;
  private tookMs = 0;
  /** Counts what is told besides the document, which has a version of its own. */
  private count = 0;
  /** The page has drawn something. */
  private isReady = false;
  private first: First | undefined;
  /** Asked for once. */
  private tracker: TrackerNames = { people: [], labels: [] };

  constructor(parts: Parts, text: TextDocument, panel: WebviewPanel) {
    const { webview } = panel;
    this.parts = parts;
    this.text = text;
    this.webview = webview;
    this.line = new Answerer(postMortemTable, {
      answers: this.answers(),
      post: (frame) => void webview.postMessage(frame),
      onFault: (where, fault) => {
        parts.log.error(
          `post-mortem page, ${where}: ${fault instanceof Error ? (fault.stack ?? '') : JSON.stringify(fault)}`,
        );
        return l10n.t('Sitrep made a mistake and stopped this. The file is as it was.');
      },
    });
    this.subscriptions = Disposable.from(
      webview.onDidReceiveMessage((message) => this.line.receive(message)),
      workspace.onDidChangeTextDocument(({ document, contentChanges }) => {
        if (document === text && contentChanges.length > 0) this.tellSoon();
      }),
      parts.incidents.onDidChange(() => this.followSoon()),
      parts.playbook.onDidChange(() => this.followSoon()),
      panel.onDidChangeViewState(() => {
        if (panel.active && this.isReady) void refreshItems(parts, text);
      }),
      parts.actionItems?.onDidChange((uri) => {
        if (uri !== text.uri.toString()) return;
        void this.tellTracker();
        if (this.tracker.people.length === 0) void this.learnNames();
      }) ?? { dispose: () => undefined },
    );
  }

  dispose(): void {
    this.isReady = false;
    clearTimeout(this.telling);
    clearTimeout(this.following);
    this.subscriptions.dispose();
  }

  /**
   * Tells the page what it shows first: a new one before it asks, as VS Code keeps that until the page has loaded, and
   * every page once it listens. Both are the same, so the page draws whichever comes first.
   */
  greet(): void {
    const { version } = this.text;
    if (this.first?.version !== version) {
      const beginning = readBeginning(this.text);
      this.first = { version, document: beginning ?? readDocument(this.text), partial: beginning !== undefined };
    }
    this.show(this.first.document, this.first.partial);
  }

  private answers(): Answers<PostMortemTable> {
    const done = { is: 'ok', value: {} } as const;
    return {
      ready: () => {
        this.greet();
        return Promise.resolve(done);
      },
      shown: () => {
        this.isReady = true;
        this.first = undefined;
        this.tellAll();
        return Promise.resolve(done);
      },
      change: async (change) => {
        const removed = change.of === 'removeItem' ? await itemAt(this.parts, this.text, change) : undefined;
        const makesItem = change.of === 'newItem' || change.of === 'entryToItem';
        const due = makesItem ? await dueByDefault(this.parts) : undefined;
        const outcome = await changeText(this.text, change, due);
        if (removed !== undefined && outcome.is === 'ok')
          sayRemoved(this.parts, this.text, removed, outcome.value.revision);
        // A box that is ticked here moves its issue.
        if (change.of === 'item' && change.done !== undefined) void refreshItems(this.parts, this.text);
        return outcome;
      },
      openText: async ({ line, beside }) => {
        await openText(this.text, line, beside);
        return done;
      },
      openSource: async ({ entry }) => {
        await openRecordSource(this.parts, await this.state(), entry);
        return done;
      },
      openLink: async ({ url }) => {
        await openDocumentLink(this.parts, this.text.uri, url);
        return done;
      },
      redraft: async () => redraftText(this.parts, this.text, await this.state()),
      push: ({ index }) => pushItems(this.parts, this.text, index),
      settleItem: (request) => settleItem(this.parts, this.text, request),
      share: () => sharePostMortem(this.parts, this.text),
      saveHtml: ({ html }) => saveHtml(this.text, html),
      storePicture: (picture) => storePicture(this.text, picture),
    };
  }

  private tellAll(): void {
    this.tell();
    void refreshItems(this.parts, this.text);
    void this.learnNames();
  }

  private async learnNames(): Promise<void> {
    const { actionItems, tracker } = this.parts;
    if (actionItems === undefined || tracker.account === undefined) return;
    const people = await actionItems.people();
    const labels = await actionItems.labels();
    if (!people.ok || !labels.ok) return;
    this.tracker = { people: people.value.map(({ name }) => name), labels: labels.value };
    this.followSoon();
  }

  /** At once while reading is quick; a long document is told when the typing pauses. */
  private tellSoon(): void {
    clearTimeout(this.telling);
    this.telling = setTimeout(() => this.tell(), this.tookMs > 20 ? Math.min(400, this.tookMs * 2) : 0);
  }

  private tell(): void {
    clearTimeout(this.telling);
    if (!this.isReady) return;
    const startMs = performance.now();
    this.show(readDocument(this.text), false);
    this.tookMs = performance.now() - startMs;
    this.followSoon();
  }

  private show(document: PostMortem, partial: boolean): void {
    const { text } = this;
    const base = this.webview.asWebviewUri(Uri.joinPath(text.uri, '..')).toString();
    const readOnly = workspace.fs.isWritableFileSystem(text.uri.scheme) === false;
    this.line.tell('document', text.version, documentView(document, { readOnly, base, partial }));
  }

  private followSoon(): void {
    clearTimeout(this.following);
    this.following = setTimeout(() => void this.follow(), leisureMs + this.tookMs);
  }

  private async follow(): Promise<void> {
    if (!this.isReady) return;
    const document = readDocument(this.text);
    const state = await this.state();
    const around = await surroundings(this.parts, document, state, this.tracker);
    const checks = await checkText(this.parts, this.text);
    const revision = ++this.count;
    void this.tellTracker();
    this.line.tell('surroundings', revision, around);
    this.line.tell('drawing', revision, drawingView(document, state, { timeZone: timeZone(), say: l10n.t }));
    this.line.tell(
      'checks',
      revision,
      checks.map(({ severity, message, startLine }) => ({ severity, message, line: startLine })),
    );
  }

  private async tellTracker(): Promise<void> {
    const view = await trackerView(this.parts, this.text);
    if (this.isReady) this.line.tell('tracker', ++this.count, view);
  }

  private state(): Promise<IncidentState | undefined> {
    return recordOf(this.parts, this.text);
  }
}
