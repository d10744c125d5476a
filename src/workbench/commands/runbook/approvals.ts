import type { Memento } from 'vscode';

const key = 'sitrep.approvedCommands';
/** The oldest are forgotten, and asked about again. */
const most = 1_000;

/**
 * The command texts that were agreed to in this workspace. They are kept as hashes: a filled command may hold what
 * should not lie around in a settings store.
 */
export class Approvals {
  private readonly state: Memento;

  constructor(state: Memento) {
    this.state = state;
  }

  async has(command: string): Promise<boolean> {
    return this.known().includes(await hashOf(command));
  }

  async add(command: string): Promise<void> {
    const hash = await hashOf(command);
    await this.state.update(key, [...this.known().filter((each) => each !== hash), hash].slice(-most));
  }

  private known(): readonly string[] {
    const stored = this.state.get<unknown>(key);
    return Array.isArray(stored) ? stored.filter((each): each is string => typeof each === 'string') : [];
  }
}

async function hashOf(command: string): Promise<string> {
  const bytes = await crypto.subtle.digest('SHA-256', new TextEncoder().encode(command));
  return [...new Uint8Array(bytes)].map((byte) => byte.toString(16).padStart(2, '0')).join('');
}
