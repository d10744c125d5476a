import type { Say } from '../../core/say.ts';

/** A stand-in on this machine needs no key, so there is none to take away. */
export function staysWords(name: string, site: string, say: Say): string {
  return say(
    '{0} is a local emulator here ({1}). It needs no key, nothing leaves this machine, and it stays connected.',
    name,
    site,
  );
}
