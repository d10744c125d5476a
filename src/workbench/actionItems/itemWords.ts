import type {
  ItemStanding,
  PlannedItem,
  PushNote,
  PushOutcome,
  PushPreview,
  SkipReason,
} from '../../app/actionItems/actionItems.ts';
import { isOpenIssue } from '../../app/actionItems/withoutItem.ts';
import type { ItemField } from '../../core/postmortem/sync/merge.ts';
import type { Say } from '../../core/say.ts';
import { failureWords } from '../words.ts';

/** What a push does with an item, in a few words. */
export function planWords(planned: PlannedItem, say: Say): string {
  switch (planned.plan) {
    case 'create': {
      const { owner, due } = planned;
      const who = owner.kind === 'found' ? owner.person.name : owner.kind === 'ambiguous' ? owner.owner : say('nobody');
      return [say('create'), who, due ?? ''].filter((part) => part !== '').join(' · ');
    }
    case 'update':
      return say('update {0}', planned.issue.identifier);
    case 'skip':
      return skipWords(planned.why, say);
  }
}

export function skipWords(why: SkipReason, say: Say): string {
  switch (why) {
    case 'linked':
      return say('its issue says the same');
    case 'done':
      return say('ticked, and never sent');
    case 'elsewhere':
      return say('linked to another tracker');
    case 'waiting':
      return say('waits to be sent already');
    case 'conflict':
      return say('changed here and there: settle it first');
    case 'unread':
      return say('has an issue, which cannot be read now');
    case 'gone':
      return say('its issue is archived, deleted or not visible to you');
  }
}

export function noteWords(note: PushNote, say: Say): string {
  switch (note.kind) {
    case 'unknownOwner':
      return say('Linear does not know {0}: created for nobody.', note.owner);
    case 'ownerLeft':
      return say('{0} has left Linear: created for nobody.', note.owner);
    case 'notADate':
      return say('“{0}” is no date: created without one.', note.due);
    case 'noSuchLabel':
      return say('The team has no label “{0}”.', note.label);
    case 'noSuchProject':
      return say('The team has no project “{0}”.', note.project);
    case 'noSuchState':
      return say('The team has no completed state “{0}”.', note.state);
  }
}

/** "3 issues created: ENG-2, ENG-3, ENG-4. 1 waits to be sent: Linear cannot be reached." */
export function outcomeWords({ created, updated, waiting }: PushOutcome, say: Say, timeZone: string): string {
  const names = (list: PushOutcome['created']): string => {
    const shown = list.slice(0, 5).map(({ issue }) => issue.identifier);
    return list.length > 5 ? `${shown.join(', ')}…` : shown.join(', ');
  };
  const parts: string[] = [];
  if (created.length === 1) parts.push(say('1 issue created: {0}.', names(created)));
  if (created.length > 1) parts.push(say('{0} issues created: {1}.', created.length, names(created)));
  if (updated.length > 0) parts.push(say('Updated: {0}.', names(updated)));
  const [first] = waiting;
  if (first !== undefined) {
    const why = failureWords(first.failure, say, timeZone).message;
    parts.push(
      waiting.length === 1
        ? say('1 waits in the outbox: {0}', why)
        : say('{0} wait in the outbox: {1}', waiting.length, why),
    );
  }
  return parts.length === 0 ? say('Linear has it all already; nothing was sent.') : parts.join(' ');
}

/** Issues that stay open although no item has them; nothing where there is none. */
export function leftWords(left: PushPreview['left'], say: Say): string {
  return left.length === 0
    ? ''
    : say('Open in Linear without an item here: {0}.', left.map(({ identifier }) => identifier).join(', '));
}

/** What becomes of the issue of an item that is taken out of the file; undefined where there is nothing to know. */
export function removedWords(title: string, standing: ItemStanding, say: Say): string | undefined {
  switch (standing.kind) {
    case 'linked':
      return isOpenIssue(standing.issue)
        ? say('“{0}” is removed here. {1} stays open in Linear.', title, standing.issue.identifier)
        : undefined;
    case 'unread':
      return say('“{0}” is removed here. {1} stays in Linear.', title, standing.identifier);
    case 'waiting':
      return say(
        '“{0}” is removed here. Its issue still waits to be sent: cancel it under “Waiting to be sent”.',
        title,
      );
    case 'unsent':
    case 'gone':
      return undefined;
  }
}

export function fieldWords(field: ItemField, say: Say): string {
  switch (field) {
    case 'title':
      return say('Title');
    case 'done':
      return say('Done');
    case 'owner':
      return say('Owner');
    case 'due':
      return say('Due date');
    case 'labels':
      return say('Labels');
  }
}
