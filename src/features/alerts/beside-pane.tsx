import { type ComponentType, Suspense, useEffect, useState } from 'react'
import { SkeletonLines } from '#src/ui/skeleton.tsx'

/** What stands beside the list. */
export interface BesideProps {
  readonly alertId: string
  /** Several alerts are selected in the list: the letters are for those. */
  readonly isListBusy: boolean
  /** The alert is about to be opened on a page of its own. */
  readonly onOpen: () => void
  readonly onClose: () => void
  /** Back to the list. */
  readonly onLeave: () => void
}

/** Who moves on within this time is on the way to another row, whose alert is not asked for, in ms. */
const SETTLE_MS = 150

interface BesidePaneProps extends BesideProps {
  readonly beside: ComponentType<BesideProps>
}

/** The alert of the active row, once somebody stays on it. */
export function BesidePane({ beside: Beside, alertId, ...rest }: BesidePaneProps) {
  const [shown, setShown] = useState(alertId)
  useEffect(() => {
    if (shown === alertId) return undefined
    const timer = setTimeout(() => setShown(alertId), SETTLE_MS)
    return () => clearTimeout(timer)
  }, [shown, alertId])
  return (
    <Suspense fallback={<SkeletonLines lines={12} />}>
      <Beside alertId={shown} {...rest} />
    </Suspense>
  )
}
