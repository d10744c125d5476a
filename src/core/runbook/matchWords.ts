/** Words that say nothing about what is broken. */
const empty = new Set(
  (
    'a an and are as at be been but by can cannot could do does for from had has have how i if in into is it its just me my no not of ' +
    'on or our so some than that the their them then there these they this to up us was we were what when where which who ' +
    'will with you your runbook runbooks playbook incident incidents issue issues problem problems alert alerts alarm firing ' +
    'guide manual troubleshoot troubleshooting debug fix fixing recover handle handling step steps since after before now ' +
    'many users user customers customer seems getting very all any answer answers answered answering'
  ).split(' '),
);

/** Different words for one matter; the first stands for all. */
const same: readonly (readonly string[])[] = [
  ['database', 'db', 'postgres', 'postgresql', 'mysql'],
  ['slow', 'latency', 'latencies', 'sluggish', 'slowness'],
  ['down', 'outage', 'unavailable', 'offline', 'unreachable', 'dead'],
  ['error', 'exception', 'failure', 'failed', 'failing', 'fail', 'fails'],
  ['memory', 'oom', 'ram'],
  ['disk', 'storage', 'volume', 'filesystem'],
  ['login', 'signin', 'auth', 'authentication', 'sso'],
  ['payment', 'checkout', 'billing'],
  ['deploy', 'deployment', 'release', 'rollout'],
  ['certificate', 'cert', 'tls', 'ssl'],
  ['kubernetes', 'k8s'],
  ['connection', 'conn'],
  ['email', 'mail', 'smtp'],
];
const stands = new Map(same.flatMap(([first = '', ...others]) => others.map((other) => [other, first] as const)));

/** The telling words of a text in a common form: lower case, split at humps ("DiskFull"), singular, one word per matter. */
export function foldedWords(text: string): readonly string[] {
  return [...new Set(tellingWords(text).map(fold))];
}

/** The telling words in their bare forms, without the step to the word that stands for a matter. */
export function bareWords(text: string): ReadonlySet<string> {
  return new Set(tellingWords(text).map(stemOf));
}

/** The telling words as they are written, in lower case, by their common form. */
export function writtenWords(text: string): ReadonlyMap<string, string> {
  const written = new Map<string, string>();
  for (const word of tellingWords(text)) if (!written.has(fold(word))) written.set(fold(word), word);
  return written;
}

function tellingWords(text: string): readonly string[] {
  const split = text
    .replace(/([\p{Ll}\p{N}])(\p{Lu})/gu, '$1 $2')
    .replace(/(\p{Lu}+)(\p{Lu}\p{Ll})/gu, '$1 $2')
    .toLowerCase();
  const words = split.match(/[\p{L}\p{N}]+/gu) ?? [];
  return words.filter((word) => word.length > 1 && !empty.has(word));
}

function fold(word: string): string {
  const known = stands.get(word);
  if (known !== undefined) return known;
  const stem = stemOf(word);
  return stands.get(stem) ?? stem;
}

/** English endings off, as far as that makes two forms of a word meet: "connections", "connecting". */
function stemOf(word: string): string {
  if (word.length < 5 || /\d/.test(word)) return word;
  const singular = word.replace(/ies$/, 'y').replace(/(?<=(?:ss|sh|ch|x))es$|(?<=[^su])s$/, '');
  const bare = singular.replace(/(?<=\p{L}{3})(?:ing|ed)$/u, '');
  return bare.replace(/([bdgmnprt])\1$/, '$1');
}
