import { useQuery } from '@tanstack/react-query'
import { useNavigate } from '@tanstack/react-router'
import { lazy, Suspense, useCallback } from 'react'
import { useTranslation } from 'react-i18next'
import { caseFewQuery } from '#src/data/cases.ts'
import { useCaseRequest } from '#src/data/case-request.ts'
import { type Command, useCommandSource, usePaletteQuery } from '#src/platform/commands.ts'
import { useCan } from '#src/platform/session.ts'

// Of use only to whoever puts something into a case.
const AddToCase = lazy(async () => ({ default: (await import('./add-to-case.tsx')).AddToCase }))

/** Cases that the palette names. */
const NAMED = 5
/** Fewest characters that are searched for. */
const LEAST = 2
const NO_CASES: readonly never[] = []

/** What every page can do with cases: find them in the palette, and put something into one. Shows nothing by itself. */
export function CaseCommands() {
  const navigate = useNavigate()
  const request = useCaseRequest((state) => state.request)
  usePaletteCases()
  if (request === null) return null
  return (
    <Suspense>
      <AddToCase
        request={request}
        onOpenCase={({ id }) => void navigate({ to: '/cases/$caseId', params: { caseId: id } })}
      />
    </Suspense>
  )
}

/** Offers in the palette the cases whose title or number holds what is typed there. */
function usePaletteCases(): void {
  const { t } = useTranslation('shell')
  const navigate = useNavigate()
  const mayRead = useCan('case.read')
  const q = usePaletteQuery()
  const isAsked = mayRead && q.length >= LEAST
  const { data, isPlaceholderData } = useQuery({
    ...caseFewQuery({ state: 'all', q }, NAMED),
    enabled: isAsked,
  })
  const found = isAsked && !isPlaceholderData ? (data?.items ?? NO_CASES) : NO_CASES
  const source = useCallback(
    (): readonly Command[] =>
      found.map(({ id, title }) => ({
        id: `case.open.${id}`,
        title: t('command.openCase', { title, id }),
        group: t('nav.cases'),
        isLate: true,
        run: () => void navigate({ to: '/cases/$caseId', params: { caseId: id } }),
      })),
    [found, t, navigate],
  )
  useCommandSource(source)
}
