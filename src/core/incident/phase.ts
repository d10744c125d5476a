/** Where an incident stands. `canceled` means that it was none. */
export type Phase = 'investigating' | 'identified' | 'mitigating' | 'monitoring' | 'resolved' | 'closed' | 'canceled';

const working: readonly Phase[] = ['investigating', 'identified', 'mitigating', 'monitoring'];

/** The one table of legal transitions. Going back to `investigating` from an ended phase is a reopening. */
const transitions: Readonly<Record<Phase, readonly Phase[]>> = {
  investigating: ['identified', 'mitigating', 'monitoring', 'resolved', 'canceled'],
  identified: ['investigating', 'mitigating', 'monitoring', 'resolved', 'canceled'],
  mitigating: ['investigating', 'identified', 'monitoring', 'resolved', 'canceled'],
  monitoring: ['investigating', 'identified', 'mitigating', 'resolved', 'canceled'],
  resolved: ['closed', 'investigating'],
  closed: ['investigating'],
  canceled: ['investigating'],
};

export const phases = Object.keys(transitions) as readonly Phase[];

export function nextPhases(from: Phase): readonly Phase[] {
  return transitions[from];
}

export function canChangePhase(from: Phase, to: Phase): boolean {
  return transitions[from].includes(to);
}

/** Someone is still working on it. */
export function isWorking(phase: Phase): boolean {
  return working.includes(phase);
}

/** Nothing is left to do: the incident is not shown among the active ones. */
export function isEnded(phase: Phase): boolean {
  return phase === 'closed' || phase === 'canceled';
}

export function isReopening(from: Phase, to: Phase): boolean {
  return !isWorking(from) && isWorking(to);
}
