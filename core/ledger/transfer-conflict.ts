/** The same id with different content: the data contradict themselves, and guessing would hide it. */
export class TransferConflictError extends Error {
  override readonly name = 'TransferConflictError'
  readonly id: string

  constructor(id: string) {
    super(`transfer ${id} was given twice with different content`)
    this.id = id
  }
}
