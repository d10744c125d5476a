import { commands, extensions, workspace } from 'vscode';
import { changePhase } from '../../src/app/lifecycle.ts';
import { equal, eventually, includes, ok } from '../support/host/assert.ts';
import { enter, escape, settle, take, type } from '../support/host/boxes.ts';
import { closeEditors, declared, hosted, row } from './commandsInside.ts';

describe('The commands that link changes', () => {
  const host = hosted();
  before(function () {
    // The web-worker host has no Git extension.
    if (extensions.getExtension('vscode.git') === undefined) this.skip();
  });

  it('link a pull request by its number and Enter', async () => {
    const state = await declared(host.sitrep, 'By number');
    const done = commands.executeCommand('sitrep.linkPullRequest');
    const box = await host.boxes.nextPick('Link pull request');
    await eventually(() => !box.busy && box.items.length > 3, 'recent pull requests');
    await type(box, '#234');
    await eventually(() => !box.busy, 'the search');
    await settle();
    await enter();
    await done;
    equal(
      state().changes.map(({ change }) => change.number),
      [234],
    );
    const { event } = state().timeline.at(-1) ?? {};
    equal(event?.source?.kind, 'git');
  });

  it('link several at once, those found by words among them, each as an entry', async () => {
    const state = await declared(host.sitrep, 'Several');
    const done = commands.executeCommand('sitrep.linkPullRequest');
    const box = await host.boxes.nextPick('Link pull request');
    await eventually(() => !box.busy && box.items.length > 3, 'recent pull requests');
    const recent = box.items.find(({ label }) => /^#\d/.test(label));
    ok(recent, 'a recent pull request');
    box.selectedItems = [recent];
    await settle();
    await type(box, 'pool');
    await eventually(() => !box.busy, 'the search');
    await settle();
    includes(box.selectedItems[0]?.label ?? '', recent.label);
    const found = box.items.find(({ label }) => label !== recent.label && /^#\d.*pool/i.test(label));
    ok(found, 'one about the pool');
    box.selectedItems = [...box.selectedItems, found];
    await settle();
    await enter();
    await done;
    equal(state().changes.length, 2);
    equal(state().timeline.filter(({ event }) => event.type === 'changeLinked').length, 2);
  });

  it('say that a number is unknown, and which are linked already', async () => {
    const state = await declared(host.sitrep, 'Unknown');
    const done = commands.executeCommand('sitrep.linkPullRequest');
    const box = await host.boxes.nextPick('Link pull request');
    await type(box, '#99999');
    await eventually(() => box.items.some(({ label }) => label.includes('#99999 is not in the history')), 'the words');
    await enter();
    equal(host.boxes.open, 1, 'words cannot be linked');
    box.selectedItems = box.items.filter(({ label }) => label.includes('is not in the history'));
    await eventually(() => box.selectedItems.length === 0, 'words that cannot be ticked');
    await type(box, '#234');
    await eventually(() => !box.busy && box.items.some(({ label }) => label.startsWith('#234')), 'the change');
    await settle();
    await enter();
    await done;
    const again = commands.executeCommand('sitrep.linkPullRequest');
    const second = await host.boxes.nextPick('Link pull request');
    const row234 = await eventually(() => second.items.find(({ label }) => label.startsWith('#234')), '#234');
    includes(row234.description ?? '', 'linked already');
    await escape();
    await again;
    equal(state().changes.length, 1);
  });

  it('say what to do when Enter can mean several, and keep as a note what is found nowhere', async () => {
    const state = await declared(host.sitrep, 'Nowhere');
    const done = commands.executeCommand('sitrep.linkPullRequest');
    const box = await host.boxes.nextPick('Link pull request');
    await eventually(() => !box.busy && box.items.length > 3, 'recent pull requests');
    await enter();
    includes(box.items[0]?.label ?? '', 'Tick what is meant');
    await type(box, '#99999');
    await eventually(() => !box.busy && box.items.some(({ label }) => label.includes('as a note')), 'the offer');
    await enter();
    await eventually(() => box.activeItems[0]?.label.includes('as a note') === true, 'the offer to be active');
    await enter();
    equal((await host.boxes.nextText('Add note')).value, '#99999');
    await enter();
    await done;
    equal(state().changes.length, 0);
    const { event } = state().timeline.at(-1) ?? {};
    equal(event?.type === 'noteAdded' && event.data.text, '#99999');
  });

  it('link a deploy by its tag', async () => {
    const state = await declared(host.sitrep, 'Deploy');
    const done = commands.executeCommand('sitrep.linkDeploy');
    const box = await host.boxes.nextPick('Link deploy');
    await eventually(() => !box.busy && box.items.length > 1, 'recent deploys');
    const deploy = box.items.find(({ description }) => description !== undefined);
    ok(deploy, 'a deploy');
    await take(box, deploy.label);
    await done;
    equal(
      state().changes.map(({ change }) => change.kind),
      ['deploy'],
    );
  });
});

describe('The commands along an incident', () => {
  const host = hosted();
  afterEach(closeEditors);

  it('mark a linked change, withdraw the mark, and unlink it', async () => {
    const state = await declared(host.sitrep, 'Verdict');
    const change = {
      key: 'pr:acme/x#1',
      kind: 'pullRequest' as const,
      title: 'X',
      number: 1,
      at: '2026-11-24T00:00:00Z',
    };
    const { linkChanges } = await import('../../src/app/changes.ts');
    await linkChanges(host.sitrep.parts.incidents, state().id, [change]);
    const node = row({ kind: 'change', incident: state().id, change: change.key });
    await commands.executeCommand('sitrep.markCulprit', node);
    equal(state().changes[0]?.verdict, 'culprit');
    await commands.executeCommand('sitrep.withdrawVerdict', node);
    equal(state().changes[0]?.verdict, 'open');
    const cleared = commands.executeCommand('sitrep.markCleared');
    await host.boxes.nextPick('Mark change as cleared');
    await enter();
    await cleared;
    equal(state().changes[0]?.verdict, 'cleared');
    await commands.executeCommand('sitrep.unlinkChange', node);
    equal(state().changes.length, 0);
  });

  it('ask every resolution criterion, take Enter as what the record says, and do not resolve on Enter alone', async () => {
    const state = await declared(host.sitrep, 'Resolve me', 1);
    const { resolution } = host.sitrep.parts.playbook.current();
    await changePhase(host.sitrep.parts.incidents, state().id, { to: 'monitoring' });
    const ask = async (first?: string): Promise<void> => {
      for (const [index, { text }] of resolution.entries()) {
        const box = await host.boxes.nextPick(`Does this hold? ${text}`);
        if (index === 0 && first !== undefined) await take(box, first);
        else await enter();
      }
    };
    const left = commands.executeCommand('sitrep.resolveIncident');
    await ask();
    const kept = await host.boxes.nextPick('Resolve incident');
    includes(kept.items[0]?.detail ?? '', 'Does not hold: ');
    includes(kept.items[0]?.detail ?? '', resolution.at(-1)?.text ?? '');
    await enter();
    await left;
    equal(state().phase, 'monitoring');

    const done = commands.executeCommand('sitrep.resolveIncident');
    await ask('No');
    await take(await host.boxes.nextPick('Resolve incident'), 'Resolve anyway');
    await done;
    equal(state().phase, 'resolved');
    const answers = state().criteria.map(({ answer }) => answer);
    equal([answers.length, answers[0]], [resolution.length, 'no']);
    ok(!answers.includes('yes'), 'nothing was confirmed that the record does not hold');
  });

  it('offer the post-mortem that is owed before closing, write it once, and never over another', async () => {
    const state = await declared(host.sitrep, 'Über: 🔥 ../close "me"', 1);
    await changePhase(host.sitrep.parts.incidents, state().id, { to: 'resolved' });
    const done = commands.executeCommand('sitrep.closeIncident');
    await host.boxes.nextPick('Close incident');
    await enter();
    await host.boxes.nextPick('Draft post-mortem');
    await enter();
    await done;
    equal(state().phase, 'resolved');
    const path = state().postMortem?.path ?? '';
    ok(/^postmortems\/\d{4}-\d\d-\d\d-uber-close-me\.postmortem\.md$/.test(path), path);
    const [uri] = await workspace.findFiles(path);
    ok(uri, 'the draft is in the workspace');
    await workspace.fs.writeFile(uri, new TextEncoder().encode('mine'));
    await commands.executeCommand('sitrep.openPostMortem');
    equal(new TextDecoder().decode(await workspace.fs.readFile(uri)), 'mine');

    const twin = await declared(host.sitrep, 'Über: 🔥 ../close "me"', 1);
    const drafting = commands.executeCommand('sitrep.openPostMortem');
    await host.boxes.nextPick('Draft post-mortem');
    await enter();
    await drafting;
    ok(twin().postMortem?.path !== path, 'another incident gets a file of its own');
    equal(new TextDecoder().decode(await workspace.fs.readFile(uri)), 'mine');
  });

  it('close at once what owes nothing, and reopen it through a pick', async () => {
    const state = await declared(host.sitrep, 'Cosmetic thing', 4);
    const { id } = state();
    await changePhase(host.sitrep.parts.incidents, id, { to: 'resolved' });
    await commands.executeCommand('sitrep.closeIncident');
    equal(host.boxes.count, 0);
    ok(
      host.sitrep.parts.incidents.snapshot.ended.some((each) => each.id === id),
      'it is closed',
    );
    const done = commands.executeCommand('sitrep.reopenIncident');
    await take(await host.boxes.nextPick('Reopen incident'), 'Cosmetic thing');
    await host.boxes.nextText('Reopen incident');
    await enter();
    await done;
    equal([state().phase, host.sitrep.parts.current.state?.id], ['investigating', id]);
  });

  it('offer the next sensible action first in the status bar’s menu', async () => {
    await declared(host.sitrep, 'Menu', 1);
    const done = commands.executeCommand('sitrep.showActions');
    const box = await host.boxes.nextPick('Menu');
    equal(box.items[0]?.label, 'Next');
    includes(box.items[1]?.label ?? '', 'Acknowledge incident');
    await enter();
    await done;
    await eventually(() => host.sitrep.parts.current.state?.milestones.firstResponseAtMs, 'the acknowledgement');
  });

  it('start a runbook for the incident and go through its steps', async () => {
    const state = await declared(host.sitrep, 'Runbook');
    const done = commands.executeCommand('sitrep.startRunbook');
    const box = await host.boxes.nextPick('Start runbook');
    await eventually(() => box.items.length > 1, 'runbooks');
    await settle();
    await enter();
    await done;
    const [run] = state().runs;
    ok(run && run.steps.length > 1, 'a run with steps');
    const first = commands.executeCommand('sitrep.completeStep');
    await host.boxes.nextPick('Complete step');
    await enter();
    await first;
    equal(state().runs[0]?.steps[0]?.mark, 'done');
    const step = { kind: 'step' as const, incident: state().id, run: run.id, step: run.steps[1]?.key ?? '' };
    const skipped = commands.executeCommand('sitrep.skipStep', row(step));
    await host.boxes.nextText('Skip “');
    await enter();
    await skipped;
    equal(state().runs[0]?.steps[1]?.mark, 'skipped');
    await commands.executeCommand('sitrep.reopenStep', row(step));
    equal(state().runs[0]?.steps[1]?.mark, 'open');
    await commands.executeCommand('sitrep.openRunbook', row(step));
  });
});
