import { useQuery } from '@tanstack/react-query'
import { useMemo } from 'react'
import { coinAccountOf } from '#core/ledger/coin-accounts.ts'
import { graphTransactionsQuery } from '#src/data/graph.ts'
import { AsyncView } from '#src/ui/async-view.tsx'
import { NotFound } from '#src/ui/states.tsx'
import { viewOf } from '../opening/answers.ts'
import type { GraphNode } from '../picture.ts'
import type { WorkspaceContext } from '../workspace/context.ts'
import { transactionPicture, type Transaction } from './legs.ts'
import { TransactionDetails } from './transaction-details.tsx'

interface TransactionOfProps extends WorkspaceContext {
  readonly node: GraphNode
}

/** A transaction of coins that stands on a picture of flows: its inputs and outputs, as on one of transactions. */
export function TransactionOf({ node, ...props }: TransactionOfProps) {
  const { chain, key } = node.account
  const transaction = [`${chain}/${coinAccountOf(key)?.of ?? ''}`]
  const result = useQuery(graphTransactionsQuery({ transaction, ...viewOf(props.picture.state.asOf) }))
  return (
    <AsyncView result={result} isEmpty={(found) => found.transactions.length === 0} empty={<NotFound />}>
      {({ transactions: [found] }) => found && <Details {...props} transaction={found} />}
    </AsyncView>
  )
}

function Details({ transaction, ...props }: WorkspaceContext & { readonly transaction: Transaction }) {
  const { shown } = props
  const drawn = useMemo(() => transactionPicture(shown, [transaction]).drawn[0], [shown, transaction])
  return drawn && <TransactionDetails {...props} drawn={drawn} />
}
