import { describe, expect, test } from 'vitest';
import { ownersOf, readCodeOwners } from '../../../../src/core/runbook/codeOwners.ts';
import { lintRunbook, programsIn, type RunbookSurroundings } from '../../../../src/core/runbook/lint.ts';
import { understandRunbook } from '../../../../src/core/runbook/understandRunbook.ts';

const day = 86_400_000;
const runbook = (text: string) => understandRunbook(text);
const codes = (text: string, around: RunbookSurroundings): readonly string[] =>
  lintRunbook(runbook(text), around).map(({ code, startLine }) => `${code}:${startLine}`);

const disk = `---
owner: platform
---
# Disk full

1. Look

   \`\`\`sh
   df -h
   kubectl get pods | jq .
   NAME READY
   \`\`\`
`;

describe('what is doubtful in a runbook', () => {
  test('programs that this machine lacks are named at their lines; output is not taken for programs', () => {
    expect(programsIn(runbook(disk))).toEqual(['df', 'kubectl', 'jq']);
    expect(codes(disk, { missingPrograms: new Set(['kubectl', 'jq']) })).toEqual([
      'program-missing:9',
      'program-missing:9',
    ]);
    expect(codes(disk, {})).toEqual([]);
  });

  test('a file that nobody changed for long is stale, unless the team wants none called so', () => {
    const nowMs = 400 * day;
    expect(codes(disk, { lastChangedMs: 200 * day, nowMs, staleAfterDays: 180 })).toEqual(['stale:3']);
    expect(codes(disk, { lastChangedMs: 220 * day, nowMs, staleAfterDays: 180 })).toEqual([]);
    expect(codes(disk, { lastChangedMs: 0, nowMs, staleAfterDays: 0 })).toEqual([]);
  });

  test('one that nobody owns says so, unless CODEOWNERS names somebody', () => {
    expect(codes('# A\n\n1. b', {})).toEqual(['unowned:0']);
    expect(codes('# A\n\n1. b', { isOwned: true })).toEqual([]);
  });

  test('one without steps says so, and variables that nothing sets are named', () => {
    expect(codes('# A\n\nprose', { isOwned: true })).toEqual(['no-steps:0']);
    const text = '# A\n\n1. b\n\n   ```sh\n   X=1\n   echo "$X" "$SERVICE"\n   ```\n';
    expect(codes(text, { isOwned: true })).toEqual(['variable-never-set:6']);
  });
});

describe('CODEOWNERS', () => {
  const rules = readCodeOwners(
    ['# Owners', '*  @all', '/runbooks/  @noor @tomas # both', 'docs/*  @docs', '*.sql  @db', '/runbooks/open/'].join(
      '\n',
    ),
  );

  test.each([
    ['src/main.ts', ['@all']],
    ['runbooks/disk.md', ['@noor', '@tomas']],
    ['runbooks/deep/er/disk.md', ['@noor', '@tomas']],
    ['old/runbooks/disk.md', ['@all']],
    ['docs/a.md', ['@docs']],
    ['docs/deep/a.md', ['@all']],
    ['runbooks/fix.sql', ['@db']],
    ['runbooks/open/disk.md', []],
  ])('the last line that fits %s says who', (path, owners) => {
    expect(ownersOf(path, rules)).toEqual(owners);
  });

  test('strange lines name nobody and break nothing', () => {
    expect(ownersOf('a', readCodeOwners('[Section]\n!a @x\n(((  @y\n\n#'))).toEqual([]);
  });
});
