import * as v from 'valibot';
import { sayEnglish, type Say } from '../../src/core/say.ts';
import { Caller } from '../../src/protocol/caller.ts';
import { postMortemTable, type PostMortemTable } from '../../src/protocol/postMortem/table.ts';
import { isDrawn, type Drawn } from './drawn.ts';
import { Page } from './page.ts';
import './vscode.ts';

const state = v.object({ scroll: v.number() });

/** Starts the page: it draws nothing that the extension has not told. */
function start(): void {
  const vscode = acquireVsCodeApi();
  const caller = new Caller<PostMortemTable>(postMortemTable, {
    post: (frame) => vscode.postMessage(frame),
    timers: {
      after: (ms, run) => {
        const timer = setTimeout(run, ms);
        return () => clearTimeout(timer);
      },
    },
  });
  const page = new Page(caller, sayIn(document.body.dataset['words'] ?? '{}'));
  document.body.append(page.element);
  window.addEventListener('message', ({ data }) => caller.receive(data));
  const before = v.safeParse(state, vscode.getState());
  let restored = !before.success;
  let drawn: Drawn | undefined;
  caller.on('document', (body, revision) => {
    if (isDrawn(drawn, { revision, partial: body.partial })) return;
    page.updateDocument(body, revision);
    if (body.partial || drawn === undefined) afterPaint(() => void caller.call('shown', {}));
    drawn = { revision, partial: body.partial };
    if (restored) return;
    restored = true;
    if (before.success) document.documentElement.scrollTop = before.output.scroll;
  });
  caller.on('checks', (body) => page.updateChecks(body));
  caller.on('drawing', (body) => page.updateDrawing(body));
  caller.on('tracker', (body) => page.updateTracker(body));
  caller.on('surroundings', (body) => page.updateSurroundings(body));
  window.addEventListener('scroll', () => vscode.setState({ scroll: document.documentElement.scrollTop }), {
    passive: true,
  });
  // A new page may have been told already what to show; one that comes back was not.
  void caller.call('ready', {});
}

function afterPaint(run: () => void): void {
  requestAnimationFrame(() => setTimeout(run));
}

/** In the reader's language as far as the extension sent its words. */
function sayIn(json: string): Say {
  const known = v.safeParse(v.record(v.string(), v.string()), JSON.parse(json));
  const words = known.success ? known.output : {};
  return (message, ...args) => sayEnglish(words[message] ?? message, ...args);
}

start();
