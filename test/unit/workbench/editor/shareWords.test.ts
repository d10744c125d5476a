import { expect, it } from 'vitest';
import { defaultPlaybook } from '../../../../src/core/playbook/default/defaultPlaybook.ts';
import { readPostMortem } from '../../../../src/core/postmortem/readPostMortem.ts';
import { sayEnglish } from '../../../../src/core/say.ts';
import {
  openChecksWords,
  publishedWords,
  sharedWords,
} from '../../../../src/workbench/editor/postMortem/shareWords.ts';
import { declared, fact, stateOf, type Fact } from '../commands/record.ts';

const url = 'https://linear.app/shop/document/x';
const playbook = defaultPlaybook;

it('the message that is copied says what it was and how severe', () => {
  const document = readPostMortem('# Post-mortem: Renamed since\n');
  const state = stateOf(declared('Checkout fails', 1));
  expect(sharedWords({ document, state, playbook }, url, sayEnglish)).toBe(
    `The post-mortem of “Checkout fails” (Sev 1) can be read: ${url}`,
  );
});

it('the message takes title and severity from the document where this window has no record', () => {
  const said = (text: string): string =>
    sharedWords({ document: readPostMortem(text), state: undefined, playbook }, url, sayEnglish);
  expect(said('# Post-Mortem: It was dark\n\n- **Severity**: Sev 2 (High)\n')).toBe(
    `The post-mortem of “It was dark” (Sev 2 (High)) can be read: ${url}`,
  );
  expect(said('# It was dark\n')).toBe(`The post-mortem of “It was dark” can be read: ${url}`);
  expect(said('')).toBe(`The post-mortem can be read: ${url}`);
});

it('says what is recorded of a publication of which nobody was told', () => {
  const said = (...events: readonly Fact[]): string => {
    const state = events.length === 0 ? undefined : stateOf(...events);
    return publishedWords({ url, audience: 'engineering', state }, sayEnglish);
  };
  const start = declared('Checkout fails', 1);
  expect(said(start, fact('postMortemShared', { tracker: 'Linear', url }))).toBe(
    `Published: ${url}. The timeline says so, but not that anybody was told. The words for engineering are copied.`,
  );
  expect(said(start)).toContain('could not be written to the timeline');
  expect(said()).toContain('nothing is recorded');
});

it('open checks are counted, with the warnings among them', () => {
  const [warning, information] = [{ severity: 'warning' }, { severity: 'information' }] as const;
  expect(openChecksWords([], sayEnglish)).toBeUndefined();
  expect(openChecksWords([information], sayEnglish)).toBe('1 check is open');
  expect(openChecksWords([warning, warning, information], sayEnglish)).toBe(
    '3 checks are open, warnings among them: 2',
  );
});
