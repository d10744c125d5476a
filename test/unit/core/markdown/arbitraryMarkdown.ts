import fc from 'fast-check';

const word = fc.constantFrom(
  'database',
  'down',
  'Sev 1',
  'SEV2',
  'P1',
  'critical',
  'page',
  'on-call',
  '15 minutes',
  '< 1 hour',
  '> 5% (critical)',
  '$500/week',
  'Sundays at 6pm PT',
  '[feature]',
  '{title}',
  '<service>',
  'X',
  '`kubectl get pods`',
  '**Page**:',
  '**Response time**:',
  'https://example.com',
  '[link](docs/a.md)',
  '[ref][r]',
  '![image](a.png)',
  '|',
  '\\',
  '&amp;',
  '<br>',
  '<b>',
  '</table>',
  '🔥',
  '\u202E',
  '\u0000',
  '\t',
  '*',
  '_',
  '~~',
  '[^1]',
  '<%= x %>',
  '{{ region }}',
);
const words = fc.array(word, { minLength: 1, maxLength: 6 }).map((all) => all.join(' '));
const newline = fc.constantFrom('\n', '\r\n', '\r');

const block = fc.oneof(
  words,
  fc.tuple(fc.integer({ min: 1, max: 7 }), words).map(([depth, text]) => `${'#'.repeat(depth)} ${text}`),
  fc
    .tuple(fc.integer({ min: 0, max: 6 }), fc.constantFrom('-', '*', '1.', '2)', '- [ ]', '- [x]', '[ ]'), words)
    .map(([indent, mark, text]) => `${' '.repeat(indent)}${mark} ${text}`),
  fc
    .tuple(fc.constantFrom('', 'sh', 'yaml', 'markdown', '{note}', 'sh {"id":1}'), words, fc.boolean())
    .map(([label, text, closed]) => `\`\`\`${label}\n${text}\n${closed ? '```' : ''}`),
  fc.tuple(words, words).map(([a, b]) => `| ${a} | ${b} |\n|-|-|\n| ${b} | ${a} |`),
  fc
    .tuple(words, words)
    .map(([a, b]) => `<table><tr><th>Severity</th><th>${a}</th></tr><tr><td>SEV1</td><td><ul><li>${b}</ul>`),
  words.map((text) => `> ${text}`),
  words.map((text) => `---\ntitle: ${text}\ntags: [a, ${text}\n---`),
  fc.constantFrom(
    '[r]: target',
    '<!-- comment',
    '-->',
    '***',
    '## Severities',
    '## Templates',
    '## Rota',
    '## Runbooks',
    '## Roles',
    '## Process',
    '## Alert thresholds',
    '## Resources',
    '### Step 1: go',
    '## Mitigation',
  ),
);

/** Text that is full of what the readers look for, well-formed or not, with any kind of line end. */
export const arbitraryMarkdown = fc
  .tuple(
    fc.constantFrom('', '\uFEFF'),
    fc.array(fc.tuple(block, fc.integer({ min: 0, max: 2 })), { maxLength: 14 }),
    newline,
  )
  .map(
    ([mark, blocks, end]) =>
      mark +
      blocks
        .map(([text, blank]) => text + '\n'.repeat(blank + 1))
        .join('')
        .replace(/\n/g, end),
  );

export const anyText = fc.oneof(
  arbitraryMarkdown,
  fc.string({ unit: 'binary', maxLength: 300 }),
  fc.string({ maxLength: 300 }),
);
