import { spawnSync } from 'node:child_process';
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { isOneCommand, shellKindOf, terminalCommand } from '../../../../src/core/runbook/shellKind.ts';
import { gapsOf, isSecretName } from '../../../../src/core/runbook/variables.ts';
import type { RunbookStep } from '../../../../src/core/runbook/runbook.ts';

describe('a command as the terminal gets it', () => {
  test.each([
    ['/usr/bin/zsh', 'posix'],
    ['bash', 'posix'],
    ['C:\\Program Files\\Git\\bin\\bash.exe', 'posix'],
    ['/opt/homebrew/bin/fish', 'fish'],
    ['pwsh', 'powershell'],
    ['C:\\Windows\\System32\\cmd.exe', 'cmd'],
    ['/usr/bin/nu', undefined],
    ['/bin/csh', undefined],
    ['', undefined],
  ])('the shell of %s is %s', (program, kind) => {
    expect(shellKindOf(program)).toBe(kind);
  });

  test('one line stays as it is, also when it is continued', () => {
    expect(terminalCommand('  kubectl get pods\n', 'posix')).toBe('kubectl get pods');
    expect(terminalCommand('kubectl get pods \\\n  --all', 'posix')).toBe('kubectl get pods \\\n  --all');
  });

  test('several lines are one command, so that its exit code is that of the last', () => {
    expect(terminalCommand('cd logs\nls', 'posix')).toBe('{\ncd logs\nls\n}');
    expect(terminalCommand('cd logs\nls', 'fish')).toBe('begin\ncd logs\nls\nend');
    expect(terminalCommand('cd logs\nls', 'powershell')).toBe('. {\ncd logs\nls\n}');
    expect(terminalCommand('cd logs\ndir', 'cmd')).toBe('cd logs\ndir');
  });

  test('lines that only comment are left out, those of a here-document or of quotes are not', () => {
    expect(terminalCommand('# look first\nls\n  # then\n', 'posix')).toBe('ls');
    expect(terminalCommand('cat <<EOF\n# kept\nEOF', 'posix')).toBe('{\ncat <<EOF\n# kept\nEOF\n}');
    expect(terminalCommand('echo "\n# kept"', 'posix')).toBe('{\necho "\n# kept"\n}');
  });

  test('only what has one exit code counts as one command', () => {
    expect(isOneCommand('ls')).toBe(true);
    expect(isOneCommand('ls \\\n -l')).toBe(true);
    expect(isOneCommand(terminalCommand('cd logs\nls', 'posix'))).toBe(true);
    expect(isOneCommand(terminalCommand('cd logs\ndir', 'cmd'))).toBe(false);
  });

  test('what is not complete is not put into braces that would never close', () => {
    expect(terminalCommand('echo "open\nls', 'posix')).toBe('echo "open\nls');
  });

  test('a real shell does the same with it as with the block', () => {
    const line = fc.constantFrom('echo a', 'printf %s b', '# note', 'x=1', 'echo "$x"', '', 'false', 'cat <<E\n# c\nE');
    fc.assert(
      fc.property(fc.array(line, { minLength: 1, maxLength: 5 }), (lines) => {
        const text = lines.join('\n');
        const run = (script: string): string => {
          const { stdout, status } = spawnSync('sh', ['-c', script], { encoding: 'utf8' });
          return `${String(status)}\n${stdout}`;
        };
        const command = terminalCommand(text, 'posix');
        if (command !== '') expect(run(command)).toBe(run(text));
      }),
      { numRuns: 30 },
    );
  });
});

describe('the gaps of a step’s command', () => {
  const step = (line: number, text: string): RunbookStep => ({
    key: `${line}`,
    text: 'step',
    line,
    level: 0,
    commands: [{ language: 'sh', text, line: line + 1 }],
  });
  const gaps = (...steps: readonly RunbookStep[]): readonly string[] => {
    const command = steps.at(-1)?.commands[0];
    return command === undefined ? [] : gapsOf(command, steps).map(({ name }) => name);
  };

  test('are asked for unless a command before it sets them', () => {
    expect(gaps(step(1, 'export SERVICE=web'), step(5, 'restart $SERVICE in {{ region }} on <pod>'))).toEqual([
      'region',
      'pod',
    ]);
    expect(gaps(step(5, 'restart $SERVICE ${SERVICE} <service>'))).toEqual(['SERVICE']);
  });

  test('are hidden while they are typed when their names say that they are secret', () => {
    expect(['DB_PASSWORD', 'api-key', 'GITHUB_TOKEN', 'client secret'].map(isSecretName)).toEqual([
      true,
      true,
      true,
      true,
    ]);
    expect(['pod', 'namespace', 'compass', 'monkey', 'REGION'].map(isSecretName)).toEqual(
      Array.from({ length: 5 }, () => false),
    );
  });
});
