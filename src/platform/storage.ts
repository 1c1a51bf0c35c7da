/**
 * Small things remembered by this browser, as JSON in localStorage. Storage can be missing, full or blocked:
 * then reads give null and writes do nothing, because nothing kept here is needed for correctness.
 */
const PREFIX = 'kyt-desk:'

/** The stored value, or null where there is none or it is not JSON. Validate before use. */
export function readStored(key: string): unknown {
  try {
    const text = localStorage.getItem(PREFIX + key)
    return text === null ? null : (JSON.parse(text) as unknown)
  } catch {
    return null
  }
}

/** True if the value was kept. */
export function writeStored(key: string, value: unknown): boolean {
  try {
    localStorage.setItem(PREFIX + key, JSON.stringify(value))
    return true
  } catch {
    return false
  }
}
