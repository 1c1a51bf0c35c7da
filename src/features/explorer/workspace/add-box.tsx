import { useQuery } from '@tanstack/react-query'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { resolveQuery } from '#src/data/graph.ts'
import { SearchField } from '#src/ui/search-field.tsx'
import { useAdd } from '../opening/use-add.ts'
import { CandidateList } from '../opening/candidate-list.tsx'
import type { Workspace } from './workspace.ts'
import css from './workspace.module.css'

const LEAST = 3

/** Puts another address, transaction or alert's path on the picture that stands. */
export function AddBox({
  workspace,
  isDisabled,
}: {
  readonly workspace: Workspace
  readonly isDisabled: boolean
}) {
  const { t } = useTranslation('investigation')
  const [text, setText] = useState('')
  const add = useAdd(workspace)
  const wanted = text.trim()
  const result = useQuery({ ...resolveQuery([wanted]), enabled: wanted.length >= LEAST })
  const [line] = wanted.length >= LEAST ? (result.data ?? []) : []
  const choose = (candidate: Parameters<typeof add>[0]) => {
    setText('')
    void add(candidate)
  }
  return (
    <div className={css['add']}>
      <SearchField
        label={t('add.label')}
        value={text}
        onChange={setText}
        maxLength={300}
        isDisabled={isDisabled}
        onSubmit={() => {
          const [first] = line?.candidates ?? []
          if (first) choose(first)
        }}
      />
      {line && wanted === line.text.trim() && (
        <div className={css['found']}>
          <CandidateList line={line} onChoose={choose} />
        </div>
      )}
    </div>
  )
}
