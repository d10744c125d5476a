import { describe, expect, it } from 'vitest';
import { readFolderPath } from '../../../../src/workbench/files/folderPath.ts';

describe('the record folder in the settings', () => {
  it.each([
    ['', { kind: 'none' }],
    ['   ', { kind: 'none' }],
    ['/srv/incidents', { kind: 'absolute', path: '/srv/incidents' }],
    ['C:\\incidents', { kind: 'absolute', path: 'C:\\incidents' }],
    ['\\\\server\\share', { kind: 'absolute', path: '\\\\server\\share' }],
    ['~/incidents', { kind: 'home', path: 'incidents' }],
    ['~\\on-call\\incidents', { kind: 'home', path: 'on-call/incidents' }],
    ['~', { kind: 'home', path: '' }],
    ['~mira/incidents', { kind: 'relative', path: '~mira/incidents' }],
    ['ops/incidents', { kind: 'relative', path: 'ops/incidents' }],
    ['.\\ops\\incidents', { kind: 'relative', path: './ops/incidents' }],
  ])('%j', (written, expected) => {
    expect(readFolderPath(written)).toEqual(expected);
  });
});
