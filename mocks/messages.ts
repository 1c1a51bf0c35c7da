/** What the page and the embedded API say to each other. Bodies travel as buffers, moved rather than copied. */
export interface ApiCall {
  readonly kind: 'call'
  readonly id: number
  readonly url: string
  readonly method: string
  readonly headers: readonly (readonly [string, string])[]
  readonly body: ArrayBuffer | null
}

export interface ApiReply {
  readonly kind: 'reply'
  readonly id: number
  readonly status: number
  readonly headers: readonly (readonly [string, string])[]
  readonly body: ArrayBuffer | null
}

export type FromApi =
  | ApiReply
  | { readonly kind: 'ready' }
  | { readonly kind: 'failed'; readonly message: string }

/** Statuses whose response must not carry a body. */
export const BODILESS: readonly number[] = [204, 205, 304]
