import {useCallback, useLayoutEffect, useRef} from 'react'

/**
 * The callback of the last drawing under an identity that never changes, so that what it is handed to is not drawn anew
 * at every key, as the Studio draws its bar of actions anew when one hands over another function. For what an event or
 * an effect calls; while drawing it would be the one of before.
 */
export function useSteadyCallback<Args extends readonly unknown[], Result>(callback: (...args: Args) => Result): (...args: Args) => Result {
  const latest = useRef(callback)
  useLayoutEffect(() => {
    latest.current = callback
  }, [callback])
  return useCallback((...args: Args) => latest.current(...args), [])
}
