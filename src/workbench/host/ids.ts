import type { Ids } from '../../app/ports.ts';
import { nextUlid } from '../../core/incident/ulid.ts';

/** ULIDs with chance from Web Crypto, which every host has. */
export const ids: Ids = {
  next: (nowMs, after) => nextUlid(nowMs, crypto.getRandomValues(new Uint8Array(10)), after),
};
