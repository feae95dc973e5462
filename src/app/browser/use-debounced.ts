import { useEffect, useState } from 'react';

/** A value once it has not changed for some milliseconds: what is typed fast is asked once. */
export function useDebounced<T>(value: T, after: number): T {
  const [debounced, setDebounced] = useState(value);
  useEffect(() => {
    const timer = setTimeout(() => setDebounced(value), after);
    return () => clearTimeout(timer);
  }, [value, after]);
  return debounced;
}
