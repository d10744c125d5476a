/** What `vscode.git` exports. `getAPI` throws while `enabled` is false. */
export interface GitExtension {
  readonly enabled: boolean;
  getAPI(version: 1): GitApi;
}

/**
 * The parts of the built-in Git extension's API, version 1, that are used here (`vscode.git`, `getAPI(1)`;
 * extensions/git/src/api/git.d.ts in microsoft/vscode). Read against VS Code 1.100 to 1.139.
 */
export interface GitApi {
  /** "uninitialized" until the workspace's folders were looked through. */
  readonly state: 'uninitialized' | 'initialized';
  readonly onDidChangeState: (listener: (state: 'uninitialized' | 'initialized') => void) => { dispose(): void };
  readonly repositories: readonly GitRepository[];
}

export interface GitRepository {
  readonly rootUri: { readonly path: string; toString(): string };
  readonly state: {
    /** Not there until the first `git status` has ended. Without a commit while the branch is unborn. */
    readonly HEAD: GitBranch | undefined;
    readonly remotes: readonly GitRemote[];
  };
  /** Newest first by commit date. Ends in an error where there is no commit yet. */
  log(options: GitLogOptions): Promise<readonly GitCommit[]>;
  /** Patterns are `git for-each-ref`'s. */
  getRefs(query: GitRefQuery): Promise<readonly GitRef[]>;
  getCommit(ref: string): Promise<GitCommit>;
  /** Files that differ between the commits' common ancestor and `ref2`. */
  diffBetween(ref1: string, ref2: string): Promise<readonly GitFileChange[]>;
  /** The same with counted lines, and from the empty tree; newer hosts have it (not 1.100). */
  diffBetweenWithStats?(ref1: string, ref2: string): Promise<readonly GitFileChange[]>;
}

export interface GitFileChange {
  readonly uri: { readonly path: string };
  readonly originalUri: { readonly path: string };
  readonly insertions?: number;
  readonly deletions?: number;
}

export interface GitLogOptions {
  /** Without effect beside `range`, which is therefore not used: a log has to have an end. */
  readonly maxEntries: number;
  readonly skip?: number;
  /** Given to `git log --stdin --topo-order`; "^sha" leaves out what is reachable from there. */
  readonly refNames?: string[];
}

export interface GitRefQuery {
  readonly pattern: string[];
  /** Not in the API's types, but handed on to where `commitDetails` are filled in; hosts without it ignore it. */
  readonly includeCommitDetails?: boolean;
}

export interface GitRemote {
  readonly name: string;
  readonly fetchUrl?: string | undefined;
  readonly pushUrl?: string | undefined;
}

export interface GitBranch {
  readonly name?: string | undefined;
  readonly commit?: string | undefined;
  readonly upstream?: { readonly commit?: string | undefined } | undefined;
}

export interface GitRef {
  /** The API's `RefType`: 0 for a branch, 1 for a remote's branch, 2 for a tag. */
  readonly type: number;
  /** "v1.2" for a tag, "origin/main" for a remote's branch. */
  readonly name?: string | undefined;
  /** Of an annotated tag the commit that it points at; its own date and author are not to be had. */
  readonly commit?: string | undefined;
  readonly commitDetails?: { readonly commitDate?: Date | undefined } | undefined;
}

export const tagRef = 2;

export interface GitCommit {
  readonly hash: string;
  readonly message: string;
  readonly parents: readonly string[];
  readonly authorName?: string | undefined;
  readonly authorDate?: Date | undefined;
  readonly commitDate?: Date | undefined;
}
