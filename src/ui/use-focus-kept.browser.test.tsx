import { useRef, useState } from 'react'
import { describe, expect, it } from 'vitest'
import { userEvent } from 'vitest/browser'
import { renderUi } from '#src/ui/testing.tsx'
import { useFocusKept } from './use-focus-kept.ts'

/** As the explorer has them: a picture and a table are widgets with keys of their own. */
function Work({ isTable, onKey }: { readonly isTable: boolean; readonly onKey: () => void }) {
  if (isTable) return <div role="grid" aria-label="Rows" tabIndex={0} />
  // oxlint-disable-next-line jsx-a11y/no-noninteractive-element-interactions -- role application is a widget
  return <div role="application" aria-label="Picture" tabIndex={0} onKeyDown={onKey} /> // oxlint-disable-line jsx-a11y/no-noninteractive-tabindex -- its one tab stop
}

function Screen() {
  const screen = useRef<HTMLElement>(null)
  const [isDone, setDone] = useState(false)
  const [isTable, setTable] = useState(false)
  const [text, setText] = useState('a note')
  useFocusKept(screen)
  return (
    <main ref={screen}>
      <button type="button" onClick={() => setTable(true)}>
        Tables
      </button>
      <Work isTable={isTable} onKey={() => setTable(true)} />
      {!isDone && (
        <button type="button" onClick={() => setDone(true)}>
          Stop
        </button>
      )}
      <form>
        <textarea aria-label="Note" value={text} onChange={(event) => setText(event.target.value)} />
        <button type="button" disabled={text === ''} onClick={() => setText('')}>
          Add
        </button>
      </form>
    </main>
  )
}

describe('useFocusKept', () => {
  it('goes on in the picture where a button went with what it ended', async () => {
    const screen = await renderUi(<Screen />)
    screen.getByRole('button', { name: 'Stop' }).element().focus()
    await userEvent.keyboard('{Enter}')
    await expect.element(screen.getByRole('application', { name: 'Picture' })).toHaveFocus()
  })

  it('goes on in the tables that take the place of the picture', async () => {
    const screen = await renderUi(<Screen />)
    screen.getByRole('application', { name: 'Picture' }).element().focus()
    await userEvent.keyboard('v')
    await expect.element(screen.getByRole('grid', { name: 'Rows' })).toHaveFocus()
  })

  it('goes on in the field beside a button that has nothing more to do', async () => {
    const screen = await renderUi(<Screen />)
    screen.getByRole('button', { name: 'Add' }).element().focus()
    await userEvent.keyboard('{Enter}')
    await expect.element(screen.getByRole('textbox', { name: 'Note' })).toHaveFocus()
  })

  it('takes nothing from where somebody left on purpose', async () => {
    const screen = await renderUi(<Screen />)
    const stop = screen.getByRole('button', { name: 'Stop' }).element() as HTMLElement
    stop.focus()
    stop.blur()
    stop.click()
    await expect.element(screen.getByRole('button', { name: 'Stop' })).not.toBeInTheDocument()
    expect(document.activeElement).toBe(document.body)
  })
})
