/** Holds one value and tells when it changed. */
export interface Store<T extends object> {
  get(): T;
  set(change: Partial<T>): void;
  subscribe(listener: (value: T) => void): void;
}

/** A store over `initial`. Listeners are called once a turn however often the value changed in it. */
export function createStore<T extends object>(initial: T): Store<T> {
  let value = initial;
  let due = false;
  const listeners: ((value: T) => void)[] = [];
  const tell = (): void => {
    due = false;
    for (const listener of listeners) listener(value);
  };
  return {
    get: () => value,
    set: (change) => {
      value = { ...value, ...change };
      if (due) return;
      due = true;
      queueMicrotask(tell);
    },
    subscribe: (listener) => {
      listeners.push(listener);
    },
  };
}
