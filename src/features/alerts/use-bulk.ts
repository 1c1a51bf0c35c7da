import { useCallback, useMemo, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { type BulkOrder, type BulkResult, alertsUnder, useBulkCommand } from '#src/data/alert-bulk.ts'
import type { Alert, AlertListQuery } from '#src/data/alerts.ts'
import { explain } from '#src/ui/explain.ts'
import { toast } from '#src/ui/toast.tsx'
import type { BulkForm } from './bulk-dialogs.tsx'

const NONE: ReadonlySet<string> = new Set()

/** The selection of the queue, also beyond the rows that are loaded, and one command for all of it. */
export function useBulk(rows: readonly Alert[], query: AlertListQuery) {
  const { t } = useTranslation(['common', 'queue'])
  const [selected, setSelected] = useState<ReadonlySet<string>>(NONE)
  /** Selected under the filter but not loaded as rows. */
  const [beyond, setBeyond] = useState<readonly Alert[]>([])
  const [form, setForm] = useState<BulkForm | null>(null)
  const [isFetching, setFetching] = useState(false)
  const [outcome, setOutcome] = useState<{ result: BulkResult; alerts: readonly Alert[] } | null>(null)
  const { mutate, isPending } = useBulkCommand()

  const alerts = useMemo(() => {
    if (selected.size === 0) return []
    // The row on the screen is what was read last.
    const known = new Map([...beyond, ...rows].map((alert) => [alert.id, alert]))
    return [...selected].flatMap((id) => known.get(id) ?? [])
  }, [selected, beyond, rows])
  const clear = useCallback(() => {
    setSelected(NONE)
    setBeyond([])
  }, [])
  const fail = useCallback(
    (error: unknown) => {
      const { title, advice } = explain(error, t)
      toast({ tone: 'danger', title, detail: advice })
    },
    [t],
  )
  const selectAll = async () => {
    setFetching(true)
    try {
      const found = await alertsUnder(query)
      setBeyond(found)
      setSelected(new Set(found.map(({ id }) => id)))
    } catch (error) {
      fail(error)
    } finally {
      setFetching(false)
    }
  }
  const send = (command: BulkOrder) =>
    mutate(
      { command, alerts },
      {
        onSuccess: (result) => {
          setForm(null)
          setOutcome({ result, alerts })
          setSelected(new Set(result.items.flatMap((item) => (item.ok ? [] : [item.id]))))
        },
        onError: fail,
      },
    )
  return {
    selected,
    setSelected,
    alerts,
    clear,
    selectAll,
    isFetching,
    form,
    setForm,
    send,
    isPending,
    outcome,
    setOutcome,
  }
}

export type Bulk = ReturnType<typeof useBulk>
