import { Link } from '@tanstack/react-router'
import { ExternalLink } from 'lucide-react'
import { useMemo } from 'react'
import { useTranslation } from 'react-i18next'
import type { z } from 'zod'
import { chainName } from '#core/chain/chains.ts'
import type { LabelClaim } from '#core/contract/receipts.ts'
import { useCan } from '#src/platform/session.ts'
import type { Column } from '#src/ui/data-table-types.ts'
import { AddressChip } from '#src/ui/hash-chip.tsx'
import { KnownCategory } from '#src/ui/known-category.tsx'
import { ConfidenceTag } from '#src/ui/tags.tsx'
import { Timestamp } from '#src/ui/timestamp.tsx'
import { explorerSearch } from './claims.ts'
import css from './labels.module.css'
import { Validity } from './validity.tsx'

export type Claim = z.output<typeof LabelClaim>

/** Columns of the claims. The link into the explorer is for those who may see cases. */
export function useClaimColumns(): readonly Column<Claim>[] {
  const { t } = useTranslation('labels')
  const explores = useCan('case.read')
  return useMemo(
    () => [
      {
        id: 'address',
        header: t('address'),
        width: 135,
        isFixed: true,
        cell: (row) => (
          <span title={row.chain === null ? t('anyChain') : chainName(row.chain)}>
            <AddressChip
              address={row.address}
              isTabStop={false}
              {...(explores
                ? {
                    link: (text) => (
                      <Link to="/explore" search={explorerSearch(row)} tabIndex={-1}>
                        {text}
                      </Link>
                    ),
                  }
                : {})}
            />
          </span>
        ),
      },
      {
        id: 'category',
        header: t('category'),
        width: 150,
        cell: (row) => <KnownCategory slug={row.category} />,
      },
      {
        id: 'label',
        header: t('label'),
        width: 153,
        cell: (row) => (
          <span title={row.note ?? undefined}>
            {row.label}
            {row.actor !== null && row.actor !== row.label && (
              <span className={css['muted']}>{` · ${row.actor}`}</span>
            )}
          </span>
        ),
      },
      {
        id: 'source',
        header: t('source'),
        width: 120,
        cell: (row) => (
          <span className={css['source']}>
            <span title={row.source}>{row.source}</span>
            {isWebAddress(row.uri) && (
              <a
                href={row.uri}
                target="_blank"
                rel="noreferrer"
                tabIndex={-1}
                aria-label={t('openUri')}
                title={row.uri}
              >
                <ExternalLink size={13} aria-hidden />
              </a>
            )}
          </span>
        ),
      },
      {
        id: 'confidence',
        header: t('confidence'),
        width: 85,
        cell: (row) => <ConfidenceTag value={row.confidence} />,
      },
      { id: 'validity', header: t('validity'), width: 142, cell: (row) => <Validity claim={row} /> },
      {
        id: 'knownFrom',
        header: t('knownFrom'),
        width: 115,
        cell: (row) => <Timestamp at={row.knownFrom} precision="day" />,
      },
    ],
    [t, explores],
  )
}

/** A list may hold any text where an address of the web belongs: only those are links. */
function isWebAddress(uri: string | null): uri is string {
  return uri !== null && /^https?:\/\//i.test(uri)
}
