import { execFileSync } from 'node:child_process';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { fillCommand } from '../../../../src/core/runbook/fillCommand.ts';
import { shellQuote } from '../../../../src/core/runbook/shellQuote.ts';
import { variableKey, variablesOf } from '../../../../src/core/runbook/variables.ts';

const names = (text: string): string[] => variablesOf(text).map(({ name }) => name);

describe('the gaps of a command', () => {
  it.each([
    ['kubectl logs <pod> -n <name space>', ['pod', 'name space']],
    ['curl https://{{ region }}.example.com', ['region']],
    ['oc -n $NAMESPACE get ${POD_NAME}', ['NAMESPACE', 'POD_NAME']],
    ['NS=a; oc -n $NS get pods', []],
    ['export NS="$(oc get x)" && echo $NS $OTHER', ['OTHER']],
    ['for POD in a b; do echo $POD; done', []],
    ['cat < file > out; cat <<EOF\nx\nEOF', []],
    ['echo $HOME $1 $? $name', []],
    ["awk '{print $NF}' x", []],
    ["sed 's/<pod>/x/'", ['pod']],
    ['oc get x -o template={{.items}}{{range .x}}', []],
    ['diff <(a) <(b)', []],
    ['echo \\$NOT <pod> <pod>', ['pod']],
  ])('%s', (text, expected) => {
    expect(names(text)).toEqual(expected);
  });
});

const fill = (text: string, values: Record<string, string>): string =>
  fillCommand(text, new Map(Object.entries(values).map(([name, value]) => [variableKey(name), value])), 'posix');

describe('filling a command', () => {
  it('leaves plain values bare and quotes the others', () => {
    expect(fill('kubectl logs <pod>', { pod: 'api-7f' })).toBe('kubectl logs api-7f');
    expect(fill('kubectl logs <pod>', { pod: 'a; rm -rf /' })).toBe("kubectl logs 'a; rm -rf /'");
    expect(fill('echo $NAME ${NAME}', { name: "it's" })).toBe("echo 'it'\\''s' 'it'\\''s'");
  });

  it('leaves a gap without a value, and shell variables in single quotes', () => {
    expect(fill("echo <a> <b> '$C' $C", { a: '1', c: '2' })).toBe("echo 1 <b> '$C' 2");
  });

  const values = fc.oneof(
    fc.string({
      unit: fc.constantFrom(
        'a',
        ' ',
        "'",
        '"',
        '\\',
        '$',
        '`',
        '(',
        ')',
        ';',
        '&',
        '|',
        '>',
        '<',
        '*',
        '!',
        '#',
        '~',
        '{',
        '}',
        '\n',
        'é',
        '$(id)',
        '`id`',
        'EOF',
      ),
      maxLength: 12,
    }),
    fc.string({ maxLength: 20 }),
  );

  it.each([
    ['outside of quotes', 'printf %s <v>'],
    ['in double quotes', 'printf %s "<v>"'],
    ['in single quotes', "printf %s '<v>'"],
    ['in a substitution in double quotes', 'printf %s "$(printf %s "<v>")"'],
    ['in a substitution', 'printf %s "$(printf %s <v>)"'],
    ['behind an escaped quote', 'printf %s \\"<v> | tail -c +2'],
    ['behind a comment with an apostrophe', "# don't\nprintf %s <v>"],
    ['in a here-document', 'cat <<EOF\n<v>\nEOF'],
    ['in a here-document that does not expand', "cat <<'EOF'\n<v>\nEOF"],
    ['behind a here-document', "cat <<EOF >/dev/null\nit's\nEOF\nprintf %s <v>"],
  ])('gives the program the value as it was typed, %s', (_, template) => {
    fc.assert(
      fc.property(values, (value) => {
        const typed = value.replace(/(?![\t\n\r])\p{Cc}/gu, '');
        fc.pre(!template.includes("<<'") || typed.trim() !== 'EOF');
        const seen = execFileSync('bash', ['--norc', '-c', fill(template, { v: typed })], { encoding: 'utf8' });
        const flat = typed.replace(/[\r\n\t]+/g, ' ');
        expect(seen.replace(/\n$/, '')).toBe(template.includes('$(') ? flat.replace(/\n+$/, '') : flat);
      }),
      { numRuns: 25 },
    );
  });

  it('lets no value end the here-document that it stands in', () => {
    const run = (text: string): string => execFileSync('bash', ['--norc', '-c', text], { encoding: 'utf8' });
    expect(run(fill('cat <<EOF\n<v>\necho ran\nEOF', { v: 'EOF' }))).toBe('EOF\necho ran\n');
    expect(run(fill('cat <<EOF\n<a><b>\necho ran\nEOF', { a: 'E', b: 'OF' }))).toBe('EOF\necho ran\n');
    expect(fill("cat <<'EOF'\n<v>\necho ran\nEOF", { v: 'EOF' })).toBe("cat <<'EOF'\n<v>\necho ran\nEOF");
  });

  it('quotes for other shells by their own rules', () => {
    expect(shellQuote("it's $x", 'powershell')).toBe("'it''s $x'");
    expect(shellQuote("it's \\", 'fish')).toBe("'it\\'s \\\\'");
    expect(shellQuote('a "b" %PATH%', 'cmd')).toBe('"a ""b"" "^%"PATH"^%""');
    expect(shellQuote('', 'posix')).toBe("''");
    expect(shellQuote('a\nrm -rf /', 'posix')).toBe("'a rm -rf /'");
  });
});
