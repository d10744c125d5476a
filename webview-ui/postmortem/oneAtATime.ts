/** One press at a time: what comes while the last is on its way, as a double click does, is left out. */
export function oneAtATime(act: () => Promise<void>): () => void {
  let isBusy = false;
  return () => {
    if (isBusy) return;
    isBusy = true;
    void act().finally(() => {
      isBusy = false;
    });
  };
}
