import { MousePointerClick } from 'lucide-react'
import { type ComponentProps, useMemo } from 'react'
import { useTranslation } from 'react-i18next'
import { isTransactionAccount } from '#core/ledger/coin-accounts.ts'
import type { Fold } from '#core/flow/picture/fold.ts'
import type { Exposure } from '#src/data/addresses.ts'
import { stubsOf, type Stub } from '#src/ui/flow/from-graph.ts'
import { AssetAmount } from '#src/ui/amount.tsx'
import { EdgeDetails } from '../edge-details.tsx'
import css from '../explorer.module.css'
import { FileEdgeDetails, FileNodeDetails } from '../file/file-details.tsx'
import { NodeDetails } from '../node-details.tsx'
import type { WorkspaceContext } from '../workspace/context.ts'
import type { Wishes } from '../workspace/use-wishes.ts'
import { TransactionDetails } from '../transactions/transaction-details.tsx'
import { TransactionOf } from '../transactions/transaction-of.tsx'
import { FoldDetails } from './fold-details.tsx'
import { CommonPanel } from './common-panel.tsx'
import { LoadMore } from './load-more.tsx'
import { NotesOf } from './notes.tsx'

interface DetailsTabProps extends WorkspaceContext {
  readonly wishes: Wishes
  readonly side: Exposure['side']
  readonly onSide: (side: Exposure['side']) => void
}

/** What is looked at: an account, a flow, what is not loaded; and what several chosen accounts have in common. */
export function DetailsTab(props: DetailsTabProps) {
  const { shown, selection } = props
  const { t } = useTranslation('explorer')
  const stubs = useMemo(() => stubsOf(shown), [shown])
  const id = selection.activeId
  const node = shown.nodes.find((item) => item.account.key === id)
  const edge = shown.edges.find((item) => item.id === id)
  const stub = stubs.find((item) => item.id === id?.replace(/:flow$/, ''))
  const chosen = shown.nodes.map((item) => item.account.key).filter((key) => selection.ids.has(key))
  const drawn = props.transactions.picture?.drawn.find(
    (each) => each.id === id || each.legs.some((leg) => leg.id === id),
  )
  const fold = id === null ? undefined : props.drawing.folded.folds.get(id)
  // The flow of a fold is several flows: each is looked at once the fold is open.
  const foldOfFlow = fold ?? foldAt(props, id)
  if (!node && !edge && !stub && !drawn && !foldOfFlow) {
    return (
      <p className={css['hint']}>
        <MousePointerClick size={20} strokeWidth={1.5} aria-hidden />
        {t('detailsHint')}
      </p>
    )
  }
  return (
    <>
      {chosen.length > 1 && props.file === null && <CommonPanel {...props} accounts={chosen} />}
      {drawn && <TransactionDetails key={drawn.id} {...props} drawn={drawn} />}
      {props.file !== null && (
        <>
          {node && <FileNodeDetails node={node} graph={shown} />}
          {edge && <FileEdgeDetails edge={edge} graph={shown} />}
        </>
      )}
      {props.file === null && node && !drawn && <Standing key={node.account.key} {...props} node={node} />}
      {props.file === null && edge && <EdgeDetails key={edge.id} {...props} edge={edge} graph={shown} />}
      {foldOfFlow && !edge && <FoldDetails key={foldOfFlow.id} {...props} fold={foldOfFlow} />}
      {stub && <StubDetails {...props} stub={stub} />}
      {(node ?? edge ?? drawn) && <NotesOf {...props} target={node?.account.key ?? edge?.id ?? drawn!.id} />}
    </>
  )
}

/** The fold at an end of a drawn flow that stands for several. */
function foldAt({ drawing }: Pick<WorkspaceContext, 'drawing'>, id: string | null): Fold | undefined {
  const flow = drawing.folded.data.edges.find((each) => each.id === id && each.edgeIds !== undefined)
  return flow && (drawing.folded.folds.get(flow.source) ?? drawing.folded.folds.get(flow.target))
}

interface StubDetailsProps extends Pick<WorkspaceContext, 'workspace' | 'isReadOnly'> {
  readonly stub: Stub
}

/** What the budget left out beside one account, asset by asset. */
function StubDetails({ stub, ...props }: StubDetailsProps) {
  const { t } = useTranslation('explorer')
  const { account, direction, counterparties } = stub
  return (
    <div className={css['detail']}>
      <h3>{t('moreTitle')}</h3>
      <p className={css['muted']}>{t('moreHint', { count: counterparties })}</p>
      <ul className={css['amounts']}>
        {stub.rests.map(({ asset, units }) => (
          <li key={asset.id}>
            <AssetAmount units={units} decimals={asset.decimals} symbol={asset.symbol} maxFraction={2} />
          </li>
        ))}
      </ul>
      <LoadMore {...props} account={account} direction={direction} left={counterparties} />
    </div>
  )
}

/** A node of the picture that the desk answers about: a transaction of coins, or an account. */
function Standing(props: ComponentProps<typeof NodeDetails>) {
  const isTransaction = isTransactionAccount(props.node.account.key)
  return isTransaction ? <TransactionOf {...props} /> : <NodeDetails {...props} />
}
