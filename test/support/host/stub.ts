/** Puts `stand-in` in an object's place for one property, and answers what takes it away again. */
export function stub<T extends object, K extends keyof T>(owner: T, key: K, standIn: T[K]): () => void {
  const before = Object.getOwnPropertyDescriptor(owner, key);
  Object.defineProperty(owner, key, { value: standIn, configurable: true, writable: true });
  return () => {
    if (before === undefined) Reflect.deleteProperty(owner, key);
    else Object.defineProperty(owner, key, before);
  };
}
