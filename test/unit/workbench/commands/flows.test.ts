import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { canChangePhase, phases } from '../../../../src/core/incident/phase.ts';
import { defaultPlaybook } from '../../../../src/core/playbook/default/defaultPlaybook.ts';
import { suggestSeverity } from '../../../../src/core/playbook/severities/severityHelp.ts';
import { sayEnglish } from '../../../../src/core/say.ts';
import { given, type Answer } from '../../../../src/workbench/commands/ask/answer.ts';
import { peopleOf } from '../../../../src/workbench/commands/ask/people.ts';
import { plainLabel } from '../../../../src/workbench/commands/ask/plainLabel.ts';
import { walk, type Question } from '../../../../src/workbench/commands/ask/walk.ts';
import { phaseOrder } from '../../../../src/workbench/commands/incident/phaseChoices.ts';
import { severityChanges, severityChoices } from '../../../../src/workbench/commands/incident/severityChoices.ts';
import { cutEvidence, linesOf, maxEvidenceLength } from '../../../../src/workbench/commands/record/evidence.ts';
import { joinLines, lineSign, splitLines } from '../../../../src/workbench/commands/record/lines.ts';
import { declared, fact, stateOf } from './record.ts';

describe('walk', () => {
  type Draft = readonly string[];
  /** Asks with prepared answers, one for each time it is asked. */
  function asking(seen: string[], name: string, ...answers: Answer<string>['kind'][]): Question<Draft> {
    return (draft, place) => {
      seen.push(`${name} ${place.step}/${place.totalSteps}${place.canGoBack ? ' <' : ''}`);
      const kind = answers.shift() ?? 'given';
      return Promise.resolve(kind === 'given' ? given([...draft, name]) : { kind });
    };
  }

  it('asks one after the other and answers the draft', async () => {
    const seen: string[] = [];
    expect(await walk<Draft>([], [asking(seen, 'a'), asking(seen, 'b')])).toEqual(['a', 'b']);
    expect(seen).toEqual(['a 1/2', 'b 2/2 <']);
  });

  it('goes back to the question before, past those that did not arise', async () => {
    const seen: string[] = [];
    const questions = [asking(seen, 'a'), () => undefined, asking(seen, 'b', 'back', 'given')];
    expect(await walk<Draft>([], questions)).toEqual(['a', 'a', 'b']);
    expect(seen).toEqual(['a 1/3', 'b 3/3 <', 'a 1/3', 'b 3/3 <']);
  });

  it('answers nothing when the person leaves', async () => {
    const seen: string[] = [];
    expect(await walk<Draft>([], [asking(seen, 'a'), asking(seen, 'b', 'left'), asking(seen, 'c')])).toBeUndefined();
    expect(seen).toHaveLength(2);
  });
});

describe('phaseOrder', () => {
  it('offers every legal phase, the next one first and canceling last', () => {
    expect(phaseOrder('identified')).toEqual(['mitigating', 'monitoring', 'resolved', 'investigating', 'canceled']);
    expect(phaseOrder('resolved')).toEqual(['closed', 'investigating']);
    for (const from of phases) {
      expect([...phaseOrder(from)].sort()).toEqual(phases.filter((to) => canChangePhase(from, to)).sort());
    }
  });
});

describe('severity choices', () => {
  it('state the definition, the response time and who is paged', () => {
    const [first] = severityChoices(defaultPlaybook, sayEnglish);
    const rule = defaultPlaybook.severities[0];
    expect(first).toMatchObject({ value: 1, label: 'Sev 1 Critical', detail: rule?.definition });
    expect(first?.description).toMatch(/^respond within 15 min · pages .*CTO/);
  });

  it('mark the one that the title suggests, with the reason and its line', () => {
    const choices = severityChoices(defaultPlaybook, sayEnglish, suggestSeverity('error rate 6%', defaultPlaybook));
    expect(choices.map(({ icon }) => icon)).toEqual(['lightbulb', 'blank', 'blank', 'blank']);
    expect(choices[0]?.detail).toMatch(
      /^Suggested: Error rate: 6% against the limit > 5% \(the default playbook, line \d+\) · The service is down/,
    );
  });

  it('state what a change of severity changes', () => {
    const changes = severityChanges(defaultPlaybook, 3, sayEnglish);
    expect(changes.map(({ value }) => value)).toEqual([1, 2, 4]);
    expect(changes[0]?.detail).toContain('respond within 15 min (was: respond within 4 h)');
    expect(changes[0]?.detail).toContain('update every 15 min (was: no update clock)');
    expect(changes[0]?.detail).toContain('post-mortem within');
    expect(severityChanges(defaultPlaybook, 1, sayEnglish)[2]?.detail).toContain('no post-mortem required any more');
  });
});

describe('evidence', () => {
  it('is cut at 20,000 characters, says so, and splits no character', () => {
    const short = 'x'.repeat(maxEvidenceLength);
    expect(cutEvidence(short, sayEnglish)).toBe(short);
    const long = `x${'🔥'.repeat(maxEvidenceLength)}`;
    const cut = cutEvidence(long, sayEnglish);
    expect(cut.isWellFormed()).toBe(true);
    expect(cut).toMatch(/\n\[cut here: 19999 of 40001 characters\]$/);
  });

  it('names the lines that hold something of the selections', () => {
    const span = (from: number, line: number, character: number) => ({
      start: { line: from },
      end: { line, character },
    });
    expect(linesOf([span(3, 5, 2)])).toEqual({ startLine: 3, endLine: 5 });
    expect(linesOf([span(3, 5, 0)])).toEqual({ startLine: 3, endLine: 4 });
    expect(linesOf([span(7, 7, 4), span(1, 2, 0)])).toEqual({ startLine: 1, endLine: 7 });
  });
});

describe('lines in one line', () => {
  it('come back as they were', () => {
    const text = fc
      .array(fc.oneof(fc.constantFrom('\n', '⏎', '↵'), fc.string({ maxLength: 5 })))
      .map((all) => all.join(''));
    fc.assert(
      fc.property(text, (written) => {
        const sign = lineSign(written);
        if (sign === undefined) return;
        const line = joinLines(written, sign);
        expect(line).not.toMatch(/[\r\n]/);
        expect(splitLines(line, sign)).toBe(written.replace(/\r\n?/g, '\n'));
      }),
    );
  });
});

describe('peopleOf', () => {
  it('offers oneself first, then who has a role or a clock, then who wrote last', () => {
    const state = stateOf(
      declared(),
      fact('roleAssigned', { role: 'lead', roleName: 'Lead', person: 'Lin' }),
      fact('clockHandedOver', { clock: 'nextUpdate', to: 'Sam' }, { by: '' }),
      fact('noteAdded', { text: 'x' }, { by: 'Noor' }),
    );
    expect(peopleOf(state, 'Me')).toEqual(['Me', 'Lin', 'Sam', 'Noor', 'Mira Okafor']);
    expect(peopleOf(state, '')).not.toContain('');
    expect(peopleOf(state, 'Me', ['Sam', 'Jo'])).toEqual(['Me', 'Lin', 'Sam', 'Noor', 'Mira Okafor', 'Jo']);
  });
});

describe('plainLabel', () => {
  it('keeps the words of people from being drawn as icons or lines', () => {
    expect(plainLabel('a $(zap) b\n$(sync~spin) $(rm -rf)')).toBe('a \\$(zap) b \\$(sync~spin) $(rm -rf)');
  });
});
