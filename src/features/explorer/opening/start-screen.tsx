import { useInfiniteQuery } from '@tanstack/react-query'
import { ClipboardPaste, FileUp, Network } from 'lucide-react'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { investigationListQuery } from '#src/data/investigations.ts'
import { useCan } from '#src/platform/session.ts'
import { AsyncView } from '#src/ui/async-view.tsx'
import { Button } from '#src/ui/button.tsx'
import { EmptyLine, EmptyState } from '#src/ui/states.tsx'
import css from '../explorer.module.css'
import type { ExplorerSearch } from '../search.ts'
import { ImportSheet } from './import-sheet.tsx'
import { InvestigationList } from './investigation-list.tsx'
import { InvestigationsSheet } from './investigations-sheet.tsx'
import { PasteSheet } from './paste-sheet.tsx'

const RECENT = 6

interface StartScreenProps {
  readonly onOpen: (search: ExplorerSearch) => void
}

/** Where nothing is open: ways to begin, and what was worked on last. */
export function StartScreen({ onOpen }: StartScreenProps) {
  const { t } = useTranslation(['investigation', 'explorer'])
  const [sheet, setSheet] = useState<'paste' | 'import' | 'list' | null>(null)
  const mayWork = useCan('alert.work')
  const close = () => setSheet(null)
  return (
    <div className={css['start']}>
      <EmptyState
        icon={Network}
        title={t('explorer:startTitle')}
        actions={
          <>
            <Button icon={ClipboardPaste} onPress={() => setSheet('paste')}>
              {t('investigation:paste.open')}
            </Button>
            <Button icon={FileUp} isDisabled={!mayWork} onPress={() => setSheet('import')}>
              {t('investigation:import.open')}
            </Button>
          </>
        }
      >
        {t('explorer:startHint')}
      </EmptyState>
      <Recent onOpen={onOpen} onAll={() => setSheet('list')} />
      <PasteSheet isOpen={sheet === 'paste'} onClose={close} onStart={onOpen} />
      <ImportSheet
        isOpen={sheet === 'import'}
        onClose={close}
        onImported={(id) => onOpen({ investigation: id })}
      />
      <InvestigationsSheet
        isOpen={sheet === 'list'}
        onClose={close}
        onOpen={(id) => onOpen({ investigation: id })}
      />
    </div>
  )
}

function Recent({ onOpen, onAll }: StartScreenProps & { readonly onAll: () => void }) {
  const { t } = useTranslation('investigation')
  const result = useInfiniteQuery(investigationListQuery({ whose: 'team' }))
  return (
    <section className={css['recent']} aria-labelledby="recent-investigations">
      <header>
        <h2 id="recent-investigations">{t('recent')}</h2>
        <Button size="small" variant="ghost" onPress={onAll}>
          {t('more.list')}
        </Button>
      </header>
      <AsyncView
        result={result}
        isEmpty={({ pages }) => pages.every((page) => page.items.length === 0)}
        empty={<EmptyLine>{t('recentEmpty')}</EmptyLine>}
      >
        {({ pages }) => (
          <InvestigationList
            items={pages.flatMap((page) => page.items).slice(0, RECENT)}
            onOpen={(id) => onOpen({ investigation: id })}
          />
        )}
      </AsyncView>
    </section>
  )
}
