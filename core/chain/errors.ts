/** Thrown when a chain id, account, asset id or amount is not well formed. `message` is a sentence for people. */
export class ChainFormatError extends Error {
  readonly code: ChainFormatCode

  constructor(code: ChainFormatCode, message: string) {
    super(message)
    this.name = 'ChainFormatError'
    this.code = code
  }
}

export type ChainFormatCode =
  | 'bad-chain'
  | 'bad-account'
  | 'bad-asset'
  | 'bad-address'
  | 'bad-amount'
  | 'too-precise'
  | 'bad-decimals'
  | 'bad-currency'
  | 'out-of-range'
