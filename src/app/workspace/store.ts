import { useSyncExternalStore } from 'react';

/** A value that lives outside React; components follow it with useStored. */
export class Store<T> {
  private value: T;
  private readonly listeners = new Set<() => void>();

  constructor(value: T) {
    this.value = value;
  }

  readonly current = (): T => this.value;

  readonly set = (value: T): void => {
    if (value === this.value) return;
    this.value = value;
    for (const listener of this.listeners) listener();
  };

  readonly subscribe = (listener: () => void): (() => void) => {
    this.listeners.add(listener);
    return () => this.listeners.delete(listener);
  };
}

export const useStored = <T>(store: Store<T>): T =>
  useSyncExternalStore(store.subscribe, store.current);
