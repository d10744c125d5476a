import { plainOutput } from './plainOutput.ts';

/** What is taken out of captured output before it is kept. */
export interface RedactionOptions {
  /** E-mail addresses, where the team wants them out. */
  readonly emails: boolean;
  /** Exact texts that are secret, such as values the user typed for a run's variables. Those under 4 signs are ignored. */
  readonly secrets?: readonly string[];
}

export interface Redacted {
  readonly text: string;
  /** How many places were replaced. */
  readonly count: number;
}

interface Rule {
  readonly kind: string;
  readonly pattern: RegExp;
  /** Which group of the match is the secret; 0 for all of it. */
  readonly group: number;
}

const secretName = String.raw`[\w.-]{0,60}(?:passw(?:or)?d|passwd|pwd|passphrase|secret|token|api[_-]?key|apikey|access[_-]?key|auth[_-]?key|private[_-]?key|client[_-]?secret|credentials?|encryption[_-]?key|signing[_-]?key|session[_-]?id|cookie|webhook[_-]?url|dsn)[\w-]{0,60}`;

/** In this order: what a rule has replaced, no later one looks into. */
const rules: readonly Rule[] = [
  {
    kind: 'private key',
    group: 0,
    pattern:
      /-----BEGIN [A-Z0-9 ]*(?:PRIVATE KEY|ENCRYPTED FILE|PGP MESSAGE)[A-Z ]*-----[\s\S]*?(?:-----END [A-Z0-9 ]*-----|$)/g,
  },
  // The end of one whose beginning was cut off.
  { kind: 'private key', group: 0, pattern: /(?:^[A-Za-z0-9+/=]{4,76}\n){1,100}-----END [A-Z0-9 ]*PRIVATE KEY-----/gm },
  // scheme://user:password@host; the user and the host are kept, as they help and are no secret.
  {
    kind: 'password',
    group: 1,
    pattern: /\b[a-z][a-z0-9+.-]{1,20}:\/\/[^\s:/@"'<>]{0,100}:([^\s"'<>]{1,300})@(?=[\w.[\]-])/gi,
  },
  { kind: 'token', group: 0, pattern: /\beyJ[\w-]{8,}\.[\w-]{4,}(?:\.[\w-]*)?/g },
  {
    kind: 'token',
    group: 0,
    pattern:
      /\b(?:gh[pousr]_[A-Za-z0-9]{20,}|github_pat_\w{20,}|glpat-[\w-]{16,}|xox[abeoprs]-[\w-]{10,}|xapp-[\w-]{10,}|lin_(?:api|oauth)_\w{16,}|sk-(?:ant-|proj-)?[\w-]{20,}|(?:sk|rk|pk)_(?:live|test)_\w{10,}|whsec_\w{16,}|npm_[A-Za-z0-9]{30,}|pypi-[\w-]{20,}|hvs\.[\w-]{20,}|dop_v1_[0-9a-f]{32,}|SG\.[\w-]{16,}\.[\w-]{16,}|ya29\.[\w-]{20,}|AIza[\w-]{30,}|sbp_[0-9a-f]{32,}|vercel_[\w]{20,}|dapi[0-9a-f]{30,}|shpat_[0-9a-f]{30,}|AGE-SECRET-KEY-\w+)/g,
  },
  { kind: 'key', group: 0, pattern: /\b(?:AKIA|ASIA|ABIA|ACCA|AROA|AIDA)[A-Z0-9]{16}\b/g },
  { kind: 'token', group: 0, pattern: /https:\/\/hooks\.slack\.com\/(?:services|workflows|triggers)\/[\w/-]+/gi },
  {
    kind: 'token',
    group: 1,
    pattern:
      /\b(?:authorization|proxy-authorization|x-api-key|x-auth-token|x-[\w-]*token|private-token|cookie|set-cookie)["']?\s*[:=]\s*["']?((?:(?:bearer|basic|token|digest|negotiate)\s+)?[^\s"'][^"'\r\n]*)/gi,
  },
  { kind: 'token', group: 1, pattern: /\bbearer\s+([\w.~+/=-]{8,})/gi },
  // -p1234 of mysql, -u user:password of curl, --password value.
  { kind: 'password', group: 1, pattern: /\b(?:mysql|mysqldump|mysqladmin|mariadb)\b[^\n|;]*?\s-p([^\s-][^\s]*)/gi },
  { kind: 'password', group: 1, pattern: /\bcurl\b[^\n|;]*?\s(?:-u|--user)[ =]?["']?[^\s:"']+:([^\s"']+)/gi },
  {
    kind: 'password',
    group: 1,
    pattern: new RegExp(String.raw`\s--?${secretName}(?:\s+|=)(?!-)["']?([^\s"']{3,})`, 'gi'),
  },
  {
    kind: 'password',
    group: 1,
    pattern: new RegExp(String.raw`\b${secretName}["']?\s*(?:[:=]|=>|\s:\s)\s*"((?:\\.|[^"\\\r\n])+)"`, 'gi'),
  },
  {
    kind: 'password',
    group: 1,
    pattern: new RegExp(String.raw`\b${secretName}["']?\s*(?:[:=]|=>|\s:\s)\s*'([^'\r\n]+)'`, 'gi'),
  },
  {
    kind: 'password',
    group: 1,
    pattern: new RegExp(
      String.raw`\b${secretName}\s*(?:=|:(?!\/\/))\s*(?!["'\s]|true\b|false\b|null\b|none\b|\[redacted)([^\s"',;&]{3,})`,
      'gi',
    ),
  },
  { kind: 'password', group: 1, pattern: /\bIDENTIFIED\s+(?:WITH\s+\w+\s+)?BY\s+'([^']+)'/gi },
];

