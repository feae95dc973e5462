/**
 * tsyringe, on which @peculiar/x509 is built, refuses to load without metadata on `Reflect`. It only
 * ever asks; nothing there is decorated with types, so a small store is enough.
 * Import this before the package.
 */
const store = new WeakMap<object, Map<unknown, unknown>>();

function own(key: unknown, target: object): unknown {
  return store.get(target)?.get(key);
}

function inherited(key: unknown, target: object): unknown {
  for (let at: object | null = target; at !== null; at = Reflect.getPrototypeOf(at)) {
    const value = own(key, at);
    if (value !== undefined) return value;
  }
  return undefined;
}

function define(key: unknown, value: unknown, target: object): void {
  const values = store.get(target) ?? new Map<unknown, unknown>();
  values.set(key, value);
  store.set(target, values);
}

if (!('getMetadata' in Reflect)) {
  Object.assign(Reflect, {
    getMetadata: inherited,
    getOwnMetadata: own,
    hasOwnMetadata: (key: unknown, target: object) => own(key, target) !== undefined,
    defineMetadata: define,
  });
}
