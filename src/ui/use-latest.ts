import { useEffect, useRef, type RefObject } from 'react'

/** A ref to the newest value, for callbacks that must keep their identity while what they do changes. */
export function useLatest<T>(value: T): RefObject<T> {
  const ref = useRef(value)
  useEffect(() => {
    ref.current = value
  })
  return ref
}
