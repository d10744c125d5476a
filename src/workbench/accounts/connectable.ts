import type { Account, Subscription } from '../../app/ports.ts';

/** An account that people connect and disconnect here. */
export interface ConnectableAccount extends Account, Subscription {
  /** Through VS Code's own sign-in; false where there is none for this site, or the person said no. */
  signIn?(): Promise<boolean>;
  /** Keeps a pasted token for the present site. */
  setToken(token: string): Promise<void>;
  disconnect(): Promise<void>;
}
