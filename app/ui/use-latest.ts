import { useEffect, useRef, type MutableRefObject } from 'react';

/**
 * A ref that holds what the newest render was given, for effects that must not begin anew when a callback is another one.
 * Call it before the effect that reads it.
 */
export function useLatest<T>(value: T): Readonly<MutableRefObject<T>> {
  const latest = useRef(value);
  // After the render and not in it: what React throws away again must not be heard.
  useEffect(() => {
    latest.current = value;
  }, [value]);
  return latest;
}
