import { describe, expect, it } from 'vitest';
import { decodeEvent, eventData, isEventId, readEvent } from '../../../../src/core/incident/event.ts';
import { idAt, incident } from './anyEvents.ts';

const at = '2026-01-01T00:00:00.000Z';
const sound = {
  v: 1,
  id: idAt(1),
  incident,
  at,
  recordedAt: at,
  by: { name: 'Ada', email: 'ada@example.com' },
  type: 'noteAdded',
  data: { text: 'Looked' },
};

describe('an event id', () => {
  it('is a ULID in capitals, so that it can be a file’s name on every disk', () => {
    expect(isEventId('01ARZ3NDEKTSV4RRFFQ69G5FAV')).toBe(true);
    for (const text of [
      '',
      '..',
      '01arz3ndektsv4rrffq69g5fav',
      '81ARZ3NDEKTSV4RRFFQ69G5FAV',
      '01ARZ3NDEKTSV4RRFFQ69G5FA',
      '01ARZ3NDEKTSV4RRFFQ69G5FAVX',
      '01ARZ3NDEKTSV4RRFFQ69G5FAV\n',
      '01ARZ3NDEKTSV4RRFFQ69G5FAI',
      '../01ARZ3NDEKTSV4RRFFQ69G5',
    ]) {
      expect(isEventId(text), JSON.stringify(text)).toBe(false);
    }
  });
});

describe('decoding', () => {
  it('takes a sound event', () => {
    expect(decodeEvent(sound)).toEqual({ ok: true, event: sound });
  });

  it.each([
    ['not an object', 5],
    ['null', null],
    ['a list', [sound]],
    ['no id', { ...sound, id: undefined }],
    ['an id that leads elsewhere', { ...sound, id: '../../../../etc/passwd....' }],
    ['an incident that leads elsewhere', { ...sound, incident: '..' }],
    ['a time without a zone', { ...sound, at: '2026-01-01T00:00:00.000' }],
    ['a time that does not exist', { ...sound, at: '2026-13-01T00:00:00.000Z' }],
    ['a time that is a number', { ...sound, recordedAt: 0 }],
    ['no author', { ...sound, by: undefined }],
    ['a version of nought', { ...sound, v: 0 }],
    ['a fractional version', { ...sound, v: 1.5 }],
    ['no type', { ...sound, type: '' }],
  ])('refuses %s', (_what, value) => {
    expect(decodeEvent(value)).toEqual({ ok: false, problem: 'notAnEvent' });
  });

  it('refuses what does not fit its type', () => {
    expect(decodeEvent({ ...sound, data: { text: 5 } })).toEqual({ ok: false, problem: 'badData' });
    expect(decodeEvent({ ...sound, data: undefined })).toEqual({ ok: false, problem: 'badData' });
    expect(decodeEvent({ ...sound, data: { text: 'x'.repeat(100_001) } })).toEqual({ ok: false, problem: 'badData' });
  });

  it('takes keys that it does not know, and leaves them out', () => {
    const more = { ...sound, mood: 'calm', data: { text: 'Looked', mood: 'calm' } };
    expect(decodeEvent(more)).toEqual({ ok: true, event: sound });
  });

  it.each(['teleported', 'constructor', '__proto__', 'toString', 'opaque'])(
    'keeps an event of type %s, which this version does not know, as it is',
    (type) => {
      const data = { to: [1, null] };
      expect(decodeEvent({ ...sound, type, data })).toMatchObject({
        ok: true,
        event: { type: 'opaque', writtenType: type, data },
      });
    },
  );

  it('does not guess at a known type in a higher version', () => {
    expect(decodeEvent({ ...sound, v: 2 })).toMatchObject({
      ok: true,
      event: { type: 'opaque', writtenType: 'noteAdded' },
    });
  });

  it('leaves out a source that it does not understand, and keeps the fact', () => {
    expect(decodeEvent({ ...sound, source: { kind: 'satellite' } })).toEqual({ ok: true, event: sound });
    const source = { kind: 'terminal', name: 'zsh' };
    expect(decodeEvent({ ...sound, source })).toEqual({ ok: true, event: { ...sound, source } });
  });

  it('knows every type of event by a schema of its own', () => {
    for (const type of Object.keys(eventData)) {
      expect(decodeEvent({ ...sound, type, data: null })).toEqual({ ok: false, problem: 'badData' });
    }
  });
});

describe('reading', () => {
  it('refuses text that is not JSON', () => {
    for (const text of ['', '{', 'undefined', '\u0000', '{"v":1,}']) {
      expect(readEvent(text)).toEqual({ ok: false, problem: 'notJson' });
    }
  });
});
