const hidden = '[hidden]';

/**
 * Takes what looks like a secret out of a line for the log. A second net: whoever writes to the log has
 * left secrets out already. Prefixes are those that the vendors document for their tokens.
 */
export function redact(text: string): string {
  return rules.reduce((line, [pattern, replacement]) => line.replace(pattern, replacement), text);
}

const rules: readonly (readonly [RegExp, string])[] = [
  // A key in PEM armour, also when it was cut short.
  [/-----BEGIN [A-Z ]*PRIVATE KEY-----[\s\S]*?(?:-----END [A-Z ]*PRIVATE KEY-----|$)/gu, hidden],
  // GitHub, GitLab, Linear, Slack, Stripe-like, Supabase, Vercel-like, AWS, Google.
  [/\b(?:gh[opusr]_|github_pat_|glpat-|lin_(?:api|oauth)_|xapp-|xox[a-z]-|sk_|sbp_|vcp_)[\w-]{8,}/gu, hidden],
  [/\bAKIA[A-Z\d]{12,}|\bAIza[\w-]{20,}/gu, hidden],
  // JSON Web Tokens.
  [/\beyJ[\w-]{6,}\.[\w-]{6,}(?:\.[\w-]*)?/gu, hidden],
  [/\b(Bearer|Basic|Token token=)\s*"?[\w.~+/=-]{8,}"?/giu, `$1 ${hidden}`],
  // https://user:password@host
  [/(\b[a-z][a-z\d+.-]*:\/\/)[^\s/@:]*:[^\s/@]+@/giu, `$1${hidden}@`],
  // token=…, "apiKey": "…", password: …
  [
    /((?:api[_-]?key|access[_-]?key|client[_-]?secret|secret|token|password|passwd|pwd|authorization)["']?\s*[=:]\s*["']?)(?!\[hidden\])[^\s"'&,;}]{4,}/giu,
    `$1${hidden}`,
  ],
];
