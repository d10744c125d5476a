import { defaultMarkdown } from './defaultMarkdown.ts';

/** What "Create playbook" explains at each section; HTML comments, so that the page reads the same without them. */
const comments: Readonly<Record<string, string>> = {
  Severities:
    'One heading a severity: "Sev 1", "P1" and "Critical" are all understood, and so is a table. Definition, response time and page are what Sitrep uses; examples help to choose.',
  'Response process': 'Steps in order. Times in brackets are shown while an incident runs; lists become checklists.',
  'Mitigation options': 'What may be done to stop the harm before the cause is known.',
  'Resolution criteria': 'Sitrep asks for each of these before an incident is resolved.',
  'Post-mortems': 'Which severities need one, by when, and who reads it ("Shared with: engineering, support").',
  'Update cadence': 'How often an update is due while an incident is active.',
  Roles: 'Who does what. "Usually" says who has the role when nobody is assigned.',
  'Message templates': 'One fence a message. Gaps may be written [like this], {like this} or <like this>.',
  'Alert thresholds': 'From which figure an alert is a warning, and from which it is critical.',
  'Post-mortem template': 'The document a new post-mortem starts from; a link to a file does as well.',
};

/** Sections the default cannot fill, because only the team knows; they are commented out until somebody does. */
const further = `
<!-- Fill in what your team has, and take the comment marks away.

## On-call

**Handoff**: Mondays at 10:00 Europe/Berlin

| Week | Primary | Secondary |
| --- | --- | --- |
| 2026-01-05 | Ada | Grace |

### Expectations

- Acknowledge within 15 minutes

### Pay

- $500/week

### Handoff checklist

- [ ] Open incidents handed over

## Runbooks

### Database down

**Symptoms**: connection errors, slow queries

1. Check the number of connections

## Resources

- [Status page](https://status.example.com)

-->
`;

/** The playbook that "Create playbook" writes: the default with a comment at each section. */
export function starterMarkdown(): string {
  const commented = defaultMarkdown.replace(/^## (.+)$/gm, (heading, title: string) => {
    const comment = comments[title];
    return comment === undefined ? heading : `${heading}\n\n<!-- ${comment} -->`;
  });
  return commented + further;
}
