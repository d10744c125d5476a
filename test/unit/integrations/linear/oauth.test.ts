import { createHash } from 'node:crypto';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { authorizeUrl, exchangeCode, linearTracker, renewTokens } from '../../../../src/integrations/linear/index.ts';
import { ok } from '../../../../src/core/result.ts';
import { collectingLog } from '../../../support/git/collectingLog.ts';
import { LinearStandIn } from '../../../support/linear/standIn.ts';

const verifier = 'a-verifier-of-forty-three-characters-or-more-0';
const challenge = createHash('sha256').update(verifier).digest('base64url');
const redirectUri = 'vscode://sitrep.sitrep/linear';

describe('signing in to Linear', () => {
  let linear: LinearStandIn;
  let log: ReturnType<typeof collectingLog>;
  const exchange = () => ({ apiUrl: linear.apiUrl, clientId: 'client', now: () => 1_000, log });

  beforeEach(async () => {
    linear = await new LinearStandIn().start();
    log = collectingLog();
  });
  afterEach(() => linear.stop());

  async function codeOf(): Promise<string> {
    const url = authorizeUrl(linear.apiUrl, { clientId: 'client', redirectUri, state: 's', challenge });
    const response = await fetch(url, { redirect: 'manual' });
    const back = new URL(response.headers.get('location') ?? '');
    expect(back.searchParams.get('state')).toBe('s');
    return back.searchParams.get('code') ?? '';
  }

  test('a code is traded once, with the verifier, for tokens that Linear knows', async () => {
    const code = await codeOf();
    const tokens = await exchangeCode(exchange(), { code, redirectUri, verifier });
    if (!tokens.ok) throw new Error(tokens.failure.code);
    expect(tokens.value.expiresAtMs).toBe(1_000 + 86_400_000);
    const token = () => Promise.resolve(ok({ kind: 'oauth' as const, value: tokens.value.access }));
    const tracker = linearTracker({ apiUrl: () => linear.apiUrl, token, now: () => 0, log });
    expect(await tracker.account()).toMatchObject({ ok: true });
    expect(await exchangeCode(exchange(), { code, redirectUri, verifier })).toMatchObject({
      failure: { code: 'auth' },
    });
  });

  test('another window’s verifier gets nothing', async () => {
    const code = await codeOf();
    const answer = await exchangeCode(exchange(), { code, redirectUri, verifier: `${verifier}x` });
    expect(answer).toMatchObject({ ok: false, failure: { code: 'auth' } });
  });

  test('a refresh token renews once and gives the next one', async () => {
    const first = await exchangeCode(exchange(), { code: await codeOf(), redirectUri, verifier });
    const refresh = first.ok ? (first.value.refresh ?? '') : '';
    const renewed = await renewTokens(exchange(), refresh);
    expect(renewed).toMatchObject({ ok: true });
    expect(await renewTokens(exchange(), refresh)).toMatchObject({ ok: false, failure: { code: 'auth' } });
  });

  test('each exchange is one line in the log, without codes and tokens', async () => {
    const code = await codeOf();
    const tokens = await exchangeCode(exchange(), { code, redirectUri, verifier });
    if (!tokens.ok) throw new Error(tokens.failure.code);
    const { access, refresh = 'none' } = tokens.value;
    await renewTokens(exchange(), refresh);
    await renewTokens({ ...exchange(), apiUrl: 'http://127.0.0.1:1/graphql' }, refresh);
    expect(log.lines).toEqual([
      'Linear: POST /oauth/token authorization_code → 200 in 0 ms',
      'Linear: POST /oauth/token refresh_token → 200 in 0 ms',
      'Linear: POST /oauth/token refresh_token → offline in 0 ms',
    ]);
    for (const secret of [code, access, refresh, verifier]) expect(log.lines.join('\n')).not.toContain(secret);
  });

  test('people say yes on Linear’s own site', () => {
    const asked = { clientId: 'c', redirectUri, state: 's', challenge };
    expect(new URL(authorizeUrl('https://api.linear.app/graphql', asked)).origin).toBe('https://linear.app');
  });
});
