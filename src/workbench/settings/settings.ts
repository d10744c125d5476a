import { workspace, type ConfigurationScope, type Disposable } from 'vscode';
import type { Log } from '../../app/ports.ts';
import type { SettingTypes } from '../manifest.generated.ts';
import { readSetting, settingIds, type SettingId } from './settingValues.ts';

/** A setting's value; its default when what is written cannot be used (`reportBadSettings` logs that). */
export function setting<K extends SettingId>(id: K, scope?: ConfigurationScope): SettingTypes[K] {
  return readSetting(id, written(id, scope)).value;
}

export function onDidChangeSetting(id: SettingId, listener: () => void): Disposable {
  return workspace.onDidChangeConfiguration((change) => {
    if (change.affectsConfiguration(`sitrep.${id}`)) listener();
  });
}

/** The zone in which times are shown. */
export function timeZone(): string {
  return setting('timeZone') || Intl.DateTimeFormat().resolvedOptions().timeZone;
}

/** Logs every setting that cannot be used, once for as long as it stays that way. */
export function reportBadSettings(log: Log): Disposable {
  const reported = new Map<SettingId, string>();
  const report = (): void => {
    for (const id of settingIds) {
      const value = written(id);
      if (readSetting(id, value).usable) {
        reported.delete(id);
        continue;
      }
      const shown = JSON.stringify(value);
      if (reported.get(id) === shown) continue;
      reported.set(id, shown);
      log.warn(`settings: sitrep.${id} is ${shown.slice(0, 200)}, which cannot be used; the default applies`);
    }
  };
  report();
  return workspace.onDidChangeConfiguration((change) => {
    if (change.affectsConfiguration('sitrep')) report();
  });
}

function written(id: SettingId, scope?: ConfigurationScope): unknown {
  return workspace.getConfiguration('sitrep', scope).get<unknown>(id);
}
