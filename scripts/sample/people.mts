/** The fictional team. `zone` is the offset that git records with their commits. */
export interface Person {
  readonly name: string;
  readonly email: string;
  readonly zone: string;
}

export const people = {
  mira: { name: 'Mira Okafor', email: 'mira.okafor@harbor.example', zone: '+0100' },
  jonas: { name: 'Jonas Lindqvist', email: 'jonas.lindqvist@harbor.example', zone: '+0100' },
  priya: { name: 'Priya Raman', email: 'priya.raman@harbor.example', zone: '-0800' },
  tomas: { name: 'Tomás Vidal', email: 'tomas.vidal@harbor.example', zone: '-0300' },
  hana: { name: 'Hana Sato', email: 'hana.sato@harbor.example', zone: '+0900' },
  noor: { name: 'Noor Haddad', email: 'noor.haddad@harbor.example', zone: '-0800' },
  bot: { name: 'bumper[bot]', email: 'bumper@bots.harbor.example', zone: '+0000' },
} as const satisfies Readonly<Record<string, Person>>;

export type PersonId = keyof typeof people;

/** Who commits when a pull request is merged or squashed on the web page. */
export const webFlow: Person = { name: 'GitHub', email: 'noreply@github.com', zone: '+0000' };

/** On call in the current week of the playbook's rota, and the identity that the sample repository is set up with. */
export const responder: Person = people.noor;
