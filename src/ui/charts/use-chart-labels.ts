import { useMemo } from 'react'
import { useTranslation } from 'react-i18next'
import type { ChartLabels } from './types.ts'

/** Every word of a chart in the reader's language; its identity changes only with the language. */
export function useChartLabels(): ChartLabels {
  const { t } = useTranslation('charts')
  return useMemo(
    () => ({
      definition: t('definition'),
      showTable: t('showTable'),
      showChart: t('showChart'),
      downloadCsv: t('downloadCsv'),
      empty: t('empty'),
      day: t('day'),
      category: t('category'),
      value: t('value'),
      total: t('total'),
      unknown: t('unknown'),
      keys: t('keys'),
    }),
    [t],
  )
}
