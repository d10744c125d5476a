import type { Failure } from '../../core/failure.ts';
import { failed, type Result } from '../../core/result.ts';
import type { Reply } from './reply.ts';

type Answer = Result<Reply, Failure>;

interface Flight {
  readonly answer: Promise<Answer>;
  readonly controller: AbortController;
  waiting: number;
}

/** Lets equal questions that are asked at the same time share one request. It stops when nobody waits any more. */
export class Flights {
  readonly #flights = new Map<string, Flight>();

  join(key: string, signal: AbortSignal | undefined, start: (signal: AbortSignal) => Promise<Answer>): Promise<Answer> {
    if (signal?.aborted === true) return Promise.resolve(failed({ code: 'cancelled' }));
    const flight = this.#flights.get(key) ?? this.#begin(key, start);
    flight.waiting += 1;
    if (signal === undefined) return flight.answer;
    return new Promise((resolve, reject) => {
      const leave = (): void => {
        flight.waiting -= 1;
        if (flight.waiting === 0) {
          this.#flights.delete(key);
          flight.controller.abort();
        }
        resolve(failed({ code: 'cancelled' }));
      };
      signal.addEventListener('abort', leave);
      flight.answer.then(resolve, reject).finally(() => signal.removeEventListener('abort', leave));
    });
  }

  #begin(key: string, start: (signal: AbortSignal) => Promise<Answer>): Flight {
    const controller = new AbortController();
    const flight: Flight = { answer: start(controller.signal), controller, waiting: 0 };
    this.#flights.set(key, flight);
    const land = (): void => {
      if (this.#flights.get(key) === flight) this.#flights.delete(key);
    };
    flight.answer.then(land, land);
    return flight;
  }
}
