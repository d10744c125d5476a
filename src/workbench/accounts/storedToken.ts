import type { SecretStorage } from 'vscode';

/** A token that somebody pasted, kept for the one site that it was given for: another address never gets it. */
export class StoredToken {
  readonly #secrets: SecretStorage;
  readonly #name: string;
  readonly #apiUrl: () => string;

  constructor(secrets: SecretStorage, name: string, apiUrl: () => string) {
    this.#secrets = secrets;
    this.#name = name;
    this.#apiUrl = apiUrl;
  }

  async read(): Promise<string | undefined> {
    const token = await this.#secrets.get(this.#key);
    return token === undefined || token === '' ? undefined : token;
  }

  async write(token: string): Promise<void> {
    await this.#secrets.store(this.#key, token);
  }

  async remove(): Promise<void> {
    await this.#secrets.delete(this.#key);
  }

  /** Told when it changed in any window. */
  onDidChange(listener: () => void): { dispose(): void } {
    return this.#secrets.onDidChange(({ key }) => {
      if (key === this.#key) listener();
    });
  }

  get #key(): string {
    return `sitrep.token.${this.#name}:${siteOf(this.#apiUrl())}`;
  }
}

/** Scheme, host and port: what a token is for. */
export function siteOf(apiUrl: string): string {
  return URL.canParse(apiUrl) ? new URL(apiUrl).origin : apiUrl;
}

/** A stand-in on this machine: it needs no account, and gets none. */
export function isLocalSite(apiUrl: string): boolean {
  return URL.canParse(apiUrl) && /^(?:127\.0\.0\.1|localhost|\[::1\])$/u.test(new URL(apiUrl).hostname);
}

/** What a stand-in on this machine is sent in place of a token. */
export const localToken = 'sitrep-local-emulator';
