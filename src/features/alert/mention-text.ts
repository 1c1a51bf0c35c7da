/** A name being typed: where its `@` stands and what follows it up to the caret. */
export interface OpenCall {
  readonly at: number
  readonly query: string
}

/** No name is longer; what stands further from its `@` is a sentence. */
const LONGEST = 80

/** Words of these letters are set apart by spaces; Chinese is not, and a call may follow a sign of it directly. */
const SPACED = String.raw`[\p{Script=Latin}\p{N}]`
const WORD_BEFORE = new RegExp(`(${SPACED}|[._-])$`, 'u')
const WORD_AFTER = new RegExp(`^${SPACED}`, 'u')

/** The call at the caret, if one is being typed. An `@` inside a word is an address, not a call. */
export function openCall(text: string, caret: number): OpenCall | null {
  const before = text.slice(0, caret)
  const at = before.lastIndexOf('@')
  if (at === -1 || caret - at > LONGEST || WORD_BEFORE.test(before.slice(0, at))) return null
  const query = before.slice(at + 1)
  return query.includes('\n') ? null : { at, query }
}

/** The text with the call at the caret completed, and where the caret then stands. */
export function takeCall(text: string, caret: number, { at }: OpenCall, name: string) {
  const call = `@${name} `
  const rest = text.slice(caret)
  return {
    text: text.slice(0, at) + call + (rest.startsWith(' ') ? rest.slice(1) : rest),
    caret: at + call.length,
  }
}

/** Those whose name holds what was typed, wherever it stands. A name that is complete needs no completing. */
export function peopleFor<P extends { readonly name: string }>(people: readonly P[], query: string): P[] {
  const wanted = query.toLocaleLowerCase()
  return people.filter(({ name }) => {
    const known = name.toLocaleLowerCase()
    return known !== wanted && known.includes(wanted)
  })
}

export interface TextPart {
  readonly at: number
  readonly text: string
  readonly isCall: boolean
}

/** The text in parts, calls of these people apart. Of two names that begin alike the longer one counts. */
export function callsIn(text: string, people: readonly { readonly name: string }[]): TextPart[] {
  const names = people.map(({ name }) => `@${name}`).toSorted((a, b) => b.length - a.length)
  const parts: TextPart[] = []
  let from = 0
  for (let at = text.indexOf('@'); at !== -1; at = text.indexOf('@', at + 1)) {
    const name = names.find(
      (each) => text.startsWith(each, at) && !WORD_AFTER.test(text.slice(at + each.length)),
    )
    if (name === undefined) continue
    if (at > from) parts.push({ at: from, text: text.slice(from, at), isCall: false })
    parts.push({ at, text: name, isCall: true })
    from = at + name.length
  }
  if (from < text.length) parts.push({ at: from, text: text.slice(from), isCall: false })
  return parts
}

/** Whom the text calls by their whole name, in the order of the people. Two of one name are both called. */
export function calledIn<P extends { readonly name: string }>(text: string, people: readonly P[]): P[] {
  const called = new Set(callsIn(text, people).flatMap((part) => (part.isCall ? [part.text] : [])))
  return people.filter(({ name }) => called.has(`@${name}`))
}
