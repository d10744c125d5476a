import { EventEmitter, type Memento } from 'vscode';
import type { Incidents } from '../app/incidents.ts';
import type { Subscription } from '../app/ports.ts';
import type { IncidentState } from '../core/incident/state.ts';
import type { CurrentIncident } from './parts.ts';

const chosenKey = 'currentIncident';

/** Follows the incidents. The choice outlives a reload of the window and belongs to the workspace. */
export function createCurrentIncident(incidents: Incidents, memory: Memento): CurrentIncident & Subscription {
  const changed = new EventEmitter<IncidentState | undefined>();
  let chosen = memory.get<string>(chosenKey);
  let state = pickCurrent(incidents.snapshot.active, chosen);

  const follow = (): void => {
    const next = pickCurrent(incidents.snapshot.active, chosen);
    if (next === state) return;
    state = next;
    changed.fire(next);
  };
  const subscription = incidents.onDidChange(follow);
  return {
    get state() {
      return state;
    },
    choose: (incident) => {
      chosen = incident;
      void memory.update(chosenKey, incident);
      follow();
    },
    onDidChange: (listener) => changed.event(listener),
    dispose: () => {
      subscription.dispose();
      changed.dispose();
    },
  };
}

/** `active` comes sorted: those that are worked on first, the newest first in each group. */
function pickCurrent(active: readonly IncidentState[], chosen: string | undefined): IncidentState | undefined {
  return active.find(({ id }) => id === chosen) ?? active[0];
}
