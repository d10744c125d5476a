import { commands, l10n } from 'vscode';
import { formatLength } from '../../../core/duration.ts';
import { readClocks } from '../../../core/incident/clocks.ts';
import { phaseName } from '../../../core/incident/describe.ts';
import { incidentTitle } from '../../incidentTitle.ts';
import { actionsMenu, type MenuCommand } from './actionsMenu.ts';
import { askOne, type Choice } from '../ask/askOne.ts';
import type { CommandContext, Handlers } from '../handlers.ts';
import { menuIcons, menuTitle } from './menuWords.ts';
import { subjectOf } from '../subject.ts';

export function currentIncident({
  parts,
  views,
}: CommandContext): Pick<Handlers, 'sitrep.switchIncident' | 'sitrep.showActions'> {
  const { incidents, current } = parts;
  return {
    'sitrep.switchIncident': async () => {
      if ((await subjectOf(parts, undefined)) === undefined) return;
      const nowMs = parts.clock.now();
      const answer = await askOne({
        title: l10n.t('Switch current incident'),
        placeholder: l10n.t('Commands and the status bar are about the current incident.'),
        choices: incidents.snapshot.active.map(({ id, title, severity, phase, startedAtMs }) => ({
          label: incidentTitle(title, l10n.t),
          description: [
            ...(severity === undefined ? [] : [l10n.t('Sev {0}', severity)]),
            phaseName(phase, l10n.t),
            formatLength(startedAtMs, nowMs, l10n.t),
            ...(id === current.state?.id ? [l10n.t('current')] : []),
          ].join(' · '),
          value: id,
        })),
        active: (id) => id === current.state?.id,
      });
      if (answer.kind !== 'given') return;
      current.choose(answer.value);
      views.reveal(answer.value);
    },
    'sitrep.showActions': async () => {
      const { state } = current;
      const { active, ended } = incidents.snapshot;
      const playbook = parts.playbook.current();
      const clocks = state === undefined ? [] : readClocks(state, playbook, parts.clock.now());
      const { next, rest } = actionsMenu({
        state,
        clocks,
        playbook,
        activeCount: active.length,
        hasEnded: ended.length > 0,
      });
      const choice =
        (group: string) =>
        (command: MenuCommand): Choice<MenuCommand> => ({
          label: menuTitle(command, l10n.t),
          icon: menuIcons[command],
          group,
          value: command,
        });
      const answer = await askOne({
        title: state === undefined ? l10n.t('Sitrep') : incidentTitle(state.title, l10n.t),
        placeholder: l10n.t('What is next?'),
        choices: [...next.map(choice(l10n.t('Next'))), ...rest.map(choice(l10n.t('More')))],
      });
      // Not awaited: the menu can be opened again while the command that it started asks its questions.
      if (answer.kind === 'given') void commands.executeCommand(answer.value);
    },
  };
}
