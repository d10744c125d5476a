/** An answer that was read to its end. Any status: what it means is for the vendor's own code to say. */
export interface Reply {
  readonly status: number;
  readonly headers: Headers;
  readonly body: string;
  /** The address that answered, after redirects. */
  readonly url: string;
}

/** The body as JSON; nothing where it is none (an error page in HTML, a cut text). */
export function jsonOf({ body }: Pick<Reply, 'body'>): unknown {
  try {
    return JSON.parse(body) as unknown;
  } catch {
    return undefined;
  }
}

/** As `fetch` would have given it, for libraries that bring their own reading. */
export function responseOf({ status, headers, body, url }: Reply): Response {
  const isEmpty = status === 204 || status === 205 || status === 304;
  const response = new Response(isEmpty ? null : body, { status, headers });
  Object.defineProperty(response, 'url', { value: url });
  return response;
}
