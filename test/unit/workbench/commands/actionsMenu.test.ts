import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { readClocks } from '../../../../src/core/incident/clocks.ts';
import type { IncidentState } from '../../../../src/core/incident/state.ts';
import { defaultPlaybook } from '../../../../src/core/playbook/default/defaultPlaybook.ts';
import { sayEnglish } from '../../../../src/core/say.ts';
import { actionsMenu, type ActionsMenu } from '../../../../src/workbench/commands/incident/actionsMenu.ts';
import { menuIcons, menuTitle } from '../../../../src/workbench/commands/incident/menuWords.ts';
import { declared, fact, startMs, stateOf, type Fact } from './record.ts';

const minuteMs = 60_000;
const [firstRole] = defaultPlaybook.roles;

function menu(state: IncidentState | undefined, minute = 10, activeCount = 1): ActionsMenu {
  const nowMs = startMs + minute * minuteMs;
  const clocks = state === undefined ? [] : readClocks(state, defaultPlaybook, nowMs);
  return actionsMenu({ state, clocks, playbook: defaultPlaybook, activeCount, hasEnded: false });
}

function commander(): Fact {
  return fact('roleAssigned', { role: firstRole?.key ?? '', roleName: firstRole?.name ?? '', person: 'Mira' });
}

const acknowledged = fact('acknowledged', {}, { minute: 1 });
const to = (
  from: 'investigating' | 'monitoring' | 'resolved',
  next: 'identified' | 'mitigating' | 'monitoring' | 'resolved' | 'closed',
  minute = 5,
): Fact => fact('phaseChanged', { from, to: next }, { minute });

describe('actionsMenu', () => {
  it('offers to declare first when no incident is active', () => {
    expect(menu(undefined, 0, 0).next).toEqual(['sitrep.declareIncident']);
  });

  it('puts the first response before everything else', () => {
    expect(menu(stateOf(declared())).next).toEqual([
      'sitrep.acknowledge',
      'sitrep.assignRole',
      'sitrep.startRunbook',
      'sitrep.linkPullRequest',
      'sitrep.addNote',
      'sitrep.changePhase',
    ]);
  });

  it('puts an overdue update first once somebody is on it', () => {
    const state = stateOf(declared('x', 1), acknowledged, commander());
    expect(menu(state, 10).next[0]).toBe('sitrep.startRunbook');
    expect(menu(state, 16).next[0]).toBe('sitrep.recordUpdate');
  });

  it('goes on with a runbook that is under way', () => {
    const run = { run: '01JDQ0000000000000000000RR', title: 'R', uri: 'u', path: 'p' };
    const steps = [{ key: 'a', text: 'A', line: 1 }];
    const state = stateOf(declared(), acknowledged, commander(), fact('runStarted', { ...run, steps }));
    expect(menu(state).next[0]).toBe('sitrep.completeStep');
  });

  it('offers to resolve first only when the stability window has passed', () => {
    const state = stateOf(declared('x', 3), acknowledged, commander(), to('investigating', 'monitoring'));
    expect(menu(state, 10).next[0]).toBe('sitrep.addNote');
    expect(menu(state, 30).next[0]).toBe('sitrep.resolveIncident');
  });

  it('puts a post-mortem that is owed before closing', () => {
    const facts = [declared('x', 1), acknowledged, to('investigating', 'resolved')];
    expect(menu(stateOf(...facts)).next[0]).toBe('sitrep.openPostMortem');
    const drafted = fact('postMortemDrafted', { uri: 'file:///p', path: 'p' });
    expect(menu(stateOf(...facts, drafted)).next[0]).toBe('sitrep.closeIncident');
    expect(menu(stateOf(declared('x', 4), acknowledged, to('investigating', 'resolved'))).next[0]).toBe(
      'sitrep.closeIncident',
    );
  });

  it('offers nothing that the incident does not allow, and nothing twice', () => {
    const states = [
      stateOf(declared()),
      stateOf(declared(), to('investigating', 'resolved')),
      stateOf(declared(), to('investigating', 'resolved'), to('resolved', 'closed', 6)),
    ];
    for (const state of states) {
      const { next, rest } = menu(state);
      const all = [...next, ...rest];
      expect(new Set(all).size).toBe(all.length);
      expect(all.includes('sitrep.resolveIncident')).toBe(state.phase === 'investigating');
      expect(all.includes('sitrep.closeIncident')).toBe(state.phase === 'resolved');
      expect(all).not.toContain('sitrep.markCulprit');
      expect(all).not.toContain('sitrep.switchIncident');
    }
    expect(menu(states[0], 10, 2).rest).toContain('sitrep.switchIncident');
  });
});

describe('the menu’s words', () => {
  const manifest = JSON.parse(readFileSync('package.json', 'utf8')) as {
    readonly contributes: { readonly commands: readonly { command: string; title: string; icon?: string }[] };
  };
  const strings = JSON.parse(readFileSync('package.nls.json', 'utf8')) as Readonly<Record<string, string>>;

  it.each(Object.entries(menuIcons))('name and draw %s as the manifest does', (id, icon) => {
    const command = manifest.contributes.commands.find((each) => each.command === id);
    const title = command?.title.replace(/^%(.*)%$/, (_, key: string) => strings[key] ?? key);
    expect(menuTitle(id as keyof typeof menuIcons, sayEnglish)).toBe(title);
    expect(`$(${icon})`).toBe(command?.icon);
  });
});
