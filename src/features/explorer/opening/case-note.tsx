import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { useFormat } from '#src/platform/use-format.ts'
import { Button } from '#src/ui/button.tsx'
import css from '../workspace/workspace.module.css'
import type { CaseDrawn } from './begin-case.ts'
import { caseWords } from './case-words.ts'

/** Says what of the case is not on the picture, until the reader has taken note of it. */
export function CaseNote({ ofCase }: { readonly ofCase: CaseDrawn }) {
  const { t } = useTranslation('explorer')
  const { t: common } = useTranslation()
  const format = useFormat()
  const [isKnown, setKnown] = useState(false)
  const words = caseWords(ofCase, t, format.count)
  if (words === null || isKnown) return null
  return (
    <div className={css['newer']} role="note">
      {words}{' '}
      <Button size="small" variant="ghost" onPress={() => setKnown(true)}>
        {common('action.dismiss')}
      </Button>
    </div>
  )
}
