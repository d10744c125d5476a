import { authentication } from 'vscode';
import type { Identity, Log, Subscription } from '../../app/ports.ts';
import type { Actor } from '../../core/incident/event.ts';
import { readTitle } from '../../core/incident/title.ts';
import { gitApi } from './gitExtension.ts';
import { onDidChangeSetting, setting } from '../settings/settings.ts';

/** A write waits at most this long for a name; it goes on without one. */
const patienceMs = 1_000;
/** How long "nobody knows" holds before git and GitHub are asked again. */
const retryAfterMs = 30_000;
const nobody: Actor = { name: '' };

/** The part of the built-in Git extension's API that knows names. */
interface GitNames {
  readonly repositories: readonly Repository[];
}
interface Repository {
  getConfig(key: string): Promise<string>;
  getGlobalConfig(key: string): Promise<string>;
}

/** Who works at this window: the setting, else git, else the GitHub account that is signed in already. */
export function createIdentity(log: Log): Identity & Subscription {
  let known: Actor | undefined;
  let asking: Promise<Actor> | undefined;
  let nobodyUntilMs = 0;

  const ask = async (): Promise<Actor> => {
    const found = (await first([fromGit, fromGitHub], log)) ?? nobody;
    if (found.name === '') nobodyUntilMs = Date.now() + retryAfterMs;
    else known = found;
    asking = undefined;
    return found;
  };
  const subscription = onDidChangeSetting('user.name', () => {
    known = undefined;
    nobodyUntilMs = 0;
  });
  return {
    me: async () => {
      const written = oneLine(setting('user.name'));
      if (written !== '') return { name: written };
      if (known !== undefined) return known;
      if (Date.now() < nobodyUntilMs) return nobody;
      asking ??= ask();
      return within(patienceMs, asking, nobody);
    },
    dispose: () => void subscription.dispose(),
  };
}

async function first(sources: readonly (() => Promise<Actor | undefined>)[], log: Log): Promise<Actor | undefined> {
  for (const source of sources) {
    try {
      const found = await source();
      if (found !== undefined) return found;
    } catch (error) {
      // Both ask another extension, which may refuse or be switched off at any moment.
      log.info(`identity: ${source.name} does not know (${error instanceof Error ? error.message : String(error)})`);
    }
  }
  return undefined;
}

async function fromGit(): Promise<Actor | undefined> {
  const git = await gitApi<GitNames>();
  const repository = git?.repositories[0];
  if (repository === undefined) return undefined;
  const name = await configured(repository, 'user.name');
  if (name === '') return undefined;
  const email = await configured(repository, 'user.email');
  return email === '' ? { name } : { name, email };
}

/** Git answers an unset key with an error or with nothing, depending on its version. */
async function configured(repository: Repository, key: string): Promise<string> {
  const own = await repository.getConfig(key).catch(() => '');
  return oneLine(own) || oneLine(await repository.getGlobalConfig(key).catch(() => ''));
}

/** Reads the accounts that VS Code has; it never asks anybody to sign in. */
async function fromGitHub(): Promise<Actor | undefined> {
  const [account] = await authentication.getAccounts('github');
  const name = oneLine(account?.label ?? '');
  return name === '' ? undefined : { name };
}

function oneLine(text: string): string {
  return readTitle(text).title;
}

function within<T>(ms: number, answer: Promise<T>, otherwise: T): Promise<T> {
  return new Promise((resolve) => {
    const timer = setTimeout(() => resolve(otherwise), ms);
    void answer.then((value) => {
      clearTimeout(timer);
      resolve(value);
    });
  });
}
