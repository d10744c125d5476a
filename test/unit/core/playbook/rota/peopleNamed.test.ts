import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { completePlaybook } from '../../../../../src/core/playbook/completePlaybook.ts';
import { defaultPlaybook } from '../../../../../src/core/playbook/default/defaultPlaybook.ts';
import { peopleNamed, usualPeople } from '../../../../../src/core/playbook/rota/peopleNamed.ts';
import { readPlaybook } from '../../../../../src/core/playbook/readPlaybook.ts';

const sample = new URL('../../../../../scripts/sample/content/playbook/playbook.md', import.meta.url);
const playbook = completePlaybook(readPlaybook(readFileSync(sample, 'utf8')), defaultPlaybook);

describe('the people of a playbook', () => {
  it('are those on its rota and those whom its roles name', () => {
    expect(peopleNamed(playbook)).toEqual([
      'Priya Raman',
      'Jonas Lindqvist',
      'Tomás Vidal',
      'Mira Okafor',
      'Noor Haddad',
      'Hana Sato',
      'Lena Brandt',
    ]);
  });

  it.each([
    'the on-call engineer',
    'On-Call Engineer',
    'Product Manager',
    'Head of Platform',
    'Customer Success',
    'the CTO',
  ])('are no titles and no groups: “%s”', (usually) => {
    expect(usualPeople({ usually })).toEqual([]);
  });
});

describe('a role’s duties', () => {
  it('hold every item of its list, also one that reads like a name with a value', () => {
    expect(playbook.roles[0]?.responsibilities).toEqual([
      'Decides: severity, next step, when it is over',
      'Keeps everybody on one plan and calls in more people',
      'Does not debug while others can',
    ]);
  });

  it('are without who usually has the role, wherever that stands', () => {
    const [role] = readPlaybook('## Roles\n\n### Scribe\n\n- Usually: Jo Doe\n- Writes: the timeline\n- Asks\n').roles;
    expect(role).toMatchObject({ usually: 'Jo Doe', responsibilities: ['Writes: the timeline', 'Asks'] });
  });
});
