import { Disposable, l10n, StatusBarAlignment, ThemeColor, window } from 'vscode';
import type { CommandId } from '../manifest.generated.ts';
import type { Parts } from '../parts.ts';
import { onDidChangeSetting, timeZone } from '../settings/settings.ts';
import { nextStatusChange, statusBarView } from './statusBarText.ts';
import { createTicker } from '../host/ticker.ts';

const command: CommandId = 'sitrep.showActions';

/** The one status bar item: the current incident while any is active, nothing otherwise. */
export function showStatusBar({
  incidents,
  current,
  playbook,
  clock,
}: Pick<Parts, 'incidents' | 'current' | 'playbook' | 'clock'>): Disposable {
  const item = window.createStatusBarItem('sitrep.current', StatusBarAlignment.Left, 50);
  item.name = l10n.t('Current incident');
  item.command = command;

  const ticker = createTicker(clock, () => {
    const state = current.state;
    if (state === undefined) {
      item.hide();
      return undefined;
    }
    const nowMs = clock.now();
    const { active, load } = incidents.snapshot;
    const rules = playbook.current();
    const view = statusBarView(
      state,
      { others: active.length - 1, isStale: load === 'stale' },
      { playbook: rules, nowMs, timeZone: timeZone(), say: l10n.t },
    );
    item.text = view.text;
    item.tooltip = view.tooltip;
    item.accessibilityInformation = { label: view.label, role: 'button' };
    item.backgroundColor = view.isOverdue ? new ThemeColor('statusBarItem.warningBackground') : undefined;
    item.show();
    return nextStatusChange(state, rules, nowMs);
  });
  const poke = (): void => ticker.poke();
  poke();
  return Disposable.from(
    item,
    ticker,
    incidents.onDidChange(poke),
    current.onDidChange(poke),
    playbook.onDidChange(poke),
    onDidChangeSetting('timeZone', poke),
    window.onDidChangeWindowState(poke),
  );
}
