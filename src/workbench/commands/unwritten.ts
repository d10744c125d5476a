import type { Failure } from '../../core/failure.ts';
import type { Result } from '../../core/result.ts';
import type { CommandId } from '../manifest.generated.ts';

/**
 * Texts that could not be recorded, as on a full disk: the command's next box begins with them. They are
 * kept for as long as the window.
 */
export class Unwritten {
  readonly #texts = new Map<string, string>();

  /** What was typed last time and is not in the record, else nothing. */
  of(command: CommandId, incident = ''): string {
    return this.#texts.get(`${command} ${incident}`) ?? '';
  }

  /** Keeps the text when the result is a failure, and forgets it when it is none. */
  keep<T>(result: Result<T, Failure>, text: string, command: CommandId, incident = ''): Result<T, Failure> {
    const key = `${command} ${incident}`;
    if (result.ok) this.#texts.delete(key);
    else this.#texts.set(key, text);
    return result;
  }
}
