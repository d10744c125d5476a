import { describe, expect, it } from 'vitest';
import { redact } from '../../../../src/workbench/host/redact.ts';

const letters = 'abcdefghijklmnopqrstuvwxyz0123456789';

describe('the log', () => {
  it.each([
    `ghp_${letters}`,
    `github_pat_11ABC_${letters}`,
    `lin_api_${letters}`,
    `xoxb-1234-${letters}`,
    `AKIAIOSFODNN7EXAMPLE`,
    `eyJhbGciOiJIUzI1NiJ9.eyJzdWIiOiIxMjM0In0.${letters}`,
    `Authorization: Bearer ${letters}`,
    `Basic ${letters}==`,
    `https://mira:hunter2hunter2@example.com/repo.git`,
    `POST /hook?token=${letters}&page=2`,
    `{"api_key": "${letters}"}`,
    `password = hunter2hunter2`,
    `-----BEGIN RSA PRIVATE KEY-----\n${letters}\n-----END RSA PRIVATE KEY-----`,
    `-----BEGIN PRIVATE KEY-----\n${letters}`,
  ])('hides the secret of %j', (text) => {
    const line = redact(`request failed: ${text}`);
    expect(line).toContain('[hidden]');
    for (const secret of [letters, 'hunter2', 'IOSFODNN7', 'eyJzdWIi']) expect(line).not.toContain(secret);
  });

  it.each([
    'record: declared was not written (full)',
    'runbooks/checkout.md could not be read',
    'https://github.com/acme/shop/pull/234',
    'identity: fromGit does not know (not a repository)',
    '01ARYZ6S410000000000000000 was not packed',
  ])('leaves %j as it is', (text) => {
    expect(redact(text)).toBe(text);
  });

  it('comes to an end on a long line', () => {
    const line = `${'a:'.repeat(50_000)}${'token='.repeat(10_000)}${'eyJ'.repeat(20_000)}`;
    expect(redact(line).startsWith('a:'.repeat(49_000))).toBe(true);
  });
});
