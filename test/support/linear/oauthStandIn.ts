import { createHash } from 'node:crypto';
import type { IncomingMessage, ServerResponse } from 'node:http';

/** Linear's sign-in without its page: whoever asks is let in at once, or as `next` says. PKCE and the one use of a code are checked. */
export class OAuthStandIn {
  private readonly codes = new Map<string, { readonly challenge: string; readonly redirectUri: string }>();
  private readonly access = new Set<string>();
  private readonly refresh = new Set<string>();
  private count = 0;
  expiresInSeconds = 86_400;
  /** What the person on Linear's page does next: says no, leaves the page, or comes back with another sign-in's state. */
  next: 'allow' | 'deny' | 'leave' | 'forge' = 'allow';

  knows(token: string): boolean {
    return this.access.has(token);
  }

  /** As if time had passed: what was given out is taken no more. */
  expireAll(): void {
    this.access.clear();
  }

  answer(request: IncomingMessage, body: string, response: ServerResponse): void {
    const url = new URL(request.url ?? '/', 'http://stand-in');
    if (url.pathname === '/oauth/authorize') {
      this.authorize(url.searchParams, response);
      return;
    }
    if (url.pathname === '/oauth/token') {
      this.token(new URLSearchParams(body), response);
      return;
    }
    response.writeHead(url.pathname === '/oauth/revoke' ? 200 : 404).end();
  }

  private authorize(params: URLSearchParams, response: ServerResponse): void {
    const redirectUri = params.get('redirect_uri') ?? '';
    const isAsked = params.get('response_type') === 'code' && params.get('code_challenge_method') === 'S256';
    if (!isAsked || redirectUri === '' || params.get('client_id') === null) return void response.writeHead(400).end();
    const code = `code-${++this.count}`;
    this.codes.set(code, { challenge: params.get('code_challenge') ?? '', redirectUri });
    const target = new URL(redirectUri);
    if (this.next === 'leave') return void response.writeHead(200).end('Allow Sitrep?');
    if (this.next === 'deny') target.searchParams.set('error', 'access_denied');
    else target.searchParams.set('code', code);
    target.searchParams.set('state', this.next === 'forge' ? 'forged' : (params.get('state') ?? ''));
    response.writeHead(302, { location: target.toString() }).end();
  }

  private token(form: URLSearchParams, response: ServerResponse): void {
    if (!this.isGranted(form)) {
      response.writeHead(400, { 'content-type': 'application/json' });
      return void response.end(JSON.stringify({ error: 'invalid_grant' }));
    }
    const access = `lin_oauth_access${++this.count}`;
    const refresh = `lin_refresh_${++this.count}`;
    this.access.add(access);
    this.refresh.add(refresh);
    response.writeHead(200, { 'content-type': 'application/json' });
    const scope = 'read write';
    response.end(
      JSON.stringify({
        access_token: access,
        refresh_token: refresh,
        token_type: 'Bearer',
        expires_in: this.expiresInSeconds,
        scope,
      }),
    );
  }

  private isGranted(form: URLSearchParams): boolean {
    if (form.get('grant_type') === 'refresh_token') return this.refresh.delete(form.get('refresh_token') ?? '');
    const code = form.get('code') ?? '';
    const given = this.codes.get(code);
    this.codes.delete(code);
    const verifier = createHash('sha256')
      .update(form.get('code_verifier') ?? '')
      .digest('base64url');
    return given?.challenge === verifier && given.redirectUri === form.get('redirect_uri');
  }
}
