import { useEffect, useEffectEvent, useState } from 'react'

/** Long enough not to ask for every letter, short enough to feel immediate. */
const PAUSE_MS = 250

/**
 * Text that is typed here and kept elsewhere (the address): reported after a pause, and taken over when the other
 * side changes by itself (back, a removed filter).
 */
export function useTyped(kept: string, onPause: (text: string) => void): [string, (text: string) => void] {
  const [typed, setTyped] = useState(kept)
  const [seen, setSeen] = useState(kept)
  if (kept !== seen) {
    setSeen(kept)
    if (kept !== typed.trim()) setTyped(kept)
  }
  const report = useEffectEvent(onPause)
  const wanted = typed.trim()
  useEffect(() => {
    if (wanted === kept) return undefined
    const timer = setTimeout(() => report(wanted), PAUSE_MS)
    return () => clearTimeout(timer)
  }, [wanted, kept])
  return [typed, setTyped]
}
