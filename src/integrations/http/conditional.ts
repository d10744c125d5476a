import type { Reply } from './reply.ts';

const mostReplies = 400;
const mostCharacters = 8_000_000;

/**
 * The last reply of each question that came with an ETag. The next time it is asked with `If-None-Match`, and a 304
 * answers with what is here: GitHub does not count those against its limit. Oldest go first.
 */
export class RememberedReplies {
  readonly #replies = new Map<string, { readonly etag: string; readonly reply: Reply }>();
  #characters = 0;

  etagOf(key: string): string | undefined {
    return this.#replies.get(key)?.etag;
  }

  replyOf(key: string): Reply | undefined {
    const found = this.#replies.get(key);
    if (found === undefined) return undefined;
    this.#replies.delete(key);
    this.#replies.set(key, found);
    return found.reply;
  }

  keep(key: string, reply: Reply): void {
    this.drop(key);
    const etag = reply.headers.get('etag');
    if (etag === null || reply.status !== 200 || reply.body.length > mostCharacters / 4) return;
    this.#replies.set(key, { etag, reply });
    this.#characters += reply.body.length;
    for (const oldest of this.#replies.keys()) {
      if (this.#replies.size <= mostReplies && this.#characters <= mostCharacters) break;
      this.drop(oldest);
    }
  }

  drop(key: string): void {
    const held = this.#replies.get(key);
    if (held === undefined) return;
    this.#characters -= held.reply.body.length;
    this.#replies.delete(key);
  }
}
