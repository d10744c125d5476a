import type { Clock } from '../../app/ports.ts';

const minuteMs = 60_000;

/** Calls `tick` at every full minute of the clock while it runs, and does nothing at all while it does not. */
export class MinuteTick {
  private readonly clock: Clock;
  private readonly tick: () => void;
  private timer: ReturnType<typeof setTimeout> | undefined;

  constructor(clock: Clock, tick: () => void) {
    this.clock = clock;
    this.tick = tick;
  }

  run(wanted: boolean): void {
    if (!wanted) this.dispose();
    else if (this.timer === undefined) this.wait();
  }

  dispose(): void {
    clearTimeout(this.timer);
    this.timer = undefined;
  }

  private wait(): void {
    const now = this.clock.now();
    this.timer = setTimeout(
      () => {
        this.wait();
        this.tick();
      },
      minuteMs - (now % minuteMs),
    );
  }
}
