import { useMemo, type RefObject } from 'react'
import { useTranslation } from 'react-i18next'
import { edgesCsv, fileText, nodesCsv } from '#core/investigation/export.ts'
import { now } from '#src/platform/clock.ts'
import { useFormat } from '#src/platform/use-format.ts'
import type { FlowGraphHandle } from '#src/ui/flow/flow-graph.tsx'
import type { MenuAction } from '#src/ui/menu.tsx'
import { toast } from '#src/ui/toast.tsx'
import { shownSteps } from './record.ts'
import type { WorkspaceContext } from './context.ts'
import { download } from './download.ts'
import { documentOf } from './use-saving.ts'

interface ExportOptions extends WorkspaceContext {
  readonly handle: RefObject<FlowGraphHandle | null>
  readonly name: string
  readonly person: string
}

/** The files that the picture leaves as: to look at, to calculate with, and to be read again. */
export function useExports({
  handle,
  name,
  person,
  workspace,
  picture,
  shown,
  filtered,
  file,
}: ExportOptions): readonly MenuAction[] {
  const { t } = useTranslation(['investigation', 'facts'])
  const format = useFormat()
  return useMemo(() => {
    const stem = name.replaceAll(/[^\p{L}\p{N}._-]+/gu, '-').slice(0, 80) || 'investigation'
    const save = (make: () => Blob | Promise<Blob>, ending: string) => async () => {
      try {
        download(await make(), `${stem}${file === null ? '' : '-from-file'}${ending}`)
      } catch (error) {
        toast({ tone: 'danger', title: t('export.failed'), detail: String(error) })
      }
    }
    /** What a picture that left the desk must still say: as of when, and what it does not show. */
    const footerOf = (): string[] => {
      const missing = shown.surroundings.filter((item) => item.counterparties > item.drawn).length
      const facts = file?.facts
      return [
        ...(facts === undefined
          ? []
          : [
              `${t('facts:ofFile')} ${t('facts:unchecked', { person: facts.exportedBy, time: format.instant(facts.exportedAt) })}`,
            ]),
        t('export.made', { time: format.instant(now()), person }),
        shown.asOf.block === null
          ? t('export.asOf', { time: shown.asOf.time === null ? '–' : format.instant(shown.asOf.time) })
          : t('status.asOfBlock', { block: format.count(shown.asOf.block) }),
        missing === 0
          ? t('status.complete')
          : t('status.missing', { count: missing, formatted: format.count(missing) }),
        ...(filtered.size > 0 ? [t('status.filtered', { formatted: format.count(filtered.size) })] : []),
      ]
    }
    const csv = (text: string) => new Blob(['\u{feff}', text], { type: 'text/csv;charset=utf-8' })
    const item = (id: 'png' | 'svg' | 'nodes' | 'edges' | 'json', run: () => Promise<void>): MenuAction => ({
      id,
      label: t(`export.${id}`),
      hint: t(`export.${id}Hint`),
      onAction: () => void run(),
    })
    const drawn = async (make: (graph: FlowGraphHandle) => Promise<Blob>) => {
      if (handle.current === null) throw new Error(t('export.notDrawn'))
      return make(handle.current)
    }
    const around = { title: name, footer: footerOf() }
    return [
      item(
        'png',
        save(() => drawn((graph) => graph.exportPng(around)), '.png'),
      ),
      item(
        'svg',
        save(
          () =>
            drawn((graph) => Promise.resolve(new Blob([graph.exportSvg(around)], { type: 'image/svg+xml' }))),
          '.svg',
        ),
      ),
      item(
        'nodes',
        save(() => csv(nodesCsv(shown.nodes, picture.state.colours)), '-accounts.csv'),
      ),
      item(
        'edges',
        save(() => csv(edgesCsv(shown.edges)), '-flows.csv'),
      ),
      item(
        'json',
        save(() => {
          const steps = shownSteps(workspace.record.store.getState())
          const text = fileText({
            format: 'kyt-desk.investigation-file',
            version: 1,
            name: name.slice(0, 200),
            document: documentOf(steps),
            // What a file said stays its writer's word: passing it on does not make it this desk's.
            ...(file?.facts ?? {
              exportedAt: new Date(now()).toISOString(),
              exportedBy: person,
              facts: steps.findLast((step) => step.facts !== null)?.facts ?? null,
              nodes: shown.nodes,
              edges: shown.edges,
              notLoaded: shown.notLoaded,
            }),
          })
          return new Blob([text], { type: 'application/json' })
        }, '.json'),
      ),
    ]
  }, [t, format, handle, name, person, workspace, picture.state.colours, shown, filtered, file])
}
