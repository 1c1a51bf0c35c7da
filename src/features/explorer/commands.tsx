import { useNavigate } from '@tanstack/react-router'
import { useCallback } from 'react'
import { useTranslation } from 'react-i18next'
import { accountKey } from '#core/chain/account-key.ts'
import { detectAddress } from '#core/chain/address.ts'
import { chainName } from '#core/chain/chains.ts'
import { detectTxHash } from '#core/chain/tx-hash.ts'
import { type Command, useCommandSource } from '#src/platform/commands.ts'
import { shortenMiddle } from '#src/platform/format.ts'
import { useCan } from '#src/platform/session.ts'
import { useFind } from './use-find.ts'

/** From this length on, an unbroken text is meant as an address and not as a word. */
const ADDRESS_LIKE = 20
/** Numbers of alerts; those of cases look alike and are the palette's own to find. */
const ALERT_ID = /^(?!CASE-)[A-Z]{1,4}-[A-Z0-9-]{3,36}$/i
/** An EVM address is one on every chain of the family: as many as fit in a glance, the rest by a search. */
const CHAINS_OFFERED = 3

/** Offers in the palette to open the address, transaction or alert that somebody types there. Shows nothing itself. */
export function ExplorerCommands() {
  const { t } = useTranslation('explorer')
  const navigate = useNavigate()
  const find = useFind()
  const mayRead = useCan('case.read')
  const source = useCallback(
    (query: string): readonly Command[] => {
      if (!mayRead) return []
      const command = (id: string, title: string, run: () => void): Command => ({
        id: `explorer.open.${id}`,
        title,
        group: t('command.group'),
        run,
      })
      const address = detectAddress(query)
      if (address.ok) {
        return address.possibleChains.slice(0, CHAINS_OFFERED).map((chain) =>
          command(
            chain,
            t('command.openAddress', {
              address: shortenMiddle(address.display, 8, 6),
              chain: chainName(chain),
            }),
            () => void navigate({ to: '/explore', search: { account: accountKey(chain, query) } }),
          ),
        )
      }
      if (detectTxHash(query).ok) {
        const title = t('command.openTransaction', { hash: shortenMiddle(query, 10, 6) })
        return [command('tx', title, () => void find(query))]
      }
      if (ALERT_ID.test(query)) {
        const alertId = query.toUpperCase()
        return [
          command(
            'alert',
            t('command.openAlert', { id: alertId }),
            () => void navigate({ to: '/alerts/$alertId', params: { alertId } }),
          ),
        ]
      }
      if (query.length < ADDRESS_LIKE || /\s/.test(query)) return []
      const title = t('command.badAddress', { reason: address.reason })
      return [command('bad', title, () => void find(query))]
    },
    [t, navigate, find, mayRead],
  )
  useCommandSource(source)
  return null
}
