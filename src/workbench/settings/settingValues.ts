import { settingDefaults, type SettingTypes } from '../manifest.generated.ts';

export type SettingId = keyof SettingTypes;

export interface SettingReading<K extends SettingId> {
  readonly value: SettingTypes[K];
  /** False when what was written cannot be used, and `value` is the default. */
  readonly usable: boolean;
}

const checks: { readonly [K in SettingId]: (value: unknown) => value is SettingTypes[K] } = {
  'playbook.file': isText,
  'runbooks.files': isText,
  'storage.folder': isText,
  'postmortems.folder': isText,
  'changes.deployTags': (value) => Array.isArray(value) && value.every(isText),
  notifications: (value) => value === 'all' || value === 'failures' || value === 'none',
  'user.name': isText,
  timeZone: isTimeZone,
  'runbooks.staleAfterDays': isAmount,
  'redaction.emails': (value) => typeof value === 'boolean',
  'github.apiUrl': isApiAddress,
  'vercel.apiUrl': isApiAddress,
  'vercel.project': isText,
  'vercel.team': isText,
  'linear.apiUrl': isApiAddress,
  'linear.oauthClientId': isText,
  'linear.team': isText,
  'linear.project': isText,
  'linear.labels': (value) => Array.isArray(value) && value.every(isText),
  'linear.doneState': isText,
  'linear.defaultAssignee': isText,
  'linear.subIssues': (value) => typeof value === 'boolean',
};

export const settingIds = Object.keys(checks) as readonly SettingId[];

/** What a person wrote into a settings file, as the type that the manifest promises. */
export function readSetting<K extends SettingId>(id: K, written: unknown): SettingReading<K> {
  const isRight: (value: unknown) => value is SettingTypes[K] = checks[id];
  if (isRight(written)) return { value: written, usable: true };
  return { value: settingDefaults[id], usable: written === undefined };
}

function isAmount(value: unknown): value is number {
  return typeof value === 'number' && Number.isFinite(value) && value >= 0;
}

function isText(value: unknown): value is string {
  return typeof value === 'string';
}

/** Over https; in the clear only to this machine, where a stand-in may listen. */
function isApiAddress(value: unknown): value is string {
  if (typeof value !== 'string' || !URL.canParse(value)) return false;
  const { protocol, hostname, username, password } = new URL(value);
  if (username !== '' || password !== '') return false;
  return protocol === 'https:' || (protocol === 'http:' && /^(?:127\.0\.0\.1|localhost|\[::1\])$/u.test(hostname));
}

/** Empty, or a zone that this host knows: `Intl` throws on any other. */
function isTimeZone(value: unknown): value is string {
  if (value === '') return true;
  if (typeof value !== 'string') return false;
  try {
    new Intl.DateTimeFormat('en', { timeZone: value });
    return true;
  } catch {
    return false;
  }
}
