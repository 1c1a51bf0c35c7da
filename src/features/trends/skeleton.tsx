import { Skeleton } from '#src/ui/skeleton.tsx'
import css from './trends.module.css'

/** The shape of what will come. */
export function TrendsSkeleton() {
  return (
    <div className={css['answer']} aria-busy>
      <Skeleton height="7.5rem" />
      <div className={css['charts']}>
        <Skeleton height="20rem" />
        <Skeleton height="20rem" />
        <Skeleton height="20rem" />
      </div>
    </div>
  )
}
