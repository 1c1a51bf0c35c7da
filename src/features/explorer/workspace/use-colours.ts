import { useCallback, useMemo } from 'react'
import { useTranslation } from 'react-i18next'
import { colourName } from '#core/investigation/colours.ts'
import type { InvestigationState } from '#core/investigation/state.ts'
import type { FlowColour } from '#src/ui/flow/model.ts'

/** The colours that the reader gave, in words, by account. */
export function useColours(colours: InvestigationState['colours']): ReadonlyMap<string, FlowColour> {
  const words = useColourWords()
  return useMemo(
    () => new Map([...colours].map(([key, place]) => [key, { place, text: words(place) }] as const)),
    [colours, words],
  )
}

/** "Marked blue", for a place of the palette. */
export function useColourWords(): (place: number) => string {
  const { t } = useTranslation('colours')
  return useCallback(
    (place) => {
      const name = colourName(place)
      return name === null ? '' : t('marked', { colour: t(`name.${name}`) })
    },
    [t],
  )
}
