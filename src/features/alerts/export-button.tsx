import { useQuery } from '@tanstack/react-query'
import { Download } from 'lucide-react'
import { useTranslation } from 'react-i18next'
import { alertFacetsQuery, exportUrl } from '#src/data/alerts.ts'
import { useFormat } from '#src/platform/use-format.ts'
import css from './alerts.module.css'
import { facetQueryOf, listQueryOf } from './filters.ts'
import type { AlertsSearch } from './search.ts'

/** Everything under the filter as a file, with how many alerts that is. The server streams it and keeps a record. */
export function ExportButton({ search }: { readonly search: AlertsSearch }) {
  const { t } = useTranslation('queue')
  const format = useFormat()
  const facets = useQuery({ ...alertFacetsQuery(facetQueryOf(search)), enabled: false })
  const total = facets.isPlaceholderData ? undefined : facets.data?.total
  const label = t('export.label')
  return (
    <a className={css['link']} href={exportUrl(listQueryOf(search))} download title={t('export.hint')}>
      <Download size={15} aria-hidden />
      {total === undefined ? label : t('export.count', { formatted: format.count(total) })}
    </a>
  )
}
