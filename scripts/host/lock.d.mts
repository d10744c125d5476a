export function withLock<T>(file: string, what: string, work: () => Promise<T> | T): Promise<T>;
