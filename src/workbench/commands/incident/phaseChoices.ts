import { nextPhases, phases, type Phase } from '../../../core/incident/phase.ts';
import type { Say } from '../../../core/say.ts';

/** The phases an incident may go to, the natural next one first: forward, then backward, then "it was none". */
export function phaseOrder(from: Phase): readonly Phase[] {
  const here = phases.indexOf(from);
  const rank = (phase: Phase): number => {
    if (phase === 'canceled') return phases.length * 2;
    const index = phases.indexOf(phase);
    return index > here ? index : phases.length + index;
  };
  return [...nextPhases(from)].sort((a, b) => rank(a) - rank(b));
}

/** What a phase means, for whoever has to choose one. */
export function phaseMeaning(phase: Phase, say: Say): string {
  switch (phase) {
    case 'investigating':
      return say('The cause is not known yet.');
    case 'identified':
      return say('The cause is known; nothing is done about it yet.');
    case 'mitigating':
      return say('A fix, a rollback or a workaround is under way.');
    case 'monitoring':
      return say('It works again; the stability window runs.');
    case 'resolved':
      return say('Asks the playbook’s resolution criteria.');
    case 'closed':
      return say('Nothing is left to do.');
    case 'canceled':
      return say('It was no incident.');
  }
}