const email = /[\p{L}\p{N}._%+-]{1,64}@[\p{L}\p{N}-]{1,63}(?:\.[\p{L}\p{N}-]{1,63})*\.\p{L}{2,24}(?![\p{L}\p{N}])/gu;

/** What stands in place of a secret: "[redacted token]". */
export function redactedMark(kind: string): string {
  return `[redacted ${kind}]`;
}

/**
 * The text without tokens, keys, passwords and the passwords of connection strings, and without e-mail addresses
 * when asked. Works on the whole text, so that a key over several lines is found. It errs to the side of taking out
 * too much; what it does not know, such as a password printed on a line of its own, it cannot find.
 */
export function redact(text: string, { emails, secrets = [] }: RedactionOptions): Redacted {
  let count = 0;
  let result = text;
  const literal = [...secrets].filter((secret) => secret.length >= 4).sort((a, b) => b.length - a.length);
  for (const secret of literal) {
    const parts = result.split(secret);
    count += parts.length - 1;
    result = parts.join(redactedMark('value'));
  }
  for (const { kind, pattern, group } of rules) {
    result = result.replace(pattern, (...match: (string | number | undefined)[]) => {
      const whole = String(match[0]);
      const secret = String(match[group] ?? '');
      if (secret === '' || secret.includes('[redacted ')) return whole;
      count++;
      const at = group === 0 ? 0 : whole.lastIndexOf(secret);
      return whole.slice(0, at) + redactedMark(kind) + whole.slice(at + secret.length);
    });
  }
  if (emails) {
    result = result.replace(email, () => {
      count++;
      return redactedMark('e-mail');
    });
  }
  return { text: result, count };
}

/**
 * The last lines of a terminal's output as they are kept: without control sequences, and redacted before it is cut,
 * so that a key is not cut in half and missed. At most `maxLength` signs, the last ones.
 */
export function redactTail(
  text: string,
  { lines, maxLength }: { readonly lines: number; readonly maxLength: number },
  options: RedactionOptions,
): Redacted {
  const { text: clean, count } = redact(plainOutput(text), options);
  const tail = clean.replace(/\s+$/, '').split('\n').slice(-lines).join('\n');
  return { text: tail.length <= maxLength ? tail : cutFront(tail, maxLength), count };
}

/** From a whole line on, where that leaves something. */
function cutFront(text: string, maxLength: number): string {
  const end = text.slice(-maxLength).replace(/^[\udc00-\udfff]/, '');
  const line = end.indexOf('\n');
  return line < 0 || line === end.length - 1 ? end : end.slice(line + 1);
}
