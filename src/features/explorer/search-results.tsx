import { useQuery } from '@tanstack/react-query'
import { Link } from '@tanstack/react-router'
import {
  ArrowLeftRight,
  Briefcase,
  FolderSearch,
  Network,
  ShieldAlert,
  Tag,
  TriangleAlert,
  UserRound,
  Wallet,
} from 'lucide-react'
import type { KeyboardEvent } from 'react'
import { useTranslation } from 'react-i18next'
import { searchQuery } from '#src/data/addresses.ts'
import { AsyncView } from '#src/ui/async-view.tsx'
import { EmptyState } from '#src/ui/states.tsx'
import css from './explorer.module.css'
import { targetOf, type Found } from './targets.ts'
import { useFoundWords } from './use-found-words.ts'

const ICON = {
  account: Wallet,
  transaction: ArrowLeftRight,
  alert: ShieldAlert,
  case: Briefcase,
  actor: UserRound,
  label: Tag,
  investigation: FolderSearch,
} as const

/** What a search found, by kind; and why what was typed is no address, where it is none. */
export function SearchResults({ query }: { readonly query: string }) {
  const { t } = useTranslation('explorer')
  const result = useQuery(searchQuery(query))
  if (query === '') {
    return (
      <EmptyState icon={Network} title={t('startTitle')}>
        {t('startHint')}
      </EmptyState>
    )
  }
  return (
    <AsyncView result={result}>
      {({ items, notice }) => (
        // The keys are the links', heard where they arrive.
        // oxlint-disable-next-line jsx-a11y/no-noninteractive-element-interactions
        <section
          className={css['results']}
          aria-label={t('results')}
          aria-busy={result.isPlaceholderData}
          onKeyDown={walk}
        >
          {notice !== null && (
            <p role="status" className={css['notice']}>
              <TriangleAlert size={15} aria-hidden />
              <span>
                <b>{t('noticeTitle')}</b> {notice}
              </span>
            </p>
          )}
          {items.length === 0 && notice === null && <EmptyState title={t('nothing', { query })} />}
          {[...Map.groupBy(items, (item) => item.kind)].map(([kind, group]) => (
            <section key={kind} aria-labelledby={`found-${kind}`}>
              <h2 id={`found-${kind}`}>{t(`kind.${kind}`)}</h2>
              <ul>
                {group.map((item) => (
                  <Result key={item.id} item={item} />
                ))}
              </ul>
            </section>
          ))}
        </section>
      )}
    </AsyncView>
  )
}

function Result({ item }: { readonly item: Found }) {
  const words = useFoundWords()
  const Icon = ICON[item.kind]
  const isHash = item.kind === 'account' || item.kind === 'transaction'
  return (
    <li>
      <Link {...targetOf(item)} data-result className={css['result']}>
        <Icon size={15} aria-hidden />
        <span className={isHash ? css['mono'] : undefined}>{item.title}</span>
        <small>{words(item)}</small>
      </Link>
    </li>
  )
}

/** The arrows go from result to result, whatever their kind. */
function walk(event: KeyboardEvent<HTMLElement>): void {
  const step = event.key === 'ArrowDown' ? 1 : event.key === 'ArrowUp' ? -1 : 0
  if (step === 0) return
  const results = [...event.currentTarget.querySelectorAll<HTMLElement>('[data-result]')]
  const next = results[results.findIndex((element) => element === document.activeElement) + step]
  if (!next) return
  event.preventDefault()
  next.focus()
}
