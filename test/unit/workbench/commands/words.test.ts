import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import type { Failure, Needs } from '../../../../src/core/failure.ts';
import type { MomentProblem } from '../../../../src/core/momentText.ts';
import { sayEnglish } from '../../../../src/core/say.ts';
import { failureWords, momentProblemWords } from '../../../../src/workbench/words.ts';

const where = '/srv/incidents';
/** One of each code; a code that is missing here does not compile. */
const failures: { readonly [C in Failure['code']]: Extract<Failure, { readonly code: C }> } = {
  readOnly: { code: 'readOnly', where },
  full: { code: 'full', where },
  missing: { code: 'missing', where },
  storage: { code: 'storage', where, detail: 'secret detail' },
  auth: { code: 'auth', where: 'GitHub' },
  denied: { code: 'denied', where: 'GitHub' },
  otherAccount: { code: 'otherAccount', where: 'Linear', account: 'Mira (Harbor)' },
  limited: { code: 'limited', where: 'GitHub', retryAt: Date.parse('2026-11-24T03:30:00Z') },
  offline: { code: 'offline', where: 'GitHub' },
  down: { code: 'down', where: 'GitHub', status: 503 },
  timedOut: { code: 'timedOut', where: 'Vercel' },
  notFound: { code: 'notFound', where: 'GitHub', what: 'pull request #99' },
  rejected: { code: 'rejected', where: 'Linear', reason: 'the team was removed' },
  badReply: { code: 'badReply', where: 'GitHub', detail: 'secret detail' },
  unavailable: { code: 'unavailable', where: 'Git' },
  noSuchIncident: { code: 'noSuchIncident', incident: '01JDQ0000000000000000000AA' },
  noSuchEntry: { code: 'noSuchEntry', entry: 'x' },
  illegalPhase: { code: 'illegalPhase', from: 'closed', to: 'resolved' },
  alreadyThere: { code: 'alreadyThere', what: 'resolved' },
  emptyText: { code: 'emptyText' },
  badTime: { code: 'badTime' },
  untrusted: { code: 'untrusted', what: 'Running commands' },
  noShell: { code: 'noShell' },
  stepGone: { code: 'stepGone', step: 'Drain the node', path: 'runbooks/node.md' },
  noCommand: { code: 'noCommand', step: 'Tell the team' },
  unmerged: { code: 'unmerged', where: 'checkout.postmortem.md', uri: 'file:///checkout.postmortem.md', line: 4 },
  cancelled: { code: 'cancelled' },
};
const manifest = JSON.parse(readFileSync('package.json', 'utf8')) as {
  readonly contributes: { readonly commands: readonly { readonly command: string }[] };
};

describe('failureWords', () => {
  it.each(Object.values(failures))('says $code in whole sentences without technical detail', (failure) => {
    const { message } = failureWords(failure, sayEnglish, 'UTC');
    expect(message).toMatch(/^[\p{Lu}/].*\.$/su);
    expect(message).not.toMatch(/\{\d\}|secret|undefined/);
    if ('where' in failure) expect(message).toContain(failure.where);
  });

  it('says what a source lacks: a value in a setting, or a remote', () => {
    const words = (needs: Needs): string =>
      failureWords({ code: 'unavailable', where: 'Vendor', needs }, sayEnglish, 'UTC').message;
    expect(words({ setting: 'sitrep.vercel.project' })).toMatch(/^Vendor .*sitrep\.vercel\.project\.$/);
    expect(words({ remoteOn: 'git.example.com' })).toMatch(/git\.example\.com.*Vendor.*\.$/);
    expect(words({ git: 'extension' })).toMatch(/Git extension.*turned off\. Turn it on/);
    expect(words({ git: 'look' })).toMatch(/still looking.*Try again/);
    expect(words({ git: 'repository' })).toMatch(/No folder.*git repository\. Open one/);
  });

  it('offers only commands that exist', () => {
    const ids = manifest.contributes.commands.map(({ command }) => command);
    for (const failure of [...Object.values(failures), { code: 'noSuchIncident' as const, incident: '' }]) {
      for (const action of failureWords(failure, sayEnglish, 'UTC').actions) {
        if (action.kind === 'command' && !action.command.startsWith('workbench.'))
          expect(ids).toContain(action.command);
      }
    }
  });

  it('keeps silent about what the person stopped, and about nothing else', () => {
    const silent = Object.values(failures).filter((failure) => failureWords(failure, sayEnglish, 'UTC').silent);
    expect(silent.map(({ code }) => code)).toEqual(['cancelled']);
  });

  it('says when to try again in the zone that is set', () => {
    expect(failureWords(failures.limited, sayEnglish, 'Europe/Berlin').message).toContain('04:30');
  });

  it('offers to connect the vendor that does not know who asks', () => {
    const first = (where: string) => failureWords({ code: 'auth', where }, sayEnglish, 'UTC').actions[0];
    expect(first('Linear')).toMatchObject({ title: 'Connect Linear', command: 'sitrep.connectLinear' });
    expect(first('Vercel')).toMatchObject({ title: 'Connect Vercel', command: 'sitrep.connectVercel' });
    expect(first('GitHub')).toMatchObject({ title: 'Connect GitHub', command: 'sitrep.signInToGitHub' });
    expect(first('Elsewhere')).toMatchObject({ command: 'sitrep.showConnections' });
  });

  it('offers the line of the conflict that stops a push', () => {
    const { uri, line } = failures.unmerged;
    expect(failureWords(failures.unmerged, sayEnglish, 'UTC').actions).toEqual([
      { kind: 'line', title: 'Show conflict', uri, line },
    ]);
  });

  it('offers to declare when there is no incident at all', () => {
    const { actions } = failureWords({ code: 'noSuchIncident', incident: '' }, sayEnglish, 'UTC');
    expect(actions).toMatchObject([{ command: 'sitrep.declareIncident' }]);
  });
});

describe('momentProblemWords', () => {
  const problems: Readonly<Record<MomentProblem, true>> = {
    empty: true,
    notATime: true,
    future: true,
    skipped: true,
    tooLongAgo: true,
  };
  it.each(Object.keys(problems) as MomentProblem[])('says what to write instead when it is %s', (problem) => {
    expect(momentProblemWords(problem, sayEnglish)).toMatch(/^\p{Lu}.*\.$/u);
  });
});
