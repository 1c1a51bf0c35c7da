import { useTranslation } from 'react-i18next'
import { categoryOf } from '#core/risk/categories.ts'
import type { Exposure } from '#src/data/addresses.ts'
import { useCategoryName } from '#src/ui/known-category.tsx'
import { toSeverity } from '#src/ui/severity.tsx'
import type { Share } from '#src/ui/share-bar.tsx'
import { partRows } from '#src/ui/exposure-shares.ts'

/** Shares of an exposure for a bar. What is not attributed is drawn as unknown, never left white. */
export function useShares(exposure: Exposure): readonly Share[] {
  const { t } = useTranslation(['explorer', 'domain', 'bridges'])
  const name = useCategoryName()
  const shares: Share[] = [
    ...partRows(exposure.parts).map(({ id, category, kind, ppm }) => ({
      id,
      name: `${name(category)} (${t(`domain:kind.${kind}`)})`,
      ppm,
      color: `var(--sev-${toSeverity(categoryOf(category).direct)})`,
    })),
    { id: 'service', name: t('explorer:short.service'), ppm: exposure.servicePpm, color: 'var(--series-6)' },
    {
      id: 'unlinkedBridge',
      name: t('bridges:unlinked'),
      ppm: exposure.unlinkedBridgePpm,
      color: 'var(--series-6)',
      isUnknown: true,
    },
    {
      id: 'outside',
      name: t('explorer:short.outside'),
      ppm: exposure.outsidePpm,
      color: 'var(--sev-0)',
      isUnknown: true,
    },
    {
      id: 'unresolved',
      name: t('explorer:short.unresolved'),
      ppm: exposure.unresolvedPpm,
      color: 'var(--sev-1)',
      isUnknown: true,
    },
  ]
  return shares.filter((share) => share.ppm > 0)
}
