import { where } from './linearFailure.ts';

export interface RequestLine {
  /** A method and a path, and the operation's name: never a token, a variable or what was answered. */
  readonly asked: string;
  /** "200", or the failure's code. */
  readonly end: string;
  readonly ms: number;
}

/** One line for each request, as the HTTP door writes it; Linear's SDK brings its own way out. */
export function requestLine({ asked, end, ms }: RequestLine): string {
  return `${where}: ${asked} → ${end} in ${ms} ms`;
}

/** The name of an operation in a document of ours. */
export function operationOf(document: string): string {
  return /^\s*(?:query|mutation)\s+(\w+)/u.exec(document)?.[1] ?? 'query';
}
