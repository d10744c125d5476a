import * as v from 'valibot';

/** How every call ends. `message` is for people, in their language; `code` is for the page to act on. */
export const outcome = v.variant('is', [
  v.object({ is: v.literal('ok'), value: v.unknown() }),
  v.object({ is: v.literal('failure'), code: v.string(), message: v.string() }),
  v.object({ is: v.literal('cancelled') }),
  v.object({ is: v.literal('timedOut') }),
]);

/** What crosses between a page and the extension; bodies are decoded by the table of the page (see `Table`). */
export const frame = v.variant('frame', [
  v.object({ frame: v.literal('call'), id: v.number(), name: v.string(), body: v.unknown() }),
  v.object({ frame: v.literal('cancel'), id: v.number() }),
  v.object({ frame: v.literal('answer'), id: v.number(), outcome }),
  v.object({ frame: v.literal('event'), name: v.string(), revision: v.number(), body: v.unknown() }),
]);

export type Frame = v.InferOutput<typeof frame>;

/** Undefined for what is no frame: other scripts and VS Code itself post messages too. */
export function decodeFrame(message: unknown): Frame | undefined {
  const decoded = v.safeParse(frame, message);
  return decoded.success ? decoded.output : undefined;
}
