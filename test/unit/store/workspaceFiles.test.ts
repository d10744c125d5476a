import { beforeEach, describe, expect, it, vi } from 'vitest';
import type { Uri } from 'vscode';
import type { StorageFailure } from '../../../src/core/failure.ts';
import type { FileSystem } from '../../../src/store/fileSystem.ts';
import { workspaceFileSystem } from '../../../src/workbench/files/fileSystem.ts';

const fake = vi.hoisted(() => {
  class FileSystemError extends Error {
    readonly code: string;

    constructor(code: string, message = code) {
      super(message);
      this.code = code;
    }
  }
  const state: { error: Error | undefined; entries: [string, number][]; tell: Record<string, (uri: unknown) => void> } =
    {
      error: undefined,
      entries: [],
      tell: {},
    };
  const answer = (): Promise<void> => (state.error === undefined ? Promise.resolve() : Promise.reject(state.error));
  const on = (event: string) => (listener: (uri: unknown) => void) => void (state.tell[event] = listener);
  const vscode = {
    FileSystemError,
    FileType: { Unknown: 0, File: 1, Directory: 2, SymbolicLink: 64 },
    RelativePattern: vi.fn(),
    Uri: {
      joinPath: (root: { path: string; scheme: string }, path: string) => uri(`${root.path}/${path}`, root.scheme),
    },
    workspace: {
      fs: {
        readFile: async () => (await answer(), new Uint8Array([0xc3, 0x28])),
        writeFile: answer,
        rename: answer,
        readDirectory: async () => (await answer(), state.entries),
        stat: async () => (await answer(), { mtime: 5, size: 7 }),
        delete: answer,
        createDirectory: answer,
      },
      createFileSystemWatcher: () => ({
        onDidCreate: on('create'),
        onDidChange: on('change'),
        onDidDelete: on('delete'),
        dispose: () => undefined,
      }),
    },
  };
  function uri(path: string, scheme = 'file') {
    return { path, scheme, fsPath: path, toString: () => `${scheme}://${path}` };
  }
  return { state, vscode, FileSystemError, uri };
});
vi.mock('vscode', () => fake.vscode);

// Holds the adapter to the store's port.
const open = (scheme = 'file'): FileSystem => workspaceFileSystem(fake.uri('/record', scheme) as unknown as Uri);

async function failureOf(error: Error, act: (files: FileSystem) => ReturnType<FileSystem['writeFile' | 'readFile']>) {
  fake.state.error = error;
  const result = await act(open());
  return result.ok ? undefined : result.failure;
}

const writing = (files: FileSystem) => files.writeFile('a/b.json', '');
const reading = (files: FileSystem) => files.readFile('a/b.json');

describe('the store’s file system on VS Code', () => {
  beforeEach(() => {
    fake.state.error = undefined;
  });

  const cases: readonly (readonly [string, Error, StorageFailure['code']])[] = [
    ['a missing file', new fake.FileSystemError('FileNotFound'), 'missing'],
    ['no permission', new fake.FileSystemError('NoPermissions'), 'readOnly'],
    ['a provider that is away', new fake.FileSystemError('Unavailable'), 'storage'],
    ['a full disk', new fake.FileSystemError('Unknown', 'ENOSPC: no space left on device, write'), 'full'],
    ['a used-up quota', new Error('EDQUOT: disk quota exceeded'), 'full'],
    ['a read-only mount', new fake.FileSystemError('Unknown', 'EROFS: read-only file system, open'), 'readOnly'],
    ['a name within the message', new Error('cannot write /tmp/ENOSPCs'), 'storage'],
    ['anything else', new Error('EIO'), 'storage'],
  ];
  it.each(cases)('tells %s, and where', async (_what, error, code) => {
    expect(await failureOf(error, writing)).toEqual({ code, where: '/record/a/b.json', detail: error.message });
  });

  it('does not call a folder read-only that cannot be read either', async () => {
    expect(await failureOf(new fake.FileSystemError('NoPermissions'), reading)).toMatchObject({ code: 'storage' });
  });

  it('names a place of another scheme by its whole address', async () => {
    fake.state.error = new fake.FileSystemError('FileNotFound');
    const result = await open('vscode-vfs').stat('x');
    expect(!result.ok && result.failure.where).toBe('vscode-vfs:///record/x');
  });

  it('answers no text for bytes that are not UTF-8', async () => {
    expect(await open().readFile('x')).toEqual({ ok: true, value: undefined });
  });

  it('follows links, and takes what is neither file nor folder for neither', async () => {
    fake.state.entries = [
      ['file', 1],
      ['folder', 2],
      ['link to file', 65],
      ['link to folder', 66],
      ['broken link', 64],
      ['socket', 0],
    ];
    const entries = await open().readDirectory('');
    expect(entries.ok && entries.value.map(({ kind }) => kind)).toEqual([
      'file',
      'directory',
      'file',
      'directory',
      'other',
      'other',
    ]);
  });

  it('tells of changes by their place below the folder', () => {
    const told: unknown[] = [];
    open().watch((change) => told.push(change));
    fake.state.tell['create']?.(fake.uri('/record/A/events/x.json'));
    fake.state.tell['change']?.(fake.uri('/record/index.json'));
    fake.state.tell['delete']?.(fake.uri('/record/A/events/x.json'));
    fake.state.tell['delete']?.(fake.uri('/record'));
    expect(told).toEqual([
      { path: 'A/events/x.json', deleted: false },
      { path: 'index.json', deleted: false },
      { path: 'A/events/x.json', deleted: true },
    ]);
  });
});
