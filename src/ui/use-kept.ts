import { useState } from 'react'

/** State that a parent may take over: `given` wins where it is not undefined; `onChange` hears either way. */
export function useKept<T>(
  given: T | undefined,
  initial: T,
  onChange?: (value: T) => void,
): [T, (value: T) => void] {
  const [kept, setKept] = useState(initial)
  return [
    given === undefined ? kept : given,
    (value) => {
      setKept(() => value)
      onChange?.(value)
    },
  ]
}
