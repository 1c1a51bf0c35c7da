import { useRef } from 'react'
import { newIdempotencyKey } from './call.ts'

/**
 * The idempotency key of what a person is about to send. A retry of the same words keeps its key; new words are a new
 * intention.
 *
 * @returns what gives the key for words (anything that JSON can hold)
 */
export function useIntention(): (said: unknown) => string {
  const last = useRef({ words: '', key: '' })
  return (said) => {
    const words = JSON.stringify(said)
    if (last.current.words !== words) last.current = { words, key: newIdempotencyKey() }
    return last.current.key
  }
}
