import type { Channel } from '../../../../src/app/changes/channel.ts';
import { Collector } from '../../../../src/app/changes/collector.ts';
import type { Attention, ChangeSource, DeployHistory, StopSignal } from '../../../../src/app/ports.ts';
import type { Change } from '../../../../src/core/changes/change.ts';
import type { Deployment } from '../../../../src/core/changes/deploys/deployment.ts';
import type { Failure } from '../../../../src/core/failure.ts';
import type { IncidentState } from '../../../../src/core/incident/state.ts';
import { ok, type Result } from '../../../../src/core/result.ts';
import { collectingLog } from '../../../support/git/collectingLog.ts';

export const startedAtMs = Date.parse('2026-11-24T03:00:00Z');
export const sha = (digit: string): string => digit.repeat(40);
export const pullRequest = (number: number, more: Partial<Change> = {}): Change => ({
  key: `pr:example/shop#${number}`,
  kind: 'pullRequest',
  title: `Change ${number}`,
  at: '2026-11-24T02:00:00.000Z',
  repository: 'example/shop',
  number,
  ...more,
});
export const deployment = (id: string, minutesBefore: number, more: Partial<Deployment> = {}): Deployment => ({
  key: `deploy:example/shop@${id}`,
  id,
  source: 'GitHub',
  repository: 'example/shop',
  environment: 'production',
  isProduction: true,
  sha: sha(id),
  state: 'ready',
  stateWord: 'success',
  createdAtMs: startedAtMs - minutesBefore * 60_000,
  ...more,
});

export interface Scripted {
  readonly recent?: (stop?: StopSignal) => Promise<Result<readonly Change[], Failure>>;
  readonly deployments?: () => Promise<Result<readonly Deployment[], Failure>>;
  readonly between?: NonNullable<ChangeSource['between']>;
}

/** A channel that answers as scripted, and counts how often it was asked. */
export function channel(name: string, scripted: Scripted, isLocal = false): Channel & { readonly asked: () => number } {
  let asked = 0;
  const source: ChangeSource = {
    name,
    recent: (_window, stop) => {
      asked += 1;
      return scripted.recent?.(stop) ?? Promise.resolve(ok([]));
    },
    find: () => Promise.resolve(ok([])),
    ...(scripted.between === undefined ? {} : { between: scripted.between }),
  };
  const history: DeployHistory = { name, deployments: () => scripted.deployments?.() ?? Promise.resolve(ok([])) };
  return { name, source, history, isLocal, asked: () => asked };
}

export function desk(channels: readonly Channel[], isFocused = true) {
  const listeners = new Set<(isFocused: boolean) => void>();
  const timers: (() => void)[] = [];
  const clock = { nowMs: startedAtMs + 60_000 };
  const state = { focused: isFocused, active: [{ id: 'one', startedAtMs } as IncidentState] };
  const attention: Attention = {
    isFocused: () => state.focused,
    onDidChange: (listener) => {
      listeners.add(listener);
      return { dispose: () => void listeners.delete(listener) };
    },
  };
  const collector = new Collector({
    channels,
    active: () => state.active,
    attention,
    clock: { now: () => clock.nowMs },
    log: collectingLog(),
    timers: {
      after: (_delay, run) => {
        timers.push(run);
        return { dispose: () => void timers.splice(timers.indexOf(run), 1) };
      },
    },
  });
  const look = (focused: boolean): void => {
    state.focused = focused;
    for (const listener of listeners) listener(focused);
  };
  const tick = (): void => timers.splice(0).forEach((run) => run());
  const loads = (): Readonly<Record<string, string>> =>
    Object.fromEntries(collector.of('one').sources.map(({ name, load }) => [name, load]));
  return { collector, look, tick, loads, clock, state };
}
