import { formatElapsed } from '../duration.ts';
import type { Say } from '../say.ts';
import type { EventData, RolledDeployment } from './event.ts';

/** What production was asked to do. A promotion that does not go forward puts a build live that never served. */
export type Move = 'back' | 'forward' | 'promotion';

/** Records from before `forward` was written down know a promotion by its way only. */
export function moveOf({ way, forward }: Partial<Pick<EventData<'rollbackFinished'>, 'way' | 'forward'>>): Move {
  if (forward === true) return 'forward';
  return way === 'promote' ? 'promotion' : 'back';
}

/** "deploy-2026-11-26.1 (a1b2c3d4)"; without a tag the commit, else the vendor's id. */
export function deployName({ tag, sha, id }: RolledDeployment): string {
  const name = sha?.slice(0, 8) ?? id;
  return tag === undefined ? name : `${tag} (${name})`;
}

export function requestLine(data: EventData<'rollbackRequested'>, say: Say): string {
  const { project, environment } = data;
  const to = deployName(data.to);
  switch (moveOf(data)) {
    case 'back':
      return say('Rollback of {0} ({1}) to {2} requested', project, environment, to);
    case 'forward':
      return say('Roll forward of {0} ({1}) to {2} requested', project, environment, to);
    case 'promotion':
      return say('Promotion of {0} ({1}) to {2} requested', project, environment, to);
  }
}

export function outcomeLine(data: EventData<'rollbackFinished'>, say: Say): string {
  const took = data.durationMs === undefined ? undefined : formatElapsed(data.durationMs, say);
  const move = moveOf(data);
  switch (data.outcome) {
    case 'failed':
      return { back: say('Rollback failed'), forward: say('Roll forward failed'), promotion: say('Promotion failed') }[
        move
      ];
    case 'unknown':
      return {
        back: say('Rollback: outcome unknown'),
        forward: say('Roll forward: outcome unknown'),
        promotion: say('Promotion: outcome unknown'),
      }[move];
    case 'succeeded':
      return took === undefined
        ? {
            back: say('Rollback succeeded'),
            forward: say('Roll forward succeeded'),
            promotion: say('Promotion succeeded'),
          }[move]
        : {
            back: say('Rollback succeeded after {0}', took),
            forward: say('Roll forward succeeded after {0}', took),
            promotion: say('Promotion succeeded after {0}', took),
          }[move];
  }
}
