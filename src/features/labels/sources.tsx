import { useQuery } from '@tanstack/react-query'
import { Link } from '@tanstack/react-router'
import { useTranslation } from 'react-i18next'
import { labelSourcesQuery } from '#src/data/imports.ts'
import { useCan } from '#src/platform/session.ts'
import { useFormat } from '#src/platform/use-format.ts'
import { AsyncView } from '#src/ui/async-view.tsx'
import { KnownCategory } from '#src/ui/known-category.tsx'
import { EmptyState } from '#src/ui/states.tsx'
import css from './labels.module.css'

const CATEGORIES_SHOWN = 3

interface SourcesProps {
  readonly selected: string | undefined
  /** Undefined: every source. */
  readonly onSelect: (source: string | undefined) => void
}

/** Who claims, how much, about what, and when they last told us something. A press narrows the list. */
export function Sources({ selected, onSelect }: SourcesProps) {
  const { t } = useTranslation('labels')
  const format = useFormat()
  const mayImport = useCan('import.run')
  const result = useQuery(labelSourcesQuery)
  return (
    <aside className={css['sources']} aria-label={t('sources')}>
      <header>
        <h2>{t('sources')}</h2>
        <p>{t('sourcesHint')}</p>
      </header>
      <AsyncView
        result={result}
        isEmpty={(sources) => sources.length === 0}
        empty={
          <EmptyState
            title={t('noSources')}
            {...(mayImport ? { actions: <Link to="/import">{t('goImport')}</Link> } : {})}
          >
            {t('noSourcesHint')}
          </EmptyState>
        }
      >
        {(sources) => (
          <ul>
            {sources
              .toSorted((a, b) => b.labels - a.labels)
              .map((item) => (
                <li key={item.source}>
                  <button
                    type="button"
                    aria-pressed={item.source === selected}
                    onClick={() => onSelect(item.source === selected ? undefined : item.source)}
                  >
                    <b>{item.source}</b>
                    <span>
                      {t('counts', {
                        labels: format.count(item.labels),
                        addresses: format.count(item.addresses),
                      })}
                    </span>
                    <span className={css['categories']}>
                      {item.categories.slice(0, CATEGORIES_SHOWN).map((slug) => (
                        <KnownCategory key={slug} slug={slug} />
                      ))}
                      {item.categories.length > CATEGORIES_SHOWN && (
                        <span>
                          {t('moreCategories', { count: item.categories.length - CATEGORIES_SHOWN })}
                        </span>
                      )}
                    </span>
                    <span>{t('updated', { time: format.instant(item.lastKnownFrom) })}</span>
                  </button>
                </li>
              ))}
          </ul>
        )}
      </AsyncView>
    </aside>
  )
}
