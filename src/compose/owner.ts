interface Disposable {
  dispose(): unknown;
}

export type Own = <Part extends Disposable>(part: Part) => Part;

/** Takes parts that go with the extension. */
export function owner({ subscriptions }: { readonly subscriptions: Disposable[] }): Own {
  return (part) => {
    subscriptions.push(part);
    return part;
  };
}
