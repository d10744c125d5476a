import type { Deployer } from '../../../../src/app/ports.ts';
import type { Deployment } from '../../../../src/core/changes/deploys/deployment.ts';
import type { RollbackFacts, RollbackStatus } from '../../../../src/core/changes/deploys/rollback.ts';
import type { Failure } from '../../../../src/core/failure.ts';
import { failed, ok, type Result } from '../../../../src/core/result.ts';
import { type Desk } from '../../../support/journal.ts';
import { aDeployment } from '../../workbench/tree/suspectsSeen.ts';

export const target: Deployment = aDeployment('a', '2026-11-23T02:50:00.000Z', 'unknown').deployment;
export const current: Deployment = aDeployment('b', '2026-11-24T02:50:00.000Z', 'unknown').deployment;
export const facts: RollbackFacts = { project: 'shop', environment: 'production', current, target, way: 'rollback' };

export type Reading = Result<RollbackStatus, Failure>;

export function reading(phase: RollbackStatus['phase'], readAtMs: number): Reading {
  return ok({ phase, jobWord: phase === 'done' ? 'succeeded' : 'in-progress', servingId: 'a', readAtMs });
}

/** Answers its readings one after another, the last one for ever. */
export function deployer(desk: Desk, readings: readonly Reading[], answer?: Failure): Deployer & { asked: number } {
  const made = {
    name: 'Vercel',
    asked: 0,
    deployments: () => Promise.resolve(ok([])),
    facts: () => Promise.resolve(ok(facts)),
    rollBack: () =>
      Promise.resolve(
        answer === undefined
          ? ok({ ...facts, source: 'Vercel', way: 'rollback' as const, to: target, requestedAtMs: desk.clock.nowMs })
          : failed(answer),
      ),
    status: () => {
      made.asked += 1;
      return Promise.resolve(readings[Math.min(made.asked, readings.length) - 1] ?? reading('waiting', 0));
    },
  };
  return made;
}
