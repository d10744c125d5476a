import { linearUrl } from 'sitrep:tests';
import {
  CancellationTokenSource,
  ConfigurationTarget,
  Disposable,
  env,
  Uri,
  window,
  workspace,
  type UriHandler,
} from 'vscode';
import * as linear from '../../src/integrations/linear/index.ts';
import { LinearSignIn } from '../../src/workbench/accounts/linearSignIn.ts';
import { equal, eventually, ok } from '../support/host/assert.ts';
import { stub } from '../support/host/stub.ts';
import { listLog } from '../support/workbench/listLog.ts';

/** The browser: follows Linear's answer back to VS Code, as the operating system would. */
describe('Signing in to Linear through the browser', () => {
  let undo: (() => void)[] = [];
  let handler: UriHandler | undefined;
  let opened: URL[] = [];
  const log = listLog();

  before(async () => {
    await workspace.getConfiguration('sitrep').update('linear.oauthClientId', 'client', ConfigurationTarget.Global);
  });
  after(async () => {
    await workspace.getConfiguration('sitrep').update('linear.oauthClientId', undefined, ConfigurationTarget.Global);
  });
  beforeEach(async () => {
    opened = [];
    await person('allow');
    undo = [
      stub(window, 'registerUriHandler', (given) => {
        handler = given;
        return new Disposable(() => undefined);
      }),
      stub(env, 'openExternal', async (page) => {
        const url = new URL(page.toString());
        opened.push(url);
        const answer = await fetch(url, { redirect: 'manual' });
        const back = answer.headers.get('location');
        if (back !== null) comeBack(back);
        return true;
      }),
    ];
  });
  afterEach(() => {
    for (const back of undo) back();
  });

  async function person(next: string): Promise<void> {
    await fetch(new URL('/__oauth', linearUrl), { method: 'POST', body: next });
  }

  /** VS Code hands over path and query, whatever way the browser took to it. */
  function comeBack(address: string): void {
    const { searchParams } = new URL(address);
    const query = new URLSearchParams([...searchParams].filter(([name]) => !name.startsWith('vscode-')));
    void handler?.handleUri(
      Uri.from({ scheme: env.uriScheme, authority: 'sitrep.sitrep', path: '/linear', query: query.toString() }),
    );
  }

  function signIn(waitMs = 20_000) {
    const made = new LinearSignIn({
      context: { extension: { id: 'sitrep.sitrep' } as never },
      apiUrl: () => linearUrl,
      loadLinear: () => Promise.resolve(linear),
      now: () => 0,
      log,
      waitMs,
    });
    const stop = new CancellationTokenSource();
    return { made, stop, tokens: made.signIn(stop.token) };
  }

  it('gives tokens that Linear knows, for a state and a challenge of its own', async () => {
    const tokens = await signIn().tokens;
    ok(tokens.ok, 'signed in');
    const tracker = linear.linearTracker({
      apiUrl: () => linearUrl,
      token: () => Promise.resolve({ ok: true, value: { kind: 'oauth', value: tokens.value.access } }),
      now: () => 0,
      log,
    });
    ok((await tracker.account()).ok, 'Linear knows the token');
    const [page] = opened;
    equal(page?.searchParams.get('code_challenge_method'), 'S256');
    await signIn().tokens;
    const states = opened.map(({ searchParams }) => searchParams.get('state'));
    equal(new Set(states).size, 2, 'each sign-in has a state of its own');
  });

  it('says what Linear says when somebody does not allow it', async () => {
    await person('deny');
    equal(await signIn().tokens, {
      ok: false,
      failure: { code: 'rejected', where: 'Linear', reason: 'access_denied' },
    });
  });

  it('passes over an answer with another state, and still takes its own', async () => {
    await person('forge');
    const { tokens } = signIn();
    await eventually(() => opened.length === 1, 'the page');
    await person('allow');
    const [page] = opened;
    ok(page, 'the page');
    const answer = await fetch(page, { redirect: 'manual' });
    comeBack(answer.headers.get('location') ?? '');
    ok((await tokens).ok, 'signed in by its own answer');
  });

  it('gets nothing for a code that another verifier asked for', async () => {
    await person('leave');
    const { tokens } = signIn();
    const page = await eventually(() => opened[0], 'the page');
    await person('allow');
    const other = new URL(page);
    other.searchParams.set('code_challenge', 'of-somebody-else');
    const answer = await fetch(other, { redirect: 'manual' });
    comeBack(answer.headers.get('location') ?? '');
    equal(await tokens, { ok: false, failure: { code: 'auth', where: 'Linear' } });
  });

  it('ends when the browser does not come back in time', async () => {
    await person('leave');
    equal(await signIn(30).tokens, { ok: false, failure: { code: 'timedOut', where: 'Linear' } });
  });

  it('ends when somebody stops waiting, and what comes then is passed over', async () => {
    await person('leave');
    const { tokens, stop } = signIn();
    const page = await eventually(() => opened[0], 'the page');
    stop.cancel();
    equal(await tokens, { ok: false, failure: { code: 'cancelled' } });
    await person('allow');
    const answer = await fetch(page, { redirect: 'manual' });
    comeBack(answer.headers.get('location') ?? '');
  });
});
