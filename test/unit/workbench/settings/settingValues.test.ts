import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { settingDefaults } from '../../../../src/workbench/manifest.generated.ts';
import { readSetting, settingIds } from '../../../../src/workbench/settings/settingValues.ts';

interface Manifest {
  readonly contributes: { readonly configuration: { readonly properties: Readonly<Record<string, unknown>> } };
}

describe('a setting', () => {
  it('is checked for each one that the manifest contributes', () => {
    const { contributes } = JSON.parse(readFileSync('package.json', 'utf8')) as Manifest;
    const contributed = Object.keys(contributes.configuration.properties);
    expect(settingIds.map((id) => `sitrep.${id}`).sort()).toEqual(contributed.sort());
  });

  it('has a default that can be used', () => {
    for (const id of settingIds) expect(readSetting(id, settingDefaults[id]).usable, id).toBe(true);
  });

  it('is what was written when that is of its type', () => {
    expect(readSetting('notifications', 'none')).toEqual({ value: 'none', usable: true });
    expect(readSetting('changes.deployTags', ['live-*'])).toEqual({ value: ['live-*'], usable: true });
    expect(readSetting('timeZone', 'Asia/Kolkata')).toEqual({ value: 'Asia/Kolkata', usable: true });
  });

  it.each([
    ['notifications', 'loud'],
    ['changes.deployTags', 'deploy*'],
    ['changes.deployTags', ['deploy*', 7]],
    ['playbook.file', null],
    ['timeZone', 'Mars/Olympus'],
    ['user.name', { name: 'Mira' }],
  ] as const)('%s falls back to its default when it is %j', (id, written) => {
    expect(readSetting(id, written)).toEqual({ value: settingDefaults[id], usable: false });
  });

  it('that nobody wrote is no mistake', () => {
    expect(readSetting('user.name', undefined)).toEqual({ value: '', usable: true });
  });
});
