import { ArrowLeftRight, Briefcase, FolderSearch, ShieldAlert, UserRound, Wallet } from 'lucide-react'
import { useTranslation } from 'react-i18next'
import type { Candidate, ResolvedLine } from '#src/data/graph.ts'
import { useFoundWords } from '../use-found-words.ts'
import css from '../explorer.module.css'

const ICON = {
  account: Wallet,
  transaction: ArrowLeftRight,
  alert: ShieldAlert,
  case: Briefcase,
  entity: UserRound,
  investigation: FolderSearch,
} as const

interface CandidateListProps {
  readonly line: ResolvedLine
  readonly onChoose: (candidate: Candidate) => void
}

/** What one text may mean, each to be chosen; or why it means nothing. */
export function CandidateList({ line, onChoose }: CandidateListProps) {
  const { t } = useTranslation('investigation')
  const words = useFoundWords()
  if (line.candidates.length === 0) {
    return (
      <p className={css['outcome']} role="status">
        {t(`outcome.${line.outcome}`)}
        {line.outcome === 'invalid' && line.reason !== null && ` ${line.reason}`}
      </p>
    )
  }
  return (
    <ul className={css['candidates']} aria-label={t('candidates')}>
      {line.candidates.map((candidate) => {
        const Icon = ICON[candidate.kind]
        return (
          <li key={`${candidate.kind} ${candidate.id}`}>
            <button type="button" onClick={() => onChoose(candidate)} className={css['result']} data-result>
              <Icon size={15} aria-hidden />
              <span
                className={
                  candidate.kind === 'account' || candidate.kind === 'transaction' ? css['mono'] : undefined
                }
              >
                {candidate.title}
              </span>
              <small>
                {words(candidate)}
                {!candidate.held && ` · ${t('notHeld')}`}
              </small>
            </button>
          </li>
        )
      })}
    </ul>
  )
}
