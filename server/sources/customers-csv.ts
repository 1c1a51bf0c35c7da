import { CUSTOMER_COLUMNS } from '#core/contract/import-columns.ts'
import { readTable, type TableRow } from './csv-table.ts'
import { readChoice, readInstant, required } from './fields.ts'
import { FieldError, parseRow, type ParserOptions, type Row } from './rows.ts'

/** Kinds of customer and ratings, as the firm's own register has them. */
export const CUSTOMER_TYPES = ['individual', 'corporate'] as const
export const RISK_RATINGS = ['low', 'medium', 'high'] as const

export interface CustomerRow {
  /** The firm's own reference: what other files call the customer. */
  readonly ref: string
  /** Name of the book; null: the one the sender chose, or the only platform. */
  readonly book: string | null
  readonly name: string
  readonly type: (typeof CUSTOMER_TYPES)[number]
  readonly riskRating: (typeof RISK_RATINGS)[number]
  /** Epoch milliseconds; null where the file does not say. */
  readonly onboardedAt: number | null
  readonly exitedAt: number | null
  readonly exitReason: string | null
}

type Column = (typeof CUSTOMER_COLUMNS)[number]

/** Reads a CSV of the customers of a platform, one a row. */
export async function* parseCustomersCsv(
  chunks: AsyncIterable<Uint8Array>,
  options: ParserOptions = {},
): AsyncGenerator<Row<CustomerRow>> {
  const spec = {
    columns: CUSTOMER_COLUMNS,
    required: ['customer', 'name', 'type', 'risk_rating'] as const,
    aliases: { ref: 'customer', customer_ref: 'customer' } as const,
  }
  for await (const row of readTable<Column>(chunks, spec, options)) {
    yield row.ok ? parseRow(row.line, () => readCustomer(row)) : row
  }
}

function readCustomer({ cell }: TableRow<Column>): CustomerRow {
  const onboardedAt = readInstant('onboarded_at', cell('onboarded_at'), 'stated')
  const exitedAt = readInstant('exited_at', cell('exited_at'), 'stated')
  if (onboardedAt !== null && exitedAt !== null && exitedAt <= onboardedAt) {
    throw new FieldError('empty-span', 'exited_at', cell('exited_at'), 'exited_at is not after onboarded_at')
  }
  return {
    ref: required('customer', cell('customer')),
    book: cell('book') || null,
    name: required('name', cell('name')),
    type: readChoice('type', cell('type'), CUSTOMER_TYPES),
    riskRating: readChoice('risk_rating', cell('risk_rating'), RISK_RATINGS),
    onboardedAt,
    exitedAt,
    exitReason: cell('exit_reason') || null,
  }
}
