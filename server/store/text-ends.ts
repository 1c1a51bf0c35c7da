import { type SQL, sql } from 'drizzle-orm'

/** Characters of a text's end that an index holds: more of it than anybody types tells nothing more. */
const ENDING = 16

/** What an index of beginnings holds of a text: as it is, in lower case. */
export const beginningOf = (text: SQL): SQL => sql`lower(${text})`

/** What an index of ends holds of a text: its last characters, the last first, so that an end is a beginning there. */
export const endingOf = (text: SQL): SQL => sql`reverse(lower(right(${text}, ${sql.raw(String(ENDING))})))`

/** Whether a text begins exactly so. Text is ordered by its bytes (text-order.ts): what begins alike stands together in an index. */
export const startsWith = (indexed: SQL, start: string): SQL =>
  sql`(${indexed} >= ${start} and ${indexed} < ${`${start}\u{10FFFF}`})`

/** Whether a text begins so, whatever the case of letters; answered by an index of {@link beginningOf}. */
export const beginsWith = (text: SQL, beginning: string): SQL =>
  startsWith(beginningOf(text), beginning.toLowerCase())

/** Whether a text ends so, whatever the case of letters; answered by an index of {@link endingOf}. */
export function endsWith(text: SQL, end: string): SQL {
  const folded = end.toLowerCase()
  const near = startsWith(endingOf(text), Array.from(folded.slice(-ENDING)).toReversed().join(''))
  return folded.length <= ENDING
    ? near
    : sql`(${near} and right(lower(${text}), ${folded.length}) = ${folded})`
}
